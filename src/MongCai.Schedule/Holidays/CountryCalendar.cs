using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using MongCai.Schedule.Lunisolar;
using NodaTime;

namespace MongCai.Schedule.Holidays;

/// <summary>
/// The holidays, weekends and make-up working days of a country. Immutable. What a government announced for a holiday of a year
/// takes the place of what the rule computes.
/// </summary>
public sealed class CountryCalendar
{
    /// <summary>An announced stretch belongs to the computed holiday of the same id that begins at most this many days from it.</summary>
    private const int NearbyDays = 45;

    private readonly FrozenSet<LocalDate> _makeUpDays;
    private readonly ConcurrentDictionary<int, ILookup<LocalDate, Holiday>> _years = [];

    /// <summary>Gathers a country's rules and notices. Cost: O(rules + notices).</summary>
    /// <param name="country">The country; <see cref="HolidayDay.Lunar"/> and <see cref="HolidayDay.Term"/> are by its own lunar calendar.</param>
    /// <param name="weekend">The days of the week on which people do not work.</param>
    /// <param name="rules">The holidays.</param>
    /// <param name="announcements">The yearly notices of the country.</param>
    public CountryCalendar(
        Country country, IEnumerable<IsoDayOfWeek> weekend, IEnumerable<HolidayRule> rules, IEnumerable<HolidayAnnouncement> announcements)
    {
        Country = country;
        Weekend = [.. weekend];
        Rules = [.. rules];
        Announcements = [.. announcements];
        _makeUpDays = Announcements.SelectMany(announcement => announcement.Work).Select(day => day.Date).ToFrozenSet();
        Lunar = country == Country.Vn ? LunisolarCalendar.Vietnamese : LunisolarCalendar.Chinese;
    }

    /// <summary>A country of which nothing is known: no weekend, no holidays.</summary>
    public static CountryCalendar Empty(Country country) => new(country, [], [], []);

    /// <summary>Whose calendar it is.</summary>
    public Country Country { get; }

    /// <summary>The lunar calendar by which the country's holidays are reckoned.</summary>
    public LunisolarCalendar Lunar { get; }

    /// <summary>The days of the week on which people do not work.</summary>
    public ImmutableArray<IsoDayOfWeek> Weekend { get; }

    /// <summary>The holidays as the law has them.</summary>
    public ImmutableArray<HolidayRule> Rules { get; }

    /// <summary>The notices, in any order.</summary>
    public ImmutableArray<HolidayAnnouncement> Announcements { get; }

    /// <summary>The calendar as known at an instant: without the notices that came later. Cost: O(rules + notices).</summary>
    public CountryCalendar KnownAt(Instant instant) => Announcements.Any(announcement => announcement.Known > instant)
        ? new CountryCalendar(Country, Weekend, Rules, Announcements.Where(announcement => !(announcement.Known > instant)))
        : this;

    /// <summary>The rule of that id; null where there is none.</summary>
    public HolidayRule? Find(Id<HolidayRule> id) => Rules.FirstOrDefault(rule => rule.Id == id);

    /// <summary>
    /// Whether people work on a day: neither weekend nor holiday, or a make-up working day. Cost: O(1), but for the first question about a
    /// year.
    /// </summary>
    public bool IsWorkingDay(LocalDate date) =>
        _makeUpDays.Contains(date) || (!Weekend.Contains(date.DayOfWeek) && !HolidaysOn(date).Any());

    /// <summary>The holidays that a day belongs to. Cost: O(1), but for the first question about a year.</summary>
    public IEnumerable<Holiday> HolidaysOn(LocalDate date) => _years.GetOrAdd(date.Year, HolidaysOf)[date];

    /// <summary>
    /// The holidays of one rule of which any day lies in a range, in order. Cost: O(years + announcements).
    /// </summary>
    /// <param name="rule">The rule.</param>
    /// <param name="first">The first day.</param>
    /// <param name="last">The last day, inclusive.</param>
    public IEnumerable<Holiday> Occurrences(HolidayRule rule, LocalDate first, LocalDate last)
    {
        var announced = Announcements
            .SelectMany(announcement => announcement.Off, (announcement, off) => (Announcement: announcement, Off: off))
            .Where(stretch => stretch.Off.Holiday == rule.Id)
            .Select(stretch => new Holiday(rule, stretch.Off.First, stretch.Off.Last, stretch.Announcement))
            .ToList();
        return Computed(rule, first.PlusDays(-NearbyDays), last.PlusDays(NearbyDays))
            .Where(holiday => !announced.Exists(known => Math.Abs(Period.DaysBetween(known.First, holiday.First)) <= NearbyDays))
            .Concat(announced)
            .Where(holiday => holiday.First <= last && holiday.Last >= first)
            .OrderBy(holiday => holiday.First);
    }

    /// <summary>The holidays of a Gregorian year by day.</summary>
    private ILookup<LocalDate, Holiday> HolidaysOf(int year)
    {
        var (first, last) = (new LocalDate(year, 1, 1), new LocalDate(year, 12, 31));
        return Rules
            .SelectMany(rule => Occurrences(rule, first, last))
            .SelectMany(holiday => new DateInterval(holiday.First, holiday.Last).Select(day => (Day: day, Holiday: holiday)))
            .Where(entry => entry.Day.Year == year)
            .ToLookup(entry => entry.Day, entry => entry.Holiday);
    }

    private IEnumerable<Holiday> Computed(HolidayRule rule, LocalDate first, LocalDate last)
    {
        // A lunar year ends some weeks into the next Gregorian one; the offsets of days off reach a few days further.
        for (var year = first.Year - 1; year <= last.Year + 1; year++)
        {
            if (DayOf(rule.On, year) is not { } day || day < rule.Since || day > rule.Until)
            {
                continue;
            }

            var holiday = new Holiday(rule, day.PlusDays(rule.From), day.PlusDays(rule.To), Announcement: null);
            if (holiday.First <= last && holiday.Last >= first)
            {
                yield return holiday;
            }
        }
    }

    /// <summary>The day in a year, lunar or Gregorian; null where the year has none or the calendars do not reach it.</summary>
    private LocalDate? DayOf(HolidayDay on, int year) => on switch
    {
        HolidayDay.Yearly yearly => yearly.Day.InYear(year),
        HolidayDay.Lunar lunar => Lunar.Find(lunar.Day, year),
        HolidayDay.Term term => year >= Lunar.FirstYear && year <= Lunar.LastSolarTermYear ? Lunar.DateOf(term.Name, year) : null,
        _ => throw new InvalidOperationException($"{on} is no form of a holiday."),
    };
}
