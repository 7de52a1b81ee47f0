using System.Globalization;
using MongCai.Schedule.Lunisolar;
using NodaTime;
using NodaTime.Text;

namespace MongCai.Schedule.Tests.Lunisolar;

public class LunisolarCalendarTests
{
    public static TheoryData<string> Calendars => ["vn", "cn"];

    private static LunisolarCalendar Calendar(string id) => LunisolarCalendar.All.Single(calendar => calendar.Id == id);

    private static LocalDate Date(string text) => LocalDatePattern.Iso.Parse(text).Value;

    [Theory]
    [InlineData("vn", 7, "1968-01-01", 1968)]
    [InlineData("cn", 8, "1929-01-01", 1929)]
    public void Each_calendar_covers_what_it_says(string id, int hours, string firstDate, int firstYear)
    {
        var calendar = Calendar(id);
        Assert.Equal(Offset.FromHours(hours), calendar.Offset);
        Assert.Equal(Date(firstDate), calendar.FirstDate);
        Assert.Equal(firstYear, calendar.FirstYear);
        Assert.Equal(2199, calendar.LastYear);
        Assert.Equal(calendar.GetYear(2199).Last, calendar.LastDate);
        Assert.Equal(new LunarDate(2199, 12, false, calendar.GetYear(2199).Months[^1].Days), calendar.ToLunar(calendar.LastDate));
    }

    [Theory]
    [MemberData(nameof(Calendars))]
    public void Every_day_converts_to_a_lunar_date_and_back(string id)
    {
        var calendar = Calendar(id);
        var epoch = new LocalDate(1970, 1, 1);
        for (var date = calendar.FirstDate; date <= calendar.LastDate; date = date.PlusDays(1))
        {
            var lunar = calendar.ToLunar(date);
            var unixDay = Period.DaysBetween(epoch, date);
            Assert.True(calendar.ToSolar(lunar) == date, $"{id} {date} -> {lunar} -> {calendar.ToSolar(lunar)}");
            Assert.True(calendar.ToUnixDay(lunar) == unixDay, $"{id} {date} -> {lunar} -> day {calendar.ToUnixDay(lunar)}");
            Assert.True(calendar.TryToLunar(unixDay, out var again) && again == lunar, $"{id} day {unixDay} -> {again}, not {lunar}");
        }
    }

    [Theory]
    [MemberData(nameof(Calendars))]
    public void Days_follow_each_other_through_months_of_29_or_30_days_in_the_order_of_the_year(string id)
    {
        var calendar = Calendar(id);
        var previous = calendar.ToLunar(calendar.FirstDate);
        for (var date = calendar.FirstDate.PlusDays(1); date <= calendar.LastDate; date = date.PlusDays(1))
        {
            var lunar = calendar.ToLunar(date);
            var isNextDay = lunar == new LunarDate(previous.Year, previous.Month, previous.IsLeapMonth, Math.Min(previous.Day + 1, 30))
                && previous.Day < 30;
            var isNextMonth = lunar.Day == 1 && previous.Day is 29 or 30 && (lunar.Year, lunar.Month, lunar.IsLeapMonth) switch
            {
                (var year, var month, true) => year == previous.Year && month == previous.Month && !previous.IsLeapMonth,
                (var year, 1, false) => year == previous.Year + 1 && previous.Month == 12,
                (var year, var month, false) => year == previous.Year && month == previous.Month + 1,
            };
            Assert.True(isNextDay || isNextMonth, $"{id} {date}: {lunar} after {previous}");
            Assert.True(previous < lunar, $"{id} {date}: {lunar} is not ordered after {previous}");
            previous = lunar;
        }
    }

    [Theory]
    [MemberData(nameof(Calendars))]
    public void The_months_of_each_year_are_those_that_its_days_make(string id)
    {
        var calendar = Calendar(id);
        for (var year = calendar.FirstYear; year <= calendar.LastYear; year++)
        {
            var lunarYear = calendar.GetYear(year);
            var days = new List<LunarDate>();
            for (var date = lunarYear.First; date <= lunarYear.Last; date = date.PlusDays(1))
            {
                days.Add(calendar.ToLunar(date));
            }

            var months = days.GroupBy(day => (day.Month, day.IsLeapMonth)).Select(month => (month.Key, Days: month.Count())).ToList();
            Assert.Equal(months, lunarYear.Months.Select(month => ((month.Number, month.IsLeap), month.Days)));
            Assert.All(days, day => Assert.Equal(year, day.Year));
            Assert.Equal(lunarYear.Months.Where(month => month.IsLeap).Select(month => month.Number), lunarYear.LeapMonth is { } leap ? [leap] : []);
            Assert.Equal(lunarYear.First, lunarYear.Months[0].First);
            Assert.Equal(lunarYear.Last, lunarYear.Months[^1].Last);
            Assert.InRange(days.Count, lunarYear.LeapMonth is null ? 353 : 383, lunarYear.LeapMonth is null ? 355 : 385);
        }
    }

    [Theory]
    [MemberData(nameof(Calendars))]
    public void Every_lunar_date_that_can_be_written_is_found_or_refused_for_its_reason(string id)
    {
        var calendar = Calendar(id);
        var beforeFirstYear = new HashSet<LunarDate>();
        for (var date = calendar.FirstDate; date < calendar.GetYear(calendar.FirstYear).First; date = date.PlusDays(1))
        {
            beforeFirstYear.Add(calendar.ToLunar(date));
        }

        for (var year = calendar.FirstYear - 2; year <= calendar.LastYear + 2; year++)
        {
            var months = year >= calendar.FirstYear && year <= calendar.LastYear ? calendar.GetYear(year).Months : [];
            foreach (var lunar in EveryDayOf(year))
            {
                var month = months.SingleOrDefault(month => month.Number == lunar.Month && month.IsLeap == lunar.IsLeapMonth);
                LunarDateFinding[] expected =
                    beforeFirstYear.Contains(lunar) ? [LunarDateFinding.Found]
                    : months.IsEmpty && (year != calendar.FirstYear - 1 || lunar < beforeFirstYear.Min()) ? [LunarDateFinding.OutsideRange]
                    : months.IsEmpty ? [LunarDateFinding.NoSuchLeapMonth, LunarDateFinding.NoSuchDay]
                    : month == default ? [LunarDateFinding.NoSuchLeapMonth]
                    : lunar.Day > month.Days ? [LunarDateFinding.NoSuchDay]
                    : [LunarDateFinding.Found];
                var finding = calendar.Find(lunar, out var date);
                Assert.True(expected.Contains(finding), $"{id} {lunar}: {finding}, not {string.Join(" or ", expected)}");
                Assert.True(finding != LunarDateFinding.Found || calendar.ToLunar(date) == lunar, $"{id} {lunar} -> {date}");
            }
        }

        static IEnumerable<LunarDate> EveryDayOf(int year) =>
            from month in Enumerable.Range(1, 12)
            from isLeap in (bool[])[false, true]
            from day in Enumerable.Range(1, 30)
            select new LunarDate(year, month, isLeap, day);
    }

    [Fact]
    public void Outside_the_range_the_error_names_the_range()
    {
        // Chinese New Year 2200 is on day 46 of the year by Yuk Tung Liu's calendarData.js (from DE441), so the last day is 14 February.
        var vietnamese = LunisolarCalendar.Vietnamese;
        var chinese = LunisolarCalendar.Chinese;
        AssertRefused("The calendar vn covers 1968-01-01 to 2200-02-14.", () => vietnamese.ToLunar(new LocalDate(1967, 12, 31)));
        AssertRefused("The calendar vn covers 1968-01-01 to 2200-02-14.", () => vietnamese.ToLunar(new LocalDate(2200, 2, 15)));
        AssertRefused("The calendar vn covers 1968-01-01 to 2200-02-14.", () => vietnamese.IsUncertain(new LocalDate(2200, 2, 15)));
        AssertRefused("The calendar cn covers 1929-01-01 to 2200-02-14.", () => chinese.ToLunar(new LocalDate(1928, 12, 31)));
        AssertRefused("The calendar cn covers 1929-01-01 to 2200-02-14.", () => chinese.ToLunar(new LocalDate(9999, 12, 31)));
        AssertRefused("The calendar vn covers 1967/12/2 to 2199/12/30.", () => vietnamese.ToSolar(new LunarDate(1967, 12, false, 1)));
        AssertRefused("The calendar vn covers 1967/12/2 to 2199/12/30.", () => vietnamese.ToSolar(new LunarDate(2200, 1, false, 1)));
        AssertRefused("In the calendar vn the year 2025 has no leap month 5.", () => vietnamese.ToSolar(new LunarDate(2025, 5, true, 1)));
        AssertRefused("In the calendar vn the month of 2025/12/30 has 29 days.", () => vietnamese.ToSolar(new LunarDate(2025, 12, false, 30)));
        AssertRefused("The calendar vn covers the lunar years 1968 to 2199.", () => vietnamese.GetYear(1967));
        AssertRefused("The calendar cn covers the lunar years 1929 to 2199.", () => chinese.GetYear(2200));
        AssertRefused("The calendar vn knows the solar terms of 1968 to 2200.", () => vietnamese.DateOf(SolarTerm.All[0], 1967));
        AssertRefused("The calendar cn knows the solar terms of 1929 to 2200.", () => chinese.IsUncertain(SolarTerm.All[0], 2201));
        Assert.False(vietnamese.TryToLunar(new LocalDate(1967, 12, 31), out _));
        Assert.False(vietnamese.TryToLunar(LocalDate.MinIsoValue, out _));
        Assert.False(vietnamese.TryToLunar(LocalDate.MaxIsoValue, out _));
        Assert.False(vietnamese.TryToLunar(int.MinValue, out _));
        Assert.False(vietnamese.TryToLunar(int.MaxValue, out _));
        Assert.Equal(LunarDateFinding.OutsideRange, vietnamese.Find(default, out _));

        static void AssertRefused<T>(string message, Func<T> call)
        {
            var error = Assert.Throws<ArgumentOutOfRangeException>(() => call());
            Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_date_of_another_calendar_system_is_converted()
    {
        var iso = new LocalDate(2022, 2, 4);
        Assert.Equal(new LunarDate(2022, 1, false, 4), LunisolarCalendar.Vietnamese.ToLunar(iso.WithCalendar(CalendarSystem.Julian)));
        Assert.False(LunisolarCalendar.Vietnamese.IsUncertain(iso.WithCalendar(CalendarSystem.Coptic)));
    }

    [Fact]
    public void Conversions_do_not_allocate()
    {
        var calendar = LunisolarCalendar.Vietnamese;
        var date = new LocalDate(2022, 2, 4);
        var sum = 0;
        Assert.Equal(0, Allocations.Of(() => sum += Convert(1000)));
        Assert.NotEqual(0, sum);

        int Convert(int times)
        {
            var total = 0;
            for (var i = 0; i < times; i++)
            {
                var lunar = calendar.ToLunar(date.PlusDays(i));
                total += lunar.Day + calendar.ToSolar(lunar).Day + calendar.ToUnixDay(lunar) + calendar.GetYear(lunar.Year).First.Day
                    + calendar.DateOf(SolarTerm.All[6], 2022).Day + (calendar.IsUncertain(date) ? 1 : 0);
            }

            return total;
        }
    }

    [Fact]
    public void New_moons_lie_as_far_from_midnight_as_an_independent_ephemeris_says()
    {
        // The list was computed with Swiss Ephemeris and JPL DE431; 1.5 s allow for whole seconds and for its other ΔT before 1972.
        var compared = 0;
        foreach (var row in Ephemeris.NearMidnightRow.All.Where(row => row.Degrees is null))
        {
            var calendar = Calendar(row.Zone);
            var date = LocalDate.FromDateOnly(row.Date);
            if (date < calendar.GetYear(calendar.FirstYear).First)
            {
                continue;
            }

            var month = calendar.GetYear(calendar.ToLunar(date).Year).Months.Single(month => month.First == date);
            Assert.True(Math.Abs(month.MarginSeconds - row.MarginSeconds) < 1.5, $"{row}: {month.MarginSeconds}");
            Assert.True(month.IsUncertain == row.DependsOnRotation, $"{row}: {month.IsUncertain}");
            compared++;
        }

        Assert.Equal(18, compared);
    }

    [Theory]
    [MemberData(nameof(Calendars))]
    public void Exactly_the_days_that_the_rotation_of_the_Earth_can_rename_are_uncertain(string id)
    {
        // Independently of the packed flags: the days from a movable first day to the end of its month, and the day before one that
        // may move to it.
        var calendar = Calendar(id);
        var expected = new HashSet<LocalDate>();
        foreach (var row in Ephemeris.NearMidnightRow.All.Where(row => row.Zone == id && row.Degrees is null && row.DependsOnRotation))
        {
            var first = LocalDate.FromDateOnly(row.Date);
            var lunar = calendar.ToLunar(first);
            Assert.Equal(1, lunar.Day);
            for (var date = first; date <= calendar.LastDate && calendar.ToLunar(date).Month == lunar.Month; date = date.PlusDays(1))
            {
                expected.Add(date);
            }

            if (row.DateOnSlowEarth < row.Date)
            {
                expected.Add(first.PlusDays(-1));
            }
        }

        var actual = new HashSet<LocalDate>();
        for (var date = calendar.FirstDate; date <= calendar.LastDate; date = date.PlusDays(1))
        {
            if (calendar.IsUncertain(date))
            {
                actual.Add(date);
            }
        }

        Assert.NotEmpty(expected);
        Assert.Equal(expected.Order(), actual.Order());
    }

    [Theory]
    [MemberData(nameof(Calendars))]
    public void Exactly_the_listed_solar_terms_are_uncertain(string id)
    {
        var calendar = Calendar(id);
        var expected = Ephemeris.NearMidnightRow.All
            .Where(row => row.Zone == id && row.Degrees is not null && row.DependsOnRotation && row.Date.Year >= calendar.FirstYear)
            .Select(row => (row.Degrees!.Value, LocalDate.FromDateOnly(row.Date)));
        var actual =
            from year in Enumerable.Range(calendar.FirstYear, calendar.LastSolarTermYear - calendar.FirstYear + 1)
            from term in SolarTerm.All
            where calendar.IsUncertain(term, year)
            select (term.Longitude, calendar.DateOf(term, year));
        Assert.Equal(expected.OrderBy(row => row.Item2), actual.OrderBy(row => row.Item2));
    }

    [Theory]
    [MemberData(nameof(Calendars))]
    public void Month_11_holds_the_solstice_and_only_a_leap_month_or_none_lacks_a_principal_term(string id)
    {
        // GB/T 33661-2017, read backwards from the tables: between two months 11 there is a leap month exactly where there are 13
        // months, and it is the first without a principal term.
        var calendar = Calendar(id);
        for (var year = calendar.FirstYear + 1; year < calendar.LastYear; year++)
        {
            var solstice = calendar.ToLunar(calendar.DateOf(SolarTerm.Parse("dongzhi"), year));
            Assert.Equal((year, 11, false), (solstice.Year, solstice.Month, solstice.IsLeapMonth));

            var months = calendar.GetYear(year - 1).Months.SkipWhile(month => month.Number < 11)
                .Concat(calendar.GetYear(year).Months.TakeWhile(month => month.Number < 11))
                .ToList();
            var terms = SolarTerm.All.Where(term => term.IsPrincipal)
                .SelectMany(term => new[] { calendar.DateOf(term, year - 1), calendar.DateOf(term, year) })
                .ToList();
            var empty = months.FindIndex(month => !terms.Any(term => term >= month.First && term <= month.Last));
            var leap = months.FindIndex(month => month.IsLeap);
            Assert.True(leap == (months.Count == 13 ? empty : -1), string.Create(CultureInfo.InvariantCulture, $"{id} {year}: leap at {leap}, empty at {empty} of {months.Count}"));
        }
    }
}
