using MongCai.Schedule.Holidays;
using MongCai.Schedule.Places;
using NodaTime;

namespace MongCai.Schedule.Timelines;

/// <summary>The answers about one gate and flow in sorted intervals up to a horizon. Immutable.</summary>
internal sealed class CompiledTimeline
{
    private readonly (long Start, AnswerTable Table)[] _intervals;

    /// <summary>Where an interval is looked for first: where it would be if all from the second to the last but one were as long as each other.</summary>
    private readonly double _intervalsPerTick;

    /// <summary>The second start; the end of time where there is none.</summary>
    private readonly long _second;
    private readonly int _last;

    private CompiledTimeline(Instant? coverageStart, Instant horizon, List<(long Start, AnswerTable Table)> intervals)
    {
        CoverageStart = coverageStart;
        Horizon = horizon;
        _intervals = [.. intervals];
        _second = intervals.Count == 1 ? long.MaxValue : intervals[1].Start;
        _last = intervals.Count - 1;
        _intervalsPerTick = intervals.Count < 4 ? 0 : (intervals.Count - 3.0) / (intervals[^2].Start - _second);
        HasWindowsPastMidnight = intervals.Select(interval => interval.Table).Distinct().Any(table => table.Situation.HasWindowsPastMidnight);
    }

    public Instant? CoverageStart { get; }

    /// <summary>Where the intervals end; the last one may go on beyond.</summary>
    public Instant Horizon { get; }

    /// <summary>Whether the hours of any day reach into the next one.</summary>
    public bool HasWindowsPastMidnight { get; }

    /// <summary>How many intervals there are; the first begins before all time and is not covered.</summary>
    public int Count => _intervals.Length;

    public static CompiledTimeline Compile(
        Flow flow, IReadOnlyList<KnownClause> clauses, Gazetteer gazetteer, CountryCalendars countries, Instant horizon, Instant coverageEnd)
    {
        var situations = new Situations(flow, clauses, countries, horizon);
        var silent = new AnswerTable(new Situation(flow, [], [], [], 0), gazetteer);
        var intervals = new List<(long Start, AnswerTable Table)> { (long.MinValue, silent) };
        if (situations.CoverageStart is { } start)
        {
            var tables = new Dictionary<Situation, AnswerTable>(ReferenceEqualityComparer.Instance);
            foreach (var (begins, situation) in situations.From(start))
            {
                if (!tables.TryGetValue(situation, out var table))
                {
                    table = new AnswerTable(situation, gazetteer);
                    tables.Add(situation, table);
                }

                if (!ReferenceEquals(intervals[^1].Table, table))
                {
                    intervals.Add((begins.ToUnixTimeTicks(), table));
                }
            }
        }

        if (horizon == coverageEnd)
        {
            intervals.Add((coverageEnd.ToUnixTimeTicks(), silent));
        }

        return new CompiledTimeline(situations.CoverageStart, horizon, intervals);
    }

    /// <summary>The interval that holds an instant. Cost: O(log intervals), mostly less, no allocation.</summary>
    public int IndexOf(Instant at)
    {
        var ticks = at.ToUnixTimeTicks();
        if (ticks < _second)
        {
            return 0;
        }

        // Most last a day or a few, so that it is near; it lies in [low, high).
        var low = Math.Min(1 + (int)((ticks - _second) * _intervalsPerTick), _last);
        var high = low + 1;
        var step = 2;
        if (_intervals[low].Start <= ticks)
        {
            while (high <= _last && _intervals[high].Start <= ticks)
            {
                (low, high, step) = (high, Math.Min(high + step, _last + 1), step * 2);
            }
        }
        else
        {
            while (_intervals[low].Start > ticks)
            {
                (low, high, step) = (Math.Max(low - step, 1), low, step * 2);
            }
        }

        while (high - low > 1)
        {
            var middle = (low + high) / 2;
            (low, high) = _intervals[middle].Start <= ticks ? (middle, high) : (low, middle);
        }

        return low;
    }

    public AnswerTable this[int index] => _intervals[index].Table;

    /// <summary>When an interval begins; null for the first.</summary>
    public Instant? StartOf(int index) => index == 0 ? null : Instant.FromUnixTimeTicks(_intervals[index].Start);
}
