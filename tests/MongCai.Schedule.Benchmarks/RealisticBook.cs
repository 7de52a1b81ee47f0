using System.Collections.Immutable;
using MongCai.Schedule.Holidays;
using MongCai.Schedule.Places;
using MongCai.Schedule.Regimes;
using MongCai.Schedule.Statements;
using MongCai.Schedule.Timelines;
using NodaTime;

namespace MongCai.Schedule.Benchmarks;

/// <summary>
/// A border of many gates, each with ten years of what gates like these have: a timetable of three flows, of which one works on China's
/// working days only; each year the Tết that both sides agreed on, in two phases with an exception, and the ordinary timetable after it; a storm
/// in every second; and a rule for the years after.
/// </summary>
internal static class RealisticBook
{
    public const int FirstYear = 2017;
    public const int Years = 10;
    public static readonly Id<CrossingClass> Cold = Id<CrossingClass>.Parse("cold-chain");
    public static readonly Id<CrossingClass> Dry = Id<CrossingClass>.Parse("dry-food");
    private static readonly ImmutableArray<Flow> Flows = [Flow.Passenger, Flow.Cargo, Flow.ResidentTrade];
    private static readonly ImmutableArray<Country> Both = [Country.Vn, Country.Cn];
    private static readonly TrilingualText Words = new("Một", "一", "One");
    private static readonly ClauseHours Hours = new([new ServiceWindow(new LocalTime(7, 0), new LocalTime(19, 0), null, Clocks.Hanoi, [])]);
    private static readonly CountryCalendar China = new(
        Country.Cn,
        [IsoDayOfWeek.Saturday, IsoDayOfWeek.Sunday],
        [
            new(Id<HolidayRule>.Parse("spring-festival"), Words, new HolidayDay.Lunar(new(1, false, 1)), -1, 6, new LocalDate(2008, 1, 1), null, []),
            new(Id<HolidayRule>.Parse("national-day"), Words, new HolidayDay.Yearly(new AnnualDate(10, 1)), 0, 6, new LocalDate(2008, 1, 1), null, []),
        ],
        []);

    public static Id<Gate> Gate(int number) => Id<Gate>.Parse($"gate-{number}");

    public static CalendarBook Create(int gates) => new(
        new Gazetteer(
            Enumerable.Range(0, gates).Select(number => new Gate(Gate(number), Words, [], GateKind.International, null, Flows, null, null, [])),
            [new(Cold, Facet.Commodity, Words, []), new(Dry, Facet.Commodity, Words, [])]),
        new CountryCalendars(CountryCalendar.Empty(Country.Vn), China),
        Enumerable.Range(0, gates).SelectMany(Statements));

    /// <summary>Another storm at a gate, for now.</summary>
    public static Statement Storm(int gate, Instant known) => Of(gate, $"storm-{known.ToUnixTimeSeconds()}", StatementKind.Emergency, known) with
    {
        Clauses = [Say(1, gate, Regime.Closed, new ClauseDays.Instants(known, null)) with { EndKind = EndKind.UntilFurtherNotice }],
    };

    private static IEnumerable<Statement> Statements(int gate)
    {
        // No two gates are alike, or the processor would learn the one.
        var shift = gate % 5;
        var working = new DayPattern([], [], null, new(Country.Cn, AreWorking: true));
        yield return Of(gate, "timetable", StatementKind.Standing, Midnight(new LocalDate(FirstYear, 1, 1))) with
        {
            Clauses =
            [
                Say(1, gate, Regime.Normal, new ClauseDays.Dates(new LocalDate(FirstYear, 1, 1), null)) with { Hours = Hours },
                Say(2, gate, Regime.Closed, new ClauseDays.Dates(new LocalDate(FirstYear, 1, 1), null)) with
                {
                    Flows = [Flow.ResidentTrade],
                    Pattern = working with { CountryDays = new(Country.Cn, AreWorking: false) },
                },
            ],
        };
        yield return Of(gate, "rule", StatementKind.Rule, Midnight(new LocalDate(FirstYear + 4, 1, 1))) with
        {
            Clauses =
            [
                Say(1, gate, Regime.Closed, new ClauseDays.Lunar(Country.Vn, new(12, false, -1), new(1, false, 2), new Validity(new LocalDate(FirstYear + 4, 1, 1), new LocalDate(FirstYear + Years, 12, 31)))),
            ],
        };
        for (var year = FirstYear; year < FirstYear + Years; year++)
        {
            var tet = China.Lunar.Find(new Lunisolar.LunarDayOfYear(1, false, 1), year)!.Value.PlusDays(shift - 2);
            var resumed = new ClauseDays.Resumes(Midnight(tet.PlusDays(7)));
            yield return Of(gate, $"tet-{year}", StatementKind.Agreement, Midnight(tet.PlusDays(-7))) with
            {
                Clauses =
                [
                    Say(1, gate, Regime.Closed, new ClauseDays.Dates(tet.PlusDays(-1), tet.PlusDays(2))) with { Flows = [Flow.Cargo, Flow.ResidentTrade] },
                    Say(2, gate, Regime.Appointment, new ClauseDays.Dates(tet.PlusDays(3), tet.PlusDays(6))) with
                    {
                        Flows = [Flow.Cargo],
                        Except = [Say(2, gate, Regime.Closed, new ClauseDays.Dates(tet.PlusDays(3), tet.PlusDays(6)), Cold, Dry) with { Number = new ClauseNumber(2, 1), Flows = [Flow.Cargo] }],
                    },
                    Say(3, gate, Regime.Appointment, new ClauseDays.Dates(tet.PlusDays(-1), tet.PlusDays(6))) with { Flows = [Flow.Passenger] },
                    Say(4, gate, null, resumed),
                ],
            };
            if (year % 2 == 0)
            {
                var storm = Midnight(new LocalDate(year, 9, 1 + shift)) + Duration.FromHours(15);
                yield return Of(gate, $"storm-{year}", StatementKind.Emergency, storm) with
                {
                    Clauses = [Say(1, gate, Regime.Closed, new ClauseDays.Instants(storm, storm + Duration.FromHours(40)))],
                };
            }
        }
    }

    private static Statement Of(int gate, string name, StatementKind kind, Instant known) => new()
    {
        Id = Id<Statement>.Parse($"{name}-of-{gate}"),
        Kind = kind,
        Title = Words,
        IssuedBy = Issuer.Both,
        Instrument = kind >= StatementKind.Agreement ? new Instrument(InstrumentForm.Talks, null) : null,
        Binds = Both,
        Known = known,
    };

    private static Clause Say(int number, int gate, Regime? regime, ClauseDays days, params Id<CrossingClass>[] classes) => new()
    {
        Number = new ClauseNumber(number),
        Gates = [Gate(gate)],
        Flows = Flows,
        Classes = [.. classes],
        Days = days,
        Regime = regime,
    };

    private static Instant Midnight(LocalDate date) => date.AtStartOfDayInZone(Clocks.Hanoi).ToInstant();
}
