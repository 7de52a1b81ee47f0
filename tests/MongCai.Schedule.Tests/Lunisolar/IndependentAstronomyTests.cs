using MongCai.Schedule.Ephemeris;
using MongCai.Schedule.Lunisolar;
using MongCai.Schedule.Tests.Reference;
using NodaTime;

namespace MongCai.Schedule.Tests.Lunisolar;

/// <summary>The tables against other formulas than those they were derived by: <see cref="MeeusSky"/>.</summary>
public class IndependentAstronomyTests
{
    public static TheoryData<string> Calendars => ["vn", "cn"];

    [Theory]
    [MemberData(nameof(Calendars))]
    public void Every_month_begins_at_its_new_moon(string id)
    {
        // Meeus' formula drifts from the modern ephemeris to 30 s by 2200, and the table cuts seconds.
        const double toleranceSeconds = 35;
        var calendar = LunisolarCalendar.All.Single(calendar => calendar.Id == id);
        foreach (var month in Years(calendar).SelectMany(year => year.Months))
        {
            var midnight = JulianDay.At(month.First.ToDateOnly());
            var lunation = (int)Math.Round((midnight + 0.5 - 2451550.1) / 29.530588861);
            var local = LocalClock(calendar, MeeusSky.NewMoon(lunation));
            var start = month.MarginSeconds >= 0 ? midnight : midnight + 1;
            var margin = (local - start) * 86400;
            Assert.True(
                Math.Abs(margin - month.MarginSeconds) < toleranceSeconds,
                $"{id} {month}: the new moon is {margin:F1} s from midnight by Meeus");
        }
    }

    [Theory]
    [MemberData(nameof(Calendars))]
    public void The_Sun_reaches_each_solar_term_on_its_day(string id)
    {
        const double toleranceDegrees = 0.02;
        var calendar = LunisolarCalendar.All.Single(calendar => calendar.Id == id);
        for (var year = calendar.FirstYear; year <= calendar.LastSolarTermYear; year++)
        {
            var previous = new LocalDate(year, 1, 1);
            foreach (var term in SolarTerm.All)
            {
                var date = calendar.DateOf(term, year);
                Assert.True(date > previous && date.Year == year, $"{id} {year} {term}: {date} after {previous}");
                var midnight = JulianDay.At(date.ToDateOnly());
                var atStart = Beyond(term, TerrestrialTime(calendar, midnight));
                var atEnd = Beyond(term, TerrestrialTime(calendar, midnight + 1));
                Assert.True(
                    atStart < toleranceDegrees && atEnd > -toleranceDegrees,
                    $"{id} {year} {term} on {date}: the Sun is {atStart:F3}° and {atEnd:F3}° beyond it at the day's midnights");
                previous = date;
            }
        }

        static double Beyond(SolarTerm term, double tt) => Math.IEEERemainder(MeeusSky.SolarLongitude(tt) - term.Longitude, 360);
    }

    private static IEnumerable<LunarYear> Years(LunisolarCalendar calendar) =>
        Enumerable.Range(calendar.FirstYear, calendar.LastYear - calendar.FirstYear + 1).Select(calendar.GetYear);

    private static double LocalClock(LunisolarCalendar calendar, double tt) => EarthClock.Expected.Local(tt, calendar.Offset.Seconds / 3600);

    private static double TerrestrialTime(LunisolarCalendar calendar, double local) =>
        local - (calendar.Offset.Seconds / 86400.0) + (EarthClock.Expected.TtMinusUt(local) / 86400);
}
