using System.Collections.Immutable;
using MongCai.Schedule.Holidays;
using MongCai.Schedule.Places;
using MongCai.Schedule.Regimes;
using MongCai.Schedule.Statements;
using NodaTime;

namespace MongCai.Schedule.Tests.Reference;

/// <summary>
/// A slow calendar without one rule. Many rules need no switch in the calendar: without them, what they speak of is as if it had not been
/// said, or had been said otherwise.
/// </summary>
internal sealed class CalendarWithout(Rule rule, RandomCalendar calendar)
{
    private static readonly ClauseDays Never = new ClauseDays.Undated(1);
    private readonly SlowCalendar _calendar = new(
        ChangeGates(rule, calendar.Gazetteer), ChangeCountries(rule, calendar.Countries), ChangeStatements(rule, calendar.Statements), rule);

    public SlowAnswer Ask(Question question)
    {
        question = rule == Rule.KnownAt ? question with { KnownAt = Instant.MaxValue } : question;
        var answer = _calendar.Ask(question);
        var isOutside = _calendar.IsOutside(question, _calendar.Known(question.KnownAt));
        return rule switch
        {
            Rule.DirectionException => answer with { Exceptions = [.. answer.Exceptions.Where(one => one.Class is not null)] },
            Rule.ClassException => answer with { Exceptions = [.. answer.Exceptions.Where(one => one.Class is null)] },
            Rule.NeitherSpeaks when !isOutside && (answer.Vn ?? answer.Cn) is null => answer with { Regime = Regime.Normal },
            Rule.SilentSideDoesNotVote when answer.Vn is null != answer.Cn is null => answer with { Regime = Regime.Unknown },
            _ => answer,
        };
    }

    /// <summary>What speaks of a gate and flow at an instant, to see cheaply where the rule can matter.</summary>
    public List<SlowLine> Held(Question question) => _calendar.Held(question, _calendar.Known(question.KnownAt));

    public (Instant? Start, Instant? End) Stretch(Question question) => _calendar.Stretch(question);

    public SlowNext? Next(Question question) => _calendar.Next(question);

    private static Gazetteer ChangeGates(Rule rule, Gazetteer gazetteer) => rule switch
    {
        Rule.PartsOfAGate => new Gazetteer(gazetteer.Gates.Select(gate => gate with { PartOf = null }), gazetteer.Classes),

        // "And" in a facet is a facet for each class; "or" across facets is one facet for all.
        Rule.OrWithinAFacet => new Gazetteer(gazetteer.Gates, gazetteer.Classes.Select((one, index) => one with { Facet = (Facet)index })),
        Rule.AndAcrossFacets => new Gazetteer(gazetteer.Gates, gazetteer.Classes.Select(one => one with { Facet = Facet.Commodity })),
        _ => gazetteer,
    };

    /// <summary>A notice without a date of publication was always known.</summary>
    private static CountryCalendars ChangeCountries(Rule rule, CountryCalendars countries) => rule != Rule.AnnouncementsAsKnown ? countries
        : new CountryCalendars(WithoutDates(countries.Vn), WithoutDates(countries.Cn));

    private static CountryCalendar WithoutDates(CountryCalendar calendar) => new(
        calendar.Country, calendar.Weekend, calendar.Rules, calendar.Announcements.Select(announcement => announcement with { Known = null }));

    private static List<Statement> ChangeStatements(Rule rule, IReadOnlyList<Statement> statements)
    {
        var changed = statements.Select(one => Change(rule, one) with { Clauses = [.. one.Clauses.Select(ChangeWithExceptions)] });
        return rule switch
        {
            // What a corrected statement ended is ended by another.
            Rule.CorrectsRevivesEnded => [.. changed, .. statements.Where(IsCorrected).Select(Endings)],
            Rule.OlderStandingLivesOn => [.. statements.Select(one => one with { Withdraws = [.. one.Withdraws, .. OlderStanding(one)] })],
            _ => [.. changed],
        };

        Clause ChangeWithExceptions(Clause clause) =>
            Change(rule, clause) with { Except = [.. clause.Except.Select(entry => Change(rule, entry))] };

        bool IsCorrected(Statement one) => statements.Any(other => other.Corrects.Contains(one.Id));

        Statement Endings(Statement one) =>
            one with { Id = Id<Statement>.Parse($"{one.Id}-endings"), Clauses = [], Corrects = [], Reviews = [], Confirmed = null };

        IEnumerable<Ending> OlderStanding(Statement one) =>
            from older in statements
            where one.Kind == StatementKind.Standing && older.Kind == StatementKind.Standing && older.Known < one.Known
            from clause in one.AllClauses
            select new Ending(older.Id, null, clause.Gates, clause.Flows);
    }

    private static Statement Change(Rule rule, Statement one) => rule switch
    {
        // What binds one side is announced; it stays so.
        Rule.BindsItsSides when one.Binds.Length == 1 => one with
        {
            Binds = [Country.Vn, Country.Cn],
            IssuedBy = Issuer.Vn,
            Instrument = one.Instrument is { } instrument ? instrument with { Form = InstrumentForm.Notice } : null,
            Confirmed = null,
        },
        Rule.Replaces => one with { Replaces = [] },
        Rule.Withdraws => one with { Withdraws = [] },
        Rule.EndsFrom or Rule.EndsInPart => one with
        {
            Replaces = [.. one.Replaces.Select(ending => Change(rule, ending))],
            Withdraws = [.. one.Withdraws.Select(ending => Change(rule, ending))],
        },
        Rule.Corrects => one with { Corrects = [] },
        Rule.ReviewMovesTime => one with { Reviews = [.. one.Reviews.Where(review => review.ReviewBy is null)] },
        Rule.ReviewFixesEnd => one with { Reviews = [.. one.Reviews.Where(review => review.End is null)] },
        Rule.ReviewDatesPhase => one with { Reviews = [.. one.Reviews.Where(review => review.Start is null)] },
        Rule.AgreedByTalks when one.Instrument is { Form: InstrumentForm.Talks } talks =>
            one with { Instrument = talks with { Form = InstrumentForm.Letters } },
        Rule.AgreedByBothIssuing when one.IssuedBy == Issuer.Both => one with { IssuedBy = Issuer.Vn },
        Rule.AgreedByConfirmation => one with { Confirmed = null },
        Rule.UnconfirmedUnlessRatified => one with { Ratification = null },
        Rule.RatificationConfirms when one.Ratification is { } needed => one with { Ratification = needed with { On = null } },
        Rule.Announced when one.Instrument is { } instrument => one with { Instrument = instrument with { Form = InstrumentForm.Talks } },
        _ => one,
    };

    private static Ending Change(Rule rule, Ending ending) =>
        rule == Rule.EndsFrom ? ending with { From = null } : ending with { Gates = [], Flows = [] };

    private static Clause Change(Rule rule, Clause clause) => rule switch
    {
        // A clause whose directions a flow does not have would cover that flow as if it named none.
        Rule.DirectionsOfTheFlow => clause with
        {
            Directions = AllWhereNone(clause.Directions, clause.Flows),
            Hours = Change(clause.Hours, window => window with { Directions = AllWhereNone(window.Directions, clause.Flows) }),
        },
        Rule.WindowDirections => clause with { Hours = Change(clause.Hours, window => window with { Directions = [] }) },
        Rule.HoursOnTheClockOfHanoi => clause with { Hours = Change(clause.Hours, window => window with { Zone = Clocks.Hanoi }) },
        Rule.DefaultReview => clause with { ReviewBy = clause.ReviewBy ?? Instant.FromUtc(2300, 1, 1, 0, 0) },
        Rule.EstimatedEndsInNext when clause.EndKind == EndKind.Estimated => clause with { EndKind = EndKind.UntilFurtherNotice },
        Rule.BeijingMidnights => clause with { Zone = Clocks.Hanoi },
        Rule.Plus => clause with { Plus = [] },
        Rule.Minus => clause with { Minus = [] },
        _ => clause with { Days = Change(rule, clause.Days), Pattern = clause.Pattern is { } pattern ? Change(rule, pattern) : null },
    };

    private static ClauseHours? Change(ClauseHours? hours, Func<ServiceWindow, ServiceWindow> change) =>
        hours?.Windows is { } windows ? new ClauseHours([.. windows.Select(change)]) : hours;

    private static ImmutableArray<Direction> AllWhereNone(ImmutableArray<Direction> named, ImmutableArray<Flow> flows) =>
        named.IsEmpty ? named
        : [.. named.Union(flows.Select(flow => Directions.Of(flow)).Where(own => !own.Any(named.Contains)).SelectMany(own => own))];

    /// <summary>What a rule speaks of is never, or at other times.</summary>
    private static ClauseDays Change(Rule rule, ClauseDays days) => (rule, days) switch
    {
        (Rule.Resumes, ClauseDays.Resumes) => Never,
        (Rule.LastIsInclusive, ClauseDays.Dates { Last: { } last } dates) => dates with { Last = last.PlusDays(-1) },
        (Rule.Yearly, ClauseDays.Yearly) or (Rule.Lunar, ClauseDays.Lunar) => Never,
        (Rule.Term, ClauseDays.Term) or (Rule.Holiday, ClauseDays.Holiday) => Never,
        (Rule.YearlyOverNewYear, ClauseDays.Yearly yearly) when yearly.Last.CompareTo(yearly.First) < 0 => Never,
        (Rule.LunarOverNewYear, ClauseDays.Lunar lunar) when lunar.Last.IsBefore(lunar.First) => Never,
        (Rule.LastDayOfLunarMonth, ClauseDays.Lunar { First.Day: -1 } or ClauseDays.Lunar { Last.Day: -1 }) => Never,
        (Rule.LunarOfItsCountry, ClauseDays.Lunar { Calendar: Country.Vn } lunar) => lunar with { Calendar = Country.Cn },
        (Rule.LunarOfItsCountry, ClauseDays.Lunar lunar) => lunar with { Calendar = Country.Vn },
        (Rule.TermOffsets, ClauseDays.Term term) => term with { From = 0, To = 0 },
        (Rule.HolidayOffsets, ClauseDays.Holiday holiday) => holiday with { From = 0, To = 0 },
        (Rule.Since, { Validity: { } valid }) => With(days, valid with { Since = valid.Since.PlusDays(-400) }),
        (Rule.Until, { Validity: { Until: { } until } valid }) => With(days, valid with { Until = until.PlusDays(400) }),
        _ => days,
    };

    private static ClauseDays With(ClauseDays days, Validity valid) => days switch
    {
        ClauseDays.Yearly yearly => yearly with { When = valid },
        ClauseDays.Lunar lunar => lunar with { When = valid },
        ClauseDays.Term term => term with { When = valid },
        ClauseDays.Holiday holiday => holiday with { When = valid },
        _ => days,
    };

    private static DayPattern Change(Rule rule, DayPattern pattern) => rule switch
    {
        Rule.Weekdays => pattern with { Weekdays = [] },
        Rule.DaysOfMonth => pattern with { DaysOfMonth = [] },
        Rule.LastDayOfMonth => pattern with { DaysOfMonth = [.. pattern.DaysOfMonth.Select(day => Math.Max(day, 0))] },
        Rule.LunarDaysOfMonth => pattern with { LunarDays = null },
        Rule.WorkingDays when pattern.CountryDays?.AreWorking == true => pattern with { CountryDays = null },
        Rule.DaysOff when pattern.CountryDays?.AreWorking == false => pattern with { CountryDays = null },
        _ => pattern,
    };
}
