using System.Diagnostics;
using MongCai.Schedule.Places;
using MongCai.Schedule.Timelines;
using NodaTime;

namespace MongCai.Schedule.Benchmarks;

/// <summary>
/// <c>compile [GATES…]</c>: how long it takes to gather and compile that many gates × 3 flows × 10 years, how much memory is kept, and how long
/// until one more publication about one gate is answered from.
/// </summary>
internal static class CompileRun
{
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 22, 0, 0);

    public static int Run(string[] args)
    {
        int[] sizes = args is [] ? [1_000, 3_000, 10_000] : [.. args.Select(text => int.Parse(text, System.Globalization.CultureInfo.InvariantCulture))];

        // Once before, so that what is measured is the work and not the compiler of the runtime.
        Measure(200, print: false);
        Console.WriteLine("  gates  statements  gather s  compile s  µs a gate  MB kept  one publication ms  share of all");
        foreach (var size in sizes)
        {
            Measure(size, print: true);
        }

        return 0;
    }

    private static void Measure(int gates, bool print)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var watch = Stopwatch.StartNew();
        var book = RealisticBook.Create(gates);
        var gathered = watch.Elapsed;
        watch.Restart();
        Parallel.For(0, gates, gate => AskAll(book, RealisticBook.Gate(gate)));
        var compiled = watch.Elapsed;
        var kept = GC.GetTotalMemory(forceFullCollection: true) - before;

        // The median of several, each at another gate: all of its flows answer anew.
        var publications = new List<TimeSpan>();
        for (var number = 0; number < 21; number++)
        {
            watch.Restart();
            book = book.With(RealisticBook.Storm(number * (gates / 21), Now + Duration.FromSeconds(number)));
            AskAll(book, RealisticBook.Gate(number * (gates / 21)));
            publications.Add(watch.Elapsed);
        }

        if (print)
        {
            var one = publications.Order().ElementAt(publications.Count / 2);
            var all = gathered + compiled;
            Console.WriteLine(
                $"{gates,7} {book.Statements.Length,11} {gathered.TotalSeconds,9:F2} {compiled.TotalSeconds,10:F2} {all.TotalMicroseconds / gates,10:F0} {kept / 1e6,8:F0} {one.TotalMilliseconds,19:F2} {one / all,13:P2}");
        }

        GC.KeepAlive(book);
    }

    private static void AskAll(CalendarBook book, Id<Gate> gate)
    {
        foreach (var flow in Enum.GetValues<Flow>())
        {
            // Every interval of the timeline is there once one is.
            _ = book.Find(gate, flow, book.Revisions.Length)!.For().At(Now).Regime;
        }
    }
}
