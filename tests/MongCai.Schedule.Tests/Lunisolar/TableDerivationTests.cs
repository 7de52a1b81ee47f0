using MongCai.Schedule.Ephemeris;

namespace MongCai.Schedule.Tests.Lunisolar;

/// <summary>Derives the tables anew and holds them against the repository.</summary>
public class TableDerivationTests(TableDerivationTests.Derivation derivation) : IClassFixture<TableDerivationTests.Derivation>
{
    private static readonly int[] LeapSecondYears = [1972, 1999, 2017];

    [Fact]
    public void The_program_gives_the_same_words_again()
    {
        var written = File.ReadAllText(Solution.PathOf(TableSource.RelativePath));
        Assert.Equal(written, TableSource.Write(derivation.Vietnamese, derivation.Chinese));
    }

    [Fact]
    public void The_report_in_the_documentation_is_what_the_program_prints()
    {
        var written = File.ReadAllText(Solution.PathOf(DerivationReport.RelativePath));
        Assert.Equal(written, DerivationReport.Write(derivation.Vietnamese, derivation.Chinese));
    }

    [Fact]
    public void Instants_keep_the_stated_accuracy_and_no_date_was_overruled()
    {
        // docs/lunisolar.md states 0.3 s for new moons and 1.5 s for solar terms.
        foreach (var found in derivation.Both.SelectMany(calendar => calendar.Events).Where(found => found.Listed is not null))
        {
            var seconds = Math.Abs(found.Sky.Tt - found.Listed!.Tt) * 86400;
            Assert.True(seconds < (found.Sky.Degrees is null ? 0.3 : 1.5), $"{found}: {seconds} s");
        }
    }

    [Fact]
    public void Every_listed_event_of_the_covered_years_was_met()
    {
        foreach (var calendar in derivation.Both)
        {
            var (first, last) = (calendar.Months[0].NewMoon.Date, calendar.Months[^1].NewMoon.Date);
            var expected = NearMidnightRow.All.Where(row => row.Zone == calendar.Zone.Id)
                .Where(row => row.Degrees is null ? row.Date >= first && row.Date <= last : row.Date.Year > calendar.Zone.FirstYear);
            var met = calendar.Events.Select(found => found.Listed).OfType<NearMidnightRow>();
            Assert.Equal(expected.OrderBy(row => row.Tt), met.OrderBy(row => row.Tt));
        }
    }

    [Fact]
    public void No_uncertain_event_moves_a_leap_month()
    {
        // The words say only by how much a month's first day may move. That is enough as long as no single event, and not all of
        // them together, would rename a month.
        foreach (var calendar in derivation.Both)
        {
            var moons = calendar.Months.Select(month => month.NewMoon).ToList();
            var terms = calendar.Terms.Where(term => term.Sky.IsPrincipalTerm).ToList();
            var names = Names(moons, terms);
            var uncertain = moons.Concat(terms).Where(found => found.IsUncertain).ToList();
            Assert.NotEmpty(uncertain);
            foreach (var moved in uncertain.Select(found => (HashSet<LocalEvent>)[found]).Append([.. uncertain]))
            {
                Assert.Equal(names, Names([.. moons.Select(Move)], [.. terms.Select(Move)]));

                LocalEvent Move(LocalEvent found) =>
                    moved.Contains(found) ? found with { Date = found.Date.AddDays(found.MayBeEarlier ? -1 : 1) } : found;
            }
        }

        static List<(int, int, bool)> Names(List<LocalEvent> moons, List<LocalEvent> terms) =>
            [.. LunarMonthNumbering.Number(moons, terms).Select(month => (month.Year, month.Number, month.IsLeap))];
    }

    [Fact]
    public void An_instant_that_disagrees_with_the_list_stops_the_derivation()
    {
        const double second = 1 / 86400.0;
        var solstice = Listed("cn", 270, 1951);
        Assert.Throws<InvalidOperationException>(() => CivilZone.China.Locate(new SkyEvent(270, solstice.Tt + (2.5 * second))));
        Assert.Throws<InvalidOperationException>(() => CivilZone.China.Locate(new SkyEvent(270, solstice.Tt - (2.5 * second))));
        Assert.Equal(solstice.Date, CivilZone.China.Locate(new SkyEvent(270, solstice.Tt)).Date);

        // Within the tolerance, and on the other side of midnight: the list settles it.
        Assert.Equal(solstice.Date, CivilZone.China.Locate(new SkyEvent(270, solstice.Tt - (1.8 * second))).Date);

        // 4.8 s before midnight on the expected clock; 1.9 s later, the fastest Earth would put it on the next day.
        var greatHeat = Listed("vn", 120, 2038);
        Assert.Throws<InvalidOperationException>(() => CivilZone.Vietnam.Locate(new SkyEvent(120, greatHeat.Tt + (1.9 * second))));
    }

    [Theory]
    [InlineData(2000, 50)]
    [InlineData(2000, -50)]
    [InlineData(2150, 100)]
    public void An_event_that_could_be_misdated_and_is_not_listed_stops_the_derivation(int year, double secondsFromMidnight)
    {
        // No new moon is near this midnight, so none is listed.
        var local = JulianDay.At(new DateOnly(year, 3, 1)) + (secondsFromMidnight / 86400);
        var tt = local - (7 / 24.0) + (EarthClock.Expected.TtMinusUt(local) / 86400);
        var error = Assert.Throws<InvalidOperationException>(() => CivilZone.Vietnam.Locate(new SkyEvent(null, tt)));
        Assert.EndsWith("and not in near-midnight.csv.", error.Message, StringComparison.Ordinal);
        Assert.Null(CivilZone.Vietnam.Locate(new SkyEvent(null, tt + 0.25)).Listed);
    }

    [Fact]
    public void The_band_of_clocks_is_the_stated_one()
    {
        Assert.Equal(67.184, EarthClock.LowBound.TtMinusUt(JulianDay.At(new DateOnly(2100, 1, 1))), 3);
        Assert.Equal(203, EarthClock.HighBound.TtMinusUt(JulianDay.At(new DateOnly(2100, 1, 1))), 0);
        Assert.Equal(442, EarthClock.HighBound.TtMinusUt(JulianDay.At(new DateOnly(2200, 1, 1))), 0);
        foreach (var (year, seconds) in ((int, double)[])[(2050, 71.8), (2100, 86.9), (2150, 117.8)])
        {
            Assert.Equal(seconds, EarthClock.Expected.TtMinusUt(JulianDay.At(new DateOnly(year, 1, 1))), 1);
        }
    }

    private static NearMidnightRow Listed(string zone, int degrees, int year) =>
        NearMidnightRow.All.Single(row => row.Zone == zone && row.Degrees == degrees && row.Date.Year == year);

    [Fact]
    public void The_clock_knows_the_published_differences()
    {
        // 32.184 s + TAI-UTC: 42.184, 64.184 and 69.184 s from the starts of 1972, 1999 and 2017 on (IERS). Before 1972, observed ΔT as in
        // the Astronomical Almanac, K8-9: 24.33 s in 1940, 29.15 s in 1950, 33.15 s in 1960, 40.18 s in 1970.
        Assert.Equal([42.184, 64.184, 69.184], LeapSecondYears.Select(year => Math.Round(TtMinusUt(year), 3)));
        Assert.Equal(69.184, TtMinusUt(2026), 3);
        Assert.Equal(24.33, TtMinusUt(1940), 0.3);
        Assert.Equal(29.15, TtMinusUt(1950), 0.3);
        Assert.Equal(33.15, TtMinusUt(1960), 0.3);
        Assert.Equal(40.18, TtMinusUt(1970), 0.3);

        static double TtMinusUt(int year) => EarthClock.Expected.TtMinusUt(JulianDay.At(new DateOnly(year, 1, 2)));
    }

    /// <summary>Derived once for all tests of the class; it takes seconds.</summary>
    public sealed class Derivation
    {
        public Derivation() => (Vietnamese, Chinese) = TableDerivation.Derive();

        public DerivedCalendar Vietnamese { get; }

        public DerivedCalendar Chinese { get; }

        public IEnumerable<DerivedCalendar> Both => [Vietnamese, Chinese];
    }
}
