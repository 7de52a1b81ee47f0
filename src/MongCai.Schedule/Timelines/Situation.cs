using System.Collections.Immutable;
using MongCai.Schedule.Places;
using MongCai.Schedule.Regimes;
using MongCai.Schedule.Statements;
using NodaTime;

namespace MongCai.Schedule.Timelines;

/// <summary>
/// What is in force at a gate for a flow over a time in which nothing begins, ends or falls due; and the outcomes that follow. Immutable.
/// </summary>
/// <param name="flow">The flow.</param>
/// <param name="stretches">The stretches whose clauses hold.</param>
/// <param name="resumptions">The clauses by which the ordinary timetable is back.</param>
/// <param name="undated">The phases without a date, in their order.</param>
/// <param name="minutesAhead">How far the clock of Beijing is ahead of that of Hanoi.</param>
internal sealed class Situation(
    Flow flow,
    ImmutableArray<ActiveStretch> stretches,
    ImmutableArray<Resumption> resumptions,
    ImmutableArray<KnownClause> undated,
    int minutesAhead)
{
    public Flow Flow { get; } = flow;

    /// <summary>The classes that any clause in force, or any phase without a date, names.</summary>
    public ImmutableArray<Id<CrossingClass>> Classes { get; } =
    [
        .. stretches.Select(active => active.Stretch.Clause)
            .Concat(resumptions.Select(resumption => resumption.Clause))
            .Concat(undated)
            .SelectMany(clause => clause.Clause.Classes)
            .Distinct()
            .Order(),
    ];

    public ImmutableArray<ActiveStretch> Stretches => stretches;

    /// <summary>Whether any clause or window names a direction, so that one may have another answer than the other.</summary>
    public bool TellsDirectionsApart { get; } =
        stretches.Any(active => TellApart(active.Stretch.Clause)) || resumptions.Any(resumption => TellApart(resumption.Clause));

    /// <summary>When clauses in force are expected to end, in order, each once.</summary>
    public ImmutableArray<Instant> ExpectedEnds { get; } = [.. stretches.Select(active => active.Stretch.ExpectedEnd).OfType<Instant>().Distinct().Order()];

    /// <summary>Whether any clause in force states a window that closes on the day after the one on which it opens; what sides share does so only then.</summary>
    public bool HasWindowsPastMidnight { get; } = stretches.Any(active =>
        active.Stretch.Clause.Clause.Hours?.Windows?.Any(window => ServiceHours.OnHanoiClock(window, minutesAhead).PassesMidnight) == true);

    /// <summary>The same without some stretches.</summary>
    public Situation Without(Func<Stretch, bool> hasEnded) =>
        new(Flow, [.. stretches.Where(active => !hasEnded(active.Stretch))], resumptions, undated, minutesAhead);

    /// <summary>What both sides make of a question.</summary>
    /// <param name="direction">The direction; null puts the question to the clauses that name none.</param>
    /// <param name="classes">The classes of what wants to cross.</param>
    public Outcome Decide(Direction? direction, ReadOnlySpan<Id<CrossingClass>> classes)
    {
        var covering = new List<ActiveStretch>();
        foreach (var active in stretches)
        {
            if (active.Stretch.Clause.Covers(direction, classes))
            {
                covering.Add(active);
            }
        }

        var resuming = new List<Resumption>();
        foreach (var resumption in resumptions)
        {
            if (resumption.Clause.Covers(direction, classes))
            {
                resuming.Add(resumption);
            }
        }

        var advice = covering
            .Where(active => active.Stretch.Clause.Clause.Advice is not null
                && active.Stretch.Clause.Statement.Binds.Any(side => !IsLifted(active.Stretch.Clause, side, resuming)));
        return new Outcome(
            Decide(Country.Vn, direction, covering, resuming),
            Decide(Country.Cn, direction, covering, resuming),
            [.. advice.Select(active => active.Stretch.Clause.Reference)]);
    }

    /// <summary>The phases without a date that a question may wait for, in their order.</summary>
    /// <param name="direction">The direction; null for any.</param>
    /// <param name="classes">The classes of what wants to cross; null for any.</param>
    public ImmutableArray<ClauseReference> Phases(Direction? direction, ImmutableArray<Id<CrossingClass>>? classes) =>
    [
        .. undated
            .Where(phase => phase.Direction is not { } named || direction is null || direction == named)
            .Where(phase => classes is not { } asked || phase.Covers(asked.AsSpan()))
            .Select(phase => phase.Reference),
    ];

    /// <summary>The clauses of each statement that hold for a side and a question, statements from the strongest to the weakest.</summary>
    public IEnumerable<IReadOnlyList<Stretch>> ByStatement(Country side, Direction? direction, ImmutableArray<Id<CrossingClass>> classes) =>
        ByStatement(
            side,
            stretches.Where(active => active.Stretch.Clause.Covers(direction, classes.AsSpan())),
            [.. resumptions.Where(resumption => resumption.Clause.Covers(direction, classes.AsSpan()))]);

    private static IEnumerable<IReadOnlyList<Stretch>> ByStatement(Country side, IEnumerable<ActiveStretch> covering, List<Resumption> resuming) =>
        covering
            .Where(active => active.Stretch.Clause.Clause.Regime is not null
                && active.Stretch.Clause.Statement.Binds.Contains(side)
                && !IsLifted(active.Stretch.Clause, side, resuming))
            .Select(active => active.Stretch)
            .GroupBy(stretch => stretch.Clause.Statement.Id)
            .Select(statement => statement.OrderBy(stretch => stretch.Clause.Clause.Number).ToList())
            .OrderByDescending(statement => statement[0].Clause.Statement.Kind)
            .ThenByDescending(statement => statement[0].Clause.Statement.Known)
            .ThenByDescending(statement => Outcome.Restrictiveness(Precedence.Winner(statement).Clause.Clause.Regime!.Value))
            .ThenBy(statement => statement[0].Clause.Statement.Id);

    private static bool TellApart(KnownClause clause) =>
        clause.Direction is not null || clause.Clause.Hours?.Windows?.Any(window => !window.Directions.IsEmpty) == true;

    /// <summary>
    /// Whether a clause by which the ordinary timetable is back takes the place of another, for the sides that it binds: one of its own
    /// statement, or of an earlier one that is not stronger.
    /// </summary>
    public static bool Lifts(KnownClause resuming, KnownClause clause) =>
        clause.Statement.Kind is StatementKind.Agreement or StatementKind.Emergency
        && resuming.Statement is var by
        && (by == clause.Statement || (clause.Statement.Kind <= by.Kind && clause.Statement.Known < by.Known));

    private static bool IsLifted(KnownClause clause, Country side, List<Resumption> resuming) =>
        resuming.Exists(resumption => resumption.Clause.Statement.Binds.Contains(side) && Lifts(resumption.Clause, clause));

    private SideAnswer? Decide(Country side, Direction? direction, List<ActiveStretch> covering, List<Resumption> resuming)
    {
        var ranked = ByStatement(side, covering, resuming).SelectMany(Ranked).ToImmutableArray();
        if (ranked is [])
        {
            return null;
        }

        var winner = ranked[0];
        var regime = winner.Clause.Clause.Regime!.Value;
        var resumedBy = regime != Regime.Unknown && winner.Clause.Statement.Kind is (StatementKind.Standing or StatementKind.Rule)
            ? resuming
                .Where(resumption => resumption.IsFirstDay && resumption.Clause.Statement.Binds.Contains(side))
                .Select(resumption => resumption.Clause)
                .OrderBy(clause => clause.Statement.Known)
                .ThenBy(clause => clause.Statement.Id)
                .ThenBy(clause => clause.Clause.Number)
                .LastOrDefault()
            : null;
        var isUnconfirmed = covering.Exists(active => active.Stretch == winner && active.IsUnconfirmed);
        var hoursFrom = regime is Regime.Closed or Regime.Unknown
            ? null
            : ranked.FirstOrDefault(stretch => stretch.Clause.Clause is { Hours: not null, Regime: not Regime.Closed });
        return new SideAnswer(
            side,
            regime,
            CertaintyOf(resumedBy ?? winner.Clause, regime, isUnconfirmed && resumedBy is null),
            HoursOf(regime, hoursFrom, direction),
            ranked,
            hoursFrom == winner ? null : hoursFrom?.Clause.Reference,
            resumedBy);
    }

    private ImmutableArray<DayWindow>? HoursOf(Regime regime, Stretch? from, Direction? direction) =>
        regime == Regime.Closed ? []
        : from?.Clause.Clause.Hours?.Windows is { } windows ? ServiceHours.Of(windows, Flow, direction, minutesAhead)
        : null;

    private static Certainty CertaintyOf(KnownClause clause, Regime regime, bool isUnconfirmed) => regime == Regime.Unknown
        ? Certainty.Unknown
        : isUnconfirmed
            ? Certainty.Unconfirmed
            : clause.Statement.Kind switch
            {
                StatementKind.Standing => Certainty.Standing,
                StatementKind.Rule => Certainty.Forecast,
                _ when clause.IsAgreed => Certainty.Agreed,
                _ => Certainty.Announced,
            };

    /// <summary>The clauses of one statement, the winner first, then the winner of the rest, and so on.</summary>
    private static IEnumerable<Stretch> Ranked(IReadOnlyList<Stretch> stretches)
    {
        var rest = stretches.ToList();
        while (rest is not [])
        {
            var winner = Precedence.Winner(rest);
            rest.Remove(winner);
            yield return winner;
        }
    }
}
