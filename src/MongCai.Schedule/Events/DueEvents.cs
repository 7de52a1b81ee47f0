using System.Collections.Immutable;
using MongCai.Schedule.Places;
using MongCai.Schedule.Publishing;
using MongCai.Schedule.Timelines;
using NodaTime;

namespace MongCai.Schedule.Events;

/// <summary>What falls due by the clock, and by a publication.</summary>
public static class DueEvents
{
    /// <summary>How long ahead a change of regime is told, the longest first.</summary>
    public static ImmutableArray<Duration> NoticeAhead { get; } = [Duration.FromHours(72), Duration.FromHours(24)];

    /// <summary>How every gate is for each of its flows at an instant, as known after all that was published. Cost: O(gates × log intervals).</summary>
    public static ImmutableDictionary<(Id<Gate> Gate, Flow Flow), GateStatus> StatusesAt(CalendarBook book, Instant at)
    {
        ArgumentNullException.ThrowIfNull(book);
        return Timelines(book).ToImmutableDictionary(timeline => (timeline.Gate, timeline.Flow), timeline => GateStatus.At(timeline, at));
    }

    /// <summary>
    /// What falls due by the clock alone, where nothing is published meanwhile: in order of time, then of what happens to statements before what
    /// happens to gates, these as in the gazetteer. Cost: O(gates × intervals in the range and three days beyond + statements × their clauses).
    /// </summary>
    /// <param name="book">All that is published.</param>
    /// <param name="told">How each gate was last told to be; one that is missing was never told of, and is taken to be as it is at <paramref name="after"/>.</param>
    /// <param name="after">What fell due until then, inclusive, was told.</param>
    /// <param name="until">The last instant, inclusive; not before <paramref name="after"/>.</param>
    public static ImmutableArray<DueEvent> ByTheClock(
        CalendarBook book, IReadOnlyDictionary<(Id<Gate> Gate, Flow Flow), GateStatus> told, Instant after, Instant until)
    {
        ArgumentNullException.ThrowIfNull(book);
        ArgumentNullException.ThrowIfNull(told);
        ArgumentOutOfRangeException.ThrowIfLessThan(until, after);
        var due = new List<DueEvent>();
        foreach (var statement in book.Statements)
        {
            var end = book.EndOf(statement, Instant.MaxValue);
            if (end is { } ended && IsDue(ended))
            {
                due.Add(new DueEvent.StatementEnded(ended, statement));
            }

            // Also of one that is over by then: nobody stood behind it. Not of one that was never true.
            if (statement.Ratification is { By: var by } && IsDue(by) && statement.UnratifiedFrom(by) is not null && end != Instant.MinValue)
            {
                due.Add(new DueEvent.Unratified(by, statement));
            }
        }

        var timelines = Timelines(book).ToList();
        due.AddRange(timelines.SelectMany(timeline => ReviewsOf(timeline, after, until)).DistinctBy(review => (review.At, review.Statement.Id, review.Clause)));
        due.AddRange(timelines.SelectMany(timeline => OfGate(timeline, told.GetValueOrDefault((timeline.Gate, timeline.Flow)), after, until)));
        return [.. due.OrderBy(one => one.At)];

        bool IsDue(Instant at) => at > after && at <= until;
    }

    /// <summary>
    /// What a publication is to be told of by: the statement, those that it ends at once, the gates whose future it changes, and those that are
    /// otherwise from now on. Cost: that of <see cref="CalendarChanges.Of"/>.
    /// </summary>
    /// <param name="book">All that is published.</param>
    /// <param name="number">The number of the publication, from 1; no other one became known at the same instant.</param>
    /// <param name="told">How each gate was last told to be.</param>
    /// <param name="reached">Until when that is; after the publication only where the clock was put back since, and then the gates are compared as of that instant.</param>
    /// <param name="until">How far the future is looked at; after it became known.</param>
    public static ImmutableArray<DueEvent> ByPublication(
        CalendarBook book, int number, IReadOnlyDictionary<(Id<Gate> Gate, Flow Flow), GateStatus> told, Instant reached, Instant until)
    {
        ArgumentNullException.ThrowIfNull(book);
        ArgumentNullException.ThrowIfNull(told);
        var revision = book.Revisions[number - 1];
        var (known, statement) = (revision.Known, revision.Statement);
        var due = new List<DueEvent>();
        if (revision.Kind == RevisionKind.Statement)
        {
            due.Add(new DueEvent.StatementPublished(known, statement!));
            due.AddRange(statement!.Affected
                .Select(id => book.Statements.Single(other => other.Id == id))
                .Where(other => book.HasEnded(other, known) && !book.HasEnded(other, known - Duration.Epsilon))
                .Select(other => new DueEvent.StatementEnded(known, other)));
        }

        due.AddRange(CalendarChanges.Of(book, number, known, until)
            .GroupBy(change => (change.Gate, change.Flow))
            .Select(gate => new DueEvent.ScheduleRevised(known, gate.Key.Gate, gate.Key.Flow, [.. gate])));
        due.AddRange(Timelines(book, number).SelectMany(timeline => Differing(timeline, told.GetValueOrDefault((timeline.Gate, timeline.Flow)), Instant.Max(known, reached))));
        return [.. due];
    }

    /// <summary>
    /// The first instant after another at which something may fall due by the clock; null where nothing is known to. Nothing falls due before it,
    /// and perhaps nothing at it. Cost: O(gates × log intervals + statements × their clauses).
    /// </summary>
    public static Instant? NextAfter(CalendarBook book, Instant after)
    {
        ArgumentNullException.ThrowIfNull(book);
        return Timelines(book)
            .SelectMany(timeline => NoticeAhead.Prepend(Duration.Zero).Select(ahead => BoundaryAfter(timeline, after + ahead) - ahead).Concat(ReviewsIn(timeline, after)))
            .Concat(book.Statements.SelectMany(statement => new[] { book.EndOf(statement, Instant.MaxValue), statement.Ratification?.By }))
            .Where(at => at > after)
            .Min();
    }

    private static IEnumerable<Timeline> Timelines(CalendarBook book, int revision = int.MaxValue) =>
        book.Gazetteer.Gates.SelectMany(gate => gate.Flows.Order().Select(flow => book.Find(gate.Id, flow, revision))).OfType<Timeline>();

    private static IEnumerable<DueEvent> OfGate(Timeline timeline, GateStatus? told, Instant after, Instant until)
    {
        var last = told ?? GateStatus.At(timeline, after);
        var (gate, flow) = (timeline.Gate, timeline.Flow);
        GateStatus? before = null;
        var compiled = timeline.Reaching(until + NoticeAhead[0]);
        for (var index = compiled.IndexOf(after); index < compiled.Count; index++)
        {
            var (start, answer) = (compiled.StartOf(index) ?? Instant.MinValue, compiled[index].Find(row: 0, default));
            if (start > until + NoticeAhead[0])
            {
                break;
            }

            var status = GateStatus.Of(answer);
            if (start > after && start <= until && status.DifferenceFrom(flow, last) is var difference and not StatusDifference.None)
            {
                yield return new DueEvent.GateChanged(start, gate, flow, last, status, difference, answer);
                last = status;
            }

            if (before is not null && status.DifferenceFrom(flow, before) == StatusDifference.Regime)
            {
                foreach (var at in NoticeAhead.Select(ahead => start - ahead).Where(at => at > after && at <= until))
                {
                    yield return new DueEvent.ChangeUpcoming(at, gate, flow, before, status, start, answer);
                }
            }

            before = status;
        }

        // Only where it was told otherwise than it already was: a later release decides some question differently.
        foreach (var change in Differing(timeline, last, until))
        {
            yield return change;
        }
    }

    private static IEnumerable<DueEvent> Differing(Timeline timeline, GateStatus? told, Instant now)
    {
        var answer = timeline.For().At(now);
        var status = GateStatus.Of(answer);
        if (told is not null && status.DifferenceFrom(timeline.Flow, told) is var difference and not StatusDifference.None)
        {
            yield return new DueEvent.GateChanged(now, timeline.Gate, timeline.Flow, told, status, difference, answer);
        }
    }

    /// <summary>The reviews of clauses that are in force when their time comes, whether another one overrides them or not.</summary>
    private static IEnumerable<DueEvent.ReviewDue> ReviewsOf(Timeline timeline, Instant after, Instant until)
    {
        var compiled = timeline.Reaching(until);
        for (var index = compiled.IndexOf(after); index < compiled.Count && !(compiled.StartOf(index) > until); index++)
        {
            // One that nobody has ratified is unconfirmed before its review is due, so that nothing begins then.
            var end = index + 1 < compiled.Count ? compiled.StartOf(index + 1) : null;
            foreach (var stretch in compiled[index].Situation.Stretches.Select(active => active.Stretch))
            {
                if (stretch.ReviewBy is { } at && at > after && at <= until && !(at < compiled.StartOf(index)) && !(at >= end))
                {
                    yield return new DueEvent.ReviewDue(at, stretch.Clause.Statement, stretch.Clause.Clause.Number);
                }
            }
        }
    }

    private static Instant? BoundaryAfter(Timeline timeline, Instant at)
    {
        var compiled = timeline.Reaching(at);
        return compiled.IndexOf(at) + 1 is var next && next < compiled.Count ? compiled.StartOf(next) : null;
    }

    /// <summary>The review times of the clauses that are in force at an instant.</summary>
    private static IEnumerable<Instant?> ReviewsIn(Timeline timeline, Instant at)
    {
        var compiled = timeline.Reaching(at);
        return compiled[compiled.IndexOf(at)].Situation.Stretches.Select(active => active.Stretch.ReviewBy);
    }
}
