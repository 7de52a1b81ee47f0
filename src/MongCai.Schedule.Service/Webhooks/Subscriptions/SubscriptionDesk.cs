using System.Collections.Concurrent;
using System.Data.Common;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using MongCai.Schedule.Publishing;
using MongCai.Schedule.Service.Database;
using MongCai.Schedule.Service.Documents;
using MongCai.Schedule.Service.History;
using MongCai.Schedule.Service.Http;
using MongCai.Schedule.Service.Outbox;
using MongCai.Schedule.Service.Publication;
using MongCai.Schedule.Service.Requests;
using NodaTime;

namespace MongCai.Schedule.Service.Webhooks.Subscriptions;

/// <summary>Where people subscribe to events. Each sees and changes their own only; every change is one transaction, with an entry in the record of who did what.</summary>
internal sealed class SubscriptionDesk(
    ScheduleDatabase database, LiveCalendar calendar, AllowedNetworks networks, SecretProtection protection, DeliveryPump pump, WebhookSender sender, TimeProvider time)
{
    /// <summary>How many one person may have.</summary>
    public const int MostOfOwner = 100;

    public const string PingType = "ping";

    private const string SecretMember = "secret";

    private static readonly MapShape CatchUpShape = new(
        new("chỗ bắt đầu, ví dụ { \"after\": 120 }", "起点，例如 { \"after\": 120 }", "where to begin, such as { \"after\": 120 }"), ["after"], []);

    private readonly ConcurrentDictionary<string, bool> _pinging = new();

    private Instant Now => Instant.FromDateTimeOffset(time.GetUtcNow());

    /// <summary>What the record of who did what calls it.</summary>
    public static string SubjectOf(string id) => $"subscription {id}";

    /// <summary>Where it is sent, without what may be a secret.</summary>
    public static string HostOf(SubscriptionRow row) => new Uri(row.Url).IdnHost;

    /// <summary>A new subscription, to the events from now on.</summary>
    public Task<Reply> AddAsync(Requested requested, JsonElement body) => ChangeAsync(requested, async (transaction, now) =>
    {
        var owner = SubscriptionStore.OwnerOf(requested.By);
        var reader = Reader();
        var row = reader.ReadNew(body, new SubscriptionRow(
            SubscriptionStore.NewId(now), owner, "", "", "", "", "", "", SubscriptionRow.Active, null, null, protection.Protect(WebhookSecret.Create()), null, null,
            (await EventStore.HeadAsync(transaction)).Sequence, InstantColumn.Write(now), 1));
        if (reader.Mistakes is not [])
        {
            return Reply.Refused(reader.Mistakes);
        }

        if (await SubscriptionStore.CountAsync(transaction, owner) >= MostOfOwner)
        {
            return Reply.Refused(ProblemKind.TooManySubscriptions, SubscriptionMistakes.TooMany(MostOfOwner));
        }

        await SubscriptionStore.AddAsync(transaction, row);
        await RecordAsync(transaction, requested, "subscribed", row, now);
        return new Reply(null, StatusCodes.Status201Created, $"/v1/subscriptions/{row.Id}", Body(SubscriptionAnswer.Of(row) with { Secret = row.Secret }));
    });

    /// <summary>Somebody's; null where there is none of theirs.</summary>
    public Task<SubscriptionRow?> FindAsync(Person by, string id) =>
        database.ReadAsync(transaction => SubscriptionStore.FindAsync(transaction, SubscriptionStore.OwnerOf(by), id));

    /// <summary>Somebody's, by id, from one on.</summary>
    public Task<List<SubscriptionRow>> ListAsync(Person by, string from, int limit) =>
        database.ReadAsync(transaction => SubscriptionStore.OfAsync(transaction, SubscriptionStore.OwnerOf(by), from, limit));

    /// <summary>Changes one.</summary>
    public Task<Reply> EditAsync(Requested requested, string id, JsonElement body) => UponAsync(requested, id, async (transaction, row, now) =>
    {
        if (requested.IfMatch is null)
        {
            return Reply.Refused(ProblemKind.PreconditionRequired);
        }

        if (requested.IfMatch != PersonalAnswer.TagOf(Body(SubscriptionAnswer.Of(row))))
        {
            return Reply.Refused(ProblemKind.PreconditionFailed);
        }

        var reader = Reader();
        var (changed, said, status) = reader.ReadChange(body, row);
        if (reader.Mistakes is not [])
        {
            return Reply.Refused(reader.Mistakes);
        }

        var at = InstantColumn.Write(now);
        if (status is not null && status != row.Status)
        {
            var isActive = status == SubscriptionRow.Active;
            changed = changed with { Status = status, DisabledReason = isActive ? null : Disabling.ByOwner, DisabledAt = isActive ? null : at };
            await DeliveryStore.SetTimeAsync(transaction, id, isActive ? at : DeliveryQueue.Never, at);
        }

        await SubscriptionStore.ChangeAsync(transaction, changed);
        await RecordAsync(transaction, requested, "subscription-changed", changed, now, string.Join(", ", said));
        return Answered(SubscriptionAnswer.Of(changed));
    });

    /// <summary>Removes one with all that was sent to it; null, or why not.</summary>
    public Task<Reply> RemoveAsync(Requested requested, string id) => UponAsync(requested, id, async (transaction, row, now) =>
    {
        await SubscriptionStore.RemoveAsync(transaction, id);
        await RecordAsync(transaction, requested, "unsubscribed", row, now);
        return new Reply(null, StatusCodes.Status204NoContent, null, []);
    });

    /// <summary>Puts another secret in the place of the one that there is, which goes on signing for a day.</summary>
    public Task<Reply> RotateAsync(Requested requested, string id) => UponAsync(requested, id, async (transaction, row, now) =>
    {
        var changed = row with { Secret = protection.Protect(WebhookSecret.Create()), PreviousSecret = row.Secret, Rotated = InstantColumn.Write(now) };
        await SubscriptionStore.ChangeAsync(transaction, changed);
        await RecordAsync(transaction, requested, "secret-rotated", changed, now);
        return Answered(new SecretAnswer(changed.Secret, now + DeliveryPump.PreviousSigns));
    });

    /// <summary>Has all events after one sent again.</summary>
    public Task<Reply> CatchUpAsync(Requested requested, string id, JsonElement body) => UponAsync(requested, id, async (transaction, row, now) =>
    {
        var read = new DocumentReader();
        var map = read.Map(JsonDocuments.Of(body), CatchUpShape);
        var after = map?.Read("after", node => read.Number(node, 0, int.MaxValue));
        var last = (await EventStore.HeadAsync(transaction)).Sequence;
        if (after > last)
        {
            read.Refuse(map!.Value("after")!, SubscriptionMistakes.NoEventYet($"{after}", last));
        }

        if (after is null || read.Mistakes is not [])
        {
            return Reply.Refused(BodyMistakes.Of(read));
        }

        if (row.Status != SubscriptionRow.Active)
        {
            return Reply.Refused(ProblemKind.SubscriptionDisabled);
        }

        var at = InstantColumn.Write(now);
        await DeliveryStore.TakeBackAsync(transaction, database.Dialect, id, after.Value, at);

        // What waits from before that place would hold up what follows: it is tried now.
        await DeliveryStore.SetTimeAsync(transaction, id, at, at);
        var reached = (await SubscriptionStore.FindAsync(transaction, id))!.Reached;
        await SubscriptionStore.ReachAsync(transaction, id, Math.Min(reached, after.Value));
        await RecordAsync(transaction, requested, "caught-up", row, now, $"after {after}");
        return Answered(new CatchUpAnswer(after.Value, last));
    });

    /// <summary>A page of what was sent, and is to be sent; null where there is no such subscription of theirs.</summary>
    public Task<List<DeliveryRow>?> DeliveriesAsync(Person by, DeliveryId after, DeliveryState? state, int limit) => database.ReadAsync(async transaction =>
        await SubscriptionStore.FindAsync(transaction, SubscriptionStore.OwnerOf(by), after.Subscription) is null ? null : await DeliveryStore.AfterAsync(transaction, after, state, limit));

    /// <summary>Has one delivery sent again, from the beginning.</summary>
    public Task<Reply> RedeliverAsync(Requested requested, string text) => ChangeAsync(requested, async (transaction, now) =>
    {
        if (DeliveryId.Read(text) is not { } id
            || await SubscriptionStore.FindAsync(transaction, SubscriptionStore.OwnerOf(requested.By), id.Subscription) is not { } row
            || await DeliveryStore.FindAsync(transaction, id) is null)
        {
            return Missing(SubscriptionMistakes.NoDelivery(Show.Written(text)));
        }

        if (row.Status != SubscriptionRow.Active)
        {
            return Reply.Refused(ProblemKind.SubscriptionDisabled);
        }

        await DeliveryStore.RedeliverAsync(transaction, database.Dialect, id, InstantColumn.Write(now));
        await RecordAsync(transaction, requested, "redelivered", row, now, text);
        return Answered(DeliveryEntryAnswer.Of((await DeliveryStore.FindAsync(transaction, id))!, now));
    });

    /// <summary>Sends one message right now, and says what came of it.</summary>
    public async Task<IResult> PingAsync(Requested requested, string id, CancellationToken cancel)
    {
        if (await FindAsync(requested.By, id) is not { } row)
        {
            return Missing(SubscriptionMistakes.NoSubscription(Show.Written(id))).Result;
        }

        if (!_pinging.TryAdd(row.Owner, true))
        {
            return new ProblemResult(ProblemKind.TooManyRequests, SubscriptionMistakes.PingUnderWay);
        }

        try
        {
            var (now, message) = (Now, MessageStore.NewId());
            var body = Disabling.BodyOf(message, PingType, $"subscriptions/{id}", new PingEventData(id, now), now);
            var previous = row is { PreviousSecret: { } secret, Rotated: { } rotated } && InstantColumn.Read(rotated) + DeliveryPump.PreviousSigns > now ? protection.Unprotect(secret) : null;
            var answer = await sender.SendAsync(new WebhookMessage(message, new Uri(row.Url), Encoding.UTF8.GetBytes(body), protection.Unprotect(row.Secret), previous), cancel);
            return Answered(new PingAnswer(answer.Status, answer.Failure, (long)answer.Took.TotalMilliseconds, answer.Text)).Result;
        }
        finally
        {
            _pinging.TryRemove(row.Owner, out _);
        }
    }

    /// <summary>Tells of a change in the record of who did what.</summary>
    public static Task RecordAsync(DbTransaction transaction, Requested requested, string action, string id, string url, Instant now, string? detail = null)
    {
        var host = new Uri(url).IdnHost;
        return AuditStore.AppendAsync(
            transaction, new AuditEntry(requested.By.Name, requested.Address, action, SubjectOf(id), null, null, detail is null ? host : $"{host}: {detail}"), now);
    }

    private static Reply Answered<T>(T answer) => new(null, StatusCodes.Status200OK, null, Body(answer));

    private static byte[] Body<T>(T answer) => JsonSerializer.SerializeToUtf8Bytes(answer, Json.Options);

    private static Reply Missing(TrilingualText detail) => Reply.Refused(new ProblemResult(ProblemKind.NotFound, [new ParameterMistake("path", "id", detail)]));

    private static Task RecordAsync(DbTransaction transaction, Requested requested, string action, SubscriptionRow row, Instant now, string? detail = null) =>
        RecordAsync(transaction, requested, action, row.Id, row.Url, now, detail);

    private SubscriptionReader Reader() => new(calendar.Stored.Contents.References, networks);

    private Task<Reply> UponAsync(Requested requested, string id, Func<DbTransaction, SubscriptionRow, Instant, Task<Reply>> change) => ChangeAsync(requested, async (transaction, now) =>
        await SubscriptionStore.FindAsync(transaction, SubscriptionStore.OwnerOf(requested.By), id) is { } row
            ? await change(transaction, row, now)
            : Missing(SubscriptionMistakes.NoSubscription(Show.Written(id))));

    /// <summary>One transaction; a request that comes again gets the answer that it got, with its secret.</summary>
    public async Task<Reply> ChangeAsync(Requested requested, Func<DbTransaction, Instant, Task<Reply>> change)
    {
        var reply = Revealed(await database.WriteAsync(transaction =>
        {
            var now = Now;
            return Idempotency.AnswerAsync(transaction, requested, now, () => change(transaction, now));
        }));
        pump.Wake();
        return reply;
    }

    /// <summary>
    /// An answer is kept with the secret as it is kept elsewhere, and so told again, the same, to who asks again; its entity tag is that of what can be read later.
    /// </summary>
    private Reply Revealed(Reply reply)
    {
        if (reply.Problem is not null || reply.Body.Length == 0 || JsonNode.Parse(reply.Body) is not JsonObject body || (string?)body[SecretMember] is not { } kept)
        {
            return reply;
        }

        body[SecretMember] = protection.Unprotect(kept).Reveal();
        var told = Encoding.UTF8.GetBytes(body.ToJsonString(Json.Options));
        body.Remove(SecretMember);
        return reply with { Body = told, Tag = PersonalAnswer.TagOf(Encoding.UTF8.GetBytes(body.ToJsonString(Json.Options))) };
    }
}
