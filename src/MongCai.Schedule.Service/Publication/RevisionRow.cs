using System.Security.Cryptography;
using System.Text.Json;
using MongCai.Schedule.Service.Database;
using NodaTime;

namespace MongCai.Schedule.Service.Publication;

/// <summary>A revision of the calendar as it is kept.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Known">When it became known, as a column.</param>
/// <param name="Announced">Of a file that was imported later: the older time that it gives.</param>
/// <param name="Action">
/// What became known: a <c>statement</c>, the <c>confirmation</c> or the <c>ratification</c> of one, or an <c>announcement</c> of holidays.
/// </param>
/// <param name="Subject">The id of it.</param>
/// <param name="Series">The number in the series of its year; null for what is no statement.</param>
/// <param name="Kind">What a statement does to earlier ones.</param>
/// <param name="Origin"><c>file</c> or <c>official</c>.</param>
/// <param name="Document">A statement as JSON; of an official's confirmation what it says; null for what an import holds.</param>
/// <param name="Hash">The hash of the document.</param>
/// <param name="ApprovedBy">Who published it; null for a file.</param>
/// <param name="RatifyBy">Until when, as a column, a second person must ratify a statement that one alone put in force; null for all others.</param>
internal sealed record RevisionRow(
    long Number,
    string Known,
    string? Announced,
    string Action,
    string Subject,
    string? Series,
    string? Kind,
    string Origin,
    string? Document,
    string? Hash,
    string? ApprovedBy,
    string? RatifyBy = null)
{
    public const string Statement = "statement";
    public const string Confirmation = "confirmation";
    public const string Ratification = "ratification";
    public const string Announcement = "announcement";
    public const string OfFile = "file";
    public const string OfOfficial = "official";

    public Instant KnownAt => InstantColumn.Read(Known);

    /// <summary>
    /// SHA-256 of a JSON array of all columns in order, the last one only where it says something; the record of who did what has it, so that a
    /// changed row is found.
    /// </summary>
    public string RowHash => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes((object?[])
    [
        Number, Known, Announced, Action, Subject, Series, Kind, Origin, Document, Hash, ApprovedBy, .. RatifyBy is null ? (string[])[] : [RatifyBy],
    ])));
}
