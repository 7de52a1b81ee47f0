using System.Text.Json;
using MongCai.Schedule.Service.Access;
using MongCai.Schedule.Service.Documents;
using MongCai.Schedule.Service.Http;

namespace MongCai.Schedule.Service.Statements;

/// <summary><c>/v1/statements</c>: what officials write, and what was published of it.</summary>
internal static class StatementEndpoints
{
    private static readonly ApiTag Tag = new(
        "Statements", "What was negotiated and announced: written by officials, approved by a second person, published for ever.");

    private static readonly MapShape ReasonShape = new(
        new("một lý do, ví dụ { \"reason\": \"…\" }", "理由，例如 { \"reason\": \"…\" }", "a reason, such as { \"reason\": \"…\" }"), ["reason"], []);

    private static readonly MapShape ApprovalShape = new(
        new("mã của bản xem trước, ví dụ { \"previewHash\": \"…\" }", "预览的标识，例如 { \"previewHash\": \"…\" }", "the hash of a preview, such as { \"previewHash\": \"…\" }"), ["previewHash"], []);

    public static void MapStatements(this RouteGroupBuilder v1)
    {
        var statements = v1.MapGroup("/statements").WithTags(Tag.Name).WithMetadata(Tag);
        statements.MapGet("", StatementReads.ListAsync)
            .WithName("getStatements")
            .WithSummary("Statements")
            .WithDescription("What was published, by id; officials see drafts too.")
            .ExcludeFromDescription();
        statements.MapGet("/{id}", StatementReads.GetAsync)
            .WithName("getStatement")
            .WithSummary("A statement")
            .WithDescription("As it was published, without names. Officials see drafts, and every version.")
            .ExcludeFromDescription();
        statements.MapPost("", (HttpContext context, StatementDesk desk) =>
                RequestReader.ReadAsync(context, async (requested, document) => (await desk.DraftAsync(requested, document)).Result))
            .WithName("postStatement")
            .WithSummary("Draft a statement")
            .WithDescription("The whole document, as in `calendars/statements/` but for `known`, which is the moment of publication. Everything that is wrong with it is said at once.")
            .Changes(ProblemKind.IdTaken);
        statements.MapPut("/{id}", (HttpContext context, StatementDesk desk, string id) =>
                RequestReader.ReadAsync(context, async (requested, document) => (await desk.EditAsync(requested, id, document)).Result))
            .WithName("putStatement")
            .WithSummary("Change a draft")
            .WithDescription("`If-Match` is the `ETag` of the draft that was changed; if somebody else changed it meanwhile, nothing is written (412). Every version is kept.")
            .Changes(ProblemKind.NotFound, ProblemKind.WrongStatus, ProblemKind.PreconditionRequired, ProblemKind.PreconditionFailed);
        statements.MapPost("/{id}/preview", (HttpContext context, StatementDesk desk, string id) =>
                RequestReader.ReadAsync(
                    context,
                    async (_, _) =>
                    {
                        var (preview, problem) = await desk.PreviewAsync(id);
                        return problem ?? Results.Json(preview, Json.Options);
                    },
                    mayBeEmpty: true))
            .WithName("previewStatement")
            .WithSummary("What publishing a draft would change")
            .Changes(ProblemKind.NotFound, ProblemKind.WrongStatus);
        statements.MapPost("/{id}/submit", (HttpContext context, StatementDesk desk, string id) =>
                RequestReader.ReadAsync(context, async (requested, _) => (await desk.SubmitAsync(requested, id)).Result, mayBeEmpty: true))
            .WithName("submitStatement")
            .WithSummary("Lay a draft before a second person")
            .Changes(ProblemKind.NotFound, ProblemKind.WrongStatus);
        statements.MapPost("/{id}/reject", (HttpContext context, StatementDesk desk, string id) =>
                RequestReader.ReadAsync(context, (requested, body) => WithTextAsync(body, ReasonShape, "reason", async reason => (await desk.RejectAsync(requested, id, reason)).Result)))
            .WithName("rejectStatement")
            .WithSummary("Send a submitted statement back, with a reason")
            .Changes(ProblemKind.NotFound, ProblemKind.WrongStatus);
        statements.MapPost("/{id}/approve", (HttpContext context, StatementDesk desk, string id) =>
                RequestReader.ReadAsync(context, (requested, body) => WithTextAsync(body, ApprovalShape, "previewHash", async hash => (await desk.ApproveAsync(requested, id, hash)).Result)))
            .WithName("approveStatement")
            .WithSummary("Publish a submitted statement, as the second person")
            .WithDescription("`previewHash` is that of the preview that the approver has seen; if the calendar or the draft changed since, nothing is published (409).")
            .Changes(ProblemKind.NotFound, ProblemKind.WrongStatus, ProblemKind.SameOfficial, ProblemKind.CalendarChanged);
        statements.MapPost("/{id}/withdraw", (HttpContext context, StatementDesk desk, string id) =>
                RequestReader.ReadAsync(context, (requested, body) => WithTextAsync(body, ReasonShape, "reason", async reason => (await desk.WithdrawAsync(requested, id, reason)).Result)))
            .WithName("withdrawStatement")
            .WithSummary("Draft that a published statement be withdrawn")
            .Changes(ProblemKind.NotFound, ProblemKind.WrongStatus);
        statements.MapPost("/{id}/review", (HttpContext context, StatementDesk desk, string id) =>
                RequestReader.ReadAsync(context, async (requested, body) => (await desk.ReviewAsync(requested, id, body)).Result))
            .WithName("reviewStatement")
            .WithSummary("Answer a review")
            .WithDescription("`{\"clause\", \"reviewBy\"}` with a later time holds at once; anything else becomes a draft.")
            .Changes(ProblemKind.NotFound, ProblemKind.WrongStatus);
        statements.MapPost("/{id}/confirm", (HttpContext context, StatementDesk desk, string id) =>
                RequestReader.ReadAsync(context, async (requested, body) => (await desk.ConfirmAsync(requested, id, body)).Result))
            .WithName("confirmStatement")
            .WithSummary("Publish that the other side has said yes")
            .Changes(ProblemKind.NotFound, ProblemKind.WrongStatus, ProblemKind.SameOfficial);
    }

    private static async Task<IResult> WithTextAsync(JsonElement body, MapShape shape, string member, Func<string, Task<IResult>> answer)
    {
        var read = new DocumentReader();
        var text = read.Map(JsonDocuments.Of(body), shape)?.Read(member, read.Text);
        return text is not null && read.Mistakes is []
            ? await answer(text)
            : new ProblemResult(ProblemKind.InvalidBody, BodyMistakes.Of(read));
    }

    /// <summary>What every endpoint of officials that changes something has in common.</summary>
    private static void Changes(this RouteHandlerBuilder endpoint, params ReadOnlySpan<ProblemKind> others) => endpoint
        .RequireAuthorization(Policies.Officials)
        .ExcludeFromDescription()
        .WithMetadata(new Problems(
        [
            ProblemKind.InvalidBody, ProblemKind.InvalidParameter, ProblemKind.BodyTooLarge, ProblemKind.UnsupportedMediaType, ProblemKind.Unauthenticated,
            ProblemKind.Forbidden, ProblemKind.KeyReused, ProblemKind.StorageUnavailable, ProblemKind.IdentityProviderUnavailable, ProblemKind.Internal, .. others,
        ]));
}
