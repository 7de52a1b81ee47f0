using System.Text.Json.Serialization;
using MongCai.Schedule.Statements;

namespace MongCai.Schedule.Service.Statements;

/// <summary>An answer to a review: one of `reviewBy`, `end` and `start`.</summary>
/// <param name="Clause">The number of the clause.</param>
/// <param name="ReviewBy">When to look again: an instant, or a date, which means its end.</param>
/// <param name="End">When it ends: an instant, or a date, which means its end.</param>
/// <param name="Start">When a phase without a date begins: an instant or a date.</param>
internal sealed record ReviewBody(
    ClauseNumber Clause,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? ReviewBy = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? End = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Start = null);
