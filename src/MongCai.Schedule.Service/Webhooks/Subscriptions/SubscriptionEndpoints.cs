using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using MongCai.Schedule.Service.Access;
using MongCai.Schedule.Service.Documents;
using MongCai.Schedule.Service.Http;
using MongCai.Schedule.Service.Outbox;
using MongCai.Schedule.Service.Requests;
using NodaTime;

namespace MongCai.Schedule.Service.Webhooks.Subscriptions;

/// <summary><c>/v1/subscriptions</c> and <c>/v1/deliveries</c>: who is told of events by webhook, each their own.</summary>
internal static class SubscriptionEndpoints
{
    private const string Root = "/v1/subscriptions";
    private const string ExampleId = "sub_3f9c1a7b5e2d4068a1c3e5f709";

    private static readonly ApiTag Tag = new("Subscriptions", "Who is told of events, by webhook: each sees and changes their own. docs/webhooks.md says how deliveries are verified and answered.");

    private static readonly ApiParameter IdParameter = new("id", "The id of a subscription of yours.", Text(), ExampleId);

    private static readonly ApiParameter DeliveryParameter = new("id", "The id of a delivery of yours.", Text(), $"{ExampleId}.12");

    private static readonly ApiParameter StateParameter = new(
        "state", "Only those that have come so far.", new OpenApiSchema { Type = JsonSchemaType.String, Enum = [.. TextForm.All<DeliveryState>().Select(row => (JsonNode)row.Text)] }, "dead");

    private static readonly ApiParameter AfterParameter = new(
        "after", "Only those of events after this one; left out: all, and messages.", new OpenApiSchema { Type = JsonSchemaType.Integer, Minimum = "0" }, 120);

    private static readonly ResponseHeader LocationHeader = new("Location", "The address of the subscription.");
    private static readonly ResponseHeader TagHeader = new("ETag", "A strong tag of the subscription, for If-Match.");

    /// <summary>What subscribers are sent.</summary>
    public static readonly ApiWebhook Webhook = new(
        "event",
        Tag,
        "An event",
        "Sent to each subscription that it passes the filters of, in order of its subject, until it is taken: any 2xx within 15 seconds. docs/webhooks.md says what other answers mean. "
        + "What stands in no sequence (`ping`, `subscription.disabled`) has neither `sequence` nor hashes.",
        WebhookSender.ContentType,
        typeof(EventEnvelope),
        new("webhook-id", "The id of the event, the same for each try."),
        new("webhook-timestamp", "When it is sent, in seconds since 1970."),
        new("webhook-signature", "`v1,` and base64 of HMAC-SHA256 of `ID.TIMESTAMP.BODY`; two of them for a day after a rotation, separated by a space."));

    public static void MapSubscriptions(this RouteGroupBuilder v1)
    {
        var subscriptions = v1.MapGroup("/subscriptions").WithTags(Tag.Name).WithMetadata(Tag);
        subscriptions.MapPost("", (HttpContext context, SubscriptionDesk desk) =>
                RequestReader.ReadAsync(context, async (requested, body) => (await desk.AddAsync(requested, body)).Result))
            .WithName("postSubscription")
            .WithSummary("Subscribe to events")
            .WithDescription("From now on events that pass all filters are sent to `url`. `secret` is told this once: it verifies what comes.")
            .Accepts<SubscriptionBody>("application/json")
            .Produces<SubscriptionAnswer>(StatusCodes.Status201Created)
            .WithMetadata(new RequestExample("subscription-request"), Example("subscription-made", ""), LocationHeader, TagHeader)
            .Changes(ProblemKind.TooManySubscriptions);
        subscriptions.MapGet("", ListAsync)
            .WithName("getSubscriptions")
            .WithSummary("Your subscriptions")
            .WithDescription("By id, in pages; the `Link` header names the next one. Without secrets.")
            .Produces<SubscriptionsAnswer>()
            .WithMetadata(CursorPage.LimitParameter, CursorPage.CursorParameter, Example("subscriptions", ""))
            .Reads();
        subscriptions.MapGet("/{id}", GetAsync)
            .WithName("getSubscription")
            .WithSummary("A subscription of yours")
            .WithDescription("Without its secret.")
            .Produces<SubscriptionAnswer>()
            .WithMetadata(IdParameter, Example("subscription", $"/{ExampleId}"))
            .Reads(ProblemKind.NotFound);
        subscriptions.MapPatch("/{id}", (HttpContext context, SubscriptionDesk desk, string id) =>
                RequestReader.ReadAsync(context, async (requested, body) => (await desk.EditAsync(requested, id, body)).Result))
            .WithName("patchSubscription")
            .WithSummary("Change a subscription")
            .WithDescription(
                "What is left out stays; null clears a filter. What waits to be sent is sent to the new `url`. While it is `disabled` nothing is sent; "
                + "`active` again, what waited is sent, and the events since.")
            .Accepts<SubscriptionChangeBody>("application/json")
            .Produces<SubscriptionAnswer>()
            .WithMetadata(IdParameter, RequestReader.MatchParameter, new RequestExample("subscription-change-request"), Example("subscription-changed", $"/{ExampleId}"), TagHeader)
            .Changes(ProblemKind.NotFound, ProblemKind.PreconditionRequired, ProblemKind.PreconditionFailed);
        subscriptions.MapDelete("/{id}", (HttpContext context, SubscriptionDesk desk, string id) =>
                RequestReader.ReadAsync(context, async (requested, _) => (await desk.RemoveAsync(requested, id)).Result, mayBeEmpty: true))
            .WithName("deleteSubscription")
            .WithSummary("End a subscription")
            .WithDescription("Nothing more is sent, and what is kept of its deliveries is removed. What is on its way at this moment may still come.")
            .Produces(StatusCodes.Status204NoContent)
            .WithMetadata(IdParameter)
            .Changes(ProblemKind.NotFound);
        subscriptions.MapPost("/{id}/ping", (HttpContext context, SubscriptionDesk desk, string id) =>
                RequestReader.ReadAsync(context, (requested, _) => desk.PingAsync(requested, id, context.RequestAborted), mayBeEmpty: true))
            .WithName("pingSubscription")
            .WithSummary("Try an endpoint")
            .WithDescription("Sends one signed event of type `ping`, which stands in no sequence, right now and once, and says what came of it. One at a time.")
            .Produces<PingAnswer>()
            .WithMetadata(RequestCost.High, IdParameter, Example("subscription-ping", $"/{ExampleId}/ping"))
            .Changes(ProblemKind.NotFound);
        subscriptions.MapPost("/{id}/rotate-secret", (HttpContext context, SubscriptionDesk desk, string id) =>
                RequestReader.ReadAsync(context, async (requested, _) => (await desk.RotateAsync(requested, id)).Result, mayBeEmpty: true))
            .WithName("rotateSecret")
            .WithSummary("Have another secret")
            .WithDescription("For 24 hours the one before signs too, beside the new one. Rotated again within them, the one before that signs no more.")
            .Produces<SecretAnswer>()
            .WithMetadata(IdParameter, Example("subscription-secret", $"/{ExampleId}/rotate-secret"))
            .Changes(ProblemKind.NotFound);
        subscriptions.MapPost("/{id}/catch-up", (HttpContext context, SubscriptionDesk desk, string id) =>
                RequestReader.ReadAsync(context, async (requested, body) => (await desk.CatchUpAsync(requested, id, body)).Result))
            .WithName("catchUpSubscription")
            .WithSummary("Have events sent again")
            .WithDescription("All events after one that pass the filters as they are now, in order: what was delivered, what is a dead letter, and what came before the subscription was made.")
            .Accepts<CatchUpBody>("application/json")
            .Produces<CatchUpAnswer>()
            .WithMetadata(IdParameter, new RequestExample("catch-up-request"), Example("subscription-caught-up", $"/{ExampleId}/catch-up"))
            .Changes(ProblemKind.NotFound, ProblemKind.SubscriptionDisabled);
        subscriptions.MapGet("/{id}/deliveries", DeliveriesAsync)
            .WithName("getDeliveries")
            .WithSummary("What was sent, and is to be sent")
            .WithDescription("Messages first, then events in their order, in pages; the `Link` header names the next one. What was delivered is kept for 30 days, dead letters for ever.")
            .Produces<DeliveriesAnswer>()
            .WithMetadata(IdParameter, StateParameter, AfterParameter, CursorPage.LimitParameter, CursorPage.CursorParameter, Example("deliveries", $"/{ExampleId}/deliveries"))
            .Reads(ProblemKind.NotFound);

        v1.MapPost("/deliveries/{id}/redeliver", (HttpContext context, SubscriptionDesk desk, string id) =>
                RequestReader.ReadAsync(context, async (requested, _) => (await desk.RedeliverAsync(requested, id)).Result, mayBeEmpty: true))
            .WithTags(Tag.Name)
            .WithName("redeliver")
            .WithSummary("Have one event sent again")
            .WithDescription("At once, with all its tries, whether it was delivered, is a dead letter, or waits.")
            .Produces<DeliveryEntryAnswer>()
            .WithMetadata(Tag, DeliveryParameter, ResponseExample.OfFile("delivery-again", $"/v1/deliveries/{ExampleId}.12/redeliver"))
            .Changes(ProblemKind.NotFound, ProblemKind.SubscriptionDisabled);
    }

    private static async Task<IResult> ListAsync(HttpContext context, SubscriptionDesk desk)
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

        return Cacheable.Json(new SubscriptionsAnswer([.. rows.Take(page.Limit).Select(SubscriptionAnswer.Of)]), TimeSpan.Zero, isPrivate: true);
    }

    private static async Task<IResult> GetAsync(HttpContext context, SubscriptionDesk desk, string id)
    {
        var read = new ParameterReader(context.Request);
        return read.Problem
            ?? (await desk.FindAsync(TokenAuthentication.PersonOf(context.User), id) is { } row
                ? Cacheable.Json(SubscriptionAnswer.Of(row), TimeSpan.Zero, isPrivate: true)
                : Missing(read, id));
    }

    private static async Task<IResult> DeliveriesAsync(HttpContext context, SubscriptionDesk desk, TimeProvider time, string id)
    {
        var read = new ParameterReader(context.Request, "state", "after", "limit", "cursor");
        var page = CursorPage.Read(read);
        var state = read.Text("state") is { } asked ? State(read, asked) : null;
        var after = new DeliveryId(id, read.Text("after") is { } text ? read.Number("query", "after", text, 0, int.MaxValue) ?? 0 : 0, read.Text("after") is null ? 0 : long.MaxValue);
        if (page.From.Length > 0)
        {
            if (DeliveryId.Read(page.From) is { } from && from.Subscription == id)
            {
                after = from;
            }
            else
            {
                CursorPage.RefuseCursor(read);
            }
        }

        if (read.Problem is { } problem)
        {
            return problem;
        }

        if (await desk.DeliveriesAsync(TokenAuthentication.PersonOf(context.User), after, state, page.Limit + 1) is not { } rows)
        {
            return Missing(read, id);
        }

        if (rows.Count > page.Limit)
        {
            CursorPage.LinkNext(context, rows[page.Limit - 1].Id.ToString());
        }

        var now = Instant.FromDateTimeOffset(time.GetUtcNow());
        return Cacheable.Json(new DeliveriesAnswer([.. rows.Take(page.Limit).Select(row => DeliveryEntryAnswer.Of(row, now))]), TimeSpan.Zero, isPrivate: true);
    }

    private static DeliveryState? State(ParameterReader read, string asked)
    {
        if (TextForm.TryParse<DeliveryState>(asked, out var state))
        {
            return state;
        }

        var all = TextForm.All<DeliveryState>().Select(row => row.Text).ToList();
        var (list, shown, meant) = (string.Join(", ", all), Show.Written(asked), Suggestion.InBrackets(asked, all));
        read.Refuse("query", "state", new(
            $"“{shown}” không phải là một trong: {list}{meant.Vi}.", $"“{shown}”不是以下之一：{list}{meant.Zh}。", $"“{shown}” is none of: {list}{meant.En}."));
        return null;
    }

    private static IResult Missing(ParameterReader read, string id)
    {
        read.RefuseMissing("id", SubscriptionMistakes.NoSubscription(Show.Written(id)));
        return read.Problem!;
    }

    /// <summary>What every endpoint that only reads what is somebody's own has in common.</summary>
    public static void Reads(this RouteHandlerBuilder endpoint, params ReadOnlySpan<ProblemKind> others) => endpoint
        .RequireAuthorization()
        .WithMetadata(new Problems(
            [ProblemKind.InvalidParameter, ProblemKind.Unauthenticated, ProblemKind.StorageUnavailable, ProblemKind.IdentityProviderUnavailable, ProblemKind.Internal, .. others]));

    /// <summary>What every endpoint that changes it has in common.</summary>
    public static void Changes(this RouteHandlerBuilder endpoint, params ReadOnlySpan<ProblemKind> others) => endpoint
        .RequireAuthorization()
        .WithMetadata(RequestReader.KeyParameter, new Problems(
        [
            ProblemKind.InvalidBody, ProblemKind.InvalidParameter, ProblemKind.BodyTooLarge, ProblemKind.UnsupportedMediaType, ProblemKind.Unauthenticated,
            ProblemKind.KeyReused, ProblemKind.StorageUnavailable, ProblemKind.IdentityProviderUnavailable, ProblemKind.Internal, .. others,
        ]));

    private static ResponseExample Example(string name, string path) => ResponseExample.OfFile(name, $"{Root}{path}");

    private static OpenApiSchema Text() => new() { Type = JsonSchemaType.String };
}
