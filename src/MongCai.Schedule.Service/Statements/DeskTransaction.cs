using System.Data.Common;
using System.Text.Json;
using MongCai.Schedule.Publishing;
using MongCai.Schedule.Service.Database;
using MongCai.Schedule.Service.Documents;
using MongCai.Schedule.Service.History;
using MongCai.Schedule.Service.Http;
using MongCai.Schedule.Service.Outbox;
using MongCai.Schedule.Service.Publication;
using MongCai.Schedule.Service.Requests;
using MongCai.Schedule.Statements;
using NodaTime;

namespace MongCai.Schedule.Service.Statements;

/// <summary>One request that changes something: what is published as of its transaction, and what is written in it.</summary>
/// <param name="transaction">The transaction.</param>
/// <param name="requested">Who asks for it.</param>
/// <param name="stored">What is published.</param>
/// <param name="known">When it would become known if it were published; after all that is.</param>
/// <param name="now">The time.</param>
/// <param name="lateAfter">How long after its time an event is late, on the calendar's clock.</param>
internal sealed class DeskTransaction(DbTransaction transaction, Requested requested, StoredCalendar stored, Instant known, Instant now, Duration lateAfter)
{
    public Requested Requested => requested;

    public StoredCalendar Stored => stored;

    public Instant Known => known;

    public LocalDate Today => known.InZone(Clocks.Hanoi).Date;

    public Task<DraftRow?> FindDraftAsync(string id) => DraftStore.FindAsync(transaction, id);

    /// <summary>The versions of a draft, in order; none where it is no draft.</summary>
    public Task<List<DraftVersionRow>> VersionsAsync(string id) => DraftStore.VersionsAsync(transaction, id);

    /// <summary>Reads a statement as it would be published now.</summary>
    public (Statement? Statement, StoredDocument? Document, IReadOnlyList<ParameterMistake> Mistakes) Read(JsonElement document) =>
        StatementCheck.Read(document, stored, known);

    /// <summary>Reads one that there is not yet; null and why where it cannot be.</summary>
    /// <param name="document">The document.</param>
    /// <param name="sent">Where in it stands what was sent; empty for the whole.</param>
    public async Task<(Statement? Statement, StoredDocument? Document, Reply? Refused)> ReadNewAsync(JsonElement document, string sent = "")
    {
        var (statement, canonical, mistakes) = Read(document);
        return statement is null ? (null, null, Reply.Refused([.. mistakes.Select(mistake => mistake.Within(sent))]))
            : await IsTakenAsync(statement.Id.ToString()) ? (null, null, Reply.Refused(ProblemKind.IdTaken))
            : (statement, canonical, null);
    }

    /// <summary>Writes a new draft.</summary>
    public async Task<Reply> AddDraftAsync(StoredDocument document)
    {
        await DraftStore.AddAsync(transaction, document.Id);
        await AddVersionAsync(null, document);
        return await ReplyAsync(document.Id) with { Status = StatusCodes.Status201Created, Location = LocationOf(document.Id) };
    }

    /// <summary>Writes another version of a draft.</summary>
    public async Task AddVersionAsync(DraftVersionRow? before, StoredDocument document)
    {
        await DraftStore.AddVersionAsync(
            transaction, document.Id, new DraftVersionRow((before?.Version ?? 0) + 1, document.Json, document.Hash, requested.By.Name, InstantColumn.Write(now)));
        await RecordAsync(before is null ? "drafted" : "edited", document.Id, before?.Hash, document.Hash);
    }

    /// <summary>Notes how far a draft has come, and who brought it there.</summary>
    public async Task SetStatusAsync(string action, DraftRow draft, DraftVersionRow version, StatementStatus status, string? submittedBy, string? rejection = null)
    {
        await DraftStore.SetStatusAsync(transaction, draft.Id, status, submittedBy, rejection);
        await RecordAsync(action, draft.Id, version.Hash, version.Hash, rejection ?? "");
    }

    /// <summary>Publishes the last version of a draft.</summary>
    /// <param name="id">The id of it.</param>
    /// <param name="action">What was done, for the record.</param>
    /// <param name="ratifyBy">Until when a second person must ratify it; null where nobody needs to.</param>
    public async Task<Reply> PublishAsync(string id, string action, Instant? ratifyBy = null)
    {
        var draft = await FindDraftAsync(id);
        var version = (await VersionsAsync(id))[^1];
        using var document = JsonDocument.Parse(version.Document);
        var (statement, _, mistakes) = Read(document.RootElement);
        if (statement is null)
        {
            return Reply.Refused(mistakes);
        }

        var series = await RevisionStore.NextInSeriesAsync(transaction, Revisions.YearOf(known));
        await AddRevisionAsync(
            action, Next(RevisionRow.Statement, id) with
            {
                Series = series.ToString(),
                Kind = TextForm.Of(PublicationKinds.Of(statement)),
                Document = version.Document,
                Hash = version.Hash,
                RatifyBy = ratifyBy is { } by ? InstantColumn.Write(by) : null,
            },
            version.Hash);
        await DraftStore.SetStatusAsync(transaction, id, StatementStatus.Published, draft!.SubmittedBy, null);
        return await ReplyAsync(id);
    }

    /// <summary>Publishes something else than a statement.</summary>
    public async Task AddRevisionAsync(string action, RevisionRow row, string? before = null)
    {
        await Revisions.AddAsync(transaction, row, Entry(action, row.Subject, before, null), now);
        if (await EventOutbox.OpenAsync(transaction, known, lateAfter) is { } outbox)
        {
            await Revisions.TellAsync(outbox, stored, await StoredCalendar.LoadAsync(transaction, stored.Contents));
        }
    }

    /// <summary>The next revision, of which only is said who publishes what.</summary>
    public RevisionRow Next(string action, string id) => new(
        stored.Revisions.Length + 1, InstantColumn.Write(known), null, action, id, null, null, RevisionRow.OfOfficial, null, null, requested.By.Name);

    /// <summary>A draft, or what was published of it, as officials see it.</summary>
    public async Task<Reply> ReplyAsync(string id) => new(null, StatusCodes.Status200OK, null, (await BodyAsync(transaction, stored, id, known))!);

    /// <summary>An id that is free, made from that of another statement.</summary>
    public Task<string> FreeIdAsync(Statement of, string suffix) => DerivedDocuments.NextIdAsync(of.Id, suffix, IsTakenAsync);

    public static string LocationOf(string id) => $"/v1/statements/{id}";

    /// <summary>A draft, or what was published of it, as officials see it; null where it is none.</summary>
    public static async Task<byte[]?> BodyAsync(DbTransaction transaction, StoredCalendar stored, string id, Instant now)
    {
        if (await DraftStore.FindAsync(transaction, id) is not { } draft)
        {
            return null;
        }

        var published = PublishedRows.Of(await RevisionStore.OfAsync(transaction, id), id);
        var status = stored.Statements.TryGetValue(Id<Statement>.Parse(id), out var document)
            ? PublishedStatements.StatusOf(stored, document.Statement!, now)
            : draft.StatusOf;
        return StatementAnswer.OfDraft(draft, await DraftStore.VersionsAsync(transaction, id), status, published);
    }

    private async Task<bool> IsTakenAsync(string id) =>
        stored.Statements.ContainsKey(Id<Statement>.Parse(id)) || await FindDraftAsync(id) is not null;

    private Task RecordAsync(string action, string id, string? before, string? after, string detail = "") =>
        AuditStore.AppendAsync(transaction, Entry(action, id, before, after, detail), now);

    private AuditEntry Entry(string action, string id, string? before, string? after, string detail = "") =>
        new(requested.By.Name, requested.Address, action, $"statement {id}", before, after, detail);
}
