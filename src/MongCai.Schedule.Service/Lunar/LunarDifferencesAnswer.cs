using MongCai.Schedule.Lunisolar;
using NodaTime;

namespace MongCai.Schedule.Service.Lunar;

/// <summary>Where the two calendars differ.</summary>
/// <param name="From">The first solar date looked at, inclusive.</param>
/// <param name="To">The last, inclusive.</param>
/// <param name="Years">The Gregorian years that hold a day on which the lunar dates differ.</param>
/// <param name="NewYears">The lunar years that begin on different days.</param>
/// <param name="Differences">The longest runs of such days, in order.</param>
internal sealed record LunarDifferencesAnswer(
    LocalDate From,
    LocalDate To,
    IReadOnlyList<int> Years,
    IReadOnlyList<LunarDifferencesAnswer.NewYear> NewYears,
    IReadOnlyList<LunarDifferencesAnswer.Run> Differences)
{
    public static LunarDifferencesAnswer Of(LocalDate from, LocalDate to)
    {
        var runs = LunisolarDifferences.Between(from, to);
        var (vietnamese, chinese) = (LunisolarCalendar.Vietnamese, LunisolarCalendar.Chinese);
        var newYears = Enumerable.Range(vietnamese.FirstYear, vietnamese.LastYear - vietnamese.FirstYear + 1)
            .Select(year => new NewYear(year, vietnamese.GetYear(year).First, chinese.GetYear(year).First))
            .Where(year => year.Vn != year.Cn && year.Vn >= from && year.Vn <= to);
        return new LunarDifferencesAnswer(
            from,
            to,
            [.. runs.SelectMany(run => Enumerable.Range(run.First.Year, run.Last.Year - run.First.Year + 1)).Distinct()],
            [.. newYears],
            [.. runs.Select(run => new Run(run.First, run.Last, run.Days, LunarDay.Of(run.Vietnamese), LunarDay.Of(run.Chinese), run.IsUncertain))]);
    }

    /// <summary>A lunar year that begins on different days.</summary>
    /// <param name="Year">The lunar year.</param>
    /// <param name="Vn">The solar date of Tết.</param>
    /// <param name="Cn">The solar date of the Spring Festival.</param>
    internal sealed record NewYear(int Year, LocalDate Vn, LocalDate Cn);

    /// <summary>A longest run of days on which the lunar dates differ.</summary>
    /// <param name="First">The first day, inclusive.</param>
    /// <param name="Last">The last day, inclusive.</param>
    /// <param name="Days">How many days.</param>
    /// <param name="Vn">The Vietnamese lunar date of the first day.</param>
    /// <param name="Cn">The Chinese lunar date of the first day.</param>
    /// <param name="Uncertain">Whether some day's lunar date depends on the future rotation of the Earth.</param>
    internal sealed record Run(LocalDate First, LocalDate Last, int Days, LunarDay Vn, LunarDay Cn, bool Uncertain);
}
