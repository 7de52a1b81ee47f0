using Microsoft.OpenApi;
using MongCai.Schedule.Service.Access;
using MongCai.Schedule.Service.Documents;
using MongCai.Schedule.Service.Http;
using MongCai.Schedule.Service.Requests;
using MongCai.Schedule.Service.Webhooks.Subscriptions;

namespace MongCai.Schedule.Service.Webhooks.Watches;

/// <summary><c>/v1/watches</c>: who is told when the answer to one question changes, each their own.</summary>
internal static class WatchEndpoints
{
    private const string ExampleId = "wch_7a1d3b5c9e2f4068b1d3e5f709";

    private static readonly ApiTag Tag = new("Watches", "Who is told when a publication changes the answer to one question, by webhook: each sees their own.");

    private static readonly ApiParameter IdParameter = new("id", "The id of a watch of yours.", new OpenApiSchema { Type = JsonSchemaType.String }, ExampleId);

    public static void MapWatches(this RouteGroupBuilder v1)
    {
        var watches = v1.MapGroup("/watches").WithTags(Tag.Name).WithMetadata(Tag);
        watches.MapPost("", (HttpContext context, WatchDesk desk) =>
                RequestReader.ReadAsync(context, async (requested, body) => (await desk.AddAsync(requested, body)).Result))
            .WithName("postWatch")
            .WithSummary("Watch a question")
            .WithDescription(
                "When a publication changes what is answered to this question for any of these days, from now on, `url` is told once: an event of type `watch.answer_changed`, "
                + "which stands in no sequence, with each stretch that changes, before, after, and what was published. Regime, certainty, exceptions, hours, conditions, quota, trial and "
                + "the firmness of the end count; texts, sources and advice do not. That a schedule goes its way changes no answer. `secret` is told this once.")
            .Accepts<WatchBody>("application/json")
            .Produces<WatchAnswer>(StatusCodes.Status201Created)
            .WithMetadata(
                new RequestExample("watch-request"), ResponseExample.OfFile("watch-made", "/v1/watches"),
                new ResponseHeader("Location", "The address of the watch."))
            .Changes(ProblemKind.TooManySubscriptions);
        watches.MapGet("", ListAsync)
            .WithName("getWatches")
            .WithSummary("Your watches")
            .WithDescription("By id, in pages; the `Link` header names the next one. Without secrets.")
            .Produces<WatchesAnswer>()
            .WithMetadata(
                CursorPage.LimitParameter, CursorPage.CursorParameter, ResponseExample.OfFile("watches", "/v1/watches"))
            .Reads();
        watches.MapGet("/{id}", GetAsync)
            .WithName("getWatch")
            .WithSummary("A watch of yours")
            .WithDescription("Without its secret.")
            .Produces<WatchAnswer>()
            .WithMetadata(
                IdParameter, ResponseExample.OfFile("watch", $"/v1/watches/{ExampleId}"))
            .Reads(ProblemKind.NotFound);
        watches.MapDelete("/{id}", (HttpContext context, WatchDesk desk, string id) =>
                RequestReader.ReadAsync(context, async (requested, _) => (await desk.RemoveAsync(requested, id)).Result, mayBeEmpty: true))
            .WithName("deleteWatch")
            .WithSummary("End a watch")
            .WithDescription("Nothing more is sent. What is on its way at this moment may still come.")
            .Produces(StatusCodes.Status204NoContent)
            .WithMetadata(IdParameter)
            .Changes(ProblemKind.NotFound);
    }

    private static async Task<IResult> ListAsync(HttpContext context, WatchDesk desk)
    {
        var read = new ParameterReader(context.Request, "limit", "cursor");
        var page = CursorPage.Read(read);
        if (read.Problem is { } problem)
        {
            return problem;
        }

        var rows = await desk.ListAsync(TokenAuthentication.PersonOf(context.User), page.From, page.Limit + 1);
        if (rows.Count > page.Limit)
        {
            CursorPage.LinkNext(context, rows[page.Limit].Id);
        }

        return Cacheable.Json(new WatchesAnswer([.. rows.Take(page.Limit).Select(WatchAnswer.Of)]), TimeSpan.Zero, isPrivate: true);
    }

    private static async Task<IResult> GetAsync(HttpContext context, WatchDesk desk, string id)
    {
        var read = new ParameterReader(context.Request);
        if (read.Problem is { } problem)
        {
            return problem;
        }

        if (await desk.FindAsync(TokenAuthentication.PersonOf(context.User), id) is { } row)
        {
            return Cacheable.Json(WatchAnswer.Of(row), TimeSpan.Zero, isPrivate: true);
        }

        read.RefuseMissing("id", WatchMistakes.NoWatch(Show.Written(id)));
        return read.Problem!;
    }
}
