using System.ComponentModel.DataAnnotations;
using MongCai.Schedule.Service.Database;
using NodaTime;

namespace MongCai.Schedule.Service.Publication;

/// <summary>A revision of the calendar: what became known, and when.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Known">When it became known; questions with `knownAt` from then on are answered with it.</param>
/// <param name="Announced">The older time that its file gave, where it was imported when the calendar was in use already.</param>
/// <param name="Action">
/// What became known: a statement, the other side's confirmation of one, that a second person stands behind an emergency, or a government's
/// announcement of holidays.
/// </param>
/// <param name="Subject">The id of the statement; of an announcement, its country and first day.</param>
/// <param name="Series">The number of a statement in the series of its year; null for what is no statement.</param>
/// <param name="Kind">Whether a statement is new, replaces or corrects earlier ones, or cancels them; null for what is no statement.</param>
/// <param name="Origin">Whether a file of the calendar said it or officials.</param>
internal sealed record RevisionAnswer(
    long Number,
    Instant Known,
    Instant? Announced,
    [property: AllowedValues("statement", "confirmation", "ratification", "announcement")] string Action,
    string Subject,
    string? Series,
    string? Kind,
    [property: AllowedValues("file", "official")] string Origin)
{
    public static RevisionAnswer Of(RevisionRow row) => new(
        row.Number, row.KnownAt, InstantColumn.ReadOptional(row.Announced), row.Action, row.Subject, row.Series, row.Kind, row.Origin);
}
