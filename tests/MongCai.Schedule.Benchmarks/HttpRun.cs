using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MongCai.Schedule.Service;
using MongCai.Schedule.Service.CalendarFiles;
using MongCai.Schedule.Service.Database;
using MongCai.Schedule.Service.Publication;
using NodaTime;

namespace MongCai.Schedule.Benchmarks;

/// <summary>
/// <c>http CALENDARS</c>: <c>/status</c> over loopback, each question another one, against endpoints of the same process that answer as many bytes and
/// do nothing: one of a bare server, and one of the service, behind the same middleware. Sixteen connections ask one after another, so that the
/// processors are busy all the time and p99 is that of a queue; sixteen that pause for a millisecond after each answer; then one without a pause.
/// All take turns, and what is told is the median of the turns.
/// </summary>
internal static class HttpRun
{
    private const int Turns = 7;
    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(4);
    private static readonly string[] Places = ["bac-luan-1/passenger", "bac-luan-2/cargo", "hai-yen-km3-4/cargo", "hai-yen-km3-4/resident-trade"];

    public static async Task<int> RunAsync(string calendars)
    {
        var reading = CalendarFolder.Load(calendars);
        var contents = reading.Contents ?? throw new ArgumentException($"{calendars} is not read; check it.", nameof(calendars));
        var folder = Directory.CreateTempSubdirectory("mongcai-http-").FullName;
        await using var database = new ScheduleDatabase($"Data Source={Path.Combine(folder, "schedule.db")}");
        await Migrations.ApplyAsync(database, SystemClock.Instance.GetCurrentInstant());
        await Import.RunAsync(database, reading, SystemClock.Instance.GetCurrentInstant());
        var calendar = await LiveCalendar.LoadAsync(database, contents, SystemClock.Instance);
        await using var service = WebHost.Build(["--urls=http://127.0.0.1:0", "--Logging:LogLevel:Default=Warning", "--Limits:Address=1000000000"], calendar, database);
        var body = Array.Empty<byte>();
        service.MapGet("/nothing", Nothing);
        await service.StartAsync();

        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.Configuration["urls"] = "http://127.0.0.1:0";
        await using var empty = builder.Build();
        empty.MapGet("/nothing", Nothing);
        await empty.StartAsync();

        // Distinct questions: minutes of ten years, at the gates that work, with and without a class.
        var random = new Random(20220125);
        var start = new DateTimeOffset(2019, 4, 1, 0, 0, 0, TimeSpan.FromHours(7));
        var questions = Enumerable.Range(0, 100_000)
            .Select(_ => $"/v1/gates/{Places[random.Next(Places.Length)]}/status?at="
                + Uri.EscapeDataString(start.AddMinutes(random.Next(5_000_000)).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture))
                + (random.Next(2) == 0 ? "&commodity=cold-chain" : ""))
            .Distinct()
            .Select(Request)
            .ToArray();
        var length = (int)(await AskAsync(Port(service), questions, connections: 1, TimeSpan.Zero, TimeSpan.FromSeconds(2))).BytesEach;
        body = [.. Enumerable.Repeat((byte)' ', length)];

        Console.WriteLine($"{questions.Length} distinct questions, {length} bytes a body, {Turns} turns of {Turn.TotalSeconds} s each");
        foreach (var (connections, pause) in ((int, TimeSpan)[])[(16, TimeSpan.Zero), (16, TimeSpan.FromMilliseconds(1)), (1, TimeSpan.Zero)])
        {
            Console.WriteLine($"{connections} connections, {pause.TotalMilliseconds} ms of pause");
            var figures = new List<(Figures Ours, Figures Bare, Figures Behind)>();
            for (var turn = 0; turn <= Turns; turn++)
            {
                figures.Add((
                    await AskAsync(Port(service), questions, connections, pause, Turn),
                    await AskAsync(Port(empty), [Request("/nothing")], connections, pause, Turn),
                    await AskAsync(Port(service), [Request("/nothing")], connections, pause, Turn)));
            }

            // The first turn warms up.
            figures.RemoveAt(0);
            Tell("  /status", figures, turn => turn.Ours);
            Tell("  of a bare server", figures, turn => turn.Bare);
            Tell("  of the service", figures, turn => turn.Behind);
        }

        return 0;

        Task Nothing(HttpContext context)
        {
            context.Response.ContentType = "application/json";
            context.Response.ContentLength = body.Length;
            return context.Response.Body.WriteAsync(body, context.RequestAborted).AsTask();
        }
    }

    private static void Tell(string what, List<(Figures Ours, Figures Bare, Figures Behind)> turns, Func<(Figures Ours, Figures Bare, Figures Behind), Figures> which)
    {
        var (perSecond, p50, p99) = (Median(turn => which(turn).PerSecond), Median(turn => which(turn).P50), Median(turn => which(turn).P99));
        var (rate, low, high) = (Median(turn => turn.Ours.PerSecond / which(turn).PerSecond), Median(turn => turn.Ours.P50 / which(turn).P50), Median(turn => turn.Ours.P99 / which(turn).P99));
        Console.WriteLine($"{what,-20} {perSecond,7:F0}/s {p50,6:F3} ms p50 {p99,6:F3} ms p99   /status to it: {rate:F2} of the rate, {low:F2} × p50, {high:F2} × p99");

        double Median(Func<(Figures Ours, Figures Bare, Figures Behind), double> value) => turns.Select(value).Order().ElementAt(Turns / 2);
    }

    private static int Port(WebApplication app) =>
        new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()).Port;

    private static byte[] Request(string path) => Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n");

    /// <summary>Asks over and over. The client knows no more of HTTP than it needs, so that what it costs hides nothing.</summary>
    private static async Task<Figures> AskAsync(int port, byte[][] requests, int connections, TimeSpan pause, TimeSpan time)
    {
        var next = -1;
        var latencies = new List<double>[connections];
        var bytes = new long[connections];
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, connections).Select(async connection =>
        {
            latencies[connection] = [];
            using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await socket.ConnectAsync(IPAddress.Loopback, port);
            var buffer = new byte[256 * 1024];
            while (watch.Elapsed < time)
            {
                var request = requests[Interlocked.Increment(ref next) % requests.Length];
                var asked = Stopwatch.GetTimestamp();
                await socket.SendAsync(request);
                bytes[connection] += await ReceiveAsync(socket, buffer);
                latencies[connection].Add(Stopwatch.GetElapsedTime(asked).TotalMilliseconds);
                if (pause > TimeSpan.Zero)
                {
                    await Task.Delay(pause);
                }
            }
        }));
        var elapsed = watch.Elapsed.TotalSeconds;
        var all = latencies.SelectMany(each => each).Order().ToArray();
        return new Figures(all.Length / elapsed, all[all.Length / 2], all[all.Length * 99 / 100], bytes.Sum() / (double)all.Length);
    }

    /// <summary>Reads one answer; how long its body was.</summary>
    private static async Task<int> ReceiveAsync(Socket socket, byte[] buffer)
    {
        var (have, head, length) = (0, 0, 0);
        do
        {
            have += await socket.ReceiveAsync(buffer.AsMemory(have));
            if (head == 0 && buffer.AsSpan(0, have).IndexOf("\r\n\r\n"u8) is var found and >= 0)
            {
                head = found + 4;
                var header = Encoding.ASCII.GetString(buffer, 0, head);
                if (!header.StartsWith("HTTP/1.1 200", StringComparison.Ordinal))
                {
                    throw new InvalidOperationException(Encoding.UTF8.GetString(buffer, 0, have));
                }

                var name = header.IndexOf("Content-Length: ", StringComparison.Ordinal) + 16;
                length = int.Parse(header.AsSpan(name, header.IndexOf('\r', name) - name), CultureInfo.InvariantCulture);
            }
        }
        while (head == 0 || have < head + length);

        return length;
    }

    private sealed record Figures(double PerSecond, double P50, double P99, double BytesEach);
}
