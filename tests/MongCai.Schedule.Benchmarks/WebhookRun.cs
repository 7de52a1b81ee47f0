using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using MongCai.Schedule.Service.Webhooks;

namespace MongCai.Schedule.Benchmarks;

/// <summary>
/// <c>webhooks</c>: deliveries to a receiver on loopback that answers 204, signed and within limits, against the same bytes sent by a bare <see cref="HttpClient"/>. Both take
/// turns, and what is told is the median of the turns. The receiver is of the same process, so that a ratio near 1 says that sending is the smaller part.
/// </summary>
internal static class WebhookRun
{
    private const int Turns = 7;
    private const int BodyBytes = 1500;
    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(3);

    public static async Task<int> RunAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var receiver = builder.Build();
        receiver.MapPost("/hooks", async (HttpContext context) =>
        {
            await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
            context.Response.StatusCode = StatusCodes.Status204NoContent;
        });
        await receiver.StartAsync();
        var to = new Uri(new Uri(receiver.Urls.Single()), "/hooks");

        var body = new byte[BodyBytes];
        var (secret, previous) = (WebhookSecret.Create(), WebhookSecret.Create());
        using var sender = new WebhookSender(AllowedNetworks.Read(["127.0.0.0/8"], mistake => throw new InvalidOperationException(mistake)), TimeProvider.System);
        using var bare = new HttpClient(new SocketsHttpHandler());
        Console.WriteLine($"{BodyBytes} bytes a body, {Turns} turns of {Turn.TotalSeconds} s each");
        foreach (var concurrency in (int[])[16, 64])
        {
            var figures = new List<(double Bare, double One, double Two)>();
            for (var turn = 0; turn <= Turns; turn++)
            {
                figures.Add((
                    await RateAsync(concurrency, async () =>
                    {
                        using var content = new ByteArrayContent(body);
                        using var answer = await bare.PostAsync(to, content);
                        return (int)answer.StatusCode;
                    }),
                    await RateAsync(concurrency, () => DeliverAsync(null)),
                    await RateAsync(concurrency, () => DeliverAsync(previous))));
            }

            // The first turn warms up.
            figures.RemoveAt(0);
            Console.WriteLine($"{concurrency} at once: bare {Median(turn => turn.Bare):F0}/s; signed once {Median(turn => turn.One):F0}/s, {Median(turn => turn.One / turn.Bare):F2} of it; "
                + $"signed by two secrets {Median(turn => turn.Two):F0}/s, {Median(turn => turn.Two / turn.Bare):F2} of it");

            double Median(Func<(double Bare, double One, double Two), double> value) => figures.Select(value).Order().ElementAt(Turns / 2);
        }

        return 0;

        async Task<int> DeliverAsync(WebhookSecret? also) =>
            (await sender.SendAsync(new WebhookMessage("evt_0199a3f2c4", to, body, secret, also), CancellationToken.None)).Status ?? 0;
    }

    private static async Task<double> RateAsync(int concurrency, Func<Task<int>> send)
    {
        var sent = 0;
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, concurrency).Select(_ => Task.Run(async () =>
        {
            while (watch.Elapsed < Turn)
            {
                if (await send() is not StatusCodes.Status204NoContent and var status)
                {
                    throw new InvalidOperationException($"The receiver answered {status}.");
                }

                Interlocked.Increment(ref sent);
            }
        })));
        return sent / watch.Elapsed.TotalSeconds;
    }
}
