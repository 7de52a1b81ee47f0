using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;

namespace MongCai.Schedule.Benchmarks;

/// <summary>
/// <c>start PROGRAM CALENDARS</c>: from starting the process to the first answer, of the service and of an empty minimal API, by turns; the
/// medians are told. PROGRAM is the service as it was published: a library that <c>dotnet</c> runs (<c>….dll</c>), or a program of its own.
/// </summary>
internal static class StartRun
{
    private const int Turns = 9;

    public static async Task<int> RunAsync(string service, string calendars)
    {
        using var client = new HttpClient();
        List<double> empty = [], ours = [];
        for (var turn = 0; turn <= Turns; turn++)
        {
            var (one, other) = (
                await MeasureAsync(client, typeof(StartRun).Assembly.Location, ["empty-api"], "/"),
                await MeasureAsync(client, service, ["serve", "--calendars", calendars], "/v1/gates/bac-luan-2/cargo/status?date=2022-02-04"));

            // The first of each fills the caches of the disk.
            if (turn > 0)
            {
                empty.Add(one);
                ours.Add(other);
            }
        }

        var (emptyMedian, oursMedian) = (empty.Order().ElementAt(Turns / 2), ours.Order().ElementAt(Turns / 2));
        Console.WriteLine($"empty minimal API {emptyMedian:F0} ms, service {oursMedian:F0} ms, ratio {oursMedian / emptyMedian:F2} (medians of {Turns})");
        return 0;
    }

    /// <summary>An empty minimal API.</summary>
    public static async Task<int> ServeNothingAsync(string[] args)
    {
        await using var app = WebApplication.CreateBuilder(args).Build();
        app.MapGet("/", () => "");
        await app.RunAsync();
        return 0;
    }

    private static async Task<double> MeasureAsync(HttpClient client, string program, string[] arguments, string path)
    {
        var port = FreePort();
        var watch = Stopwatch.StartNew();
        string[] command = [.. program.EndsWith(".dll", StringComparison.Ordinal) ? ["dotnet", program] : (string[])[program], .. arguments, "--urls", $"http://127.0.0.1:{port}"];
        using var process = Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        try
        {
            while (true)
            {
                try
                {
                    using var answer = await client.GetAsync(new Uri($"http://127.0.0.1:{port}{path}"));
                    answer.EnsureSuccessStatusCode();
                    return watch.Elapsed.TotalMilliseconds;
                }
                catch (HttpRequestException failure) when (failure.StatusCode is null && watch.Elapsed < TimeSpan.FromSeconds(60))
                {
                    await Task.Delay(5);
                }
            }
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
