using System.Text.Json;
using MongCai.Schedule.Publishing;
using MongCai.Schedule.Service.Database;
using MongCai.Schedule.Service.Documents;
using MongCai.Schedule.Service.Http;
using MongCai.Schedule.Service.Publication;
using MongCai.Schedule.Service.Requests;
using MongCai.Schedule.Service.Webhooks.Subscriptions;

namespace MongCai.Schedule.Service.Webhooks.Watches;

/// <summary>Where people ask to be told when the answer to one question changes. A watch is kept as a subscription is, and sent to in the same way.</summary>
internal sealed class WatchDesk(ScheduleDatabase database, LiveCalendar calendar, AllowedNetworks networks, SecretProtection protection, SubscriptionDesk desk)
{
    /// <summary>How many one person may have.</summary>
    public const int MostOfOwner = 1000;

    /// <summary>A new watch, of what is published from now on.</summary>
    public Task<Reply> AddAsync(Requested requested, JsonElement body) => desk.ChangeAsync(requested, async (transaction, now) =>
    {
        var stored = await calendar.AsOfAsync(transaction);
        var (question, url, mistakes) = WatchReader.Read(body, stored.Contents.References, networks, calendar.Current.Now);
        if (question is null)
        {
            return Reply.Refused(mistakes);
        }

        var owner = SubscriptionStore.OwnerOf(requested.By);
        if (await WatchStore.CountAsync(transaction, owner) >= MostOfOwner)
        {
            return Reply.Refused(ProblemKind.TooManySubscriptions, WatchMistakes.TooMany(MostOfOwner));
        }

        var row = new WatchRow(
            WatchStore.NewId(), owner, url!, question.Write(), SubscriptionRow.Active, null, null, protection.Protect(WebhookSecret.Create()), stored.Revisions.Length, InstantColumn.Write(now));
        await WatchStore.AddAsync(transaction, row);
        await SubscriptionDesk.RecordAsync(transaction, requested, "watched", row.Id, row.Url, now);
        return new Reply(null, StatusCodes.Status201Created, $"/v1/watches/{row.Id}", JsonSerializer.SerializeToUtf8Bytes(WatchAnswer.Of(row) with { Secret = row.Secret }, Json.Options));
    });

    /// <summary>Somebody's; null where there is none of theirs.</summary>
    public Task<WatchRow?> FindAsync(Person by, string id) => database.ReadAsync(transaction => WatchStore.FindAsync(transaction, SubscriptionStore.OwnerOf(by), id));

    /// <summary>Somebody's, by id, from one on.</summary>
    public Task<List<WatchRow>> ListAsync(Person by, string from, int limit) =>
        database.ReadAsync(transaction => WatchStore.OfAsync(transaction, SubscriptionStore.OwnerOf(by), from, limit));

    /// <summary>Removes one.</summary>
    public Task<Reply> RemoveAsync(Requested requested, string id) => desk.ChangeAsync(requested, async (transaction, now) =>
    {
        if (await WatchStore.FindAsync(transaction, SubscriptionStore.OwnerOf(requested.By), id) is not { } row)
        {
            return Reply.Refused(new ProblemResult(ProblemKind.NotFound, [new ParameterMistake("path", "id", WatchMistakes.NoWatch(Show.Written(id)))]));
        }

        await SubscriptionStore.RemoveAsync(transaction, id);
        await SubscriptionDesk.RecordAsync(transaction, requested, "unwatched", row.Id, row.Url, now);
        return new Reply(null, StatusCodes.Status204NoContent, null, []);
    });
}
