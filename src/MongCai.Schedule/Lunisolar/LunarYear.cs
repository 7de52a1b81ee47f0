using System.Collections.Immutable;
using NodaTime;

namespace MongCai.Schedule.Lunisolar;

/// <summary>
/// A year of a lunisolar calendar, from <see cref="LunisolarCalendar.GetYear"/>. Every member but <see cref="Months"/> is O(1)
/// and does not allocate.
/// </summary>
/// <param name="Calendar">The calendar that the year belongs to.</param>
/// <param name="Year">The year's number: the Gregorian year in which it begins.</param>
/// <param name="First">The solar date of its first day, inclusive: Tết, Spring Festival.</param>
/// <param name="Last">The solar date of its last day, inclusive: giao thừa, 除夕.</param>
/// <param name="LeapMonth">The number that its leap month repeats, 1 to 12; null where it has none.</param>
public readonly record struct LunarYear(LunisolarCalendar Calendar, int Year, LocalDate First, LocalDate Last, int? LeapMonth)
{
    /// <summary>Its 12 or 13 months in order. Cost: one array.</summary>
    public ImmutableArray<LunarMonth> Months => Calendar.MonthsOf(Year);
}
