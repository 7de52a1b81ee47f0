using System.Collections.Immutable;
using MongCai.Schedule.Holidays;
using MongCai.Schedule.Lunisolar;
using NodaTime;

namespace MongCai.Schedule.Statements;

/// <summary>What narrows the days of a clause: each member that is given must fit.</summary>
/// <param name="Weekdays">The days of the week; empty for all.</param>
/// <param name="DaysOfMonth">The days of the Gregorian month, 1 to 31, or -1 for the last; empty for all.</param>
/// <param name="LunarDays">The days of the lunar month; null for all.</param>
/// <param name="CountryDays">The working days or the days off of a country; null for all.</param>
public sealed record DayPattern(
    ImmutableArray<IsoDayOfWeek> Weekdays,
    ImmutableArray<int> DaysOfMonth,
    DayPattern.LunarDaysOfMonth? LunarDays,
    DayPattern.DaysOfCountry? CountryDays)
{
    /// <summary>Days of the months of a lunar calendar, leap months too.</summary>
    /// <param name="Calendar">Whose lunar calendar.</param>
    /// <param name="Days">1 to 30, or -1 for the last; a month of 29 days has no day 30.</param>
    public sealed record LunarDaysOfMonth(Country Calendar, ImmutableArray<int> Days);

    /// <summary>Working days or days off.</summary>
    /// <param name="Country">Whose.</param>
    /// <param name="AreWorking">Whether the working days are meant, or the days off.</param>
    public sealed record DaysOfCountry(Country Country, bool AreWorking);

    /// <summary>Whether a day fits.</summary>
    public bool Includes(LocalDate date, CountryCalendars countries)
    {
        ArgumentNullException.ThrowIfNull(countries);
        return (Weekdays.IsEmpty || Weekdays.Contains(date.DayOfWeek))
            && (DaysOfMonth.IsEmpty
                || DaysOfMonth.Contains(date.Day)
                || (DaysOfMonth.Contains(-1) && date.Day == date.Calendar.GetDaysInMonth(date.Year, date.Month)))
            && (LunarDays is null || Includes(LunarDays, date, countries[LunarDays.Calendar].Lunar))
            && (CountryDays is null || countries[CountryDays.Country].IsWorkingDay(date) == CountryDays.AreWorking);
    }

    private static bool Includes(LunarDaysOfMonth wanted, LocalDate date, LunisolarCalendar calendar) =>
        calendar.TryToLunar(date, out var lunar)
        && (wanted.Days.Contains(lunar.Day)
            || (wanted.Days.Contains(-1) && (!calendar.TryToLunar(date.PlusDays(1), out var next) || next.Day == 1)));
}
