using System.Collections.Immutable;
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
using MongCai.Schedule.Statements;
using NodaTime;

namespace MongCai.Schedule.Service.Statements;

/// <summary>Where officials write statements, lay them before each other and publish them. Every step is one transaction, or none.</summary>
internal sealed class StatementDesk(ScheduleDatabase database, LiveCalendar calendar, TimeProvider time)
{
    private static readonly MapShape ReviewShape = new(
        new("một lần rà soát, ví dụ { \"clause\": 1, \"reviewBy\": \"2022-03-07\" }", "复核，例如 { \"clause\": 1, \"reviewBy\": \"2022-03-07\" }", "a review, such as { \"clause\": 1, \"reviewBy\": \"2022-03-07\" }"),
        ["clause"], ["reviewBy", "end", "start"]);

    /// <summary>How far a preview looks: beyond whatever is negotiated, and over two of what recurs.</summary>
    private const int DaysAhead = 731;

    private Instant Now => Instant.FromDateTimeOffset(time.GetUtcNow());

    private LocalDate Today => calendar.Current.Now.InZone(Clocks.Hanoi).Date;

    /// <summary>A new draft.</summary>
    public Task<StatementReply> DraftAsync(Requested requested, JsonElement document) => ChangeAsync(requested, async transaction =>
        await DraftAsync(transaction, requested, await StoredAsync(transaction), document));

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

            var stored = await StoredAsync(transaction);
            var (statement, canonical, mistakes) = StatementCheck.Read(document, stored, NextKnown(stored));
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
    public Task<StatementReply> ApproveAsync(Requested requested, string id, string previewHash) => PublishingAsync(() =>
        StepAsync(requested, id, StatementCommand.Approve, async (transaction, draft, versions) =>
        {
            var stored = await StoredAsync(transaction);
            return previewHash == PreviewHash(stored.Revisions.LastOrDefault(), versions[^1])
                ? await PublishAsync(transaction, requested, stored, draft.SubmittedBy, versions[^1], "approved")
                : StatementReply.Refused(ProblemKind.CalendarChanged);
        }));

    /// <summary>Drafts that a published statement be withdrawn.</summary>
    public Task<StatementReply> WithdrawAsync(Requested requested, string id, string reason) =>
        UponAsync(requested, id, StatementCommand.Withdraw, async (transaction, stored, statement) =>
            await DraftAsync(transaction, requested, stored, DerivedDocuments.Withdrawal(statement, await FreeIdAsync(transaction, stored, statement, "withdrawal"), reason, Today)));

    /// <summary>Answers a review: a later review time holds at once, on one official's word; an end or a beginning is a draft.</summary>
    public Task<StatementReply> ReviewAsync(Requested requested, string id, JsonElement review) => PublishingAsync(() =>
        UponAsync(requested, id, StatementCommand.Review, async (transaction, stored, statement) =>
        {
            var read = new DocumentReader();
            if (read.Map(JsonDocuments.Of(review), ReviewShape) is null || read.Mistakes is not [])
            {
                return StatementReply.Refused(BodyMistakes.Of(read));
            }

            var isLater = IsLaterReview(stored, statement, review);
            var drafted = DerivedDocuments.Review(statement, await FreeIdAsync(transaction, stored, statement, "review"), review, Today);
            var reply = await DraftAsync(transaction, requested, stored, drafted, DerivedDocuments.ReviewPointer);
            if (reply.Problem is not null || !isLater)
            {
                return reply;
            }

            var version = (await DraftStore.VersionsAsync(transaction, drafted.GetProperty("id").GetString()!))[^1];
            return await PublishAsync(transaction, requested, stored, null, version, "reviewed") with { Status = reply.Status, Location = reply.Location };
        }));

    /// <summary>Publishes that the other side has said yes, on one official's word.</summary>
    public Task<StatementReply> ConfirmAsync(Requested requested, string id, JsonElement confirmation) => PublishingAsync(() =>
        UponAsync(requested, id, StatementCommand.Confirm, async (transaction, stored, statement) =>
        {
            var known = NextKnown(stored);
            var (said, mistakes) = ConfirmationCheck.Read(confirmation, statement, known);
            if (said is null)
            {
                return StatementReply.Refused(mistakes);
            }

            var row = new RevisionRow(
                stored.Revisions.Length + 1, InstantColumn.Write(known), null, RevisionRow.Confirmation, id, null, null, RevisionRow.OfOfficial, said.Json, said.Hash, requested.By.Name);
            await Revisions.AddAsync(transaction, row, Entry(requested, "confirmed", id, null, null), Now);
            var status = PublishedStatements.StatusOf(stored, statement, known);
            return new StatementReply(
                null, StatusCodes.Status201Created, $"/v1/statements/{id}", StatementAnswer.OfPublished(status, PublishedStatements.RevisionOf(stored, id), row));
        }));

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
        var known = NextKnown(stored);
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

    /// <summary>Does something that may publish, and takes up what was published.</summary>
    private async Task<StatementReply> PublishingAsync(Func<Task<StatementReply>> publish)
    {
        var reply = await publish();
        if (reply.Problem is null)
        {
            await calendar.RefreshAsync();
        }

        return reply;
    }

    /// <summary>Writes a new draft.</summary>
    /// <param name="transaction">The transaction.</param>
    /// <param name="requested">Who writes it.</param>
    /// <param name="stored">What is published.</param>
    /// <param name="document">The document.</param>
    /// <param name="sent">Where in it stands what was sent; empty for the whole.</param>
    private async Task<StatementReply> DraftAsync(DbTransaction transaction, Requested requested, StoredCalendar stored, JsonElement document, string sent = "")
    {
        var (statement, canonical, mistakes) = StatementCheck.Read(document, stored, NextKnown(stored));
        if (statement is null)
        {
            return StatementReply.Refused([.. mistakes.Select(mistake => mistake.Within(sent))]);
        }

        var id = statement.Id.ToString();
        if (await IsTakenAsync(transaction, stored, id))
        {
            return StatementReply.Refused(ProblemKind.IdTaken);
        }

        await DraftStore.AddAsync(transaction, id);
        await WriteVersionAsync(transaction, requested, id, null, canonical!);
        return await ReplyAsync(transaction, id, StatusCodes.Status201Created, $"/v1/statements/{id}");
    }

    private async Task<StatementReply> PublishAsync(
        DbTransaction transaction, Requested requested, StoredCalendar stored, string? submittedBy, DraftVersionRow version, string action)
    {
        var known = NextKnown(stored);
        using var document = JsonDocument.Parse(version.Document);
        var (statement, canonical, mistakes) = StatementCheck.Read(document.RootElement, stored, known);
        if (statement is null)
        {
            return StatementReply.Refused(mistakes);
        }

        var row = new RevisionRow(
            stored.Revisions.Length + 1,
            InstantColumn.Write(known),
            null,
            RevisionRow.Statement,
            canonical!.Id,
            (await RevisionStore.NextInSeriesAsync(transaction, Revisions.YearOf(known))).ToString(),
            TextForm.Of(PublicationKinds.Of(statement)),
            RevisionRow.OfOfficial,
            version.Document,
            version.Hash,
            requested.By.Name);
        await Revisions.AddAsync(transaction, row, Entry(requested, action, canonical.Id, version.Hash, null), Now);
        await DraftStore.SetStatusAsync(transaction, canonical.Id, StatementStatus.Published, submittedBy, null);
        return await ReplyAsync(transaction, canonical.Id);
    }

    /// <summary>Something that is done with a published statement, wherever it came from.</summary>
    private Task<StatementReply> UponAsync(
        Requested requested, string id, StatementCommand command, Func<DbTransaction, StoredCalendar, Statement, Task<StatementReply>> step) =>
        ChangeAsync(requested, async transaction =>
        {
            var stored = await StoredAsync(transaction);
            var draft = await DraftStore.FindAsync(transaction, id);
            if (!Id<Statement>.TryParse(id, null, out var of) || !stored.Statements.TryGetValue(of, out var published))
            {
                return draft is null
                    ? StatementReply.Refused(ProblemKind.NotFound)
                    : StatementReply.Refused(ProblemKind.WrongStatus, StatementTexts.WrongStatus(draft.StatusOf, command));
            }

            var status = PublishedStatements.StatusOf(stored, published.Statement!, NextKnown(stored));
            var authors = AuthorsOf(draft, await DraftStore.VersionsAsync(transaction, id));
            return RefusalOf(new StatementCase(status, authors), command, requested.By) ?? await step(transaction, stored, published.Statement!);
        });

    private static StatementReply? RefusalOf(StatementCase of, StatementCommand command, Person by) => LifeCycle.Decide(of, command, by).Refusal switch
    {
        Refusal.Forbidden => StatementReply.Refused(ProblemKind.Forbidden),
        Refusal.SameOfficial => StatementReply.Refused(ProblemKind.SameOfficial),
        Refusal.WrongStatus => StatementReply.Refused(ProblemKind.WrongStatus, StatementTexts.WrongStatus(of.Status, command)),
        _ => null,
    };

    private static ImmutableArray<string> AuthorsOf(DraftRow? draft, IEnumerable<DraftVersionRow> versions) =>
        [.. versions.Select(version => version.Author).Append(draft?.SubmittedBy).OfType<string>().Distinct()];

    /// <summary>Whether a review only moves the review time of a clause to later.</summary>
    private static bool IsLaterReview(StoredCalendar stored, Statement statement, JsonElement review)
    {
        var read = new DocumentReader();
        var node = JsonDocuments.Of(review);
        if (node is not DocumentNode.Map { Members.Length: 2 }
            || node.ValueOf("reviewBy") is not { } given
            || node.ValueOf("clause") is not DocumentNode.Scalar named
            || read.End(given, Clocks.Hanoi) is not { } asked
            || statement.AllClauses.FirstOrDefault(clause => clause.Number.ToString() == named.Text) is not { } clause)
        {
            return false;
        }

        var earlier = stored.Book.Statements.SelectMany(other => other.Reviews)
            .LastOrDefault(other => other.Statement == statement.Id && other.Clause == clause.Number && other.ReviewBy is not null);
        var now = earlier?.ReviewBy ?? clause.ReviewBy ?? ClauseDaysReader.StartOf(clause.Days, clause.Zone) + Clause.DefaultReviewTime;
        return asked > now;
    }

    private static async Task<bool> IsTakenAsync(DbTransaction transaction, StoredCalendar stored, string id) =>
        stored.Statements.ContainsKey(Id<Statement>.Parse(id)) || await DraftStore.FindAsync(transaction, id) is not null;

    private static Task<string> FreeIdAsync(DbTransaction transaction, StoredCalendar stored, Statement of, string suffix) =>
        DerivedDocuments.NextIdAsync(of.Id, suffix, id => IsTakenAsync(transaction, stored, id));

    /// <summary>The calendar as of the transaction: another process may have published.</summary>
    private async Task<StoredCalendar> StoredAsync(DbTransaction transaction) =>
        (await RevisionStore.LastAsync(transaction))?.Number == calendar.Stored.Revisions.LastOrDefault()?.Number
            ? calendar.Stored
            : await StoredCalendar.LoadAsync(transaction, calendar.Stored.Contents);

    private Task<StatementReply> StepAsync(
        Requested requested, string id, StatementCommand command, Func<DbTransaction, DraftRow, IReadOnlyList<DraftVersionRow>, Task<StatementReply>> step) =>
        ChangeAsync(requested, async transaction =>
        {
            if (await DraftStore.FindAsync(transaction, id) is not { } draft)
            {
                return StatementReply.Refused(ProblemKind.NotFound);
            }

            var versions = await DraftStore.VersionsAsync(transaction, id);
            return RefusalOf(new StatementCase(draft.StatusOf, AuthorsOf(draft, versions)), command, requested.By) ?? await step(transaction, draft, versions);
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

    private Instant NextKnown(StoredCalendar stored) => Revisions.NextKnown(stored.Revisions.LastOrDefault(), calendar.Current.Now);
}
