using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace MongCai.Schedule.Service.Tests.Webhooks;

/// <summary>A receiver on loopback that answers each delivery as a test wants it.</summary>
internal sealed class HookReceiver : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<Received> _all = new();

    private HookReceiver(Func<Received, Task<int>> answer)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        _app = builder.Build();
        _app.Run(async context =>
        {
            using var reader = new StreamReader(context.Request.Body);
            var received = new Received(
                $"{context.Request.Path}{context.Request.QueryString}", $"{context.Request.Headers["webhook-id"]}", $"{context.Request.Headers["webhook-timestamp"]}",
                $"{context.Request.Headers["webhook-signature"]}", await reader.ReadToEndAsync(), TimeProvider.System.GetTimestamp());
            _all.Enqueue(received);
            context.Response.StatusCode = received.Answered = await answer(received);
            received.EndedAt = TimeProvider.System.GetTimestamp();
        });
    }

    public string Address => $"{_app.Urls.Single()}/hooks";

    /// <summary>All that came, in the order in which it did.</summary>
    public IReadOnlyList<Received> All => [.. _all];

    public static Task<HookReceiver> StartAsync(int answer = 204) => StartAsync(_ => Task.FromResult(answer));

    public static async Task<HookReceiver> StartAsync(Func<Received, Task<int>> answer)
    {
        var receiver = new HookReceiver(answer);
        await receiver._app.StartAsync(TestContext.Current.CancellationToken);
        return receiver;
    }

    /// <summary>Waits until so many deliveries have been answered.</summary>
    public async Task<IReadOnlyList<Received>> WaitAsync(int count)
    {
        await Eventually.TrueAsync(() => _all.Count(received => received.EndedAt != 0) >= count, () => $"{_all.Count(received => received.EndedAt != 0)} of {count} came");
        return All;
    }

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource(0);
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
    }

    /// <summary>What came.</summary>
    internal sealed record Received(string Path, string Id, string Timestamp, string Signature, string Body, long At)
    {
        private readonly Lazy<JsonNode> _json = new(() => JsonNode.Parse(Body)!);

        public JsonNode Json => _json.Value;

        public string Type => (string)Json["type"]!;

        public string Subject => (string)Json["subject"]!;

        /// <summary>0 where it stands in no sequence.</summary>
        public long Sequence => Json["sequence"] is { } sequence ? long.Parse((string)sequence!, System.Globalization.CultureInfo.InvariantCulture) : 0;

        public int Answered { get; set; }

        public long EndedAt { get; set; }
    }
}
