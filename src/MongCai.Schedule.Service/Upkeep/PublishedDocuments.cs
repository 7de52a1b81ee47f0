using System.Collections.Immutable;
using System.Text.Json;
using MongCai.Schedule.Service.Database;
using MongCai.Schedule.Service.Documents;
using MongCai.Schedule.Service.Publication;

namespace MongCai.Schedule.Service.Upkeep;

/// <summary>All that is published, as documents: what files would say from which the same calendar comes.</summary>
internal static class PublishedDocuments
{
    /// <summary>The documents, each with when it became known; places and classes in the order in which they came.</summary>
    public static Task<ImmutableArray<StoredDocument>> AllAsync(ScheduleDatabase database) => database.ReadAsync(async transaction =>
    {
        var imports = await ImportStore.AllAsync(transaction);
        var revisions = await RevisionStore.AllAsync(transaction);
        var notices = revisions.Where(row => row.Action == RevisionRow.Announcement).ToDictionary(row => row.Subject);
        var confirmations = revisions.Where(row => row is { Action: RevisionRow.Confirmation, Document: not null }).ToDictionary(row => row.Subject);
        var ratifications = revisions.Where(row => row.Action == RevisionRow.Ratification).ToDictionary(row => row.Subject);
        return ImmutableArray.CreateRange(imports
            .GroupBy(row => (row.Kind, row.Id), (_, rows) => rows.Last())
            .Where(row => KindOf(row) != DocumentKind.Statement)
            .Select(row => Document(KindOf(row), row.Id, row.Document, notices.GetValueOrDefault(row.Id)))
            .Concat(revisions.Where(row => row.Action == RevisionRow.Statement).Select(row =>
                Ratified(
                    Confirmed(Document(DocumentKind.Statement, row.Subject, row.Document!, row), confirmations.GetValueOrDefault(row.Subject)),
                    row,
                    ratifications.GetValueOrDefault(row.Subject)))));
    });

    private static StoredDocument Document(DocumentKind kind, string id, string json, RevisionRow? revision) => new(
        kind, id, json, InstantColumn.ReadOptional(revision?.Known), InstantColumn.ReadOptional(revision?.Announced));

    /// <summary>A statement with the other side's yes, where officials put it down later.</summary>
    private static StoredDocument Confirmed(StoredDocument statement, RevisionRow? confirmation)
    {
        if (confirmation is null)
        {
            return statement;
        }

        using var said = JsonDocument.Parse(confirmation.Document!);
        var reference = said.RootElement.TryGetProperty("reference", out var text) ? $",\"reference\":{text.GetRawText()}" : "";
        return statement.With("confirmed", $$"""{"by":{{said.RootElement.GetProperty("by").GetRawText()}},"on":{{StoredDocument.InFile(confirmation.KnownAt)}}{{reference}}}""");
    }

    /// <summary>An emergency that one person alone put in force, with what it needs of a second, and when that came.</summary>
    private static StoredDocument Ratified(StoredDocument statement, RevisionRow published, RevisionRow? ratification)
    {
        var on = ratification is null ? "" : $",\"on\":{StoredDocument.InFile(ratification.KnownAt)}";
        return published.RatifyBy is { } by ? statement.With("ratification", $$"""{"by":{{StoredDocument.InFile(InstantColumn.Read(by))}}{{on}}}""") : statement;
    }

    private static DocumentKind KindOf(ImportRow row) =>
        TextForm.TryParse<DocumentKind>(row.Kind, out var kind) ? kind : throw new InvalidDataException($"Import {row.Number} is of the kind {row.Kind}.");
}
