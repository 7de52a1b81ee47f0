using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using MongCai.Schedule.Service.Database;
using MongCai.Schedule.Service.Documents;
using MongCai.Schedule.Service.Http;
using NodaTime;

namespace MongCai.Schedule.Service.Outbox;

/// <summary>
/// What is sent of an event: a CloudEvent (1.0, structured JSON) that is a payload of Standard Webhooks too, in the canonical form of RFC 8785, so that
/// whoever has read it as JSON can write the same bytes again and take their hash.
/// </summary>
internal static class EventBody
{
    /// <summary>Who speaks; with the id it names an event among all of everybody's.</summary>
    public const string Source = "mongcai-schedule";

    /// <summary>The id of an event: of the same thing always the same.</summary>
    /// <param name="type">What happened.</param>
    /// <param name="subject">To what.</param>
    /// <param name="time">When it takes effect.</param>
    /// <param name="revision">The last revision of the calendar then.</param>
    /// <param name="which">Which of several of that kind at that time; empty where there is one at most.</param>
    public static string IdOf(string type, string subject, Instant time, long revision, string which) => "evt_" + Convert.ToHexStringLower(
        SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes((object[])[type, subject, InstantColumn.Write(time), revision, which])).AsSpan(0, 16));

    /// <summary>The body of an event.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="type">What happened.</param>
    /// <param name="subject">To what.</param>
    /// <param name="time">When it takes effect.</param>
    /// <param name="data">What it says.</param>
    /// <param name="recorded">When it is written.</param>
    /// <param name="sequence">Its place among all events.</param>
    /// <param name="previous">The hash of the event before it.</param>
    /// <param name="previousOfSubject">The hash of the one before it with the same subject.</param>
    public static string Of<T>(string id, string type, string subject, Instant time, T data, Instant recorded, long sequence, string previous, string previousOfSubject) =>
        Canonical(new
        {
            Specversion = "1.0",
            Id = id,
            Source,
            Type = type,
            Subject = subject,
            Time = time,
            Timestamp = time,
            Recordedtime = recorded,
            Sequence = sequence.ToString("000000000000", CultureInfo.InvariantCulture),
            Prevhash = previous,
            Prevgatehash = previousOfSubject,
            Datacontenttype = "application/json",
            Data = data,
        });

    /// <summary>A value as JSON by RFC 8785.</summary>
    public static string Canonical<T>(T value) => CanonicalJson.Of(Sorted(JsonDocuments.Of(JsonSerializer.SerializeToElement(value, Json.Options))), new DocumentReader());

    // 3.2.3: by UTF-16 code units.
    private static DocumentNode Sorted(DocumentNode node) => node switch
    {
        DocumentNode.Map map => map with
        {
            Members = [.. map.Members.Select(member => member with { Value = Sorted(member.Value) }).OrderBy(member => member.Name, StringComparer.Ordinal)],
        },
        DocumentNode.List list => list with { Items = [.. list.Items.Select(Sorted)] },
        _ => node,
    };
}
