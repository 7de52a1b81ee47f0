using System.Data.Common;
using MongCai.Schedule.Service.Database;
using MongCai.Schedule.Service.History;
using MongCai.Schedule.Service.Outbox;
using NodaTime;

namespace MongCai.Schedule.Service.Webhooks.Subscriptions;

/// <summary>What the service does with an endpoint that wants nothing any more, or that only failed: nothing is sent there, and its owner is told.</summary>
internal static class Disabling
{
    /// <summary>It answered 410.</summary>
    public const string Gone = "gone";

    /// <summary>It only failed for as long as <see cref="DeliveryPump.DisabledAfter"/>.</summary>
    public const string Failing = "failing";

    /// <summary>Its owner wants it so.</summary>
    public const string ByOwner = "owner";

    /// <summary>The type of the message by which the owner is told, at their other endpoints.</summary>
    public const string MessageType = "subscription.disabled";

    /// <summary>Disables one; whether it was not.</summary>
    /// <param name="transaction">The transaction, of the only writer.</param>
    /// <param name="id">The subscription.</param>
    /// <param name="reason">Why.</param>
    /// <param name="now">The time.</param>
    public static async Task<bool> RunAsync(DbTransaction transaction, string id, string reason, Instant now)
    {
        var at = InstantColumn.Write(now);
        if (!await SubscriptionStore.DisableAsync(transaction, id, reason, at))
        {
            return false;
        }

        var row = (await SubscriptionStore.FindAsync(transaction, id))!;
        await DeliveryStore.SetTimeAsync(transaction, id, DeliveryQueue.Never, at);
        await AuditStore.AppendAsync(
            transaction, new AuditEntry(AuditEntry.Service, null, "subscription-disabled", SubscriptionDesk.SubjectOf(id), null, null, $"{reason}: {SubscriptionDesk.HostOf(row)}"), now);
        foreach (var other in await SubscriptionStore.OthersAsync(transaction, row.Owner, id))
        {
            var message = MessageStore.NewId();
            var subject = $"subscriptions/{id}";
            await MessageStore.AddAsync(transaction, other, message, subject, BodyOf(message, MessageType, subject, new DisabledEventData(id, SubscriptionDesk.HostOf(row), reason, now), now), at);
        }

        return true;
    }

    /// <summary>What is sent that is no event of the sequence.</summary>
    public static string BodyOf<T>(string id, string type, string subject, T data, Instant now) => EventBody.Canonical(new
    {
        Specversion = "1.0",
        Id = id,
        EventBody.Source,
        Type = type,
        Subject = subject,
        Time = now,
        Timestamp = now,
        Datacontenttype = "application/json",
        Data = data,
    });
}
