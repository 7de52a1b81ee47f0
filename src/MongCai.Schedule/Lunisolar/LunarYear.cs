using System.Collections.Immutable;
using NodaTime;

namespace MongCai.Schedule.Lunisolar;

/// <summary>
/// A year of a lunisolar calendar, from <see cref="LunisolarCalendar.GetYear"/>. Every member but <see cref="Months"/> is O(1)
/// and does not allocate.
/// </summary>
public readonly record struct LunarYear
{
    internal LunarYear(LunisolarCalendar calendar, int year, LocalDate first, LocalDate last, int? leapMonth)
    {
        Calendar = calendar;
        Year = year;
        First = first;
        Last = last;
        LeapMonth = leapMonth;
    }

    /// <summary>The calendar that the year belongs to.</summary>
    public LunisolarCalendar Calendar { get; }

    /// <summary>The year's number: the Gregorian year in which it begins.</summary>
    public int Year { get; }

    /// <summary>The solar date of its first day, inclusive: Tết, Spring Festival.</summary>
    public LocalDate First { get; }

    /// <summary>The solar date of its last day, inclusive: giao thừa, 除夕.</summary>
    public LocalDate Last { get; }

    /// <summary>The number that its leap month repeats, 1 to 12; null where it has none.</summary>
    public int? LeapMonth { get; }

    /// <summary>Its 12 or 13 months in order. Cost: one array.</summary>
    public ImmutableArray<LunarMonth> Months => Calendar.MonthsOf(Year);
}
