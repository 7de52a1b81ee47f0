using System.ComponentModel.DataAnnotations;
using MongCai.Schedule.Service.Http;
using NodaTime;

namespace MongCai.Schedule.Service.Outbox;

/// <summary>An event as it is sent, for the API document; <see cref="EventBody"/> writes it.</summary>
/// <param name="Specversion">The version of CloudEvents.</param>
/// <param name="Id">What names it, the same however often it is sent.</param>
/// <param name="Source">Who speaks.</param>
/// <param name="Type">What happened.</param>
/// <param name="Subject">To what: <c>gates/GATE/FLOW</c> or <c>statements/ID</c>.</param>
/// <param name="Time">When it takes effect.</param>
/// <param name="Timestamp">The same, by the name of Standard Webhooks.</param>
/// <param name="Recordedtime">When it was written.</param>
/// <param name="Sequence">Its place among all events, twelve digits.</param>
/// <param name="Prevhash">SHA-256 of the body of the event before it.</param>
/// <param name="Prevgatehash">SHA-256 of the body of the one before it with the same subject.</param>
/// <param name="Datacontenttype">The form of <c>data</c>.</param>
/// <param name="Data">What it says: of a gate, or of a statement.</param>
internal sealed record EventEnvelope(
    [property: AllowedValues("1.0")] string Specversion,
    string Id,
    string Source,
    string Type,
    string Subject,
    Instant Time,
    Instant Timestamp,
    Instant Recordedtime,
    string Sequence,
    string Prevhash,
    string Prevgatehash,
    string Datacontenttype,
    [property: AnyOf(typeof(GateEventData), typeof(StatementEventData))] object Data);
