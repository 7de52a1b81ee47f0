using System.Text.Json;
using System.Text.Json.Nodes;
using MongCai.Schedule.Service.Http;
using MongCai.Schedule.Tests;

namespace MongCai.Schedule.Service.Tests.Webhooks;

/// <summary>
/// What the API document shows of subscriptions and watches happens so, one call after the other, but for what is new in each run: ids, secrets and times. The files under
/// Examples/ are written anew with UPDATE_SNAPSHOTS=1, and are in the document after the next build.
/// </summary>
public class SubscriptionExamplesTests
{
    private const string ExampleId = "sub_3f9c1a7b5e2d4068a1c3e5f709";
    private const string ExampleOfWatch = "wch_7a1d3b5c9e2f4068b1d3e5f709";

    private static readonly string[] Story =
    [
        "postSubscription", "getSubscriptions", "getSubscription", "patchSubscription", "catchUpSubscription", "getDeliveries", "redeliver", "rotateSecret", "pingSubscription",
        "deleteSubscription", "postWatch", "getWatches", "getWatch", "deleteWatch",
    ];

    private static JsonSerializerOptions Indented { get; } = new(Json.Options) { WriteIndented = true, NewLine = "\n" };

    [Fact]
    public async Task Each_example_is_what_is_answered_in_the_order_of_the_story()
    {
        await using var receiver = await HookReceiver.StartAsync();
        await using var host = await SubscribersHost.StartAsync(null);
        await host.TellAsync([.. Enumerable.Repeat("bac-luan-2/passenger", 11), "bac-luan-2/cargo"]);
        var operations = (await host.GetAsync("/openapi/v1.json"))["paths"]!.AsObject()
            .SelectMany(path => path.Value!.AsObject().Select(item => (Path: path.Key, Method: item.Key, Operation: item.Value!)))
            .Where(item => (string)item.Operation["tags"]![0]! is "Subscriptions" or "Watches")
            .ToDictionary(item => (string)item.Operation["operationId"]!);
        Assert.Equal(operations.Keys.Order(), Story.Order());
        var (id, tag) = ("", "");
        foreach (var name in Story)
        {
            var (path, method, operation) = operations[name];
            var body = operation["requestBody"]?["content"]!["application/json"]!["example"]!.DeepClone();
            if (name is "postSubscription" or "postWatch")
            {
                body!["url"] = receiver.Address;
                id = "";
            }

            var address = path.Replace("{id}", name == "redeliver" ? $"{id}.12" : id, StringComparison.Ordinal);
            var (status, answer, response) = await host.SendAsync("Logistics", new HttpMethod(method), address, body, method == "patch" ? [$"If-Match: {tag}"] : []);
            var (told, described) = operation["responses"]!.AsObject().First();
            Assert.True(told == $"{status}", $"{name}: {status} {answer}");
            tag = response.Headers.ETag?.ToString() ?? tag;
            id = (string?)answer?["id"] is { } made && id == "" ? made : id;
            if (name == "catchUpSubscription")
            {
                await receiver.WaitAsync(1);
                await host.WaitForAsync(new JsonObject { ["id"] = id }, "delivered", 12);
            }

            if (described!["content"]?["application/json"]!["examples"]!.AsObject().Single() is { Key: var example })
            {
                Snapshot.Matches($"src/MongCai.Schedule.Service/Webhooks/Examples/{example}.json", Same(answer!, id, receiver.Address).ToJsonString(Indented) + "\n");
            }
        }
    }

    /// <summary>The same in each run.</summary>
    private static JsonNode Same(JsonNode answer, string id, string address)
    {
        switch (answer)
        {
            case JsonArray list:
                return new JsonArray([.. list.Select(item => Same(item!, id, address))]);
            case JsonObject map:
                var same = new JsonObject();
                foreach (var (name, value) in map)
                {
                    same[name] = (name, value) switch
                    {
                        (_, null) => null,
                        ("secret", _) => "whsec_rRpdM6jcLCq6Lj+RhE9yYVEk/d5y/d4ks5xBTTtl/k8=",
                        ("createdAt" or "at" or "nextTry", JsonValue) => "2026-11-22T23:00:00+07:00",
                        ("previousSecretUntil", JsonValue) => "2026-11-23T23:00:00+07:00",
                        ("tookMilliseconds", JsonValue) => 12,
                        ("deliveries", JsonArray deliveries) => new JsonArray([.. deliveries.Take(2).Select(delivery => Same(delivery!, id, address))]),
                        _ => Same(value, id, address),
                    };
                }

                return same;
            default:
                return answer.GetValueKind() == JsonValueKind.String
                    ? ((string)answer!).Replace(id, id.StartsWith("wch_", StringComparison.Ordinal) ? ExampleOfWatch : ExampleId, StringComparison.Ordinal).Replace(address, "https://receiver.example/hooks", StringComparison.Ordinal)
                    : answer.DeepClone();
        }
    }
}
