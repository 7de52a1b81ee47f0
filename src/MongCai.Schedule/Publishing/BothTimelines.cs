using System.Collections.Immutable;
using MongCai.Schedule.Places;
using MongCai.Schedule.Timelines;
using NodaTime;

namespace MongCai.Schedule.Publishing;

/// <summary>The answers about one gate and flow in two calendars.</summary>
internal sealed class BothTimelines
{
    private readonly Timeline _before;
    private readonly Timeline _after;

    private BothTimelines(Timeline before, Timeline after)
    {
        _before = before;
        _after = after;
        Goods = GoodsToAsk([.. before.Clauses, .. after.Clauses]);
    }

    public Id<Gate> Gate => _after.Gate;

    public Flow Flow => _after.Flow;

    public ImmutableArray<KnownClause> ClausesBefore => _before.Clauses;

    public ImmutableArray<KnownClause> ClausesAfter => _after.Clauses;

    /// <summary>
    /// What to ask about: goods of no class, of each class that a clause names, in the order of ids, and of each combination of a clause that
    /// names classes of several facets. Goods of a class that no clause names are treated as those of none.
    /// </summary>
    public ImmutableArray<ImmutableArray<Id<CrossingClass>>> Goods { get; }

    /// <summary>The gates and flows of which the answers may differ, in the order of the gazetteer.</summary>
    public static IEnumerable<BothTimelines> OfTouched(CalendarBook before, CalendarBook after)
    {
        var touched = Lacking(after, before).Concat(Lacking(before, after)).ToHashSet();
        return from gate in after.Gazetteer.Gates
               from flow in Enum.GetValues<Flow>()
               where touched.Contains((gate.Id, flow)) || before.Countries != after.Countries
               let timelines = (Before: before.Find(gate.Id, flow, int.MaxValue), After: after.Find(gate.Id, flow, int.MaxValue))
               where timelines.Before is not null && timelines.After is not null
               select new BothTimelines(timelines.Before, timelines.After);

        // A statement that was confirmed is another one of the same id.
        static IEnumerable<(Id<Gate>, Flow)> Lacking(CalendarBook book, CalendarBook other)
        {
            var known = other.Statements.ToHashSet(ReferenceEqualityComparer.Instance);
            return book.Statements.Where(statement => !known.Contains(statement)).SelectMany(statement => book.TouchedBy(statement.Id));
        }
    }

    /// <summary>Those of which a revision may have changed the answers, as known before it and with it; in the order of the gazetteer.</summary>
    public static IEnumerable<BothTimelines> OfRevision(CalendarBook book, Revision revision)
    {
        var touched = revision.Statement is { } statement
            ? book.TouchedBy(statement.Id)
            : [.. book.Gazetteer.Gates.SelectMany(gate => gate.Flows.Select(flow => (gate.Id, flow)))];
        return from place in touched
               let before = book.Find(place.Gate, place.Flow, revision.Number - 1)
               let after = book.Find(place.Gate, place.Flow, revision.Number)
               where !ReferenceEquals(before, after)
               select new BothTimelines(before, after);
    }

    /// <summary>
    /// Both side by side: in each interval neither changes. In order, without gap or overlap, the first and the last cut at the ends of the
    /// range. Cost: O(log intervals + intervals of both in it).
    /// </summary>
    public IEnumerable<(Instant Start, Instant End, AnswerTable Before, AnswerTable After)> Between(Instant start, Instant end)
    {
        // Not by IntervalSequence: it compiles up to the end of all time where it takes that to tell when the last interval of the range ends.
        var (before, after) = (_before.Reaching(end), _after.Reaching(end));
        var (ours, theirs) = (before.IndexOf(start), after.IndexOf(start));
        for (var begun = start; begun < end;)
        {
            var (ourEnd, theirEnd) = (EndOf(before, ours), EndOf(after, theirs));
            var next = Instant.Min(ourEnd, theirEnd);
            yield return (begun, next, before[ours], after[theirs]);
            (begun, ours, theirs) = (next, ourEnd == next ? ours + 1 : ours, theirEnd == next ? theirs + 1 : theirs);
        }

        Instant EndOf(CompiledTimeline compiled, int index) => index + 1 < compiled.Count ? Instant.Min(compiled.StartOf(index + 1)!.Value, end) : end;
    }

    private static ImmutableArray<ImmutableArray<Id<CrossingClass>>> GoodsToAsk(IReadOnlyList<KnownClause> clauses)
    {
        var single = clauses.SelectMany(clause => clause.Clause.Classes).Distinct().Order().Select(named => ImmutableArray.Create(named));
        var combined = clauses.Where(clause => clause.Classes.Length > 1).SelectMany(Combinations).DistinctBy(Text).OrderBy(Text, StringComparer.Ordinal);
        return [[], .. single, .. combined];

        static string Text(ImmutableArray<Id<CrossingClass>> classes) => string.Join(' ', classes);

        static IEnumerable<ImmutableArray<Id<CrossingClass>>> Combinations(KnownClause clause) => clause.Classes
            .Aggregate((IEnumerable<ImmutableArray<Id<CrossingClass>>>)[[]], (begun, facet) => begun.SelectMany(classes => facet.Named.Select(classes.Add)))
            .Select(classes => classes.Sort());
    }
}
