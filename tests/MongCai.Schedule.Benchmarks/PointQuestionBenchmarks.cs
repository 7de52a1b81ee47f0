using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using MongCai.Schedule.Places;
using MongCai.Schedule.Timelines;
using NodaTime;

namespace MongCai.Schedule.Benchmarks;

/// <summary>
/// A point question (gate, flow, direction, one class, instant) over ten thousand gates, against a bare binary search in as many sorted arrays of
/// the same lengths. Both are asked the same 4,096 questions, drawn by a fixed seed from all gates and ten years.
/// </summary>
[MemoryDiagnoser]
public class PointQuestionBenchmarks
{
    private const int Count = 4096;
    private const int Gates = 10_000;
    private static readonly Flow[] Flows = [Flow.Passenger, Flow.Cargo, Flow.ResidentTrade];
    private readonly Asked[] _asked = new Asked[Count];
    private readonly long[][] _starts = new long[Gates * Flows.Length][];
    private readonly object[][] _values = new object[Gates * Flows.Length][];
    private CalendarBook _book = null!;
    private int _revision;

    [GlobalSetup]
    public void Fill()
    {
        _book = RealisticBook.Create(Gates);
        _revision = _book.Revisions.Length;
        var first = new LocalDate(RealisticBook.FirstYear, 1, 1).AtStartOfDayInZone(Clocks.Hanoi).ToInstant();
        var last = first + Duration.FromDays(365 * RealisticBook.Years);
        Parallel.For(0, Gates, gate =>
        {
            foreach (var flow in Flows)
            {
                // As many intervals as the timeline has from its first day to the last that is asked about, and it is compiled by this.
                var starts = _book.Find(RealisticBook.Gate(gate), flow, _revision)!.For().PartsBetween(first, last).Select(part => part.Start.ToUnixTimeTicks()).ToArray();
                _starts[Place(gate, flow)] = starts;
                _values[Place(gate, flow)] = [.. starts.Select(_ => new object())];
            }
        });

        var random = new Random(20220125);
        for (var i = 0; i < Count; i++)
        {
            var (gate, flow) = (random.Next(Gates), Flows[random.Next(Flows.Length)]);
            _asked[i] = new Asked(
                RealisticBook.Gate(gate),
                flow,
                Directions.Of(flow)[random.Next(2)],
                random.Next(2) == 0 ? [RealisticBook.Cold] : [RealisticBook.Dry],
                first + Duration.FromMinutes(random.Next(365 * RealisticBook.Years * 24 * 60)),
                Place(gate, flow));
        }
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Count, Description = "binary search")]
    public int Search()
    {
        var sum = 0;
        foreach (var asked in _asked)
        {
            var starts = _starts[asked.Place];
            var found = starts.AsSpan().BinarySearch(asked.At.ToUnixTimeTicks());
            sum += _values[asked.Place][found >= 0 ? found : ~found - 1] is null ? 1 : 2;
        }

        return sum;
    }

    [Benchmark(OperationsPerInvoke = Count, Description = "point question")]
    public int Ask()
    {
        var sum = 0;
        foreach (var asked in _asked)
        {
            sum += (int)_book.Find(asked.Gate, asked.Flow, _revision)!.For(asked.Direction, asked.Classes).At(asked.At).Regime;
        }

        return sum;
    }

    private static int Place(int gate, Flow flow) => (gate * Flows.Length) + Array.IndexOf(Flows, flow);

    private readonly record struct Asked(Id<Gate> Gate, Flow Flow, Direction Direction, ImmutableArray<Id<CrossingClass>> Classes, Instant At, int Place);
}
