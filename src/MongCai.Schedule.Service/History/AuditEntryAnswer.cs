using MongCai.Schedule.Service.Database;
using NodaTime;

namespace MongCai.Schedule.Service.History;

/// <summary>One thing that somebody did.</summary>
/// <param name="Number">The number of the entry, from 1, without gaps.</param>
/// <param name="At">When.</param>
/// <param name="Actor">Who: a name, or `files`, `command-line`, `service`.</param>
/// <param name="Address">From where; null for what was not a request.</param>
/// <param name="Action">What they did.</param>
/// <param name="Subject">To what.</param>
/// <param name="BeforeHash">The hash of its content before; null where there was none.</param>
/// <param name="AfterHash">The hash of its content after; null where there is none.</param>
/// <param name="Revision">The revision of the calendar that came of it, whose hash is the one after; null for none.</param>
/// <param name="Detail">What else is to be known of it, such as a reason; may be empty.</param>
/// <param name="Previous">The hash of the entry before; 64 zeros for the first.</param>
/// <param name="Hash">SHA-256 of all else in the entry, in this order, as a JSON array; `at` in UTC with nine digits of the second.</param>
internal sealed record AuditEntryAnswer(
    long Number,
    Instant At,
    string Actor,
    string? Address,
    string Action,
    string Subject,
    string? BeforeHash,
    string? AfterHash,
    long? Revision,
    string Detail,
    string Previous,
    string Hash)
{
    public static AuditEntryAnswer Of(AuditRow row) => new(
        row.Number, InstantColumn.Read(row.At), row.Actor, row.Address, row.Action, row.Subject, row.BeforeHash, row.AfterHash, row.Revision, row.Detail, row.Previous, row.Hash);
}
