using System.Diagnostics;
using System.Globalization;
using NodaTime;

namespace MongCai.Schedule.Benchmarks;

/// <summary>
/// <c>memory CALENDARS [--deliveries N] [--database CONNECTION]</c>: what the process holds as it delivers: 200,000 deliveries to ten subscriptions, or as many as said. The
/// managed heap after a collection, and the working set, at each tenth.
/// </summary>
internal static class MemoryRun
{
    private const int Subscriptions = 10;

    /// <summary>In the piece of events that is told at once.</summary>
    private const int Piece = 400;

    public static async Task<int> RunAsync(string calendars, string[] options)
    {
        var deliveries = Options.Number(options, "--deliveries", 200_000);
        await using var host = await SubscribedHost.StartAsync(calendars, Options.Text(options, "--database"), SystemClock.Instance);
        await host.SubscribeAsync(Subscriptions);
        var (pieces, told) = (Math.Max(10, deliveries / Subscriptions / Piece), 0);
        var watch = Stopwatch.StartNew();
        for (var piece = 1; piece <= pieces; piece++)
        {
            var all = host.ExpectAsync(Piece * Subscriptions);
            await host.TellAsync(Piece);
            await all;
            await host.RestAsync();
            if (piece * 10 / pieces > told)
            {
                told = piece * 10 / pieces;
                var heap = GC.GetTotalMemory(forceFullCollection: true);
                using var process = Process.GetCurrentProcess();
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{told * 10,3} %: {piece * Piece * Subscriptions,8} deliveries, {watch.Elapsed.TotalSeconds,5:F0} s, heap {heap / 1e6,6:F1} MB, working set {process.WorkingSet64 / 1e6,6:F0} MB"));
            }
        }

        Console.WriteLine($"{await host.CountAsync("delivered")} are written as delivered");
        return 0;
    }
}
