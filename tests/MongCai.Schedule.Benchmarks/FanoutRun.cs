using System.Diagnostics;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using MongCai.Schedule.Service.Webhooks;
using NodaTime;

namespace MongCai.Schedule.Benchmarks;

/// <summary>
/// <c>fanout CALENDARS [--database CONNECTION] [--rounds N] [--subscriptions N]</c>: one event, then three, to 10,000 subscriptions, each with its own secret, by the service as it runs: from
/// the moment that the event is about to be written to the last receipt. Against a bare <see cref="HttpClient"/> that posts the same bytes, headers included, as often to the same
/// receiver with as many requests at once. Both take turns, and what is told is the median of the rounds.
/// </summary>
internal static class FanoutRun
{
    /// <summary>Until the runtime has compiled what is measured for good.</summary>
    private const int WarmUp = 15;

    public static async Task<int> RunAsync(string calendars, string[] options)
    {
        var subscriptions = Options.Number(options, "--subscriptions", 10_000);
        var rounds = Options.Number(options, "--rounds", 5);

        // The calendar's clock stands still, so that nothing happens by itself.
        await using var host = await SubscribedHost.StartAsync(calendars, Options.Text(options, "--database"), new StoppedClock(SystemClock.Instance.GetCurrentInstant()));
        var concurrency = host.Service.Services.GetRequiredService<WebhookSettings>().Concurrency;
        await host.SubscribeAsync(subscriptions);
        using var bare = BareClient();
        Console.WriteLine($"{subscriptions} subscriptions, {concurrency} at once, {rounds} rounds after {WarmUp} that warm up");
        foreach (var events in (int[])[1, 3])
        {
            var figures = new List<(double Ours, double Bare)>();
            for (var round = -WarmUp; round < rounds; round++)
            {
                var count = events * subscriptions;
                var all = host.ExpectAsync(count);
                var processor = Processor();
                var body = await FanOutAsync(events);
                var ours = count / Stopwatch.GetElapsedTime(body.Began, await all).TotalSeconds;
                await host.RestAsync();
                var oursEach = (Processor() - processor).TotalMicroseconds / count;

                all = host.ExpectAsync(count);
                (processor, var began) = (Processor(), Stopwatch.GetTimestamp());
                await PostAsync(bare, host.Hook, body.Bytes, count, concurrency);
                var theirs = count / Stopwatch.GetElapsedTime(began, await all).TotalSeconds;
                var theirsEach = (Processor() - processor).TotalMicroseconds / count;
                Console.WriteLine(
                    $"  {(round < 0 ? "warm-up" : "round")}: {body.Bytes.Length} bytes, ours {ours:F0}/s ({oursEach:F0} µs of processor each), bare {theirs:F0}/s ({theirsEach:F0} µs), {ours / theirs:F2}");
                figures.Add((ours, theirs));
            }

            figures.RemoveRange(0, WarmUp);
            Console.WriteLine($"{events} events at once: ours {Median(round => round.Ours):F0}/s, bare {Median(round => round.Bare):F0}/s, {Median(round => round.Ours / round.Bare):F2} of it");

            double Median(Func<(double Ours, double Bare), double> value) => figures.Select(value).Order().ElementAt(rounds / 2);
        }

        return 0;

        async Task<(byte[] Bytes, long Began)> FanOutAsync(int events)
        {
            // Writing an event or three takes a millisecond, which is counted.
            var began = Stopwatch.GetTimestamp();
            return (await host.TellAsync(events), began);
        }
    }

    private static TimeSpan Processor() => Process.GetCurrentProcess().TotalProcessorTime;

    /// <summary>One whose requests are as long as those of deliveries: the same headers, with a signature that was made beforehand.</summary>
    private static HttpClient BareClient()
    {
        var client = new HttpClient(new SocketsHttpHandler());
        foreach (var (header, value) in new[]
        {
            ("User-Agent", WebhookSender.UserAgent), ("webhook-id", "evt_" + new string('0', 26)), ("webhook-timestamp", "1700000000"), ("webhook-signature", "v1," + new string('A', 44)),
        })
        {
            client.DefaultRequestHeaders.TryAddWithoutValidation(header, value);
        }

        return client;
    }

    private static async Task PostAsync(HttpClient client, Uri to, byte[] body, int count, int concurrency)
    {
        var next = 0;
        await Task.WhenAll(Enumerable.Range(0, concurrency).Select(_ => Task.Run(async () =>
        {
            while (Interlocked.Increment(ref next) <= count)
            {
                using var content = new ByteArrayContent(body);
                content.Headers.ContentType = new MediaTypeHeaderValue(WebhookSender.ContentType);
                using var answer = await client.PostAsync(to, content);
                if ((int)answer.StatusCode != StatusCodes.Status204NoContent)
                {
                    throw new InvalidOperationException($"The receiver answered {answer.StatusCode}.");
                }
            }
        })));
    }

    private sealed class StoppedClock(Instant now) : IClock
    {
        public Instant GetCurrentInstant() => now;
    }
}
