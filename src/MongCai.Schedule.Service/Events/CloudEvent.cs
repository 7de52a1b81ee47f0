using System.ComponentModel.DataAnnotations;
using NodaTime;

namespace MongCai.Schedule.Service.Events;

/// <summary>An event: a CloudEvent (1.0, structured JSON) that is a payload of Standard Webhooks too, in the canonical form of RFC 8785.</summary>
/// <param name="Specversion">The version of CloudEvents, `1.0`.</param>
/// <param name="Id">What names it: the same thing that happened has the same id.</param>
/// <param name="Source">Who speaks.</param>
/// <param name="Type">What happened.</param>
/// <param name="Subject">To what: `gates/{gate}/{flow}` or `statements/{id}`.</param>
/// <param name="Time">When it takes effect.</param>
/// <param name="Timestamp">The same.</param>
/// <param name="Recordedtime">When it was written.</param>
/// <param name="Sequence">Its place among all events, from 1 without gaps, in twelve digits.</param>
/// <param name="Prevhash">SHA-256 of the event before it, of its bytes; 64 zeros for the first.</param>
/// <param name="Prevgatehash">SHA-256 of the one before it with the same subject; 64 zeros for its first.</param>
/// <param name="Datacontenttype">The form of its data.</param>
/// <param name="Data">What it says; docs/events.md has the members for each type.</param>
internal sealed record CloudEvent(
    string Specversion,
    string Id,
    string Source,
    [property: AllowedValues(
        "gate.regime_changed", "gate.hours_changed", "gate.schedule_revised", "gate.change_upcoming",
        "statement.published", "statement.ended", "statement.review_due", "statement.unratified")]
    string Type,
    string Subject,
    Instant Time,
    Instant Timestamp,
    Instant Recordedtime,
    string Sequence,
    string Prevhash,
    string Prevgatehash,
    string Datacontenttype,
    IReadOnlyDictionary<string, object> Data);
