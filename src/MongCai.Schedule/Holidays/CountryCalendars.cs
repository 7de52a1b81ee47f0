using NodaTime;

namespace MongCai.Schedule.Holidays;

/// <summary>The calendars of the two countries.</summary>
/// <param name="Vn">Vietnam's.</param>
/// <param name="Cn">China's.</param>
public sealed record CountryCalendars(CountryCalendar Vn, CountryCalendar Cn)
{
    /// <summary>Calendars in which nothing is known.</summary>
    public static CountryCalendars Empty { get; } = new(CountryCalendar.Empty(Country.Vn), CountryCalendar.Empty(Country.Cn));

    /// <summary>The notices of both.</summary>
    public IEnumerable<HolidayAnnouncement> Announcements => Vn.Announcements.Concat(Cn.Announcements);

    /// <summary>Both as known at an instant.</summary>
    public CountryCalendars KnownAt(Instant instant) => new(Vn.KnownAt(instant), Cn.KnownAt(instant));

    /// <summary>The calendar of a country.</summary>
    public CountryCalendar this[Country country] => country == Country.Vn ? Vn : Cn;
}
