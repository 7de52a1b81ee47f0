using System.Text.Json;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using MongCai.Schedule.Publishing;
using MongCai.Schedule.Service.Access;
using MongCai.Schedule.Service.Documents;
using MongCai.Schedule.Service.Http;
using MongCai.Schedule.Service.Requests;

namespace MongCai.Schedule.Service.Statements;

/// <summary><c>/v1/statements</c> and <c>/v1/emergencies</c>: what officials write, and what was published of it.</summary>
internal static class StatementEndpoints
{
    private static readonly ApiTag Tag = new(
        "Statements", "What was negotiated and announced: written by officials, approved by a second person, published for ever.");

    private static readonly MapShape ReasonShape = new(
        new("một lý do, ví dụ { \"reason\": \"…\" }", "理由，例如 { \"reason\": \"…\" }", "a reason, such as { \"reason\": \"…\" }"), ["reason"], []);

    private static readonly MapShape ApprovalShape = new(
        new("mã của bản xem trước, ví dụ { \"previewHash\": \"…\" }", "预览的标识，例如 { \"previewHash\": \"…\" }", "the hash of a preview, such as { \"previewHash\": \"…\" }"), ["previewHash"], []);

    private static readonly ApiParameter IdParameter = new("id", "The id of a statement.", Text(), "2022-tet");

    private static readonly ApiParameter[] ListParameters =
    [
        new("status", "Only those that have come so far; drafts are for officials.", new OpenApiSchema { Type = JsonSchemaType.String, Enum = [.. TextForm.All<StatementStatus>().Select(row => (System.Text.Json.Nodes.JsonNode)row.Text)] }, "published"),
        new("gate", "Only those that speak of this gate, of its parts, or of what it is part of.", Text(), "bac-luan-2"),
        new("year", "Only those whose number is in the series of this year.", new OpenApiSchema { Type = JsonSchemaType.Integer, Minimum = "1900", Maximum = "2199" }, 2022),
        CursorPage.LimitParameter,
        CursorPage.CursorParameter,
    ];

    private static readonly ResponseHeader LocationHeader = new("Location", "The address of the statement.");
    private static readonly ResponseHeader TagHeader = new("ETag", "A strong tag of the statement, for If-Match.");

    public static void AddStatements(this IServiceCollection services)
    {
        services.AddSingleton<StatementDesk>();
        services.Configure<OpenApiOptions>("v1", options => options.AddSchemaTransformer(StatementSchemas.DescribeAsync));
    }

    public static void MapStatements(this RouteGroupBuilder v1)
    {
        var statements = v1.MapGroup("/statements").WithTags(Tag.Name).WithMetadata(Tag);
        statements.MapGet("", StatementReads.ListAsync)
            .WithName("getStatements")
            .WithSummary("Statements")
            .WithDescription("What was published, by id, in pages; the `Link` header names the next one. Officials see drafts too.")
            .Produces<StatementsAnswer>()
            .WithMetadata([
                .. ListParameters, new OptionalToken(), ResponseExample.OfFile("statements", "/v1/statements?gate=bac-luan-1&year=2022"),
                new Problems(ProblemKind.InvalidParameter, ProblemKind.Unauthenticated, ProblemKind.StorageUnavailable, ProblemKind.Internal),
            ]);
        statements.MapGet("/{id}", StatementReads.GetAsync)
            .WithName("getStatement")
            .WithSummary("A statement")
            .WithDescription("As it was published, without names. Officials see drafts, and every version.")
            .Produces<StatementAnswer>()
            .WithMetadata(
                IdParameter, new OptionalToken(), ResponseExample.OfFile("statement", "/v1/statements/2022-tet"),
                new Problems(ProblemKind.InvalidParameter, ProblemKind.Unauthenticated, ProblemKind.NotFound, ProblemKind.StorageUnavailable, ProblemKind.Internal));

        statements.MapPost("", (HttpContext context, StatementDesk desk) =>
                RequestReader.ReadAsync(context, async (requested, document) => (await desk.DraftAsync(requested, document)).Result))
            .WithName("postStatement")
            .WithSummary("Draft a statement")
            .WithDescription("The whole document, as in `calendars/statements/` but for `known`, which is the moment of publication. Everything that is wrong with it is said at once.")
            .Accepts<StatementBody>("application/json")
            .Produces<StatementAnswer>(StatusCodes.Status201Created)
            .WithMetadata(new RequestExample("statement-request"), Example("statement-drafted", ""), LocationHeader, TagHeader)
            .Changes(ProblemKind.IdTaken);
        statements.MapPut("/{id}", (HttpContext context, StatementDesk desk, string id) =>
                RequestReader.ReadAsync(context, async (requested, document) => (await desk.EditAsync(requested, id, document)).Result))
            .WithName("putStatement")
            .WithSummary("Change a draft")
            .WithDescription("`If-Match` is the `ETag` of the draft that was changed; if somebody else changed it meanwhile, nothing is written (412). Every version is kept.")
            .Accepts<StatementBody>("application/json")
            .Produces<StatementAnswer>()
            .WithMetadata(IdParameter, RequestReader.MatchParameter, new RequestExample("statement-request"), Example("statement-edited", "/2027-tet"), TagHeader)
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
            .WithDescription("Exactly what `/v1/revisions/{number}/changes` says once it is published, and what its author may not have meant.")
            .Produces<PreviewAnswer>()
            .WithMetadata(RequestCost.High, IdParameter, Example("statement-preview", "/2027-tet/preview"))
            .Changes(ProblemKind.NotFound, ProblemKind.WrongStatus);
        statements.MapPost("/{id}/submit", (HttpContext context, StatementDesk desk, string id) =>
                RequestReader.ReadAsync(context, async (requested, _) => (await desk.SubmitAsync(requested, id)).Result, mayBeEmpty: true))
            .WithName("submitStatement")
            .WithSummary("Lay a draft before a second person")
            .WithDescription("It does not change until somebody approves it or sends it back.")
            .Produces<StatementAnswer>()
            .WithMetadata(IdParameter, Example("statement-submitted", "/2027-tet/submit"), TagHeader)
            .Changes(ProblemKind.NotFound, ProblemKind.WrongStatus);
        statements.MapPost("/{id}/reject", (HttpContext context, StatementDesk desk, string id) =>
                RequestReader.ReadAsync(context, (requested, body) => WithTextAsync(body, ReasonShape, "reason", async reason => (await desk.RejectAsync(requested, id, reason)).Result)))
            .WithName("rejectStatement")
            .WithSummary("Send a submitted statement back, with a reason")
            .WithDescription("Approvers send back what others wrote; an author takes their own back in this way.")
            .Accepts<ReasonBody>("application/json")
            .Produces<StatementAnswer>()
            .WithMetadata(IdParameter, new RequestExample("rejection-request"), Example("statement-rejected", "/2027-tet/reject"), TagHeader)
            .Changes(ProblemKind.NotFound, ProblemKind.WrongStatus);
        statements.MapPost("/{id}/approve", (HttpContext context, StatementDesk desk, string id) =>
                RequestReader.ReadAsync(context, (requested, body) => WithTextAsync(body, ApprovalShape, "previewHash", async hash => (await desk.ApproveAsync(requested, id, hash)).Result)))
            .WithName("approveStatement")
            .WithSummary("Publish a submitted statement, as the second person")
            .WithDescription("`previewHash` is that of the preview that the approver has seen; if the calendar or the draft changed since, nothing is published (409).")
            .Accepts<ApprovalBody>("application/json")
            .Produces<StatementAnswer>()
            .WithMetadata(IdParameter, new RequestExample("approval-request"), Example("statement-approved", "/2027-tet/approve"), TagHeader)
            .Changes(ProblemKind.NotFound, ProblemKind.WrongStatus, ProblemKind.SameOfficial, ProblemKind.CalendarChanged);
        statements.MapPost("/{id}/withdraw", (HttpContext context, StatementDesk desk, string id) =>
                RequestReader.ReadAsync(context, (requested, body) => WithTextAsync(body, ReasonShape, "reason", async reason => (await desk.WithdrawAsync(requested, id, reason)).Result)))
            .WithName("withdrawStatement")
            .WithSummary("Draft that a published statement be withdrawn")
            .WithDescription("The draft goes the way of every other: submitted, previewed, approved by a second person.")
            .Accepts<ReasonBody>("application/json")
            .Produces<StatementAnswer>(StatusCodes.Status201Created)
            .WithMetadata(IdParameter, new RequestExample("withdrawal-request"), Example("statement-withdrawal", "/2027-tet/withdraw"), LocationHeader, TagHeader)
            .Changes(ProblemKind.NotFound, ProblemKind.WrongStatus);
        statements.MapPost("/{id}/review", (HttpContext context, StatementDesk desk, string id) =>
                RequestReader.ReadAsync(context, async (requested, body) => (await desk.ReviewAsync(requested, id, body)).Result))
            .WithName("reviewStatement")
            .WithSummary("Answer a review")
            .WithDescription("`clause` and a later `reviewBy` hold at once; anything else becomes a draft.")
            .Accepts<ReviewBody>("application/json")
            .Produces<StatementAnswer>(StatusCodes.Status201Created)
            .WithMetadata(IdParameter, new RequestExample("review-request"), Example("statement-review", "/2026-storm/review"), LocationHeader, TagHeader)
            .Changes(ProblemKind.NotFound, ProblemKind.WrongStatus);
        statements.MapPost("/{id}/confirm", (HttpContext context, StatementDesk desk, string id) =>
                RequestReader.ReadAsync(context, async (requested, body) => (await desk.ConfirmAsync(requested, id, body)).Result))
            .WithName("confirmStatement")
            .WithSummary("Publish that the other side has said yes")
            .WithDescription("On the word of an official who did not write the statement.")
            .Accepts<ConfirmationBody>("application/json")
            .Produces<StatementAnswer>(StatusCodes.Status201Created)
            .WithMetadata(IdParameter, new RequestExample("confirmation-request"), Example("statement-confirmed", "/2027-tet/confirm"), LocationHeader, TagHeader)
            .Changes(ProblemKind.NotFound, ProblemKind.WrongStatus, ProblemKind.SameOfficial);
        statements.MapPost("/{id}/ratify", (HttpContext context, StatementDesk desk, string id) =>
                RequestReader.ReadAsync(context, async (requested, _) => (await desk.RatifyAsync(requested, id)).Result, mayBeEmpty: true))
            .WithName("ratifyStatement")
            .WithSummary("Stand behind an emergency that another approver has put in force")
            .WithDescription("Within 24 hours; later too, but meanwhile what it decides is `unconfirmed`.")
            .Produces<StatementAnswer>()
            .WithMetadata(IdParameter, Example("statement-ratified", "/2026-storm/ratify"), TagHeader)
            .Changes(ProblemKind.NotFound, ProblemKind.WrongStatus, ProblemKind.SameOfficial)
            .RequireAuthorization(Policies.Approvers);

        v1.MapPost("/emergencies", (HttpContext context, StatementDesk desk) =>
                RequestReader.ReadAsync(context, async (requested, document) => (await desk.DeclareAsync(requested, document)).Result))
            .WithTags(Tag.Name)
            .WithName("postEmergency")
            .WithSummary("Put an emergency in force at once, as one approver alone")
            .WithDescription(
                "The document of a statement of kind `emergency`. It may only restrict, binds only its issuer's side, and ends or corrects nothing; "
                + "a second approver has 24 hours to ratify it, else what it decides is `unconfirmed` from then on.")
            .Accepts<StatementBody>("application/json")
            .Produces<StatementAnswer>(StatusCodes.Status201Created)
            .WithMetadata(
                Tag, new RequestExample("emergency-request"), ResponseExample.OfFile("statement-declared", "/v1/emergencies"), LocationHeader, TagHeader)
            .Changes(ProblemKind.IdTaken, ProblemKind.NeedsSecondPerson)
            .RequireAuthorization(Policies.Approvers);
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
    private static RouteHandlerBuilder Changes(this RouteHandlerBuilder endpoint, params ReadOnlySpan<ProblemKind> others) => endpoint
        .RequireAuthorization(Policies.Officials)
        .WithMetadata(RequestReader.KeyParameter, new Problems(
        [
            ProblemKind.InvalidBody, ProblemKind.InvalidParameter, ProblemKind.BodyTooLarge, ProblemKind.UnsupportedMediaType, ProblemKind.Unauthenticated,
            ProblemKind.Forbidden, ProblemKind.KeyReused, ProblemKind.StorageUnavailable, ProblemKind.IdentityProviderUnavailable, ProblemKind.Internal, .. others,
        ]));

    private static ResponseExample Example(string name, string path) => ResponseExample.OfFile(name, $"/v1/statements{path}");

    private static OpenApiSchema Text() => new() { Type = JsonSchemaType.String };
}
