using MongCai.Schedule.Holidays;
using MongCai.Schedule.Places;
using NodaTime;

namespace MongCai.Schedule.Timelines;

/// <summary>The answers about one gate and flow in sorted intervals up to a horizon. Immutable.</summary>
internal sealed class CompiledTimeline
{
    private readonly long[] _starts;
    private readonly AnswerTable[] _tables;

    /// <summary>
    /// Time from the second start on in as many equal slots as there are intervals, about: the interval in which each slot begins,
    /// and the last interval after them. Most last a day or a few, so that a slot leaves little to search.
    /// </summary>
    private readonly int[] _firstOfSlot;
    private readonly int _slotBits;

    private CompiledTimeline(Instant? coverageStart, Instant horizon, List<(long Start, AnswerTable Table)> intervals)
    {
        CoverageStart = coverageStart;
        Horizon = horizon;
        _starts = [.. intervals.Select(interval => interval.Start)];
        _tables = [.. intervals.Select(interval => interval.Table)];
        (_firstOfSlot, _slotBits) = Slots(_starts);
        HasWindowsPastMidnight = _tables.Distinct().Any(table => table.Situation.HasWindowsPastMidnight);
    }

    public Instant? CoverageStart { get; }

    /// <summary>Where the intervals end; the last one may go on beyond.</summary>
    public Instant Horizon { get; }

    /// <summary>Whether the hours of any day reach into the next one.</summary>
    public bool HasWindowsPastMidnight { get; }

    /// <summary>How many intervals there are; the first begins before all time and is not covered.</summary>
    public int Count => _starts.Length;

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
        if (_starts.Length == 1 || ticks < _starts[1])
        {
            return 0;
        }

        var slot = Math.Min((ticks - _starts[1]) >> _slotBits, _firstOfSlot.Length - 2);
        var (first, last) = (_firstOfSlot[slot], _firstOfSlot[slot + 1]);
        var found = _starts.AsSpan(first, last - first + 1).BinarySearch(ticks);
        return first + (found >= 0 ? found : ~found - 1);
    }

    public AnswerTable this[int index] => _tables[index];

    /// <summary>When an interval begins; null for the first.</summary>
    public Instant? StartOf(int index) => index == 0 ? null : Instant.FromUnixTimeTicks(_starts[index]);

    private static (int[] FirstOfSlot, int SlotBits) Slots(long[] starts)
    {
        if (starts.Length == 1)
        {
            return ([], 0);
        }

        var bits = 0;
        while ((starts[^1] - starts[1]) >> bits > starts.Length)
        {
            bits++;
        }

        var slots = new int[((starts[^1] - starts[1]) >> bits) + 2];
        var index = 1;
        for (var slot = 0L; slot < slots.Length; slot++)
        {
            while (index + 1 < starts.Length && starts[index + 1] <= starts[1] + (slot << bits))
            {
                index++;
            }

            slots[slot] = index;
        }

        return (slots, bits);
    }
}
