using System.Collections.Immutable;
using System.Globalization;
using MongCai.Schedule.Holidays;
using MongCai.Schedule.Lunisolar;
using MongCai.Schedule.Places;
using MongCai.Schedule.Regimes;
using MongCai.Schedule.Statements;
using NodaTime;

namespace MongCai.Schedule.Tests.Reference;

/// <summary>
/// A calendar of some gates from a seed: everything in it lies about one day, so that clauses meet. It holds all members of the model and
/// only what the rules allow; what would be refused for a tie is left out.
/// </summary>
internal sealed class RandomCalendar
{
    private static readonly Rule[] Many = [Rule.StaysEnded, Rule.EarliestEnding, Rule.CorrectsRevivesEnded, Rule.LastReviewCounts, Rule.ReviewDatesPhase, Rule.ReviewFixesEnd, Rule.ReviewMovesTime, Rule.EndsInPart];
    private static readonly Rule[] OfRules = [Rule.Forecast, Rule.RuleSilentBeforeKnown, .. Enum.GetValues<Rule>().Where(rule => rule is >= Rule.Yearly and <= Rule.Until), Rule.LunarDaysOfMonth, Rule.WorkingDays, Rule.AnnouncementsAsKnown];
    private static readonly Rule[] OfEnds = [Rule.UnconfirmedAfterReview, Rule.DefaultReview, Rule.ReviewMovesTime, Rule.ReviewFixesEnd, Rule.LastReviewCounts, Rule.EstimatedEndsInNext];
    private static readonly Rule[] OfResuming = [Rule.Resumes, Rule.ResumesOwnStatement, Rule.ResumesNothingStronger, Rule.ResumesNothingLater, Rule.ResumesForItsSides, Rule.ResumesFirstDay];
    private static readonly Rule[] OfSeveralClasses = [Rule.MostRestrictiveOfSeveralClasses, Rule.EqualTimeMostRestrictive, Rule.AndAcrossFacets];
    private static readonly Rule[] OfSides = [Rule.UnknownSide, Rule.UnknownUnlessClosed, Rule.HoursKnownOnOneSideOnly, Rule.StrongerCertaintyOfTwo, Rule.CertaintyOfTheSideThatDecides, Rule.MostRestrictiveSide, Rule.HoursIntersect];
    private static readonly Rule[] OfCertainty = [Rule.AgreedByTalks, Rule.AgreedByBothIssuing, Rule.AgreedByConfirmation, Rule.AgreedNeedsBothBound, Rule.Announced];
    private static readonly Rule[] OfRatification = [Rule.UnconfirmedUnlessRatified, Rule.RatificationConfirms];
    private static readonly Rule[] OfAgreements = [.. OfEnds, .. OfSeveralClasses, .. Many, .. OfResuming, .. OfSides, .. OfCertainty, Rule.PatternOverNone, Rule.DirectionOverNone, Rule.LastDayOfMonth, Rule.LastIsInclusive, Rule.Plus, Rule.Minus];
    private static readonly Rule[] OfPatterns = [.. Enum.GetValues<Rule>().Where(rule => rule is >= Rule.Weekdays and <= Rule.DaysOff)];
    private static readonly TrilingualText Words = new("…", "…", "…");
    private readonly Random _random;
    private readonly List<Statement> _statements = [];
    private readonly Rule? _theme;
    private Clause? _model;

    /// <summary>Makes the calendar of a seed.</summary>
    /// <param name="seed">Any number. The same one gives the same calendar.</param>
    /// <param name="isAccepted">Whether statements up to the last may stand; left out, those without a tie do.</param>
    public RandomCalendar(int seed, Func<Gazetteer, CountryCalendars, IReadOnlyList<Statement>, bool>? isAccepted = null)
    {
        _random = new Random(seed);
        Seed = seed;
        var rules = Enum.GetValues<Rule>();
        _theme = seed % (rules.Length + 8) < rules.Length ? rules[seed % (rules.Length + 8)] : null;
        Gazetteer = MakeGazetteer();
        Day = PickDay();
        Countries = new CountryCalendars(MakeCountry(Country.Vn), MakeCountry(Country.Cn));
        isAccepted ??= (gazetteer, countries, statements) =>
            !new SlowTies(gazetteer, new SlowCalendar(gazetteer, countries, statements), statements).Find(statements[^1].Known).Any();

        var count = _theme is null ? _random.Next(4, 15) : Is([Rule.EqualTimeMostRestrictive, .. Many, .. OfSides, .. OfResuming, .. OfCertainty, Rule.StrongestKind]) ? _random.Next(6, 11) : _random.Next(3, 8);
        var known = Midnight(Day.PlusDays(Is(Rule.RuleSilentBeforeKnown) ? -3 : -_random.Next(20, 120)));
        for (var number = 1; number <= count; number++)
        {
            known += Chance(0.12, Rule.EqualTimeMostRestrictive) ? Duration.Zero : Duration.FromMinutes(_random.Next(1, 8 * 24 * 60));
            var statement = MakeStatement(number, number <= 2 ? StatementKind.Standing : PickKind(), known);
            _statements.Add(statement);
            if (!isAccepted(Gazetteer, Countries, _statements))
            {
                _statements.RemoveAt(_statements.Count - 1);
            }
        }
    }

    public int Seed { get; }

    public Gazetteer Gazetteer { get; }

    public CountryCalendars Countries { get; }

    public IReadOnlyList<Statement> Statements => _statements;

    /// <summary>The day about which everything lies.</summary>
    public LocalDate Day { get; }

    /// <summary>The rule for which it was made; null for none.</summary>
    public Rule? Theme => _theme;

    public SlowCalendar Slow() => new(Gazetteer, Countries, Statements);

    public override string ToString() => string.Join('\n', _statements.SelectMany(one => one.AllClauses.Select(Text).Prepend(Text(one))).Prepend($"seed {Seed}, about {Day}"));

    private static string Text(Statement one) => string.Create(CultureInfo.InvariantCulture, $"""
        {one.Id} {one.Kind} {one.Instrument?.Form} issued {one.IssuedBy} binds {string.Join('+', one.Binds)} known {one.Known}{(one.Confirmed is { } yes ? $" confirmed {yes.On}" : "")}{(one.Ratification is { } needed ? $" ratified by {needed.By} on {needed.On}" : "")}{List(" replaces", one.Replaces.Select(Text))}{List(" withdraws", one.Withdraws.Select(Text))}{List(" corrects", one.Corrects)}{List(" reviews", one.Reviews.Select(review => $"{review.Statement}#{review.Clause} by {review.ReviewBy} end {review.End} start {review.Start}"))}
        """);

    private static string Text(Ending ending) => $"{ending.Statement} from {ending.From}{List(" for", ending.Gates)}{List(" for", ending.Flows)}";

    private static string Text(Clause clause) => string.Create(CultureInfo.InvariantCulture, $"""
          {clause.Number}{List(" ", clause.Gates)}{List(" ", clause.Flows)}{List(" ", clause.Directions)}{List(" classes", clause.Classes)} {clause.Days}{(clause.Zone == Clocks.Hanoi ? "" : " Beijing")} {Text(clause.Pattern)}{List(" plus", clause.Plus)}{List(" minus", clause.Minus)} -> {clause.Regime?.ToString() ?? (clause.Advice is null ? "resumes" : "advice")}{(clause.Hours is { } hours ? hours.Windows is { } windows ? $" ({string.Join(", ", windows.Select(window => $"{window.Opens}-{window.Closes}/{window.LastEntry} {window.Zone}{List("", window.Directions)}"))})" : " hours ?" : "")}{List(" conditions", clause.Conditions)}{clause.Quota}{(clause.IsTrial ? " trial" : "")}{(clause.EndKind == EndKind.Fixed ? "" : $" {clause.EndKind} {clause.Expected} review {clause.ReviewBy}")}
        """);

    private static string Text(DayPattern? pattern) => pattern is null ? ""
        : $"on{List("", pattern.Weekdays)}{List("", pattern.DaysOfMonth)}{List($"{pattern.LunarDays?.Calendar}", pattern.LunarDays?.Days ?? [])}{pattern.CountryDays}";

    private static string List<T>(string name, IEnumerable<T> items) => items.Any() ? $"{name} [{string.Join(' ', items)}]" : "";

    private static Instant Midnight(LocalDate day) => day.AtStartOfDayInZone(Clocks.Hanoi).ToInstant();

    /// <summary>Chance, which is good where the seed's theme is one of the given rules: so each rule gets calendars of its own.</summary>
    private bool Chance(double probability, params IReadOnlyList<Rule> themes) => _random.NextDouble() < (Is(themes) ? 0.75 : probability);

    private bool Is(params IReadOnlyList<Rule> themes) => _theme is { } theme && themes.Contains(theme);

    private T Pick<T>(params IReadOnlyList<T> items) => items[_random.Next(items.Count)];

    private ImmutableArray<T> Some<T>(IReadOnlyList<T> items, int most) =>
        [.. Enumerable.Range(0, items.Count).OrderBy(_ => _random.Next()).Take(_random.Next(1, Math.Min(most, items.Count) + 1)).Order().Select(index => items[index])];

    private Gazetteer MakeGazetteer()
    {
        var flows = Chance(0.4) ? ImmutableArray.Create(Flow.Cargo) : Chance(0.5) ? [Flow.Cargo, Flow.Passenger] : [Flow.Cargo, Flow.Passenger, Flow.ResidentTrade];
        var gates = new List<Gate> { Gate("city", null) };
        gates.AddRange(Enumerable.Range(1, _random.Next(2, 5)).Select(number => Gate($"gate-{number}", "city")));
        if (Chance(0.3))
        {
            gates.Add(Gate("lane", "gate-1"));
        }

        return new Gazetteer(
            gates,
            [Class("cold", Facet.Commodity), Class("dry", Facet.Commodity), Class("fruit", Facet.Commodity), Class("empty", Facet.Vehicle), Class("heavy", Facet.Vehicle), Class("tour", Facet.Traveller)]);

        Gate Gate(string id, string? partOf) => new(
            Id<Gate>.Parse(id), Words, [], GateKind.International, partOf is null ? null : Id<Gate>.Parse(partOf), flows, null, null, []);

        static CrossingClass Class(string id, Facet facet) => new(Id<CrossingClass>.Parse(id), facet, Words, []);
    }

    private LocalDate PickDay()
    {
        if (Is(Rule.LunarOfItsCountry, Rule.LeapMonthOnlyWhenSaid, Rule.YearlyOverNewYear, Rule.LunarOverNewYear, Rule.LastDayOfMonth, Rule.Day30IsTheLast, Rule.LastDayOfLunarMonth))
        {
            var year = _random.Next(2022, 2031);
            return _theme switch
            {
                Rule.LunarOfItsCountry => Pick(new LocalDate(2030, 2, 3), new LocalDate(2030, 2, 20), new LocalDate(1985, 1, 21), new LocalDate(1985, 2, 22)),
                Rule.LeapMonthOnlyWhenSaid => Pick(new LocalDate(2023, 3, 26), new LocalDate(2025, 7, 29), new LocalDate(2033, 12, 26), new LocalDate(1985, 3, 26)).PlusDays(_random.Next(0, 18)),
                Rule.YearlyOverNewYear => new LocalDate(year, 12, 31).PlusDays(_random.Next(0, 3)),
                Rule.LastDayOfMonth => new LocalDate(year, _random.Next(1, 13), 1).PlusDays(_random.Next(-3, 2)),
                Rule.LunarOverNewYear => LunisolarCalendar.Vietnamese.GetYear(year).First.PlusDays(_random.Next(-1, 3)),
                _ => Pick(LunisolarCalendar.Vietnamese.GetYear(year).Months).First.PlusDays(_random.Next(-3, 0)),
            };
        }

        var tet = LunisolarCalendar.Vietnamese.GetYear(Pick(2022, 2023, 2024, 2025, 2026, 2028, 2031)).First;
        return _random.Next(20) switch
        {
            < 5 => tet.PlusDays(_random.Next(-6, 8)),
            < 8 => new LocalDate(2030, 2, 2).PlusDays(_random.Next(-2, 4)),
            8 => Pick(new LocalDate(1985, 1, 21), new LocalDate(1985, 2, 20), new LocalDate(1985, 3, 22)).PlusDays(_random.Next(-3, 4)),
            9 or 10 => Pick(new LocalDate(2023, 3, 22), new LocalDate(2025, 7, 25), new LocalDate(2033, 12, 22)).PlusDays(_random.Next(-2, 20)),
            11 => new LocalDate(2034, 1, 20).PlusDays(_random.Next(-3, 25)),
            < 14 => new LocalDate(_random.Next(2021, 2031), 12, 31).PlusDays(_random.Next(-3, 4)),
            < 16 => new LocalDate(_random.Next(2022, 2031), 4, 4).PlusDays(_random.Next(-3, 4)),
            _ => new LocalDate(_random.Next(2021, 2031), 1, 1).PlusDays(_random.Next(365)),
        };
    }

    private CountryCalendar MakeCountry(Country country)
    {
        var since = new LocalDate(1980, 1, 1);
        var about = Day.PlusDays(_random.Next(-3, 4));
        var term = Pick(SolarTerm.All);
        var calendar = country == Country.Vn ? LunisolarCalendar.Vietnamese : LunisolarCalendar.Chinese;
        var lunar = LunarOf(calendar.ToLunar(Day.PlusDays(_random.Next(-3, 4))));
        HolidayRule[] rules =
        [
            MakeRule("solar", new HolidayDay.Yearly(new AnnualDate(about.Month, about.Day))),
            MakeRule("lunar", new HolidayDay.Lunar(lunar with { IsLeapMonth = false })),
            MakeRule("term", new HolidayDay.Term(term)),
        ];
        var off = new HolidayAnnouncement.OffDays(Id<HolidayRule>.Parse("solar"), about.PlusDays(Is(Rule.AnnouncementsAsKnown) ? -6 : -1), about.PlusDays(_random.Next(0, 4)));
        var work = Enumerable.Range(-12, 25).Select(Day.PlusDays).Where(day => day.DayOfWeek >= IsoDayOfWeek.Saturday && Chance(0.3, Rule.AnnouncementsAsKnown))
            .Select(day => new HolidayAnnouncement.MakeUpDay(day, off.Holiday));
        var published = new Source("…", null, Chance(0.8, Rule.AnnouncementsAsKnown) ? Day.PlusDays(-_random.Next(5, Is(Rule.AnnouncementsAsKnown) ? 8 : 100)) : null, SourceKind.Original);
        return new CountryCalendar(
            country, [IsoDayOfWeek.Saturday, IsoDayOfWeek.Sunday], rules, Chance(0.6, Rule.WorkingDays, Rule.AnnouncementsAsKnown) ? [new HolidayAnnouncement(country, [off], [.. work], [published])] : []);

        HolidayRule MakeRule(string id, HolidayDay on) => new(Id<HolidayRule>.Parse(id), Words, on, -_random.Next(0, 2), _random.Next(0, 4), since, null, []);
    }

    private static LunarDayOfYear LunarOf(LunarDate date) => new(date.Month, date.IsLeapMonth, date.Day);

    private StatementKind PickKind() => Chance(0, OfRules) ? StatementKind.Rule : Is(OfRatification) ? StatementKind.Emergency : Is(Rule.StrongestKind, Rule.ResumesNothingStronger) ? Pick(StatementKind.Agreement, StatementKind.Emergency)
        : Chance(0, OfAgreements) ? StatementKind.Agreement : _random.Next(10) switch
        {
            0 => StatementKind.Standing,
            < 4 => StatementKind.Rule,
            < 8 => StatementKind.Agreement,
            _ => StatementKind.Emergency,
        };

    private Statement MakeStatement(int number, StatementKind kind, Instant known)
    {
        var earlier = _statements.Where(one => one.Known < known).ToList();
        var issuer = Is(OfSides) ? Pick(Issuer.Vn, Issuer.Cn) : Is(Rule.AgreedByBothIssuing) ? Issuer.Both : Pick(Issuer.Vn, Issuer.Vn, Issuer.Cn, Issuer.Both);
        var form = Is(Rule.AgreedByTalks, Rule.AgreedNeedsBothBound) ? InstrumentForm.Talks : Is(Rule.AgreedByConfirmation, Rule.AgreedByBothIssuing, Rule.Announced) ? InstrumentForm.Letters : Pick(InstrumentForm.Talks, InstrumentForm.Letters, InstrumentForm.Notice, InstrumentForm.Notice);
        ImmutableArray<Country> both = [Country.Vn, Country.Cn];
        ImmutableArray<Country> one = [issuer == Issuer.Cn ? Country.Cn : Country.Vn];
        var binds = kind is StatementKind.Standing or StatementKind.Rule ? (Chance(0.75, Rule.HoursIntersect, Rule.StrongerCertaintyOfTwo) ? both : one)
            : Chance(0, [.. OfSides, Rule.AgreedNeedsBothBound, Rule.ResumesForItsSides]) ? one
            : form == InstrumentForm.Notice ? (issuer == Issuer.Both || Chance(0.3) ? both : one)
            : Chance(0.85) ? both : one;
        var statement = new Statement
        {
            Id = Id<Statement>.Parse(string.Create(CultureInfo.InvariantCulture, $"{Pick("a", "b", "c")}{number}")),
            Kind = kind,
            Title = Words,
            IssuedBy = issuer,
            Instrument = kind >= StatementKind.Agreement ? new Instrument(form, Day) : null,
            Binds = binds,
            Known = known,
            Confirmed = kind >= StatementKind.Agreement && form != InstrumentForm.Talks && issuer != Issuer.Both && !Is(Rule.Announced) && Chance(0.5, Rule.AgreedByConfirmation)
                ? new Confirmation(issuer == Issuer.Vn ? Country.Cn : Country.Vn, known + Duration.FromHours(Pick(-24, 0, 30, 90)), null)
                : null,
            Ratification = kind == StatementKind.Emergency && Chance(0.4, OfRatification) ? MakeRatification(known) : null,
        };
        var isAlone = earlier.Count > 0 && number > 3 && Chance(0.15, Many);
        statement = statement with { Clauses = isAlone ? [] : [.. Enumerable.Range(1, Is([.. OfResuming, Rule.MostRestrictiveOfSeveralClasses, Rule.FewerGates]) ? 3 : Is(Rule.EqualTimeMostRestrictive) ? 1 : Is(Rule.PatternOverNone, Rule.DirectionOverNone, Rule.DirectionsThatAgree) ? 2 : Pick(1, 1, 2, 2, 3)).Select(index => MakeClause(index, kind, number))] };
        return number > 2 && earlier.Count > 0 ? MakeReferences(statement, earlier, isAlone) : statement;
    }

    /// <summary>Most are due about the day, and not a day after the statement, so that questions get to both sides of that.</summary>
    private Ratification MakeRatification(Instant known)
    {
        var by = Chance(0.3) ? Ratification.Awaited(known).By : Instant.Max(known, Sometime());
        return new Ratification(by, Chance(0.4) ? null : Instant.Max(known, by + Duration.FromHours(Pick(-6, 0, 6, 200))));
    }

    private Statement MakeReferences(Statement statement, List<Statement> earlier, bool isAlone)
    {
        // What has ended or was corrected before is named again by another, so that ends meet.
        var pool = earlier.Where(one => one.Kind != StatementKind.Standing || Chance(0.3)).DefaultIfEmpty(earlier[^1]).ToList();
        var busy = pool.Where(one => one.Replaces.Length + one.Withdraws.Length + one.Corrects.Length > 0).DefaultIfEmpty(pool[^1]).ToList();
        var target = Is(Rule.EarliestEnding) ? pool[0] : Chance(0.5) ? pool[^1] : Pick(pool);
        var reviewed = pool.SelectMany(one => one.AllClauses.Where(IsOpen).Select(clause => (one, clause))).ToList();
        if (Chance(isAlone ? 0.4 : 0.15, Rule.ReviewMovesTime, Rule.ReviewFixesEnd, Rule.ReviewDatesPhase, Rule.LastReviewCounts) && reviewed.Count > 0)
        {
            var reviews = Enumerable.Range(0, Pick(1, 2)).Select(_ => Pick(reviewed)).Distinct().Select(pair => MakeReview(pair.one, pair.clause));
            return statement with { Reviews = [.. reviews] };
        }

        return (Is(Rule.Corrects, Rule.CorrectsRevivesEnded) && Chance(0.5) ? 0 : Is(Rule.Withdraws, Rule.EarliestEnding) && Chance(0.7) ? 1
            : Is(Rule.Replaces, Rule.EndsFrom, Rule.EndsInPart, Rule.StaysEnded) && Chance(0.6) ? 2 : _random.Next(isAlone ? 4 : 12)) switch
        {
            0 => statement with { Corrects = [(Chance(0.6, Rule.CorrectsRevivesEnded) ? Pick(busy) : target).Id] },
            1 => statement with { Withdraws = [MakeEnding(Chance(0.3, Rule.StaysEnded) ? Pick(busy) : target)] },
            2 or 3 => statement with { Replaces = [MakeEnding(Chance(0.3, Rule.StaysEnded) ? Pick(busy) : target)] },
            _ => statement,
        };

        static bool IsOpen(Clause clause) => clause.EndKind != EndKind.Fixed || clause.Days is ClauseDays.Undated;
    }

    private Review MakeReview(Statement statement, Clause clause)
    {
        var at = Midnight(Day) + Duration.FromHours(_random.Next(-48, 240));
        return new Review(
            statement.Id,
            clause.Number,
            clause.Days is ClauseDays.Undated || Chance(0.5) ? null : at,
            null,
            clause.Days is ClauseDays.Undated ? at : null) is { ReviewBy: null, Start: null } open ? open with { End = at } : new Review(
            statement.Id, clause.Number, clause.Days is ClauseDays.Undated ? null : at, null, clause.Days is ClauseDays.Undated ? at : null);
    }

    private Ending MakeEnding(Statement target) => new(
        target.Id,
        !Chance(0.5, Rule.EndsFrom) ? null : Midnight(Day) + Duration.FromHours(_random.Next(-72, 120)),
        !Chance(0.25, Rule.EndsInPart) ? [] : Some(Children, 2),
        Chance(0.8) ? [] : Some(Gazetteer.Gates[0].Flows, 2));

    private ImmutableArray<Id<Gate>> Children => [.. Gazetteer.Gates.Skip(1).Select(gate => gate.Id)];

    private Clause MakeClause(int index, StatementKind kind, int number)
    {
        var flows = Chance(0.6, Rule.DirectionsOfTheFlow, Rule.BothDirectionsAreNone) ? Gazetteer.Gates[0].Flows : Some(Gazetteer.Gates[0].Flows, 3);
        var clause = new Clause
        {
            Number = new ClauseNumber(index),
            Gates = number <= 2 && index == 1 ? [Gazetteer.Gates[0].Id] : _random.Next(10) < (Is([.. OfSeveralClasses, .. OfRatification, .. OfResuming, .. OfSides, Rule.PatternOverNone, Rule.StrongestKind]) ? 9 : 5) ? [Gazetteer.Gates[0].Id] : Some(Children, 3),
            Flows = flows,
            Days = new ClauseDays.Undated(1),
            Zone = Chance(0.2, Rule.BeijingMidnights) ? Clocks.Beijing : Clocks.Hanoi,
            Regime = Chance(0, Rule.UnknownSide) ? Pick(Regime.Unknown, Regime.Normal) : Chance(0, Rule.UnknownUnlessClosed) ? Pick(Regime.Unknown, Regime.Closed)
                : Chance(0, Rule.StrongerCertaintyOfTwo, Rule.DirectionsThatAgree) ? Regime.Closed : Pick(Regime.Normal, Regime.Appointment, Regime.Closed, Regime.Closed, Chance(0.5, Rule.UnknownSide, Rule.UnknownUnlessClosed) ? Regime.Unknown : Regime.Appointment),
        };
        if (Is(Rule.PatternOverNone) && Chance(0.8))
        {
            clause = clause with { Regime = index == 1 ? Regime.Closed : Regime.Appointment, Gates = [Gazetteer.Gates[0].Id], Flows = Gazetteer.Gates[0].Flows };
        }
        else if (!(number <= 2 && index == 1))
        {
            clause = clause with { Directions = MakeDirections(flows), Classes = MakeClasses() };
        }

        if (kind >= StatementKind.Agreement && Chance(0.22, OfResuming) && !(Is(OfResuming) && Chance(0.55)))
        {
            return clause with { Regime = null, Days = new ClauseDays.Resumes(Chance(0.5) ? Midnight(Day.PlusDays(_random.Next(-3, 8))) : Sometime()) };
        }

        if (Chance(0.06))
        {
            clause = clause with { Regime = null, Advice = Words };
        }
        else
        {
            clause = clause with
            {
                Hours = Chance(0.5, Rule.HoursKnownOnOneSideOnly, Rule.LastEntry, Rule.TailPastMidnight, Rule.HoursIntersect, Rule.WindowDirections, Rule.HoursOnTheClockOfHanoi, Rule.HoursNotKnownHidesWeaker, Rule.ExceptionInHoursBoundsNothing) ? MakeHours(flows) : null,
                Conditions = Chance(0.1) ? [new("a", "b", Pick("one", "two"))] : [],
                Quota = Chance(0.08) ? new Quota(Pick(10, 20), "truck", "day") : null,
                IsTrial = Chance(0.07),
            };
        }

        clause = MakeDays(clause, kind, number <= 2 && index == 1);
        if (clause.Regime == Regime.Normal && kind >= StatementKind.Agreement && (clause.EndKind != EndKind.Fixed || clause.Days is ClauseDays.Undated))
        {
            clause = clause with { Regime = Regime.Appointment };
        }

        return Chance(0.3, Rule.ExceptBeatsClause, Rule.ExceptionInHoursBoundsNothing) ? clause with { Except = [.. Enumerable.Range(1, Pick(1, 1, 2)).Select(entry => MakeException(clause, entry, kind))] } : clause;
    }

    private Clause MakeException(Clause clause, int entry, StatementKind kind)
    {
        var isFixed = clause.EndKind == EndKind.Fixed && clause.Days is not ClauseDays.Undated;
        var own = clause with
        {
            Number = new ClauseNumber(clause.Number.Clause, entry),
            Regime = clause.Advice is not null ? null : Chance(0, Rule.ExceptionInHoursBoundsNothing) ? clause.Regime : kind >= StatementKind.Agreement && !isFixed ? Pick(Regime.Appointment, Regime.Closed) : Pick(Regime.Normal, Regime.Appointment, Regime.Closed),
            Hours = Chance(0.3, Rule.ExceptionInHoursBoundsNothing) && clause.Advice is null ? MakeHours(clause.Flows) : clause.Hours,
        };
        return (Is(Rule.ExceptBeatsClause) ? 3 : _random.Next(4)) switch
        {
            0 => own with { Gates = Some(Children, 1) } is { } narrow && clause.Gates.Any(gate => Gazetteer.WithParts(gate).Contains(narrow.Gates[0])) ? narrow : own,
            1 => own with { Directions = [Pick(Directions.Of(Pick(clause.Flows)))] },
            _ => own with { Classes = clause.Classes.IsEmpty ? Some(Gazetteer.Classes.Select(one => one.Id).ToList(), 2) : Some(clause.Classes, 2) },
        };
    }

    private ImmutableArray<Direction> MakeDirections(ImmutableArray<Flow> flows)
    {
        var all = flows.SelectMany(flow => Directions.Of(flow)).Distinct().ToList();
        return !Chance(0.25, Rule.DirectionOverNone, Rule.BothDirectionsAreNone, Rule.DirectionsOfTheFlow, Rule.DirectionsThatAgree) ? [] : Chance(0.2, Rule.BothDirectionsAreNone) ? Directions.Of(flows[0]) : Some(all, 2);
    }

    private ImmutableArray<Id<CrossingClass>> MakeClasses() =>
        Is(Rule.MostRestrictiveOfSeveralClasses, Rule.EqualTimeMostRestrictive) && Chance(0.9) ? [Pick(Gazetteer.Classes).Id] : !Chance(0.35, Rule.AndAcrossFacets, Rule.OrWithinAFacet, Rule.ExceptBeatsClause, Rule.ClassesOverNone) ? [] : Some(Gazetteer.Classes.Where(one => one.Facet == Facet.Commodity || Chance(0.3, Rule.AndAcrossFacets)).Select(one => one.Id).ToList(), 3);

    private ClauseHours MakeHours(ImmutableArray<Flow> flows)
    {
        if (Chance(Is(Rule.HoursKnownOnOneSideOnly) ? 0.5 : 0.15, Rule.HoursNotKnownHidesWeaker))
        {
            return ClauseHours.NotKnown;
        }

        var zone = Chance(0.3, Rule.HoursOnTheClockOfHanoi) ? Clocks.Beijing : Clocks.Hanoi;
        (string?, string?, string?)[] windows = (Is(Rule.LastEntry) ? Pick(1, 2) : Is(Rule.TailPastMidnight) ? Pick(3, 5, 8) : _random.Next(9)) switch
        {
            0 => [("07:00", "19:00", null)],
            1 => [("08:00", "16:00", "15:30")],
            2 => [("07:30", "11:30", null), ("13:00", "17:00", "16:45")],
            3 => [("20:00", "06:00", Pick("05:30", null))],
            4 => [("00:00", "00:00", null)],
            5 => [("09:00", Pick("01:00", "18:00"), "00:15")],
            6 => [("07:00", null, null)],
            7 => [(null, "18:00", null)],
            _ => [("06:00", "12:00", null), ("22:00", "03:00", null)],
        };
        var made = windows.Select(window => new ServiceWindow(
            Time(window.Item1), Time(window.Item2), Time(window.Item3), zone, Chance(0.15, Rule.WindowDirections) ? [Pick(Directions.Of(Pick(flows)))] : [])).ToList();
        return new ClauseHours([.. made.Where(window => window.LastEntry is null || window.Opens > window.Closes || (window.LastEntry > window.Opens && window.LastEntry < window.Closes))]);

        static LocalTime? Time(string? text) => text is null ? null : new LocalTime(int.Parse(text[..2], CultureInfo.InvariantCulture), int.Parse(text[3..], CultureInfo.InvariantCulture));
    }

    private Instant Sometime() => Midnight(Day) + Duration.FromMinutes(15 * _random.Next(-4 * 72, 4 * 24 * 7));

    private Clause MakeDays(Clause clause, StatementKind kind, bool isWhole)
    {
        if (clause.Number.Clause > 1 && _model is not null && Chance(0.15, Rule.PatternOverNone, Rule.FewerGates, Rule.DirectionOverNone, Rule.ClassesOverNone, Rule.MostRestrictiveOfSeveralClasses))
        {
            return clause with { Days = _model.Days, EndKind = _model.EndKind, Expected = _model.Expected, ReviewBy = _model.ReviewBy, Zone = _model.Zone, Pattern = _model.Days is ClauseDays.Dates { Last: null } or ClauseDays.Instants { End: null } || Chance(Is(Rule.PatternOverNone) ? 0.1 : 0.5) ? null : MakePattern() };
        }

        return _model = MakeOwnDays(clause, kind, isWhole);
    }

    private Clause MakeOwnDays(Clause clause, StatementKind kind, bool isWhole)
    {
        var first = Day.PlusDays(_random.Next(-8, 5));
        var last = first.PlusDays(_random.Next(0, 12));
        if (kind == StatementKind.Standing)
        {
            first = isWhole ? Day.PlusDays(Is(Rule.CoverageBegins) ? 2 : -_random.Next(3, 30)) : first;
            var days = new ClauseDays.Dates(first, Is(Rule.NeitherSpeaks) ? LocalDate.Max(first, Day) : isWhole || Chance(0.6) ? null : last.PlusDays(5));
            clause = clause with { Days = days };
            return isWhole || days.Last is null ? clause : MakeNarrower(clause, first, last);
        }

        if (kind == StatementKind.Rule)
        {
            return MakeNarrower(clause with { Days = MakeRecurring(first, last) }, first, last);
        }

        var start = Sometime();
        clause = (Chance(0, OfEnds) ? 13 : Chance(0, Rule.ReviewDatesPhase) ? 19 : Chance(0, Rule.LastIsInclusive, Rule.PatternOverNone, Rule.LastDayOfMonth, Rule.EqualTimeMostRestrictive, Rule.Plus, Rule.Minus) ? 0 : _random.Next(20)) switch
        {
            < 10 => clause with { Days = new ClauseDays.Dates(first, last) },
            < 13 => clause with { Days = new ClauseDays.Instants(start, start + Duration.FromHours(_random.Next(1, 100))) },
            < 19 => Chance(0.5)
                ? MakeOpen(clause with { Days = new ClauseDays.Dates(first, null) }, first)
                : MakeOpen(clause with { Days = new ClauseDays.Instants(start, null) }, start.InZone(Clocks.Hanoi).Date),
            _ => clause,
        };
        return clause.Days is ClauseDays.Undated || clause.EndKind != EndKind.Fixed ? clause : MakeNarrower(clause, first, last);
    }

    private Clause MakeOpen(Clause clause, LocalDate first) => clause with
    {
        EndKind = Chance(0.5, Rule.EstimatedEndsInNext) ? EndKind.Estimated : EndKind.UntilFurtherNotice,
        ReviewBy = Chance(0.5, Rule.DefaultReview) ? null : Midnight(first.PlusDays(_random.Next(3, 12))),
    } is { EndKind: EndKind.Estimated } open ? open with { Expected = Midnight(first.PlusDays(_random.Next(4, 12))) } : clause with
    {
        EndKind = EndKind.UntilFurtherNotice,
        ReviewBy = Chance(0.5, Rule.DefaultReview) ? null : Midnight(first.PlusDays(_random.Next(3, 12))),
    };

    private ClauseDays MakeRecurring(LocalDate first, LocalDate last)
    {
        var calendar = Pick(Country.Vn, Country.Cn);
        var lunar = Countries[calendar].Lunar;
        var since = Chance(0.3, Rule.Since) ? Day.PlusDays(_random.Next(-3, 3)) : Day.PlusDays(-_random.Next(30, 400));
        var validity = new Validity(since, Chance(0.25, Rule.Until) ? Day.PlusDays(_random.Next(-2, 4)) : Chance(0.97) ? Day.PlusDays(_random.Next(30, 400)) : null);
        validity = validity.Until < validity.Since ? validity with { Until = validity.Since } : validity;
        var form = Is(Rule.Yearly, Rule.YearlyOverNewYear) ? 0 : Is(Rule.Term, Rule.TermOffsets) ? 6 : Is(Rule.Holiday, Rule.HolidayOffsets) ? 8
            : Is(Rule.Lunar, Rule.LunarOverNewYear, Rule.LunarOfItsCountry, Rule.LeapMonthOnlyWhenSaid, Rule.Day30IsTheLast, Rule.LastDayOfLunarMonth) ? 2 : _random.Next(10);
        switch (form)
        {
            case < 2:
                var (from, to) = (Annual(first), Annual(last));
                return new ClauseDays.Yearly(from, to, validity);
            case < 6:
                return new ClauseDays.Lunar(calendar, MakeLunarDay(lunar.ToLunar(first)), MakeLunarDay(lunar.ToLunar(last)), validity);
            case < 8:
                var near = SolarTerm.All.OrderBy(term => Math.Abs(Period.DaysBetween(lunar.DateOf(term, Day.Year), Day))).First();
                var begin = _random.Next(-4, 3);
                return new ClauseDays.Term(near, calendar, begin, begin + _random.Next(0, 7), validity);
            default:
                return new ClauseDays.Holiday(calendar, Id<HolidayRule>.Parse(Pick("solar", "solar", "lunar")), _random.Next(-2, 2), _random.Next(0, 4), validity);
        }

        static AnnualDate Annual(LocalDate day) => new(day.Month, Math.Min(day.Day, day.Month == 2 ? 28 : 31));
    }

    private LunarDayOfYear MakeLunarDay(LunarDate date) =>
        new(date.Month, date.IsLeapMonth && !Chance(0.4, Rule.LeapMonthOnlyWhenSaid), date.Day >= 28 && Chance(0.6, Rule.Day30IsTheLast, Rule.LastDayOfLunarMonth) ? (Is(Rule.Day30IsTheLast) ? 30 : Is(Rule.LastDayOfLunarMonth) ? -1 : Pick(30, -1)) : date.Day);

    private Clause MakeNarrower(Clause clause, LocalDate first, LocalDate last)
    {
        if (Chance(0.3, OfPatterns))
        {
            clause = clause with { Pattern = MakePattern() };
        }

        if (Chance(0.12, Rule.Plus))
        {
            clause = clause with { Plus = [first.PlusDays(_random.Next(-6, 16))] };
        }

        return Chance(0.12, Rule.Minus) && first.PlusDays(_random.Next(0, 1 + Period.DaysBetween(first, last))) is var day && !clause.Plus.Contains(day)
            ? clause with { Minus = [day] } : clause;
    }

    private DayPattern MakePattern()
    {
        var none = new DayPattern([], [], null, null);
        var near = Enumerable.Range(-4, 12).Select(Day.PlusDays).ToList();
        var country = Pick(Country.Vn, Country.Cn);
        return (Is(Rule.Weekdays) ? 0 : Is(Rule.DaysOfMonth, Rule.LastDayOfMonth) ? 1 : Is(Rule.LunarDaysOfMonth) ? 2 : Is(Rule.WorkingDays, Rule.AnnouncementsAsKnown) ? 3 : Is(Rule.DaysOff) ? 4 : _random.Next(5)) switch
        {
            0 => none with { Weekdays = Some(Enum.GetValues<IsoDayOfWeek>().Where(day => day != IsoDayOfWeek.None).ToList(), 5) },
            1 => none with { DaysOfMonth = [.. Is(Rule.LastDayOfMonth) ? [15] : Some(near.Select(day => day.Day).Distinct().ToList(), 6), .. Chance(0.5, Rule.LastDayOfMonth) ? [-1] : Array.Empty<int>()] },
            2 => none with { LunarDays = new(country, [.. Some(near.Select(day => Countries[country].Lunar.ToLunar(day).Day).Distinct().ToList(), 6), .. Chance(0.5) ? [-1] : Array.Empty<int>()]) },
            3 => none with { CountryDays = new(country, AreWorking: true) },
            _ => none with { CountryDays = new(country, AreWorking: false) },
        };
    }
}
