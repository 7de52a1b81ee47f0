using System.Collections.Immutable;
using System.Globalization;
using MongCai.Schedule.Holidays;
using MongCai.Schedule.Lunisolar;
using MongCai.Schedule.Places;
using MongCai.Schedule.Regimes;
using MongCai.Schedule.Statements;
using NodaTime;
using NodaTime.Text;

namespace MongCai.Schedule.Tests.Reference;

/// <summary>A few gates of Móng Cái and short ways to say things about them, for examples.</summary>
internal sealed class ExampleWorld
{
    public static readonly Id<Gate> City = Id<Gate>.Parse("mong-cai");
    public static readonly Id<Gate> Bridge1 = Id<Gate>.Parse("bac-luan-1");
    public static readonly Id<Gate> Bridge2 = Id<Gate>.Parse("bac-luan-2");
    public static readonly Id<Gate> Pontoon = Id<Gate>.Parse("hai-yen-km3-4");
    public static readonly Id<CrossingClass> Cold = Id<CrossingClass>.Parse("cold-chain");
    public static readonly Id<CrossingClass> Dry = Id<CrossingClass>.Parse("dry-food");
    public static readonly Id<CrossingClass> Empty = Id<CrossingClass>.Parse("empty");
    public static readonly ImmutableArray<Country> Both = [Country.Vn, Country.Cn];
    private static readonly TrilingualText Words = new("…", "…", "…");

    public Gazetteer Gazetteer { get; } = new(
        [Gate(City, null), Gate(Bridge1, City), Gate(Bridge2, City), Gate(Pontoon, City)],
        [new(Cold, Facet.Commodity, Words, []), new(Dry, Facet.Commodity, Words, []), new(Empty, Facet.Vehicle, Words, [])]);

    public CountryCalendars Countries { get; set; } = new(
        new CountryCalendar(
            Country.Vn,
            [IsoDayOfWeek.Saturday, IsoDayOfWeek.Sunday],
            [new(Id<HolidayRule>.Parse("national-day"), Words, new HolidayDay.Yearly(new AnnualDate(9, 2)), 0, 1, new LocalDate(2021, 1, 1), null, [])],
            [new(Country.Vn, [], [new(new LocalDate(2022, 9, 10), Id<HolidayRule>.Parse("national-day"))], [])]),
        CountryCalendar.Empty(Country.Cn));

    public List<Statement> Statements { get; } = [];

    /// <summary>A date means the beginning of that day in Vietnam.</summary>
    public static Instant Time(string text) => text.Length == 10
        ? Day(text).AtStartOfDayInZone(Clocks.Hanoi).ToInstant()
        : LocalDateTimePattern.GeneralIso.Parse(text + ":00").GetValueOrThrow().InZoneStrictly(Clocks.Hanoi).ToInstant();

    public static LocalDate Day(string text) => LocalDatePattern.Iso.Parse(text).GetValueOrThrow();

    public static ClauseDays Days(string first, string? last) => new ClauseDays.Dates(Day(first), last is null ? null : Day(last));

    public static ClauseDays Minutes(string start, string? end) => new ClauseDays.Instants(Time(start), end is null ? null : Time(end));

    public static ClauseDays Lunar(Country calendar, string first, string last) => new ClauseDays.Lunar(
        calendar, LunarDayOfYear.Parse(first), LunarDayOfYear.Parse(last), new Validity(Day("2021-01-01"), null));

    public static Clause Say(Regime? regime, Id<Gate> gate, ClauseDays days, params Id<CrossingClass>[] classes) => new()
    {
        Number = new ClauseNumber(1),
        Gates = [gate],
        Flows = [Flow.Cargo],
        Classes = [.. classes],
        Days = days,
        Regime = regime,
    };

    public static Clause Resume(Id<Gate> gate, string at) => Say(null, gate, new ClauseDays.Resumes(Time(at)));

    public static ClauseHours Hours(params string[] windows) => new([.. windows.Select(window => window.Split('-'))
        .Select(ends => new ServiceWindow(Clock(ends[0]), Clock(ends[1]), null, ends.Length > 2 ? Clocks.Beijing : Clocks.Hanoi, []))]);

    public static Question Ask(Id<Gate> gate, string at, string knownAt = "2040-01-01", params Id<CrossingClass>[] classes) =>
        new(gate, Flow.Cargo, Direction.Export, [.. classes], Time(at), Time(knownAt));

    /// <summary>The ordinary timetable of all gates and flows from 2021 on, for both sides.</summary>
    public ExampleWorld Ordinary(ClauseHours? hours = null)
    {
        Add("ordinary", StatementKind.Standing, "2021-01-01", Say(Regime.Normal, City, Days("2021-01-01", null)) with { Flows = [Flow.Cargo, Flow.Passenger], Hours = hours });
        return this;
    }

    /// <summary>Adds a statement; talks of both sides where it is an agreement or an emergency, until it is changed.</summary>
    public Statement Add(string id, StatementKind kind, string known, params Clause[] clauses) => Add(new Statement
    {
        Id = Id<Statement>.Parse(id),
        Kind = kind,
        Title = Words,
        IssuedBy = Issuer.Vn,
        Instrument = kind >= StatementKind.Agreement ? new Instrument(InstrumentForm.Talks, Day(known[..10])) : null,
        Binds = Both,
        Known = Time(known),
        Clauses = [.. clauses.Select((clause, index) => clause with
        {
            Number = new ClauseNumber(index + 1),
            Except = [.. clause.Except.Select((entry, position) => entry with { Number = new ClauseNumber(index + 1, position + 1) })],
        })],
    });

    public Statement Add(Statement statement)
    {
        Statements.Add(statement);
        return statement;
    }

    /// <summary>Replaces the statement added last.</summary>
    public void Change(Func<Statement, Statement> change) => Statements[^1] = change(Statements[^1]);

    private static LocalTime? Clock(string text) => text == "?" ? null
        : new LocalTime(int.Parse(text[..2], CultureInfo.InvariantCulture), int.Parse(text[3..], CultureInfo.InvariantCulture));

    private static Gate Gate(Id<Gate> id, Id<Gate>? partOf) => new(id, Words, [], GateKind.International, partOf, [Flow.Cargo, Flow.Passenger], null, null, []);
}
