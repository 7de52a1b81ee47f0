using System.Text.Json;
using System.Text.Json.Nodes;
using MongCai.Schedule.Publishing;
using MongCai.Schedule.Service.Database;
using MongCai.Schedule.Service.Http;

namespace MongCai.Schedule.Service.Statements;

/// <summary>A statement as the API gives it: how far it has come, then the members of its document.</summary>
internal static class StatementAnswer
{
    /// <summary>As everyone sees it: what was published, without names.</summary>
    public static byte[] OfPublished(StatementStatus status, PublishedRows published) =>
        Write(Head(published.Statement.Subject, status, published), published.Statement.Document!);

    /// <summary>As officials see it, with all versions.</summary>
    public static byte[] OfDraft(DraftRow draft, IReadOnlyList<DraftVersionRow> versions, StatementStatus status, PublishedRows? published)
    {
        var answer = Head(draft.Id, status, published);
        answer["version"] = draft.Version;
        answer["submittedBy"] = draft.SubmittedBy;
        answer["approvedBy"] = published?.Statement.ApprovedBy;
        answer["rejection"] = draft.Rejection;
        answer["versions"] = new JsonArray([.. versions.Select(version => new JsonObject
        {
            ["version"] = version.Version,
            ["author"] = version.Author,
            ["written"] = Moment(version.Written),
            ["hash"] = version.Hash,
        })]);
        return Write(answer, published?.Statement.Document ?? versions[^1].Document);
    }

    private static JsonObject Head(string id, StatementStatus status, PublishedRows? published)
    {
        var head = new JsonObject { ["id"] = id, ["status"] = TextForm.Of(status) };
        if (published is { Statement: var row })
        {
            head["number"] = row.Series;
            head["publication"] = row.Kind;
            head["revision"] = row.Number;
            head["publishedAt"] = Moment(row.Known);
            head["announced"] = row.Announced is { } announced ? Moment(announced) : null;
            head["confirmation"] = published.Confirmation is { } confirmed
                ? new JsonObject { ["revision"] = confirmed.Number, ["at"] = Moment(confirmed.Known), ["said"] = confirmed.Document is { } said ? JsonNode.Parse(said) : null }
                : null;
            if (row.RatifyBy is { } by)
            {
                head["ratification"] = new JsonObject { ["by"] = Moment(by), ["on"] = published.Ratification is { } ratified ? Moment(ratified.Known) : null };
            }
        }

        return head;
    }

    private static JsonNode? Moment(string column) => JsonSerializer.SerializeToNode(InstantColumn.Read(column), Json.Options);

    /// <summary>The document's members after those of the head, which knows better when it was announced.</summary>
    private static byte[] Write(JsonObject answer, string document)
    {
        foreach (var (name, value) in JsonNode.Parse(document)!.AsObject().Where(member => !answer.ContainsKey(member.Key)))
        {
            answer[name] = value?.DeepClone();
        }

        return JsonSerializer.SerializeToUtf8Bytes(answer, Json.Options);
    }
}
