using System.Collections.Immutable;
using MongCai.Schedule.Places;
using MongCai.Schedule.Timelines;
using NodaTime;

namespace MongCai.Schedule.Publishing;

/// <summary>What a publication changes in the answers.</summary>
public static class CalendarChanges
{
    /// <summary>
    /// Every change between two calendars, as known after all that was published in each: for each gate, flow, direction and goods the longest
    /// intervals in which one and the same answer became one and the same other. By gate in the order of the gazetteer, flow, start, direction
    /// (both first), goods of no class, classes by id, then combinations.
    /// Cost, for each gate and flow that the statements touch which only one of the calendars has: O(intervals of both in the range × classes
    /// named), a few comparisons each; states are made once for each pair of situations that meet.
    /// </summary>
    /// <param name="before">The calendar as it is.</param>
    /// <param name="after">The calendar as it is to be, of the same gates and classes.</param>
    /// <param name="start">The first instant to look at; <see cref="Instant.MinValue"/> for before all.</param>
    /// <param name="end">The end, exclusive; after <paramref name="start"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="end"/> is not after <paramref name="start"/>.</exception>
    public static ImmutableArray<CalendarChange> Between(CalendarBook before, CalendarBook after, Instant start, Instant end)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(end, start);
        return [.. BothTimelines.OfTouched(before, after).SelectMany(both => Grouped(both, Runs(both, start, end)))];
    }

    /// <summary>
    /// Every change that one revision of a calendar made, as by <see cref="Between"/> of the calendar before it and with it, as known then.
    /// Cost: likewise, and that of compiling both as of then.
    /// </summary>
    /// <param name="book">The calendar.</param>
    /// <param name="revision">The number of the revision, from 1.</param>
    /// <param name="start">The first instant to look at; <see cref="Instant.MinValue"/> for before all.</param>
    /// <param name="end">The end, exclusive; after <paramref name="start"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such revision, or <paramref name="end"/> is not after <paramref name="start"/>.</exception>
    public static ImmutableArray<CalendarChange> Of(CalendarBook book, int revision, Instant start, Instant end)
    {
        ArgumentNullException.ThrowIfNull(book);
        ArgumentOutOfRangeException.ThrowIfLessThan(revision, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(revision, book.Revisions.Length);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(end, start);
        return [.. BothTimelines.OfRevision(book, book.Revisions[revision - 1]).SelectMany(both => Grouped(both, Runs(both, start, end)))];
    }

    private static List<Run> Runs(BothTimelines both, Instant start, Instant end)
    {
        var directions = Directions.Of(both.Flow);
        var flips = new Flips(both.Goods);
        var open = new (Instant Start, Flip Flip)?[directions.Length * both.Goods.Length];
        var runs = new List<Run>();

        // A little more on both sides tells what goes on beyond.
        var first = start == Instant.MinValue ? start : start - Duration.Epsilon;
        var last = end == Instant.MaxValue ? end : end + Duration.Epsilon;
        foreach (var (begins, _, before, after) in both.Between(first, last))
        {
            Take(begins, flips.Of(before, after));
        }

        Take(last, new Flip?[open.Length]);
        return runs;

        void Take(Instant at, Flip?[] now)
        {
            for (var index = 0; index < open.Length; index++)
            {
                if (open[index] is { } begun && begun.Flip != now[index])
                {
                    if (begun.Start < end && at > start)
                    {
                        var (direction, goods) = Math.DivRem(index, both.Goods.Length);
                        runs.Add(new Run(
                            directions[direction],
                            both.Goods[goods],
                            goods,
                            begun.Start < start || begun.Start == Instant.MinValue ? null : begun.Start,
                            at > end || at >= Timeline.CoverageEnd ? null : at,
                            begun.Flip));
                    }

                    open[index] = null;
                }

                if (now[index] is { } flip && open[index] is null)
                {
                    open[index] = (at, flip);
                }
            }
        }
    }

    private static IEnumerable<CalendarChange> Grouped(BothTimelines both, List<Run> runs)
    {
        var byGoods = runs
            .GroupBy(run => (run.Place, run.Start, run.End, run.Flip))
            .Select(alike => (Run: alike.First(), Direction: alike.Count() == 1 ? alike.First().Direction : (Direction?)null));

        // Goods of no class, and combinations, are entries of their own.
        return byGoods
            .GroupBy(each => (each.Direction, Alone: each.Run.Goods.Length == 1 ? -1 : each.Run.Place, each.Run.Start, each.Run.End, each.Run.Flip))
            .OrderBy(alike => alike.Key.Start ?? Instant.MinValue)
            .ThenBy(alike => alike.Key.Direction)
            .ThenBy(alike => alike.Min(each => each.Run.Place))
            .Select(alike => new CalendarChange(
                both.Gate,
                both.Flow,
                alike.Key.Direction,
                [.. alike.SelectMany(each => each.Run.Goods).Order()],
                AreTogether: alike.First().Run.Goods.Length > 1,
                alike.Key.Start,
                alike.Key.End,
                alike.Key.Flip.Before,
                alike.Key.Flip.After));
    }

    /// <summary>That one state becomes another.</summary>
    private sealed record Flip(GateState Before, GateState After);

    /// <summary>A longest interval of one flip; <paramref name="Place"/> is that of the goods among all, which are in order.</summary>
    private sealed record Run(
        Direction Direction, ImmutableArray<Id<CrossingClass>> Goods, int Place, Instant? Start, Instant? End, Flip Flip);

    /// <summary>What flips where two situations meet: by direction, then by goods; null for what does not.</summary>
    private sealed class Flips(ImmutableArray<ImmutableArray<Id<CrossingClass>>> goods)
    {
        private readonly Dictionary<(AnswerTable Before, AnswerTable After), Flip?[]> _known = [];

        public Flip?[] Of(AnswerTable before, AnswerTable after)
        {
            if (!_known.TryGetValue((before, after), out var flips))
            {
                flips = [.. Enumerable.Range(1, 2).SelectMany(row => goods.Select(classes => Of(row, classes)))];
                _known.Add((before, after), flips);
            }

            return flips;

            Flip? Of(int row, ImmutableArray<Id<CrossingClass>> classes)
            {
                var (old, now) = (GateState.Of(before.Find(row, classes), classes.IsEmpty), GateState.Of(after.Find(row, classes), classes.IsEmpty));
                return old == now ? null : new Flip(old, now);
            }
        }
    }
}
