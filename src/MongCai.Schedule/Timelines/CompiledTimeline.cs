using MongCai.Schedule.Holidays;
using MongCai.Schedule.Places;
using NodaTime;

namespace MongCai.Schedule.Timelines;

/// <summary>The answers about one gate and flow in sorted intervals up to a horizon. Immutable.</summary>
internal sealed class CompiledTimeline
{
    private readonly long[] _starts;
    private readonly AnswerTable[] _tables;

    private CompiledTimeline(Instant? coverageStart, Instant horizon, List<(long Start, AnswerTable Table)> intervals)
    {
        CoverageStart = coverageStart;
        Horizon = horizon;
        _starts = [.. intervals.Select(interval => interval.Start)];
        _tables = [.. intervals.Select(interval => interval.Table)];
    }

    public Instant? CoverageStart { get; }

    /// <summary>Where the intervals end; the last one may go on beyond.</summary>
    public Instant Horizon { get; }

    /// <summary>How many intervals there are; the first begins before all time and is not covered.</summary>
    public int Count => _starts.Length;

    public static CompiledTimeline Compile(Flow flow, IReadOnlyList<KnownClause> clauses, CountryCalendars countries, Instant horizon, Instant coverageEnd)
    {
        var situations = new Situations(flow, clauses, countries, horizon);
        var silent = new AnswerTable(new Situation(flow, [], [], [], 0));
        var intervals = new List<(long Start, AnswerTable Table)> { (long.MinValue, silent) };
        if (situations.CoverageStart is { } start)
        {
            var tables = new Dictionary<Situation, AnswerTable>(ReferenceEqualityComparer.Instance);
            foreach (var (begins, situation) in situations.From(start))
            {
                if (!tables.TryGetValue(situation, out var table))
                {
                    table = new AnswerTable(situation);
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

    /// <summary>The interval that holds an instant. Cost: O(log intervals), no allocation.</summary>
    public int IndexOf(Instant at)
    {
        var found = _starts.AsSpan().BinarySearch(at.ToUnixTimeTicks());
        return found >= 0 ? found : ~found - 1;
    }

    public AnswerTable this[int index] => _tables[index];

    /// <summary>When an interval begins; null for the first.</summary>
    public Instant? StartOf(int index) => index == 0 ? null : Instant.FromUnixTimeTicks(_starts[index]);
}
