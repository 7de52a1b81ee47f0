using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using MongCai.Schedule.Publishing;
using MongCai.Schedule.Service.Database;
using MongCai.Schedule.Service.Http;
using MongCai.Schedule.Statements;
using NodaTime;

namespace MongCai.Schedule.Service.Statements;

/// <summary>A statement: how far it has come, and the members of its document.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Status">How far it has come.</param>
/// <param name="Number">Its number in the series of its year; null for a draft.</param>
/// <param name="Publication">Whether it is new, replaces or corrects earlier ones, or cancels them; null for a draft.</param>
/// <param name="Revision">The revision of the calendar that it made; null for a draft.</param>
/// <param name="PublishedAt">When it became known; null for a draft.</param>
/// <param name="Announced">The older time that its file gave, where it was imported when the calendar was in use already.</param>
/// <param name="Confirmation">The other side's yes that came later; null for none.</param>
/// <param name="Ratification">What an emergency that one person alone put in force needs of a second one; null for all others.</param>
/// <param name="Version">For officials: the number of the last version of the draft.</param>
/// <param name="SubmittedBy">For officials: who laid it before a second person.</param>
/// <param name="ApprovedBy">For officials: who published it.</param>
/// <param name="Rejection">For officials: why it was last sent back.</param>
/// <param name="Versions">For officials: who wrote which version, and when.</param>
internal sealed record StatementAnswer(
    string Id,
    StatementStatus Status,
    string? Number,
    string? Publication,
    long? Revision,
    Instant? PublishedAt,
    Instant? Announced,
    StatementAnswer.Confirmed? Confirmation,
    Ratification? Ratification,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? Version = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? SubmittedBy = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? ApprovedBy = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Rejection = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<StatementAnswer.Written>? Versions = null)
{
    /// <summary>As everyone sees it: what was published, without names.</summary>
    public static byte[] OfPublished(StatementStatus status, PublishedRows published) =>
        Of(published.Statement.Subject, status, published).With(published.Statement.Document!);

    /// <summary>As officials see it, with all versions.</summary>
    public static byte[] OfDraft(DraftRow draft, IReadOnlyList<DraftVersionRow> versions, StatementStatus status, PublishedRows? published)
    {
        var answer = Of(draft.Id, status, published) with
        {
            Version = draft.Version,
            SubmittedBy = draft.SubmittedBy,
            ApprovedBy = published?.Statement.ApprovedBy,
            Rejection = draft.Rejection,
            Versions = [.. versions.Select(version => new Written(version.Version, version.Author, InstantColumn.Read(version.Written), version.Hash))],
        };
        return answer.With(published?.Statement.Document ?? versions[^1].Document);
    }

    private static StatementAnswer Of(string id, StatementStatus status, PublishedRows? published)
    {
        var row = published?.Statement;
        return new(
            id,
            status,
            row?.Series,
            row?.Kind,
            row?.Number,
            row?.KnownAt,
            InstantColumn.ReadOptional(row?.Announced),
            published?.Confirmation is { } confirmed
                ? new Confirmed(confirmed.Number, confirmed.KnownAt, confirmed.Document is { } said ? JsonSerializer.Deserialize<ConfirmationBody>(said, Json.Options) : null)
                : null,
            InstantColumn.ReadOptional(row?.RatifyBy) is { } by ? new Ratification(by, published!.Ratification?.KnownAt) : null);
    }

    /// <summary>The answer with the members of a document, which speaks where it says nothing itself.</summary>
    private byte[] With(string document)
    {
        var answer = JsonSerializer.SerializeToNode(this, Json.Options)!.AsObject();
        foreach (var (name, value) in JsonNode.Parse(document)!.AsObject().Where(member => answer[member.Key] is null))
        {
            answer[name] = value?.DeepClone();
        }

        return JsonSerializer.SerializeToUtf8Bytes(answer, Json.Options);
    }

    /// <summary>The other side's yes.</summary>
    /// <param name="Revision">The revision of the calendar that it made.</param>
    /// <param name="At">When it became known.</param>
    /// <param name="Said">What officials put down of it; null where a file said it.</param>
    internal sealed record Confirmed(long Revision, Instant At, ConfirmationBody? Said);

    /// <summary>A version of a draft.</summary>
    /// <param name="Version">Its number, from 1.</param>
    /// <param name="Author">Who wrote it.</param>
    /// <param name="At">When.</param>
    /// <param name="Hash">SHA-256 of its document as canonical JSON.</param>
    internal sealed record Written(long Version, string Author, [property: JsonPropertyName("written")] Instant At, string Hash);
}
