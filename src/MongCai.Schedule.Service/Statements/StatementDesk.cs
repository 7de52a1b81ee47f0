using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using MongCai.Schedule.Publishing;
using MongCai.Schedule.Service.Answers;
using MongCai.Schedule.Service.Database;
using MongCai.Schedule.Service.Documents;
using MongCai.Schedule.Service.Http;
using MongCai.Schedule.Service.Outbox;
using MongCai.Schedule.Service.Publication;
using MongCai.Schedule.Service.Requests;
using MongCai.Schedule.Statements;
using NodaTime;

namespace MongCai.Schedule.Service.Statements;

/// <summary>Where officials write statements, lay them before each other and publish them. Every step is one transaction, or none.</summary>
internal sealed class StatementDesk(ScheduleDatabase database, LiveCalendar calendar, TimeProvider time)
{
    private static readonly MapShape ReviewShape = new(
        new("một lần rà soát, ví dụ { \"clause\": 1, \"reviewBy\": \"2022-03-07\" }", "复核，例如 { \"clause\": 1, \"reviewBy\": \"2022-03-07\" }", "a review, such as { \"clause\": 1, \"reviewBy\": \"2022-03-07\" }"),
        ["clause"], ["reviewBy", "end", "start"]);

    private Instant Now => Instant.FromDateTimeOffset(time.GetUtcNow());

    /// <summary>A new draft.</summary>
    public Task<Reply> DraftAsync(Requested requested, JsonElement document) => ChangeAsync(requested, desk => DraftAsync(desk, document));

    /// <summary>Another version of a draft.</summary>
    public Task<Reply> EditAsync(Requested requested, string id, JsonElement document) =>
        StepAsync(requested, id, StatementCommand.Edit, async (desk, _, versions) =>
        {
            if (requested.IfMatch is null)
            {
                return Reply.Refused(ProblemKind.PreconditionRequired);
            }

            if (requested.IfMatch != PersonalAnswer.TagOf((await desk.ReplyAsync(id)).Body))
            {
                return Reply.Refused(ProblemKind.PreconditionFailed);
            }

            var (statement, canonical, mistakes) = desk.Read(document);
            if (statement is null)
            {
                return Reply.Refused(mistakes);
            }

            if (statement.Id.ToString() != id)
            {
                return Reply.Refused([ParameterMistake.InBody("/id", StatementTexts.OtherId(id))]);
            }

            await desk.AddVersionAsync(versions[^1], canonical!);
            return await desk.ReplyAsync(id);
        });

    /// <summary>Lays a draft before a second person.</summary>
    public Task<Reply> SubmitAsync(Requested requested, string id) =>
        StepAsync(requested, id, StatementCommand.Submit, async (desk, draft, versions) =>
        {
            await desk.SetStatusAsync("submitted", draft, versions[^1], StatementStatus.Submitted, requested.By.Name);
            return await desk.ReplyAsync(id);
        });

    /// <summary>Sends it back.</summary>
    public Task<Reply> RejectAsync(Requested requested, string id, string reason) =>
        StepAsync(requested, id, StatementCommand.Reject, async (desk, draft, versions) =>
        {
            await desk.SetStatusAsync("rejected", draft, versions[^1], StatementStatus.Draft, draft.SubmittedBy, reason);
            return await desk.ReplyAsync(id);
        });

    /// <summary>Publishes it, as the second person, who names the preview that they have seen.</summary>
    public Task<Reply> ApproveAsync(Requested requested, string id, string previewHash) => PublishingAsync(() =>
        StepAsync(requested, id, StatementCommand.Approve, async (desk, _, versions) =>
            previewHash == PreviewHash(desk.Stored.Revisions.LastOrDefault(), versions[^1])
                ? await desk.PublishAsync(id, "approved")
                : Reply.Refused(ProblemKind.CalendarChanged)));

    /// <summary>Drafts that a published statement be withdrawn.</summary>
    public Task<Reply> WithdrawAsync(Requested requested, string id, string reason) =>
        UponAsync(requested, id, StatementCommand.Withdraw, async (desk, statement) =>
            await DraftAsync(desk, DerivedDocuments.Withdrawal(statement, await desk.FreeIdAsync(statement, "withdrawal"), reason, desk.Today)));

    /// <summary>Answers a review: a later review time holds at once, on one official's word; an end or a beginning is a draft.</summary>
    public Task<Reply> ReviewAsync(Requested requested, string id, JsonElement review) => PublishingAsync(() =>
        UponAsync(requested, id, StatementCommand.Review, async (desk, statement) =>
        {
            var read = new DocumentReader();
            if (read.Map(JsonDocuments.Of(review), ReviewShape) is null || read.Mistakes is not [])
            {
                return Reply.Refused(BodyMistakes.Of(read));
            }

            var derived = await desk.FreeIdAsync(statement, "review");
            var drafted = await DraftAsync(desk, DerivedDocuments.Review(statement, derived, review, desk.Today), DerivedDocuments.ReviewPointer);
            return drafted.Problem is null && IsLaterReview(desk.Stored, statement, review)
                ? await desk.PublishAsync(derived, "reviewed") with { Status = drafted.Status, Location = drafted.Location }
                : drafted;
        }));

    /// <summary>Publishes that the other side has said yes, on one official's word.</summary>
    public Task<Reply> ConfirmAsync(Requested requested, string id, JsonElement confirmation) => PublishingAsync(() =>
        UponAsync(requested, id, StatementCommand.Confirm, async (desk, statement) =>
        {
            var (said, mistakes) = ConfirmationCheck.Read(confirmation, statement, desk.Known);
            return said is null
                ? Reply.Refused(mistakes)
                : await AddAsync(desk, statement, "confirmed", desk.Next(RevisionRow.Confirmation, id) with { Document = said.Json, Hash = said.Hash }) with
                {
                    Status = StatusCodes.Status201Created,
                    Location = DeskTransaction.LocationOf(id),
                };
        }));

    /// <summary>Puts an emergency in force at once, on one approver's word.</summary>
    public Task<Reply> DeclareAsync(Requested requested, JsonElement document) => PublishingAsync(() => ChangeAsync(requested, async desk =>
    {
        var (statement, canonical, refused) = await desk.ReadNewAsync(document);
        if (statement is null)
        {
            return refused!;
        }

        // Looked at for all time: what goes on without an end may loosen what is agreed for a day far off.
        var refusals = EmergencyRules.Of(desk.Stored.Book, statement, requested.By, Instant.MinValue, Instant.MaxValue);
        if (!refusals.IsEmpty)
        {
            return Reply.Refused(new ProblemResult(ProblemKind.NeedsSecondPerson, [.. refusals.Select(refusal => EmergencyTexts.Of(refusal, statement))]));
        }

        var drafted = await desk.AddDraftAsync(canonical!);
        return await desk.PublishAsync(canonical!.Id, "declared", Ratification.Awaited(desk.Known).By) with { Status = drafted.Status, Location = drafted.Location };
    }));

    /// <summary>Stands behind an emergency that another has put in force.</summary>
    public Task<Reply> RatifyAsync(Requested requested, string id) => PublishingAsync(() =>
        UponAsync(requested, id, StatementCommand.Ratify, (desk, statement) => AddAsync(desk, statement, "ratified", desk.Next(RevisionRow.Ratification, id))));

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
            return (null, PublishedStatements.Missing(calendar.Stored, id));
        }

        if (draft.StatusOf is not (StatementStatus.Draft or StatementStatus.Submitted))
        {
            return (null, new ProblemResult(ProblemKind.WrongStatus, StatementTexts.PublishedAlready));
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

        var until = Revisions.ChangesUntil(known);
        var after = stored.Book.With(statement);
        return (
            new PreviewAnswer(
                stored.Revisions.Length,
                PreviewHash(stored.Revisions.LastOrDefault(), version),
                until,
                [.. CalendarChanges.Between(stored.Book, after, Instant.MinValue, until).Select(ChangeAnswer.Of)],
                [
                    .. PublishingWarnings.Of(stored.Book, after, statement, known, stored.Book.Countries.KnownAt(known)).Select(warning => new PreviewAnswer.Warning(
                        warning.Code, WarningWords.Of(warning, after), warning.Clause is { } clause ? StatementDocument.PointerTo(clause) : "")),
                ]),
            null);
    }

    /// <summary>A draft or a statement as officials see it; null where there is none of theirs.</summary>
    public Task<byte[]?> FindAsync(string id) => database.ReadAsync(transaction => DeskTransaction.BodyAsync(transaction, calendar.Stored, id, calendar.Current.Now));

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

    private static async Task<Reply> DraftAsync(DeskTransaction desk, JsonElement document, string sent = "")
    {
        var (_, canonical, refused) = await desk.ReadNewAsync(document, sent);
        return refused ?? await desk.AddDraftAsync(canonical!);
    }

    /// <summary>Publishes something about a statement that is published, wherever it came from.</summary>
    private static async Task<Reply> AddAsync(DeskTransaction desk, Statement statement, string action, RevisionRow row)
    {
        await desk.AddRevisionAsync(action, row);
        var status = PublishedStatements.StatusOf(desk.Stored, statement, desk.Known);
        return new Reply(
            null, StatusCodes.Status200OK, null, StatementAnswer.OfPublished(status, PublishedRows.Of(desk.Stored.Revisions.Append(row), row.Subject)!));
    }

    private static Reply? RefusalOf(StatementCase of, StatementCommand command, Person by) => LifeCycle.Decide(of, command, by).Refusal switch
    {
        Refusal.Forbidden => Reply.Refused(ProblemKind.Forbidden),
        Refusal.SameOfficial => Reply.Refused(ProblemKind.SameOfficial),
        Refusal.WrongStatus => Reply.Refused(ProblemKind.WrongStatus, StatementTexts.WrongStatus(of.Status, command)),
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

    /// <summary>Does something that may publish, and takes up what was published.</summary>
    private async Task<Reply> PublishingAsync(Func<Task<Reply>> publish)
    {
        var reply = await publish();
        if (reply.Problem is null)
        {
            await calendar.RefreshAsync();
        }

        return reply;
    }

    /// <summary>Something that is done with a published statement, wherever it came from.</summary>
    private Task<Reply> UponAsync(Requested requested, string id, StatementCommand command, Func<DeskTransaction, Statement, Task<Reply>> step) =>
        ChangeAsync(requested, async desk =>
        {
            var stored = desk.Stored;
            var draft = await desk.FindDraftAsync(id);
            if (!Id<Statement>.TryParse(id, null, out var of) || !stored.Statements.TryGetValue(of, out var published))
            {
                return draft is null
                    ? Reply.Refused(PublishedStatements.Missing(stored, id))
                    : Reply.Refused(ProblemKind.WrongStatus, StatementTexts.WrongStatus(draft.StatusOf, command));
            }

            var statement = published.Statement!;
            var found = new StatementCase(
                PublishedStatements.StatusOf(stored, statement, desk.Known),
                AuthorsOf(draft, await desk.VersionsAsync(id)),
                AwaitsRatification: statement.Ratification is { On: null });
            return RefusalOf(found, command, requested.By) ?? await step(desk, statement);
        });

    /// <summary>Something that is done with a draft.</summary>
    private Task<Reply> StepAsync(
        Requested requested, string id, StatementCommand command, Func<DeskTransaction, DraftRow, IReadOnlyList<DraftVersionRow>, Task<Reply>> step) =>
        ChangeAsync(requested, async desk =>
        {
            if (await desk.FindDraftAsync(id) is not { } draft)
            {
                return Reply.Refused(PublishedStatements.Missing(desk.Stored, id));
            }

            var versions = await desk.VersionsAsync(id);
            return RefusalOf(new StatementCase(draft.StatusOf, AuthorsOf(draft, versions)), command, requested.By) ?? await step(desk, draft, versions);
        });

    /// <summary>One transaction; a request that comes again gets the answer that it got.</summary>
    private Task<Reply> ChangeAsync(Requested requested, Func<DeskTransaction, Task<Reply>> change) => database.WriteAsync(async transaction =>
    {
        var now = Now;
        return await Idempotency.AnswerAsync(transaction, requested, now, async () =>
        {
            var stored = await calendar.AsOfAsync(transaction);
            return await change(new DeskTransaction(transaction, requested, stored, NextKnown(stored), now, EventOutbox.LateAfter * calendar.Speed));
        });
    });

    private Instant NextKnown(StoredCalendar stored) => Revisions.NextKnown(stored.Revisions.LastOrDefault(), calendar.Current.Now);
}
