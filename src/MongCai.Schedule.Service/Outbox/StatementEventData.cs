using System.Text.Json.Serialization;
using MongCai.Schedule.Statements;
using NodaTime;

namespace MongCai.Schedule.Service.Outbox;

/// <summary>What an event about a statement says; <c>/v1/statements/{statement}</c> has all of it.</summary>
/// <param name="Statement">The statement.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Title">Its title.</param>
/// <param name="IssuedBy">Who published it.</param>
/// <param name="EffectiveAt">When what the event tells takes effect.</param>
/// <param name="Late">Whether the event was written more than ten seconds after its time.</param>
/// <param name="Revision">The last revision of the calendar then.</param>
/// <param name="Number">Of <c>statement.published</c>, its number in the series of the year; left out elsewhere.</param>
/// <param name="Publication">Likewise: <c>new</c>, <c>replace</c> or <c>cancel</c>.</param>
/// <param name="Clause">Of <c>statement.review_due</c>, the clause that should be looked at again; left out elsewhere.</param>
internal sealed record StatementEventData(
    Id<Statement> Statement,
    StatementKind Kind,
    TrilingualText Title,
    Issuer IssuedBy,
    Instant EffectiveAt,
    bool Late,
    long Revision,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Number = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Publication = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ClauseNumber? Clause = null);
