using System.Security.Cryptography;
using System.Text;

namespace MongCai.Schedule.Service.Outbox;

/// <summary>An event as it is kept, from the moment that it is written for ever.</summary>
/// <param name="Sequence">Its place among all events, from 1, without gaps.</param>
/// <param name="Id">What names it, derived from what happened: the same event cannot be written twice.</param>
/// <param name="Type">What happened; one of <see cref="EventTypes"/>.</param>
/// <param name="Subject">To what: a gate and flow, or a statement.</param>
/// <param name="Gate">The gate; null for what happens to a statement.</param>
/// <param name="Flow">The flow; null likewise.</param>
/// <param name="Classes">The classes for whose goods it makes a difference, each between commas; empty for none.</param>
/// <param name="Time">When it takes effect, as a column.</param>
/// <param name="Recorded">When it was written, on the calendar's clock, as a column.</param>
/// <param name="Revision">The last revision of the calendar then.</param>
/// <param name="Body">What is sent, to the byte.</param>
/// <param name="Hash">SHA-256 of it, which the event after it names.</param>
internal sealed record EventRow(
    long Sequence,
    string Id,
    string Type,
    string Subject,
    string? Gate,
    string? Flow,
    string Classes,
    string Time,
    string Recorded,
    long Revision,
    string Body,
    string Hash)
{
    /// <summary>What the first event, of all and of a subject, names as the hash of the one before it.</summary>
    public static readonly string Beginning = new('0', 64);

    /// <summary>The hash of a body: SHA-256 of its bytes.</summary>
    public static string HashOf(string body) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body)));
}
