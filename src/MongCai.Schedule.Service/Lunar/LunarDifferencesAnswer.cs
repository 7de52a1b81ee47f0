using MongCai.Schedule.Lunisolar;
using MongCai.Schedule.Service.Http;
using NodaTime;

namespace MongCai.Schedule.Service.Lunar;

/// <summary>Where the two calendars differ.</summary>
/// <param name="From">The first solar date looked at, inclusive.</param>
/// <param name="To">The last, inclusive.</param>
/// <param name="Years">The Gregorian years that hold a day on which the lunar dates differ.</param>
/// <param name="NewYears">The lunar years that begin on different days, at least one of them within the range.</param>
/// <param name="Differences">The longest runs of such days, in order.</param>
/// <param name="UncertainMonths">Months beginning within the range whose first day depends on the future rotation of the Earth: there a difference may come or go.</param>
internal sealed record LunarDifferencesAnswer(
    LocalDate From,
    LocalDate To,
    IReadOnlyList<int> Years,
    IReadOnlyList<LunarDifferencesAnswer.NewYear> NewYears,
    IReadOnlyList<LunarDifferencesAnswer.Run> Differences,
    IReadOnlyList<LunarDifferencesAnswer.UncertainMonth> UncertainMonths)
{
    public static LunarDifferencesAnswer Of(LocalDate from, LocalDate to)
    {
        var runs = LunisolarDifferences.Between(from, to);
        return new LunarDifferencesAnswer(
            from,
            to,
            [.. runs.SelectMany(run => Enumerable.Range(run.First.Year, run.Last.Year - run.First.Year + 1)).Distinct()],
            [.. FindNewYears(from, to)],
            [.. runs.Select(run => new Run(run.First, run.Last, run.Days, LunarDay.Of(run.Vietnamese), LunarDay.Of(run.Chinese), run.IsUncertain))],
            [.. LunisolarCalendar.All.SelectMany(calendar => FindUncertainMonths(calendar, from, to)).OrderBy(month => month.FirstDay)]);
    }

    private static IEnumerable<NewYear> FindNewYears(LocalDate from, LocalDate to)
    {
        var (vietnamese, chinese) = (LunisolarCalendar.Vietnamese, LunisolarCalendar.Chinese);
        return
            from year in LunarYears(vietnamese, @from, to)
            let vn = vietnamese.GetYear(year).First
            let cn = chinese.GetYear(year).First
            where vn != cn && ((vn >= @from && vn <= to) || (cn >= @from && cn <= to))
            select new NewYear(year, vn, cn, vietnamese.IsUncertain(vn) || chinese.IsUncertain(cn));
    }

    private static IEnumerable<UncertainMonth> FindUncertainMonths(LunisolarCalendar calendar, LocalDate from, LocalDate to) =>
        from year in LunarYears(calendar, @from, to)
        from month in calendar.GetYear(year).Months
        where month.IsUncertain && month.First >= @from && month.First <= to
        select new UncertainMonth(calendar.Id, year, month.Number, month.IsLeap, month.First);

    /// <summary>The lunar years that can have a day in the range.</summary>
    private static IEnumerable<int> LunarYears(LunisolarCalendar calendar, LocalDate from, LocalDate to)
    {
        var first = Math.Max(calendar.FirstYear, from.Year - 1);
        return Enumerable.Range(first, Math.Max(0, Math.Min(calendar.LastYear, to.Year) - first + 1));
    }

    /// <summary>A lunar year that begins on different days.</summary>
    /// <param name="Year">The lunar year.</param>
    /// <param name="Vn">The solar date of Tết.</param>
    /// <param name="Cn">The solar date of the Spring Festival.</param>
    /// <param name="Uncertain">Whether either depends on the future rotation of the Earth.</param>
    internal sealed record NewYear(int Year, LocalDate Vn, LocalDate Cn, bool Uncertain);

    /// <summary>A longest run of days on which the lunar dates differ.</summary>
    /// <param name="First">The first day, inclusive.</param>
    /// <param name="Last">The last day, inclusive.</param>
    /// <param name="Days">How many days.</param>
    /// <param name="Vn">The Vietnamese lunar date of the first day.</param>
    /// <param name="Cn">The Chinese lunar date of the first day.</param>
    /// <param name="Uncertain">Whether some day's lunar date depends on the future rotation of the Earth.</param>
    internal sealed record Run(LocalDate First, LocalDate Last, int Days, LunarDay Vn, LunarDay Cn, bool Uncertain);

    /// <summary>A month whose first day may prove to be a day earlier or later.</summary>
    /// <param name="Calendar">vn or cn.</param>
    /// <param name="Year">The lunar year.</param>
    /// <param name="Month">1 to 12.</param>
    /// <param name="Leap">Whether it is the leap month of that number.</param>
    /// <param name="FirstDay">The solar date of its first day in the table.</param>
    internal sealed record UncertainMonth(string Calendar, int Year, int Month, bool Leap, LocalDate FirstDay);
}
