using System.Data.Common;
using MongCai.Schedule.Service.Database;

namespace MongCai.Schedule.Service.Webhooks.Subscriptions;

/// <summary>The rows of deliveries, as owners see and change them; what the pump does with them is in <see cref="DeliveryQueue"/>.</summary>
internal static class DeliveryStore
{
    private const string Columns = """
        SELECT o.subscription, o.sequence, o.message, o.subject, o.state, o.attempts, o.not_before AS NotBefore, o.last_status AS LastStatus, o.last_failure AS LastFailure,
            o.last_text AS LastText, o.last_at AS LastAt, o.took_ms AS TookMs, e.id AS Event, m.id AS Told, e.type, m.body
        FROM deliveries o LEFT JOIN events e ON e.sequence = o.sequence LEFT JOIN messages m ON m.number = o.message
        """;

    /// <summary>Whether what is pending is being sent at the time of the parameter <c>at</c>, as a condition.</summary>
    public static string IsUnderWay(string row) => $"{row}.attempts > 0 AND {row}.took_ms IS NULL AND {row}.not_before > @at";

    /// <summary>The delivery of an id; null where there is none.</summary>
    public static Task<DeliveryRow?> FindAsync(DbTransaction transaction, DeliveryId id) => transaction.FindAsync<DeliveryRow>(
        $"{Columns} WHERE o.subscription = @Subscription AND o.sequence = @Sequence AND o.message = @Message", new { id.Subscription, id.Sequence, id.Message });

    /// <summary>Those of a subscription after one, messages first, then by event. Cost: O(events after it), until there are enough, as deliveries are found by event.</summary>
    /// <param name="transaction">The transaction.</param>
    /// <param name="after">The last of the page before.</param>
    /// <param name="state">Only those that have come so far; null for all.</param>
    /// <param name="limit">How many at most.</param>
    public static async Task<List<DeliveryRow>> AfterAsync(DbTransaction transaction, DeliveryId after, DeliveryState? state, int limit)
    {
        var only = state is { } asked ? $"AND o.state = '{TextForm.Of(asked)}'" : "";
        var rows = after.Sequence > 0 ? [] : await transaction.QueryAsync<DeliveryRow>(
            $"""
            {Columns} WHERE o.sequence = 0 AND o.message IN (SELECT number FROM messages WHERE subscription = @Subscription) AND o.message > @Message
                AND o.subscription = @Subscription {only}
            ORDER BY o.message LIMIT @limit
            """,
            new { after.Subscription, after.Message, limit });
        return rows.Count == limit ? rows :
        [
            .. rows,
            .. await transaction.QueryAsync<DeliveryRow>(
                $"""
                {Columns} WHERE o.sequence IN (SELECT sequence FROM events WHERE sequence > @Sequence) AND o.message = 0 AND o.subscription = @Subscription {only}
                ORDER BY o.sequence LIMIT @limit
                """,
                new { after.Subscription, after.Sequence, limit = limit - rows.Count }),
        ];
    }

    /// <summary>Makes one due from the beginning, unless it is being sent; after one of its subject that is.</summary>
    public static async Task RedeliverAsync(DbTransaction transaction, Dialect dialect, DeliveryId id, string at)
    {
        await HoldAsync(transaction, dialect, id.Subscription);
        await transaction.ExecuteAsync(
            $"""
            UPDATE deliveries SET state = 'pending', attempts = 0, not_before = COALESCE(
                (SELECT max(o.not_before) FROM deliveries o WHERE o.subscription = deliveries.subscription AND o.subject = deliveries.subject AND o.state = 'pending'
                    AND (o.sequence, o.message) > (deliveries.sequence, deliveries.message) AND {IsUnderWay("o")}), @at)
            WHERE subscription = @Subscription AND sequence = @Sequence AND message = @Message
                AND NOT (state = 'pending' AND {IsUnderWay("deliveries")})
            """,
            new { id.Subscription, id.Sequence, id.Message, at });
    }

    /// <summary>Takes back what waits after an event, so that it is added again in order; what is being sent stays.</summary>
    public static async Task TakeBackAsync(DbTransaction transaction, Dialect dialect, string subscription, long after, string at)
    {
        await HoldAsync(transaction, dialect, subscription);
        await transaction.ExecuteAsync(
            $"DELETE FROM deliveries WHERE subscription = @subscription AND state = 'pending' AND sequence > @after AND NOT ({IsUnderWay("deliveries")})",
            new { subscription, after, at });
    }

    /// <summary>Sets when what waits of a subscription is tried next; what is being sent stays.</summary>
    public static Task SetTimeAsync(DbTransaction transaction, string subscription, string notBefore, string at) => transaction.ExecuteAsync(
        $"UPDATE deliveries SET not_before = @notBefore WHERE subscription = @subscription AND state = 'pending' AND NOT ({IsUnderWay("deliveries")})",
        new { subscription, notBefore, at });

    /// <summary>Waits for whoever adds, takes or writes deliveries of a subscription, and lets nobody until the transaction ends.</summary>
    private static async Task HoldAsync(DbTransaction transaction, Dialect dialect, string subscription)
    {
        await transaction.QueryAsync<string>($"SELECT s.id FROM subscriptions s WHERE s.id = @subscription{dialect.Holding("s", waits: true)}", new { subscription });
        await transaction.QueryAsync<long>(
            $"SELECT o.sequence FROM deliveries o WHERE o.subscription = @subscription AND o.state = 'pending' ORDER BY o.subject, o.sequence, o.message{dialect.Holding("o", waits: true)}",
            new { subscription });
    }
}
