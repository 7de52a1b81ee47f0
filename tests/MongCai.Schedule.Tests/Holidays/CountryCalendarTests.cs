using MongCai.Schedule.Holidays;
using MongCai.Schedule.Lunisolar;
using NodaTime;
using NodaTime.Text;

namespace MongCai.Schedule.Tests.Holidays;

public class CountryCalendarTests
{
    private static readonly TrilingualText Name = new("vi", "zh", "en");
    private static readonly IsoDayOfWeek[] Weekend = [IsoDayOfWeek.Saturday, IsoDayOfWeek.Sunday];

    [Fact]
    public void A_rule_computes_its_days_each_year_by_the_countrys_own_calendar()
    {
        // The New Year of 2030 is on 2 February in Vietnam and on 3 February in China.
        var rule = Rule("tet", new HolidayDay.Lunar(LunarDayOfYear.Parse("1/1")), from: -1, to: 2);
        Assert.Equal((Date("2030-02-01"), Date("2030-02-04")), Only(Calendar(Country.Vn, [rule]), rule, "2030-01-01", "2030-12-31"));
        Assert.Equal((Date("2030-02-02"), Date("2030-02-05")), Only(Calendar(Country.Cn, [rule]), rule, "2030-01-01", "2030-12-31"));
    }

    [Fact]
    public void A_solar_term_and_a_yearly_date_are_days_too_and_29_February_is_the_28th_in_a_common_year()
    {
        var qingming = Rule("qingming", new HolidayDay.Term(SolarTerm.Parse("qingming")));
        Assert.Equal((Date("2024-04-04"), Date("2024-04-04")), Only(Calendar(Country.Cn, [qingming]), qingming, "2024-01-01", "2024-12-31"));
        var leap = Rule("leap", new HolidayDay.Yearly(new AnnualDate(2, 29)));
        Assert.Equal((Date("2023-02-28"), Date("2023-02-28")), Only(Calendar(Country.Cn, [leap]), leap, "2023-01-01", "2023-12-31"));
        Assert.Equal((Date("2024-02-29"), Date("2024-02-29")), Only(Calendar(Country.Cn, [leap]), leap, "2024-01-01", "2024-12-31"));
    }

    [Fact]
    public void A_rule_holds_from_its_first_to_its_last_day_of_validity()
    {
        var rule = Rule("day", new HolidayDay.Yearly(new AnnualDate(9, 3))) with { Since = Date("2015-09-03"), Until = Date("2016-09-03") };
        Assert.Equal(
            [Date("2015-09-03"), Date("2016-09-03")],
            Calendar(Country.Cn, [rule]).Occurrences(rule, Date("2010-01-01"), Date("2020-12-31")).Select(holiday => holiday.First));
    }

    [Fact]
    public void What_was_announced_takes_the_place_of_what_the_rule_computes()
    {
        var rule = Rule("national-day", new HolidayDay.Yearly(new AnnualDate(10, 1)), to: 2);
        var announced = new HolidayAnnouncement(Country.Cn, [new(rule.Id, Date("2022-10-01"), Date("2022-10-07"))], [new(Date("2022-10-08"), rule.Id)], []);
        var calendar = Calendar(Country.Cn, [rule], announced);
        var holidays = calendar.Occurrences(rule, Date("2021-01-01"), Date("2022-12-31")).ToList();
        Assert.Equal([(Date("2021-10-03"), HolidayBasis.Computed), (Date("2022-10-07"), HolidayBasis.Announced)], holidays.Select(holiday => (holiday.Last, holiday.Basis)));
        Assert.False(calendar.IsWorkingDay(Date("2022-10-07")));
        Assert.True(calendar.IsWorkingDay(Date("2022-10-08")));
        Assert.False(calendar.IsWorkingDay(Date("2022-10-09")));
        Assert.True(calendar.IsWorkingDay(Date("2022-10-10")));
        Assert.True(calendar.IsWorkingDay(Date("2021-10-04")));
    }

    [Theory]
    [InlineData("2022-08-17", 1)]
    [InlineData("2022-08-16", 2)]
    [InlineData("2022-11-15", 1)]
    [InlineData("2022-11-16", 2)]
    public void What_was_announced_up_to_45_days_away_takes_the_place_of_what_is_computed(string first, int holidays)
    {
        var rule = Rule("national-day", new HolidayDay.Yearly(new AnnualDate(10, 1)));
        var announced = new HolidayAnnouncement(Country.Cn, [new(rule.Id, Date(first), Date(first))], [], []);
        Assert.Equal(holidays, Calendar(Country.Cn, [rule], announced).Occurrences(rule, Date("2022-01-01"), Date("2022-12-31")).Count());
    }

    [Fact]
    public void A_holiday_over_the_end_of_the_year_is_found_from_both_years()
    {
        var rule = Rule("new-year", new HolidayDay.Yearly(new AnnualDate(1, 1)), from: -1, to: 1);
        var calendar = Calendar(Country.Cn, [rule]);
        Assert.Single(calendar.HolidaysOn(Date("2023-12-31")));
        Assert.Single(calendar.HolidaysOn(Date("2024-01-02")));
        Assert.Empty(calendar.HolidaysOn(Date("2024-01-03")));
    }

    [Fact]
    public void A_country_of_which_nothing_is_known_works_every_day() =>
        Assert.True(CountryCalendar.Empty(Country.Vn).IsWorkingDay(Date("2024-02-10")));

    private static (LocalDate First, LocalDate Last) Only(CountryCalendar calendar, HolidayRule rule, string first, string last)
    {
        var holiday = Assert.Single(calendar.Occurrences(rule, Date(first), Date(last)));
        return (holiday.First, holiday.Last);
    }

    private static CountryCalendar Calendar(Country country, HolidayRule[] rules, params HolidayAnnouncement[] announcements) =>
        new(country, Weekend, rules, announcements);

    private static HolidayRule Rule(string id, HolidayDay on, int from = 0, int to = 0) =>
        new(Id<HolidayRule>.Parse(id), Name, on, from, to, Date("1970-01-01"), null, []);

    private static LocalDate Date(string text) => LocalDatePattern.Iso.Parse(text).Value;
}
