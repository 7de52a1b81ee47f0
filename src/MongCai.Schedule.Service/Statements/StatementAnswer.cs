using System.Text.Json;
using System.Text.Json.Nodes;
using MongCai.Schedule.Publishing;
using MongCai.Schedule.Service.Database;
using MongCai.Schedule.Service.Http;
using MongCai.Schedule.Service.Publication;

namespace MongCai.Schedule.Service.Statements;

/// <summary>A statement as the API gives it: how far it has come, then the members of its document.</summary>
internal static class StatementAnswer
{
    /// <summary>As everyone sees it: what was published, without names.</summary>
    /// <param name="status">Published or ended.</param>
    /// <param name="published">Its revision.</param>
    /// <param name="confirmed">That of its confirmation, if it was confirmed later.</param>
    public static byte[] OfPublished(StatementStatus status, RevisionRow published, RevisionRow? confirmed) =>
        Write(Head(published.Subject, status, published, confirmed), published.Document!);

    /// <summary>As officials see it, with all versions.</summary>
    public static byte[] OfDraft(DraftRow draft, IReadOnlyList<DraftVersionRow> versions, StatementStatus status, RevisionRow? published, RevisionRow? confirmed)
    {
        var answer = Head(draft.Id, status, published, confirmed);
        answer["version"] = draft.Version;
        answer["submittedBy"] = draft.SubmittedBy;
        answer["approvedBy"] = published?.ApprovedBy;
        answer["rejection"] = draft.Rejection;
        answer["versions"] = new JsonArray([.. versions.Select(version => new JsonObject
        {
            ["version"] = version.Version,
            ["author"] = version.Author,
            ["written"] = JsonSerializer.SerializeToNode(InstantColumn.Read(version.Written), Json.Options),
            ["hash"] = version.Hash,
        })]);
        return Write(answer, published?.Document ?? versions[^1].Document);
    }

    private static JsonObject Head(string id, StatementStatus status, RevisionRow? published, RevisionRow? confirmed)
    {
        var head = new JsonObject { ["id"] = id, ["status"] = TextForm.Of(status) };
        if (published is not null)
        {
            head["number"] = published.Series;
            head["publication"] = published.Kind;
            head["revision"] = published.Number;
            head["publishedAt"] = Moment(published.Known);
            head["announced"] = published.Announced is { } announced ? Moment(announced) : null;
            head["confirmation"] = confirmed is null
                ? null
                : new JsonObject { ["revision"] = confirmed.Number, ["at"] = Moment(confirmed.Known), ["said"] = confirmed.Document is { } said ? JsonNode.Parse(said) : null };
        }

        return head;
    }

    private static JsonNode? Moment(string column) => JsonSerializer.SerializeToNode(InstantColumn.Read(column), Json.Options);

    private static byte[] Write(JsonObject answer, string document)
    {
        foreach (var (name, value) in JsonNode.Parse(document)!.AsObject().Where(member => member.Key != "id"))
        {
            answer[name] = value?.DeepClone();
        }

        return JsonSerializer.SerializeToUtf8Bytes(answer, Json.Options);
    }
}
