using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using MongCai.Schedule.Publishing;
using MongCai.Schedule.Service.Access;
using NodaTime;
using NodaTime.Text;

namespace MongCai.Schedule.Benchmarks;

/// <summary>
/// <c>promptness CALENDARS [--database CONNECTION] [--times N]</c>: an official publishes a statement over the API, an approver approves, and 100 subscriptions are told: from the
/// time that the event itself says it was recorded, which is just before its commit, to the receipt; and from the request that approves. Again and again, at
/// moments that have nothing to do with the clocks of the service.
/// </summary>
internal static class PromptnessRun
{
    private const int Subscriptions = 100;
    private const int WarmUp = 3;

    public static async Task<int> RunAsync(string calendars, string[] options)
    {
        var times = Options.Number(options, "--times", 40);
        var (author, approver) = ("", "");
        await using var host = await SubscribedHost.StartAsync(calendars, Options.Text(options, "--database"), SystemClock.Instance, async database =>
        {
            var now = SystemClock.Instance.GetCurrentInstant();
            author = (await Tokens.AddAsync(database, new Person("Hoa", Role.Official, Country.Vn), now)).Token!.Reveal();
            approver = (await Tokens.AddAsync(database, new Person("An", Role.Approver, Country.Vn), now)).Token!.Reveal();
        });
        await host.SubscribeAsync(Subscriptions);
        var receipts = new ConcurrentQueue<(string Body, Instant At)>();
        host.Receive = body => receipts.Enqueue((body, SystemClock.Instance.GetCurrentInstant()));
        using var client = new HttpClient { BaseAddress = new Uri(host.Service.Urls.Single()) };
        var random = new Random(20261122);
        var (sinceRecorded, sinceAsked) = (new List<double>(), new List<double>());
        for (var time = -WarmUp; time < times; time++)
        {
            var id = $"bench-{time + WarmUp}";
            await DoAsync(author, "/v1/statements", Document(id, time + WarmUp));
            await DoAsync(author, $"/v1/statements/{id}/submit", null);
            var preview = await DoAsync(approver, $"/v1/statements/{id}/preview", null);
            await Task.Delay(random.Next(1000));
            var asked = SystemClock.Instance.GetCurrentInstant();
            await DoAsync(approver, $"/v1/statements/{id}/approve", new JsonObject { ["previewHash"] = (string)preview["previewHash"]! });

            // Of the statement itself, and of the gates whose plan it changes: whatever comes until nothing more is to be sent.
            await Task.Delay(TimeSpan.FromMilliseconds(300));
            await host.RestAsync();
            var got = receipts.ToList();
            receipts.Clear();
            if (got.Count == 0 || got.Count % Subscriptions != 0)
            {
                Console.WriteLine($"  {id}: {got.Count} receipts");
            }

            if (time >= 0)
            {
                sinceAsked.AddRange(got.Select(receipt => (receipt.At - asked).TotalMilliseconds));
                sinceRecorded.AddRange(got.Select(receipt =>
                    (receipt.At - OffsetDateTimePattern.ExtendedIso.Parse((string)JsonNode.Parse(receipt.Body)!["recordedtime"]!).Value.ToInstant()).TotalMilliseconds));
            }
        }

        Console.WriteLine($"{times} publications to {Subscriptions} subscriptions, {sinceAsked.Count} deliveries");
        Tell("since the event was recorded", sinceRecorded);
        Tell("since approval was asked for", sinceAsked);
        return 0;

        async Task<JsonNode> DoAsync(string token, string path, JsonNode? body)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = body is null ? null : JsonContent.Create(body) };
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            using var answer = await client.SendAsync(request);
            var text = await answer.Content.ReadAsStringAsync();
            return answer.IsSuccessStatusCode ? JsonNode.Parse(text)! : throw new InvalidOperationException($"{path}: {text}");
        }
    }

    private static void Tell(string what, List<double> times)
    {
        var sorted = times.Order().ToArray();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{what}: p50 {sorted[sorted.Length / 2]:F0} ms, p99 {sorted[sorted.Length * 99 / 100]:F0} ms, longest {sorted[^1]:F0} ms"));
    }

    /// <summary>A day of its own on which Bắc Luân II is closed to cargo.</summary>
    private static JsonObject Document(string id, int number)
    {
        var day = SystemClock.Instance.GetCurrentInstant().InUtc().Date.PlusDays(20 + (2 * number)).ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
        return new JsonObject
        {
            ["id"] = id,
            ["kind"] = "agreement",
            ["title"] = new JsonObject { ["vi"] = "Nghỉ", ["zh"] = "休", ["en"] = "Closed" },
            ["issuedBy"] = "both",
            ["instrument"] = new JsonObject { ["form"] = "talks", ["date"] = "2026-11-20" },
            ["sources"] = new JsonArray(new JsonObject { ["title"] = "Biên bản", ["kind"] = "original" }),
            ["clauses"] = new JsonArray(new JsonObject
            {
                ["gates"] = new JsonArray("bac-luan-2"),
                ["flows"] = new JsonArray("cargo"),
                ["first"] = day,
                ["last"] = day,
                ["regime"] = "closed",
            }),
        };
    }
}
