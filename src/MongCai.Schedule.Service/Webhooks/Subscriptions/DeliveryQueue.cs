using System.Data.Common;
using MongCai.Schedule.Service.Database;
using NodaTime;

namespace MongCai.Schedule.Service.Webhooks.Subscriptions;

/// <summary>
/// What is to be sent to whom, in which order: what <see cref="DeliveryPump"/> does with the rows, in transactions of work. Several processes do it on one
/// database.
/// </summary>
/// <remarks>
/// Of one subscription and subject, one delivery at a time is taken, and none while an earlier one is pending. On PostgreSQL two processes may look at different
/// states; what keeps the order all the same:
/// <list type="bullet">
/// <item>Deliveries are added under the lock of the subscription's row, in the order of events: whoever sees one sees all before it.</item>
/// <item>A row is taken under its lock, and only if a statement of its own, which sees all that is committed by then, finds none before it.</item>
/// <item>What makes an earlier one pending again (<see cref="DeliveryStore"/>) first holds all that are pending, and so waits for who is taking one.</item>
/// <item>What waits for another is made to wait while that row is held, and what is done makes the next one of its subject due: one of both comes second.</item>
/// <item>A result counts only while the row has the lease of that try.</item>
/// </list>
/// </remarks>
internal static class DeliveryQueue
{
    /// <summary>No more is added to what waits for a subscription that has as much: a receiver that is down for days, or has all events sent again, fills no table.</summary>
    public const int MostPending = 500;

    /// <summary>Subscriptions that are looked at in one transaction. Finding them costs O(subscriptions), so that few pieces are better than many.</summary>
    private const int MostSubscriptions = 2500;

    /// <summary>Rows that one transaction adds, about: some ten milliseconds, for which officials wait on SQLite.</summary>
    private const int MostAdded = 5000;

    /// <summary>A time after all others: of what waits for a subscription to be enabled.</summary>
    public const string Never = "9999-12-31T23:59:59.999999999Z";

    private const string Key = "subscription = @subscription AND sequence = @sequence AND message = @message";

    private const string IsDue = "d.state = 'pending' AND d.not_before <= @at AND s.status = 'active'";

    private const string Due = "d.subscription, d.sequence, d.message, d.subject, d.attempts, s.url, s.secret, s.previous_secret AS PreviousSecret, s.rotated";

    private const string HasEarlier = """
        EXISTS (SELECT 1 FROM deliveries o WHERE o.subscription = deliveries.subscription AND o.subject = deliveries.subject AND o.state = 'pending'
            AND (o.sequence, o.message) < (deliveries.sequence, deliveries.message))
        """;

    /// <summary>Whether anything is due, whether a subscription is behind the events, and when something falls due next; null for never.</summary>
    /// <param name="transaction">The transaction.</param>
    /// <param name="now">The time.</param>
    /// <param name="looksForBehind">Whether it looks for subscriptions that are behind, which costs O(subscriptions).</param>
    public static async Task<(bool IsDue, bool IsBehind, Instant? Next)> LookAsync(DbTransaction transaction, Instant now, bool looksForBehind)
    {
        var at = InstantColumn.Write(now);
        var isDue = await transaction.FindAsync<string>("SELECT min(not_before) FROM deliveries WHERE state = 'pending'") is { } first && string.CompareOrdinal(first, at) <= 0;
        var isBehind = looksForBehind && await transaction.FindAsync<long?>(
            """
            SELECT max(1) FROM subscriptions WHERE status = 'active' AND question IS NULL AND reached < (SELECT max(sequence) FROM events)
            """) is not null;
        var next = await transaction.FindAsync<string>("SELECT min(not_before) FROM deliveries WHERE state = 'pending' AND not_before > @at", new { at });
        return (isDue, isBehind, next is null or Never ? null : InstantColumn.Read(next));
    }

    /// <summary>
    /// Adds what subscriptions are behind with, those first that lack least; a piece of it. The subscriptions that were looked at: none where no more can be
    /// added now.
    /// </summary>
    public static async Task<int> ExpandAsync(DbTransaction transaction, Dialect dialect, Instant now)
    {
        var head = await transaction.FindAsync<long?>("SELECT max(sequence) FROM events") ?? 0;
        var behind = await transaction.QueryAsync<string>(
            $"""
            SELECT s.id FROM subscriptions s WHERE s.status = 'active' AND s.question IS NULL AND s.reached < @head
                AND (SELECT count(*) FROM (SELECT 1 FROM deliveries d WHERE d.subscription = s.id AND d.state = 'pending' LIMIT {MostPending}) AS waiting) < {MostPending}
            ORDER BY s.reached DESC LIMIT {MostSubscriptions}{dialect.Holding("s")}
            """,
            new { head });
        if (behind.Count == 0)
        {
            return 0;
        }

        var (ids, span, at) = (behind.ToArray(), Math.Clamp(MostAdded / behind.Count, 1, MostPending), InstantColumn.Write(now));

        // Where a later one is under way, as when all is sent again, the earlier one waits for it: one at a time.
        await transaction.ExecuteAsync(
            $"""
            INSERT INTO deliveries (subscription, sequence, message, subject, state, attempts, not_before)
            SELECT s.id, e.sequence, 0, e.subject, 'pending', 0, COALESCE(
                (SELECT max(o.not_before) FROM deliveries o WHERE o.subscription = s.id AND o.subject = e.subject AND o.state = 'pending' AND o.sequence > e.sequence
                    AND {DeliveryStore.IsUnderWay}), @at)
            FROM subscriptions s JOIN events e ON e.sequence > s.reached AND e.sequence <= s.reached + @span
            WHERE {dialect.Among("s.id", "ids")}
                AND (s.types = '' OR s.types LIKE '%,' || e.type || ',%')
                AND (s.meant = '' OR s.meant LIKE '%,' || e.gate || ',%')
                AND (s.flows = '' OR s.flows LIKE '%,' || e.flow || ',%')
                AND (s.classes = '' OR (e.gate IS NOT NULL AND e.classes <> '' AND {dialect.HaveInCommon("e.classes", "s.classes")}))
            ORDER BY e.sequence
            ON CONFLICT (subscription, sequence, message) DO UPDATE SET state = 'pending', attempts = 0, not_before = excluded.not_before
            WHERE deliveries.state <> 'pending'
            """,
            new { ids, span, at });
        await transaction.ExecuteAsync(
            $"UPDATE subscriptions SET reached = CASE WHEN reached + @span < @head THEN reached + @span ELSE @head END WHERE {dialect.Among("id", "ids")}",
            new { ids, span, head });
        return behind.Count;
    }

    /// <summary>Takes what is due and may be sent now.</summary>
    /// <param name="transaction">The transaction.</param>
    /// <param name="dialect">What the database speaks.</param>
    /// <param name="now">The time.</param>
    /// <param name="lease">For how long nobody else takes it.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="room">How many more a subscription may have under way at once.</param>
    /// <param name="full">The subscriptions that have no room.</param>
    public static async Task<TakenDeliveries> TakeAsync(
        DbTransaction transaction, Dialect dialect, Instant now, Duration lease, int most, Func<string, int> room, string[] full)
    {
        var (at, until) = (InstantColumn.Write(now), InstantColumn.Write(now + lease));
        var limit = 4 * most;

        // What must wait is not looked at again until then, or until what it waits for is done. It is made to wait while that is held: whoever is about to
        // write that it is done does so afterwards, and finds it. Only among those that are due first: where 10,000 are due and none must wait, looking for one
        // among all of them would cost more than sending does.
        var blocked = await transaction.QueryAsync<DueDelivery>(
            $"""
            SELECT {Due}, h.not_before AS Behind
            FROM (SELECT d.subscription, d.sequence, d.message FROM deliveries d JOIN subscriptions s ON s.id = d.subscription
                    WHERE {IsDue} AND NOT ({dialect.Among("d.subscription", "full")}) ORDER BY d.not_before LIMIT @limit) AS f
                JOIN deliveries d ON d.subscription = f.subscription AND d.sequence = f.sequence AND d.message = f.message
                JOIN subscriptions s ON s.id = d.subscription
                JOIN deliveries h ON h.subscription = d.subscription AND h.subject = d.subject AND h.state = 'pending' AND (h.sequence, h.message) < (d.sequence, d.message)
            WHERE {IsDue}
                AND NOT EXISTS (SELECT 1 FROM deliveries o WHERE o.subscription = d.subscription AND o.subject = d.subject AND o.state = 'pending'
                    AND (o.sequence, o.message) < (h.sequence, h.message))
            {dialect.Holding("d, h")}
            """,
            new { at, full, limit });
        await dialect.ExecuteEachAsync(
            transaction,
            $"UPDATE deliveries SET not_before = @until WHERE {Key}",
            ["subscription", "sequence", "message", "until"],
            [.. blocked.Select(delivery => new object?[] { delivery.Subscription, delivery.Sequence, delivery.Message, Later(delivery.Behind!, until) })]);

        var due = await transaction.QueryAsync<DueDelivery>(
            $"""
            SELECT {Due} FROM deliveries d JOIN subscriptions s ON s.id = d.subscription
            WHERE {IsDue} AND NOT ({dialect.Among("d.subscription", "full")})
                AND NOT EXISTS (SELECT 1 FROM deliveries o WHERE o.subscription = d.subscription AND o.subject = d.subject AND o.state = 'pending'
                    AND (o.sequence, o.message) < (d.sequence, d.message))
            ORDER BY d.not_before LIMIT @limit{dialect.Holding("d")}
            """,
            new { at, full, limit });
        var taken = new List<DueDelivery>();
        var perSubscription = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var delivery in due)
        {
            var already = perSubscription.GetValueOrDefault(delivery.Subscription);
            if (taken.Count < most && already < room(delivery.Subscription))
            {
                perSubscription[delivery.Subscription] = already + 1;
                taken.Add(delivery with { Lease = until });
            }
        }

        var ours = await dialect.ExecuteEachAsync(
            transaction,
            $"UPDATE deliveries SET not_before = @until, attempts = attempts + 1, took_ms = NULL WHERE {Key} AND NOT {HasEarlier}",
            ["subscription", "sequence", "message", "until"],
            [.. taken.Select(delivery => new object?[] { delivery.Subscription, delivery.Sequence, delivery.Message, until })]);
        return new TakenDeliveries([.. taken.Zip(ours).Where(pair => pair.Second == 1).Select(pair => pair.First)], blocked.Count);
    }

    /// <summary>Writes what came of tries, and lets the next of each subject follow what is done.</summary>
    /// <returns>The results that still counted.</returns>
    public static async Task<List<DeliveryResult>> WriteAsync(DbTransaction transaction, Dialect dialect, IReadOnlyCollection<DeliveryResult> results, Instant now)
    {
        // In one order, so that two processes do not wait for each other.
        List<DeliveryResult> ordered =
            [.. results.OrderBy(result => result.Of.Subscription, StringComparer.Ordinal).ThenBy(result => result.Of.Sequence).ThenBy(result => result.Of.Message)];
        var written = await dialect.ExecuteEachAsync(
            transaction,
            $"""
            UPDATE deliveries SET state = @state, not_before = @notBefore, last_status = @status, last_failure = @failure, last_text = @text, last_at = @at, took_ms = @took
            WHERE {Key} AND state = 'pending' AND not_before = @lease
            """,
            ["subscription", "sequence", "message", "state", "notBefore", "status", "failure", "text", "at", "took", "lease"],
            [.. ordered.Select(Values)]);
        List<DeliveryResult> counted = [.. ordered.Zip(written).Where(pair => pair.Second == 1).Select(pair => pair.First)];
        var done = counted.Where(result => result.Outcome is not DeliveryOutcome.Retry)
            .Select(result => (result.Of.Subscription, result.Of.Subject))
            .Distinct()
            .Select(of => new object?[] { of.Subscription, of.Subject, InstantColumn.Write(now) });
        await dialect.ExecuteEachAsync(transaction, ParkRetries, ["subscription", "sequence", "message"], [.. counted.Where(result => result.Outcome is DeliveryOutcome.Retry)
            .Select(result => new object?[] { result.Of.Subscription, result.Of.Sequence, result.Of.Message })]);
        await dialect.ExecuteEachAsync(transaction, FreeNext, ["subscription", "subject", "now"], [.. done]);
        return counted;
    }

    /// <summary>Removes a piece of what was delivered before a time; how much.</summary>
    public static Task<int> RemoveOldAsync(DbTransaction transaction, string before, int most) => transaction.ExecuteAsync(
        """
        DELETE FROM deliveries WHERE (subscription, sequence, message) IN
            (SELECT subscription, sequence, message FROM deliveries WHERE state = 'delivered' AND last_at < @before ORDER BY last_at LIMIT @most)
        """,
        new { before, most });

    /// <summary>
    /// Makes the first of a subject due; what was tried already keeps its own time. Not only where it waits: who holds the row to make it wait must be waited for.
    /// </summary>
    private const string FreeNext = """
        UPDATE deliveries SET not_before = @now WHERE subscription = @subscription AND subject = @subject AND state = 'pending' AND attempts = 0
            AND (sequence, message) = (SELECT o.sequence, o.message FROM deliveries o WHERE o.subscription = @subscription AND o.subject = @subject AND o.state = 'pending'
                ORDER BY o.sequence, o.message LIMIT 1)
        """;

    /// <summary>What failed meanwhile of a subscription that was disabled waits with the rest of it.</summary>
    private const string ParkRetries = $"""
        UPDATE deliveries SET not_before = '{Never}' WHERE {Key} AND EXISTS (SELECT 1 FROM subscriptions s WHERE s.id = deliveries.subscription AND s.status = 'disabled')
        """;

    private static object?[] Values(DeliveryResult result)
    {
        var at = InstantColumn.Write(result.Answer.At);
        var (state, notBefore) = result.Outcome switch
        {
            DeliveryOutcome.Delivered => ("delivered", at),
            DeliveryOutcome.Retry retry => ("pending", InstantColumn.Write(retry.NotBefore)),
            _ => ("dead", at),
        };
        return
        [
            result.Of.Subscription, result.Of.Sequence, result.Of.Message, state, notBefore, result.Answer.Status is { } status ? (long)status : null,
            result.Answer.Failure is { } failure ? TextForm.Of(failure) : null, result.Answer.Text, at, (long)result.Answer.Took.TotalMilliseconds, result.Of.Lease,
        ];
    }

    private static string Later(string one, string other) => string.CompareOrdinal(one, other) > 0 ? one : other;
}
