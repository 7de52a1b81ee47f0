using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using MongCai.Schedule.Service.Outbox;
using MongCai.Schedule.Service.Tests.Database;
using MongCai.Schedule.Service.Tests.Statements;
using NodaTime;

namespace MongCai.Schedule.Service.Tests.Webhooks;

/// <summary>The service as subscribers of the tests meet it: it sends to loopback, and tries again after milliseconds.</summary>
internal static class SubscribersHost
{
    public const string Path = "/v1/subscriptions";

    /// <summary>Five tries in a tenth of a second.</summary>
    public static readonly string[] Settings =
    [
        "--Webhooks:AllowedNetworks:0=127.0.0.0/8", "--Webhooks:Retries:0=PT0.01S", "--Webhooks:Retries:1=PT0.02S", "--Webhooks:Retries:2=PT0.02S", "--Webhooks:Retries:3=PT0.03S",
    ];

    private static readonly Instant Now = Instant.FromUtc(2026, 11, 22, 3, 0);

    public static Task<OfficialsHost> StartAsync(PostgresCluster? cluster, TimeProvider? time = null, params string[] settings) =>
        OfficialsHost.StartAsync(cluster, OfficialsHost.Calendar, Now, time, [.. Settings, .. settings]);

    /// <summary>Subscribes somebody; the answer.</summary>
    public static Task<JsonNode> SubscribeAsync(this OfficialsHost host, string url, string person = "Logistics", JsonObject? filters = null)
    {
        var body = filters?.DeepClone().AsObject() ?? [];
        body["url"] = url;
        return host.DoAsync(person, Path, body);
    }

    /// <summary>Writes events as <see cref="SomeEvents"/> does, and has the service know of them as it does of its own.</summary>
    public static async Task TellAsync(this OfficialsHost host, params IEnumerable<string> texts)
    {
        await SomeEvents.WriteAsync(host.Database.Schedule, texts);
        await host.Services.GetRequiredService<EventSignal>().LookAsync();
    }

    /// <summary>What is kept of deliveries, of one state or all.</summary>
    public static async Task<JsonArray> DeliveriesAsync(this OfficialsHost host, JsonNode subscription, string? state = null, string person = "Logistics") =>
        (await host.GetAsync($"{Path}/{subscription["id"]}/deliveries?limit=200{(state is null ? "" : $"&state={state}")}", person))["deliveries"]!.AsArray();

    /// <summary>Waits until so many deliveries have come so far.</summary>
    public static async Task<JsonArray> WaitForAsync(this OfficialsHost host, JsonNode subscription, string state, int count, string person = "Logistics")
    {
        JsonArray found = [];
        await Eventually.TrueAsync(
            async () => (found = await host.DeliveriesAsync(subscription, state, person)).Count == count, () => $"{found.Count} of {count} are {state}: {found}");
        return found;
    }
}
