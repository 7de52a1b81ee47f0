using System.Text.Json.Nodes;
using MongCai.Schedule.Service.Database;
using MongCai.Schedule.Service.Tests.Database;
using MongCai.Schedule.Service.Upkeep;

namespace MongCai.Schedule.Service.Tests.Webhooks;

/// <summary>What somebody may say of where and of what they want to be told, and who sees it.</summary>
public abstract class SubscriptionContract(PostgresCluster? cluster)
{
    private const string Path = SubscribersHost.Path;
    private const string Url = "http://127.0.0.1:9/hooks?token=verysecret";

    public sealed class OnSqlite() : SubscriptionContract(null);

    public sealed class OnPostgres(PostgresCluster cluster) : SubscriptionContract(cluster);

    [Fact]
    public async Task Everyone_sees_and_changes_their_own_only()
    {
        await using var host = await SubscribersHost.StartAsync(cluster);
        var made = await host.SubscribeAsync(Url);
        var id = (string)made["id"]!;
        Assert.Matches("^sub_[0-9a-f]{26}$", id);
        var seen = await host.GetAsync($"{Path}/{id}", "Logistics");
        Assert.Null(seen["secret"]);
        Assert.Equal([id], (await host.GetAsync(Path, "Logistics"))["subscriptions"]!.AsArray().Select(one => (string)one!["id"]!));
        Assert.Empty((await host.GetAsync(Path, "Hoa"))["subscriptions"]!.AsArray());
        foreach (var (method, path, body) in new (HttpMethod, string, JsonObject?)[]
        {
            (HttpMethod.Get, $"{Path}/{id}", null), (HttpMethod.Patch, $"{Path}/{id}", []), (HttpMethod.Delete, $"{Path}/{id}", null), (HttpMethod.Post, $"{Path}/{id}/ping", null),
            (HttpMethod.Post, $"{Path}/{id}/rotate-secret", null), (HttpMethod.Post, $"{Path}/{id}/catch-up", new() { ["after"] = 0 }), (HttpMethod.Get, $"{Path}/{id}/deliveries", null),
            (HttpMethod.Post, $"/v1/deliveries/{id}.1/redeliver", null),
        })
        {
            var (status, problem, _) = await host.SendAsync("Hoa", method, path, body, "If-Match: \"x\"");
            Assert.True((status, (string?)problem?["type"]) == (404, "/problems/not-found"), $"{method} {path}: {status} {problem}");
        }
    }

    [Fact]
    public async Task All_that_is_wrong_is_said_at_once_with_what_may_be_meant()
    {
        await using var host = await SubscribersHost.StartAsync(cluster);
        var (status, problem, _) = await host.SendAsync("Logistics", HttpMethod.Post, Path, new JsonObject
        {
            ["url"] = "http://10.0.0.1/x#y",
            ["types"] = new JsonArray("gate.regime_change", "gate.regime_changed", "gate.regime_changed"),
            ["gates"] = new JsonArray("bac-luan-3"),
            ["flows"] = new JsonArray("cargos"),
            ["classes"] = new JsonArray("cold-chan"),
            ["filter"] = 1,
        });
        Assert.Equal((400, "/problems/invalid-body"), (status, (string)problem!["type"]!));
        Assert.Equal(
            ["/classes/0", "/filter", "/flows/0", "/gates/0", "/types/0", "/types/2", "/url", "/url"],
            problem["errors"]!.AsArray().Select(error => (string)error!["pointer"]!).Order(StringComparer.Ordinal));
        Assert.Contains("did you mean “gate.regime_changed”", string.Join("\n", problem["errors"]!.AsArray().Select(error => (string)error!["detail"]!)), StringComparison.Ordinal);
        var (_, nothing, _) = await host.SendAsync("Logistics", HttpMethod.Post, Path, new JsonObject
        {
            ["url"] = Url,
            ["types"] = new JsonArray("statement.published"),
            ["gates"] = new JsonArray("bac-luan-2"),
        });
        Assert.Equal("/types", (string)nothing!["errors"]!.AsArray().Single()!["pointer"]!);
        var made = await host.SubscribeAsync(Url);
        Assert.Equal(400, (await host.SendAsync("Logistics", HttpMethod.Post, $"{Path}/{made["id"]}/catch-up", new JsonObject { ["after"] = 1 })).Status);
    }

    [Fact]
    public async Task Sent_again_with_its_key_it_is_answered_the_same_also_after_a_rotation()
    {
        await using var host = await SubscribersHost.StartAsync(cluster);
        var (first, made, one) = await host.SendAsync("Logistics", HttpMethod.Post, Path, new JsonObject { ["url"] = Url }, "Idempotency-Key: k");
        await host.DoAsync("Logistics", $"{Path}/{made!["id"]}/rotate-secret");
        await host.DoAsync("Logistics", $"{Path}/{made["id"]}/rotate-secret");
        var (second, same, other) = await host.SendAsync("Logistics", HttpMethod.Post, Path, new JsonObject { ["url"] = Url }, "Idempotency-Key: k");
        Assert.Equal((201, 201, made.ToJsonString()), (first, second, same!.ToJsonString()));
        Assert.Equal((one.Headers.Location, one.Headers.ETag), (other.Headers.Location, other.Headers.ETag));
        Assert.Single((await host.GetAsync(Path, "Logistics"))["subscriptions"]!.AsArray());
    }

    [Fact]
    public async Task A_change_needs_what_was_read_and_changes_what_it_says()
    {
        await using var host = await SubscribersHost.StartAsync(cluster);
        var (_, made, response) = await host.SendAsync("Logistics", HttpMethod.Post, Path, new JsonObject { ["url"] = Url, ["gates"] = new JsonArray("mong-cai"), ["flows"] = new JsonArray("cargo") });
        var address = $"{Path}/{made!["id"]}";
        Assert.Equal(response.Headers.ETag, (await host.SendAsync("Logistics", HttpMethod.Get, address)).Response.Headers.ETag);
        Assert.Equal(428, (await host.SendAsync("Logistics", HttpMethod.Patch, address, new JsonObject())).Status);
        var (status, changed, _) = await host.SendAsync("Logistics", HttpMethod.Patch, address, new JsonObject { ["flows"] = null, ["types"] = new JsonArray("gate.hours_changed") }, $"If-Match: {response.Headers.ETag}");
        Assert.Equal((200, "[\"mong-cai\"]", null, "[\"gate.hours_changed\"]"), (status, changed!["gates"]!.ToJsonString(), changed["flows"], changed["types"]!.ToJsonString()));
        Assert.Equal(412, (await host.SendAsync("Logistics", HttpMethod.Patch, address, new JsonObject(), $"If-Match: {response.Headers.ETag}")).Status);
    }

    [Fact]
    public async Task Of_a_gate_with_parts_its_parts_are_meant()
    {
        await using var receiver = await HookReceiver.StartAsync();
        await using var host = await SubscribersHost.StartAsync(cluster);
        await host.SubscribeAsync(receiver.Address, filters: new() { ["gates"] = new JsonArray("mong-cai") });
        await host.TellAsync("elsewhere/cargo", "bac-luan-2/cargo");
        Assert.Equal(2, (await receiver.WaitAsync(1))[0].Sequence);
    }

    [Fact]
    public async Task What_ended_leaves_nothing_behind_but_that_it_was()
    {
        await using var host = await SubscribersHost.StartAsync(cluster, null, "--Webhooks:Retries:0=PT1H");
        var made = await host.SubscribeAsync(Url);
        await host.TellAsync("bac-luan-2/cargo", "bac-luan-1/passenger");
        await host.WaitForAsync(made, "pending", 2);
        Assert.Equal(204, (await host.SendAsync("Logistics", HttpMethod.Delete, $"{Path}/{made["id"]}")).Status);
        Assert.Equal(404, (await host.SendAsync("Logistics", HttpMethod.Get, $"{Path}/{made["id"]}")).Status);
        Assert.Equal(0, await host.Database.Schedule.ReadAsync(transaction => transaction.FindAsync<long>(
            "SELECT (SELECT count(*) FROM deliveries) + (SELECT count(*) FROM subscriptions) + (SELECT count(*) FROM endpoints)")));
        var record = (await host.GetAsync("/v1/audit?limit=1000", "Khoa"))["entries"]!.AsArray().Where(entry => ((string)entry!["subject"]!).StartsWith("subscription ", StringComparison.Ordinal)).ToList();
        Assert.Equal([("Logistics", "subscribed", "127.0.0.1"), ("Logistics", "unsubscribed", "127.0.0.1")], record.Select(entry => ((string)entry!["actor"]!, (string)entry["action"]!, (string)entry["detail"]!)));
        Assert.Empty((await Verification.RunAsync(host.Database.Schedule)).Problems);
    }

    [Fact]
    public async Task Nobody_has_more_than_a_hundred_and_lists_come_in_pages()
    {
        await using var host = await SubscribersHost.StartAsync(cluster);
        var ids = new List<string>();
        for (var count = 0; count < 100; count++)
        {
            ids.Add((string)(await host.SubscribeAsync(Url))["id"]!);
        }

        Assert.Equal((409, "/problems/too-many-subscriptions"), await RefusedAsync());
        var seen = new List<string>();
        for (var next = $"{Path}?limit=30"; next is not null;)
        {
            var (_, page, response) = await host.SendAsync("Logistics", HttpMethod.Get, next);
            seen.AddRange(page!["subscriptions"]!.AsArray().Select(one => (string)one!["id"]!));
            next = response.Headers.TryGetValues("Link", out var links) ? links.Single().Split('>')[0][1..] : null;
        }

        Assert.Equal(ids.Order(StringComparer.Ordinal), seen);

        async Task<(int, string)> RefusedAsync()
        {
            var (status, problem, _) = await host.SendAsync("Logistics", HttpMethod.Post, Path, new JsonObject { ["url"] = Url });
            return (status, (string)problem!["type"]!);
        }
    }
}
