using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using MongCai.Schedule.Service.Outbox;
using MongCai.Schedule.Service.Tests.Database;

namespace MongCai.Schedule.Service.Tests.Outbox;

/// <summary>What a subscriber makes of events: reads them as JSON, and checks them without a line of the service.</summary>
internal static class PublishedEvents
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task<List<JsonNode>> AllAsync(TestDatabase database) =>
        Checked((await database.Schedule.ReadAsync(transaction => EventStore.AfterAsync(transaction, 0, int.MaxValue))).Select(row => row.Body));

    /// <summary>The events, from the first of all: each in canonical form, and each naming the hash of the one before it and of the one before it about the same.</summary>
    public static List<JsonNode> Checked(IEnumerable<string> bodies)
    {
        var (last, ofSubject, ids, events) = (new string('0', 64), new Dictionary<string, string>(), new HashSet<string>(), new List<JsonNode>());
        foreach (var body in bodies)
        {
            var read = JsonNode.Parse(body)!;
            Assert.Equal(Sorted(read).ToJsonString(Plain), body);
            Assert.Equal($"{events.Count + 1:000000000000}", (string?)read["sequence"]);
            Assert.Equal(last, (string?)read["prevhash"]);
            Assert.Equal(ofSubject.GetValueOrDefault((string)read["subject"]!, new string('0', 64)), (string?)read["prevgatehash"]);
            Assert.True(ids.Add((string)read["id"]!), $"{read["id"]} comes twice");
            last = ofSubject[(string)read["subject"]!] = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body)));
            events.Add(read);
        }

        return events;
    }

    /// <summary>An event in a line.</summary>
    public static string Outline(JsonNode read)
    {
        var (data, type) = (read["data"]!, (string)read["type"]!);
        var exceptions = data["after"]?["exceptions"]!.AsArray().Select(one => $"{string.Join(',', one!["classes"]!.AsArray())} {one["regime"]}").ToList() ?? [];
        return $"{read["time"]} {type} {((string)read["subject"]!).Split('/', 2)[1]}"
            + (type.StartsWith("gate.", StringComparison.Ordinal) ? $": {data["before"]!["regime"]} to {data["after"]!["regime"]}" : "")
            + (exceptions is [] ? "" : $", but {string.Join(" and ", exceptions)}")
            + ((bool)data["late"]! ? ", late" : "");
    }

    private static JsonNode Sorted(JsonNode node) => node switch
    {
        JsonObject members => new JsonObject(members.OrderBy(member => member.Key, StringComparer.Ordinal).Select(member => KeyValuePair.Create(member.Key, member.Value is null ? null : Sorted(member.Value)))!),
        JsonArray items => new JsonArray([.. items.Select(item => item is null ? null : Sorted(item))]),
        _ => node.DeepClone(),
    };
}
