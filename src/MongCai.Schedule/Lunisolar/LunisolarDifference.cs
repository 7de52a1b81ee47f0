using NodaTime;

namespace MongCai.Schedule.Lunisolar;

/// <summary>A longest run of days on which the two calendars give different lunar dates.</summary>
/// <param name="First">The first such solar date, inclusive.</param>
/// <param name="Last">The last, inclusive.</param>
/// <param name="Vietnamese">The Vietnamese lunar date of <paramref name="First"/>.</param>
/// <param name="Chinese">The Chinese lunar date of <paramref name="First"/>.</param>
/// <param name="IsUncertain">Whether a lunar date of some day of the run depends on the future rotation of the Earth, in either calendar.</param>
public sealed record LunisolarDifference(LocalDate First, LocalDate Last, LunarDate Vietnamese, LunarDate Chinese, bool IsUncertain)
{
    /// <summary>How many days the run has.</summary>
    public int Days => Period.DaysBetween(First, Last) + 1;
}
