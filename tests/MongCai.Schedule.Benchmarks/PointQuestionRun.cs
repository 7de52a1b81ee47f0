using System.Collections.Immutable;
using System.Diagnostics;
using MongCai.Schedule.Places;
using MongCai.Schedule.Timelines;
using NodaTime;

namespace MongCai.Schedule.Benchmarks;

/// <summary>
/// <c>point</c>: a point question (gate, flow, direction, one class, instant) over ten thousand gates, against a bare binary search in as many sorted
/// arrays of the same lengths. Both are asked the same questions, drawn by a fixed seed from all gates and ten years, by turns. To fill the
/// book takes a minute, which BenchmarkDotNet would spend for each of the two.
/// </summary>
internal sealed class PointQuestionRun
{
    private const int Turns = 15;
    private const int Count = 65536;
    private const int Gates = 10_000;
    private static readonly Flow[] Flows = [Flow.Passenger, Flow.Cargo, Flow.ResidentTrade];
    private readonly Asked[] _asked = new Asked[Count];
    private readonly long[][] _starts = new long[Gates * Flows.Length][];
    private readonly object[][] _values = new object[Gates * Flows.Length][];
    private readonly CalendarBook _book;
    private readonly int _revision;

    private PointQuestionRun()
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

        ImmutableArray<Id<CrossingClass>> cold = [RealisticBook.Cold];
        ImmutableArray<Id<CrossingClass>> dry = [RealisticBook.Dry];
        var random = new Random(20220125);
        for (var i = 0; i < Count; i++)
        {
            var (gate, flow) = (random.Next(Gates), Flows[random.Next(Flows.Length)]);
            _asked[i] = new Asked(
                RealisticBook.Gate(gate),
                flow,
                Directions.Of(flow)[random.Next(2)],
                random.Next(2) == 0 ? cold : dry,
                first + Duration.FromMinutes(random.Next(365 * RealisticBook.Years * 24 * 60)),
                Place(gate, flow));
        }
    }

    public static int Run()
    {
        var run = new PointQuestionRun();
        var turns = new List<(double Search, double Ask)>();
        for (var turn = 0; turn <= Turns; turn++)
        {
            turns.Add((Nanoseconds(run.Search), Nanoseconds(run.Ask)));
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        run.Ask();
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        // The first turn warms up.
        turns.RemoveAt(0);
        var (search, ask, ratio) = (Median(turn => turn.Search), Median(turn => turn.Ask), Median(turn => turn.Ask / turn.Search));
        Console.WriteLine($"binary search {search:F0} ns, point question {ask:F0} ns, ratio {ratio:F2} (medians of {Turns}), {allocated} bytes in {Count} questions");
        return 0;

        double Median(Func<(double Search, double Ask), double> value) => turns.Select(value).Order().ElementAt(Turns / 2);
    }

    private static double Nanoseconds(Func<int> ask)
    {
        var (watch, rounds) = (Stopwatch.StartNew(), 0);
        for (; watch.Elapsed < TimeSpan.FromSeconds(0.5); rounds++)
        {
            GC.KeepAlive(ask());
        }

        return watch.Elapsed.TotalNanoseconds / rounds / Count;
    }

    private int Search()
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

    private int Ask()
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
