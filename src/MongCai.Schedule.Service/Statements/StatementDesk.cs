using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using MongCai.Schedule.Publishing;
using MongCai.Schedule.Service.Database;
using MongCai.Schedule.Service.Documents;
using MongCai.Schedule.Service.History;
using MongCai.Schedule.Service.Http;
using MongCai.Schedule.Service.Publication;
using NodaTime;

namespace MongCai.Schedule.Service.Statements;

/// <summary>Where officials write statements, lay them before each other and publish them. Every step is one transaction, or none.</summary>
internal sealed class StatementDesk(ScheduleDatabase database, LiveCalendar calendar, TimeProvider time)
{
    /// <summary>How far a preview looks: beyond whatever is negotiated, and over two of what recurs.</summary>
    private const int DaysAhead = 731;

    private Instant Now => Instant.FromDateTimeOffset(time.GetUtcNow());

    /// <summary>A new draft.</summary>
    public Task<StatementReply> DraftAsync(Requested requested, JsonElement document) => ChangeAsync(requested, async transaction =>
    {
        var (statement, canonical, mistakes) = StatementCheck.Read(document, calendar.Stored, NextKnown());
        if (statement is null)
        {
            return StatementReply.Refused(mistakes);
        }

        var id = statement.Id.ToString();
        if (calendar.Stored.Statements.ContainsKey(statement.Id) || await DraftStore.FindAsync(transaction, id) is not null)
        {
            return StatementReply.Refused(ProblemKind.IdTaken);
        }

        await DraftStore.AddAsync(transaction, id);
        await WriteVersionAsync(transaction, requested, id, null, canonical!);
        return await ReplyAsync(transaction, id, StatusCodes.Status201Created, $"/v1/statements/{id}");
    });

    /// <summary>Another version of a draft.</summary>
    public Task<StatementReply> EditAsync(Requested requested, string id, JsonElement document) =>
        StepAsync(requested, id, StatementCommand.Edit, async (transaction, draft, versions) =>
        {
            if (requested.IfMatch is null)
            {
                return StatementReply.Refused(ProblemKind.PreconditionRequired);
            }

            if (requested.IfMatch != OfficialAnswer.TagOf(await BodyAsync(transaction, id)))
            {
                return StatementReply.Refused(ProblemKind.PreconditionFailed);
            }

            var (statement, canonical, mistakes) = StatementCheck.Read(document, calendar.Stored, NextKnown());
            if (statement is null)
            {
                return StatementReply.Refused(mistakes);
            }

            if (statement.Id.ToString() != id)
            {
                return StatementReply.Refused([ParameterMistake.InBody("/id", StatementTexts.OtherId(id))]);
            }

            await WriteVersionAsync(transaction, requested, id, versions[^1], canonical!);
            return await ReplyAsync(transaction, id);
        });

    /// <summary>Lays a draft before a second person.</summary>
    public Task<StatementReply> SubmitAsync(Requested requested, string id) =>
        StepAsync(requested, id, StatementCommand.Submit, async (transaction, draft, versions) =>
        {
            await DraftStore.SetStatusAsync(transaction, id, StatementStatus.Submitted, requested.By.Name, null);
            await RecordAsync(transaction, requested, "submitted", id, versions[^1].Hash, versions[^1].Hash);
            return await ReplyAsync(transaction, id);
        });

    /// <summary>Sends it back.</summary>
    public Task<StatementReply> RejectAsync(Requested requested, string id, string reason) =>
        StepAsync(requested, id, StatementCommand.Reject, async (transaction, draft, versions) =>
        {
            await DraftStore.SetStatusAsync(transaction, id, StatementStatus.Draft, draft.SubmittedBy, reason);
            await RecordAsync(transaction, requested, "rejected", id, versions[^1].Hash, versions[^1].Hash, reason);
            return await ReplyAsync(transaction, id);
        });

    /// <summary>Publishes it, as the second person, who names the preview that they have seen.</summary>
    public async Task<StatementReply> ApproveAsync(Requested requested, string id, string previewHash)
    {
        var reply = await StepAsync(requested, id, StatementCommand.Approve, async (transaction, draft, versions) =>
        {
            var last = await RevisionStore.LastAsync(transaction);
            if (previewHash != PreviewHash(last, versions[^1]))
            {
                return StatementReply.Refused(ProblemKind.CalendarChanged);
            }

            var stored = await StoredCalendar.LoadAsync(transaction, calendar.Stored.Contents);
            var known = Revisions.NextKnown(last, calendar.Current.Now);
            using var document = JsonDocument.Parse(versions[^1].Document);
            var (statement, _, mistakes) = StatementCheck.Read(document.RootElement, stored, known);
            if (statement is null)
            {
                return StatementReply.Refused(mistakes);
            }

            var row = new RevisionRow(
                (last?.Number ?? 0) + 1,
                InstantColumn.Write(known),
                null,
                RevisionRow.Statement,
                id,
                (await RevisionStore.NextInSeriesAsync(transaction, Revisions.YearOf(known))).ToString(),
                TextForm.Of(PublicationKinds.Of(statement)),
                RevisionRow.OfOfficial,
                versions[^1].Document,
                versions[^1].Hash,
                requested.By.Name);
            await Revisions.AddAsync(transaction, row, Entry(requested, "approved", id, versions[^1].Hash, null), Now);
            await DraftStore.SetStatusAsync(transaction, id, StatementStatus.Published, draft.SubmittedBy, null);
            return await ReplyAsync(transaction, id);
        });
        await calendar.RefreshAsync();
        return reply;
    }

    /// <summary>What publishing a draft would change; a problem where it is published already, or cannot be.</summary>
    public async Task<(PreviewAnswer? Preview, IResult? Problem)> PreviewAsync(string id)
    {
        var (draft, version, last) = await database.ReadAsync(async transaction =>
        {
            var found = await DraftStore.FindAsync(transaction, id);
            var versions = await DraftStore.VersionsAsync(transaction, id);
            return (found, versions.LastOrDefault(), await RevisionStore.LastAsync(transaction));
        });
        if (draft is null || version is null)
        {
            return (null, new ProblemResult(ProblemKind.NotFound));
        }

        if (draft.StatusOf is not (StatementStatus.Draft or StatementStatus.Submitted))
        {
            return (null, new ProblemResult(ProblemKind.WrongStatus));
        }

        if (calendar.Stored.Revisions.LastOrDefault()?.Number != last?.Number)
        {
            await calendar.RefreshAsync();
        }

        var stored = calendar.Stored;
        using var document = JsonDocument.Parse(version.Document);
        var known = Revisions.NextKnown(stored.Revisions.LastOrDefault(), calendar.Current.Now);
        var (statement, _, mistakes) = StatementCheck.Read(document.RootElement, stored, known);
        if (statement is null)
        {
            return (null, new ProblemResult(ProblemKind.InvalidBody, mistakes));
        }

        var until = known + Duration.FromDays(DaysAhead);
        var after = stored.Book.With(statement);
        return (
            new PreviewAnswer(
                stored.Revisions.Length,
                PreviewHash(stored.Revisions.LastOrDefault(), version),
                until,
                [.. CalendarChanges.Between(stored.Book, after, Instant.MinValue, until).Select(PreviewAnswer.Change.Of)],
                [
                    .. PublishingWarnings.Of(stored.Book, after, statement, known, stored.Book.Countries.KnownAt(known)).Select(warning => new PreviewAnswer.Warning(
                        warning.Code, WarningWords.Of(warning, after), warning.Clause is { } clause ? StatementDocument.PointerTo(clause) : "")),
                ]),
            null);
    }

    /// <summary>A draft or a statement as officials see it; null where there is none of theirs.</summary>
    public Task<byte[]?> FindAsync(string id) => database.ReadAsync(async transaction =>
        await DraftStore.FindAsync(transaction, id) is null ? null : await BodyAsync(transaction, id));

    /// <summary>The drafts that are not published, by id, each with its last document.</summary>
    public Task<List<(DraftRow Row, string Document)>> UnpublishedAsync() => database.ReadAsync(async transaction =>
    {
        var found = new List<(DraftRow Row, string Document)>();
        foreach (var draft in (await DraftStore.AllAsync(transaction)).Where(draft => draft.StatusOf != StatementStatus.Published))
        {
            found.Add((draft, (await DraftStore.VersionsAsync(transaction, draft.Id))[^1].Document));
        }

        return found;
    });

    /// <summary>What names a preview: the calendar and the draft that it was made from.</summary>
    public static string PreviewHash(RevisionRow? last, DraftVersionRow version) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{last?.Number ?? 0} {last?.RowHash} {version.Version} {version.Hash}")));

    private Task<StatementReply> StepAsync(
        Requested requested, string id, StatementCommand command, Func<DbTransaction, DraftRow, IReadOnlyList<DraftVersionRow>, Task<StatementReply>> step) =>
        ChangeAsync(requested, async transaction =>
        {
            if (await DraftStore.FindAsync(transaction, id) is not { } draft)
            {
                return StatementReply.Refused(ProblemKind.NotFound);
            }

            var versions = await DraftStore.VersionsAsync(transaction, id);
            var authors = versions.Select(version => version.Author).Append(draft.SubmittedBy).OfType<string>().Distinct();
            return LifeCycle.Decide(new StatementCase(draft.StatusOf, [.. authors]), command, requested.By).Refusal switch
            {
                Refusal.Forbidden => StatementReply.Refused(ProblemKind.Forbidden),
                Refusal.SameOfficial => StatementReply.Refused(ProblemKind.SameOfficial),
                Refusal.WrongStatus => StatementReply.Refused(ProblemKind.WrongStatus, StatementTexts.WrongStatus(draft.StatusOf, command)),
                _ => await step(transaction, draft, versions),
            };
        });

    /// <summary>One transaction; a request that comes again gets the answer that it got.</summary>
    private Task<StatementReply> ChangeAsync(Requested requested, Func<DbTransaction, Task<StatementReply>> change) => database.WriteAsync(async transaction =>
    {
        if (requested.IdempotencyKey is { } key && await IdempotencyStore.FindAsync(transaction, requested.By.Name, key) is { } answered)
        {
            return answered.Request == requested.Hash
                ? new StatementReply(null, (int)answered.Status, answered.Location, Encoding.UTF8.GetBytes(answered.Body))
                : StatementReply.Refused(ProblemKind.KeyReused);
        }

        var reply = await change(transaction);
        if (reply.Problem is null && requested.IdempotencyKey is { } fresh)
        {
            await IdempotencyStore.AddAsync(
                transaction,
                requested.By.Name,
                fresh,
                new IdempotencyRow(requested.Hash, reply.Status, reply.Location, Encoding.UTF8.GetString(reply.Body)),
                InstantColumn.Write(Now));
        }

        return reply;
    });

    private async Task WriteVersionAsync(DbTransaction transaction, Requested requested, string id, DraftVersionRow? before, StoredDocument document)
    {
        await DraftStore.AddVersionAsync(
            transaction, id, new DraftVersionRow((before?.Version ?? 0) + 1, document.Json, document.Hash, requested.By.Name, InstantColumn.Write(Now)));
        await RecordAsync(transaction, requested, before is null ? "drafted" : "edited", id, before?.Hash, document.Hash);
    }

    private Task RecordAsync(DbTransaction transaction, Requested requested, string action, string id, string? before, string? after, string detail = "") =>
        AuditStore.AppendAsync(transaction, Entry(requested, action, id, before, after, detail), Now);

    private static AuditEntry Entry(Requested requested, string action, string id, string? before, string? after, string detail = "") =>
        new(requested.By.Name, requested.Address, action, $"statement {id}", before, after, detail);

    private static async Task<StatementReply> ReplyAsync(DbTransaction transaction, string id, int status = StatusCodes.Status200OK, string? location = null) =>
        new(null, status, location, await BodyAsync(transaction, id));

    private static async Task<byte[]> BodyAsync(DbTransaction transaction, string id)
    {
        var draft = (await DraftStore.FindAsync(transaction, id))!;
        var revisions = await RevisionStore.OfAsync(transaction, id);
        return StatementAnswer.OfDraft(
            draft,
            await DraftStore.VersionsAsync(transaction, id),
            draft.StatusOf,
            revisions.Find(row => row.Action == RevisionRow.Statement),
            revisions.Find(row => row.Action == RevisionRow.Confirmation));
    }

    private Instant NextKnown() => Revisions.NextKnown(calendar.Stored.Revisions.LastOrDefault(), calendar.Current.Now);
}
