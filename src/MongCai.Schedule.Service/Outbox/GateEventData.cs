using System.Text.Json.Serialization;
using MongCai.Schedule.Places;
using MongCai.Schedule.Regimes;
using MongCai.Schedule.Service.Answers;
using NodaTime;

namespace MongCai.Schedule.Service.Outbox;

/// <summary>What an event about a gate says.</summary>
/// <param name="Gate">The gate.</param>
/// <param name="Flow">The flow.</param>
/// <param name="Before">How it was; where the event is ahead of a change, how it is until then.</param>
/// <param name="After">How it is from <paramref name="EffectiveAt"/> on.</param>
/// <param name="EffectiveAt">When it becomes so; of several changes of a schedule the first.</param>
/// <param name="Late">Whether the event was written more than ten seconds after its time.</param>
/// <param name="Certainty">How sure that is.</param>
/// <param name="Revision">The last revision of the calendar then.</param>
/// <param name="Because">The clauses that decide, with their sources.</param>
/// <param name="Changes">Of <c>gate.schedule_revised</c>, the first of the changes; left out elsewhere.</param>
/// <param name="ChangesInAll">How many there are; <c>/v1/revisions/{revision}/changes</c> has them all.</param>
internal sealed record GateEventData(
    Id<Gate> Gate,
    Flow Flow,
    GateStatusAnswer Before,
    GateStatusAnswer After,
    Instant EffectiveAt,
    bool Late,
    Certainty Certainty,
    long Revision,
    IReadOnlyList<ReasonAnswer> Because,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<ChangeAnswer>? Changes = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? ChangesInAll = null);
