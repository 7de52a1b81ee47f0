using System.Data.Common;
using Dapper;
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
    /// <summary>A time after all others: of what waits for a subscription to be enabled.</summary>
    public const string Never = "9999-12-31T23:59:59.999999999Z";

    private const string Key = "sequence = @sequence AND message = @message AND subscription = @subscription";

    private const string IsDue = "d.state = 'pending' AND d.not_before <= @at AND s.status = 'active'";

    private const string Due = "d.subscription, d.sequence, d.message, d.subject, d.attempts, s.version";

    /// <summary>What is sent has no time that it took; whatever waits with the lease of a try gone by must have one.</summary>
    private const string NotUnderWay = "took_ms = COALESCE(took_ms, 0)";

    /// <summary>Whether anything is due, whether a subscription is behind the events, and when something falls due next; null for never.</summary>
    /// <param name="transaction">The transaction.</param>
    /// <param name="now">The time.</param>
    public static async Task<(bool IsDue, bool IsBehind, Instant? Next)> LookAsync(DbTransaction transaction, Instant now)
    {
        var at = InstantColumn.Write(now);
        var isDue = await transaction.FindAsync<string>("SELECT min(not_before) FROM deliveries WHERE state = 'pending'") is { } first && string.CompareOrdinal(first, at) <= 0;
        var isBehind = await DeliveryExpansion.IsAnyBehindAsync(transaction);
        var next = await transaction.FindAsync<string>("SELECT min(not_before) FROM deliveries WHERE state = 'pending' AND not_before > @at", new { at });
        return (isDue, isBehind, next is null or Never ? null : InstantColumn.Read(next));
    }

    /// <summary>Takes what is due and may be sent now; also how much was found that waits for an earlier one, and is not due until then.</summary>
    /// <param name="transaction">The transaction.</param>
    /// <param name="dialect">What the database speaks.</param>
    /// <param name="now">The time.</param>
    /// <param name="lease">For how long nobody else takes it.</param>
    /// <param name="room">What it may take.</param>
    public static async Task<(List<DueDelivery> Taken, int Waiting)> TakeAsync(DbTransaction transaction, Dialect dialect, Instant now, Duration lease, SendingRoom room)
    {
        var (at, until, full, most) = (InstantColumn.Write(now), InstantColumn.Write(now + lease), dialect.ListOf(room.Full), room.Left);
        var due = await transaction.QueryAsync<DueDelivery>(
            $"""
            SELECT {Due}, {HasEarlier("d")} AS IsBehind
            FROM deliveries d JOIN subscriptions s ON s.id = d.subscription
            WHERE {IsDue} AND NOT ({dialect.Among("d.subscription", "full")})
            ORDER BY d.not_before LIMIT @most{dialect.Holding("d")}
            """,
            new { at, full, most });
        if (due.Count == 0)
        {
            await ParkAsync(transaction, dialect, at);
            return ([], 0);
        }

        var waiting = due.Any(delivery => delivery.IsBehind) ? await BlockAsync(transaction, dialect, at, until, full, most) : 0;
        var taken = InOneOrder(due.Where(delivery => !delivery.IsBehind && room.TryUse(delivery.Subscription)), delivery => delivery).Select(delivery => delivery with { Lease = until }).ToList();
        var ours = await dialect.ExecuteEachAsync(
            transaction,
            $"UPDATE deliveries SET not_before = @until, attempts = attempts + 1, took_ms = NULL WHERE {Key} AND NOT {HasEarlier("deliveries")}",
            ["subscription", "sequence", "message", "until"],
            [.. taken.Select(delivery => new object?[] { delivery.Subscription, delivery.Sequence, delivery.Message, until })]);
        return ([.. taken.Zip(ours).Where(pair => pair.Second == 1).Select(pair => pair.First)], waiting);
    }

    /// <summary>
    /// Has what is due of disabled subscriptions wait until they are enabled: what was being sent when they were disabled, or follows it. Else it would be due for ever, and nothing
    /// at rest. A subscription that somebody holds is passed over; who enables it makes all of it due.
    /// </summary>
    private static async Task ParkAsync(DbTransaction transaction, Dialect dialect, string at)
    {
        var disabled = await transaction.QueryAsync<string>(
            $"""
            SELECT s.id FROM subscriptions s
            WHERE s.id IN (SELECT d.subscription FROM deliveries d WHERE d.state = 'pending' AND d.not_before <= @at) AND s.status = 'disabled'
            ORDER BY s.id{dialect.Holding("s")}
            """,
            new { at });
        await dialect.ExecuteEachAsync(
            transaction,
            $"UPDATE deliveries SET not_before = '{Never}', {NotUnderWay} WHERE subscription = @subscription AND state = 'pending' AND not_before <= @at",
            ["subscription", "at"],
            [.. disabled.Select(subscription => new object?[] { subscription, at })]);
    }

    /// <summary>
    /// Makes what is due wait until what it waits for is tried, or done. While that is held: whoever is about to write that it is done does so afterwards, and finds what
    /// waits.
    /// </summary>
    private static async Task<int> BlockAsync(DbTransaction transaction, Dialect dialect, string at, string until, SqlMapper.ICustomQueryParameter full, int most)
    {
        var blocked = await transaction.QueryAsync<DueDelivery>(
            $"""
            SELECT {Due}, h.not_before AS Behind
            FROM (SELECT d.subscription, d.sequence, d.message FROM deliveries d JOIN subscriptions s ON s.id = d.subscription
                    WHERE {IsDue} AND NOT ({dialect.Among("d.subscription", "full")}) ORDER BY d.not_before LIMIT @most) AS f
                JOIN deliveries d ON d.subscription = f.subscription AND d.sequence = f.sequence AND d.message = f.message
                JOIN subscriptions s ON s.id = d.subscription
                JOIN deliveries h ON h.subscription = d.subscription AND h.subject = d.subject AND h.state = 'pending' AND (h.sequence, h.message) < (d.sequence, d.message)
            WHERE {IsDue} AND NOT {HasEarlier("h")}
            {dialect.Holding("d, h")}
            """,
            new { at, full, most });
        await dialect.ExecuteEachAsync(
            transaction,
            $"UPDATE deliveries SET not_before = @until WHERE {Key}",
            ["subscription", "sequence", "message", "until"],
            [.. blocked.Select(delivery => new object?[] { delivery.Subscription, delivery.Sequence, delivery.Message, Later(delivery.Behind!, until) })]);
        return blocked.Count;
    }

    /// <summary>Writes what came of tries, and lets the next of each subject follow what is done.</summary>
    /// <returns>The results that still counted.</returns>
    public static async Task<List<DeliveryResult>> WriteAsync(DbTransaction transaction, Dialect dialect, IReadOnlyCollection<DeliveryResult> results, Instant now)
    {
        List<DeliveryResult> ordered = [.. InOneOrder(results, result => result.Of)];
        var written = await dialect.ExecuteEachAsync(
            transaction,
            $"""
            UPDATE deliveries SET state = @state, not_before = @notBefore, last_status = @status, last_failure = @failure, last_text = @text, last_at = @at, took_ms = @took
            WHERE {Key} AND state = 'pending' AND not_before = @lease
            """,
            ["subscription", "sequence", "message", "state", "notBefore", "status", "failure", "text", "at", "took", "lease"],
            [.. ordered.Select(Values)]);
        List<DeliveryResult> counted = [.. ordered.Zip(written).Where(pair => pair.Second == 1).Select(pair => pair.First)];
        await dialect.ExecuteEachAsync(transaction, ParkRetries, ["subscription", "sequence", "message"], [.. counted.Where(result => result.Outcome is DeliveryOutcome.Retry)
            .Select(result => new object?[] { result.Of.Subscription, result.Of.Sequence, result.Of.Message })]);

        // Mostly nothing else waits. What comes to wait from now on is due, as what is done is written.
        var done = counted.Where(result => result.Outcome is not DeliveryOutcome.Retry).Select(result => (result.Of.Subscription, result.Of.Subject)).Distinct().ToList();
        HashSet<string> waiting = [.. await transaction.QueryAsync<string>(
            $"""
            SELECT s.id FROM subscriptions s
            WHERE {dialect.Among("s.id", "done")} AND EXISTS (SELECT 1 FROM deliveries d WHERE d.subscription = s.id AND d.state = 'pending')
            """,
            new { done = dialect.ListOf(done.Select(of => of.Subscription).Distinct()) })];
        await dialect.ExecuteEachAsync(transaction, FreeNext, ["subscription", "subject", "now"], [.. done.Where(of => waiting.Contains(of.Subscription))
            .Select(of => new object?[] { of.Subscription, of.Subject, InstantColumn.Write(now) })]);
        return counted;
    }

    /// <summary>Gives back what was taken and not tried: it is due again, and no try is counted. How much of it was still ours.</summary>
    public static async Task<int> GiveBackAsync(DbTransaction transaction, Dialect dialect, IEnumerable<DueDelivery> untried, Instant now)
    {
        var at = InstantColumn.Write(now);
        var given = await dialect.ExecuteEachAsync(
            transaction,
            $"UPDATE deliveries SET not_before = @at, attempts = attempts - 1, {NotUnderWay} WHERE {Key} AND state = 'pending' AND not_before = @lease",
            ["subscription", "sequence", "message", "lease", "at"],
            [.. InOneOrder(untried, delivery => delivery).Select(delivery => new object?[] { delivery.Subscription, delivery.Sequence, delivery.Message, delivery.Lease, at })]);
        return given.Sum();
    }

    /// <summary>Removes a piece of what was delivered before a time; how much.</summary>
    public static Task<int> RemoveOldAsync(DbTransaction transaction, string before, int most) => transaction.ExecuteAsync(
        """
        DELETE FROM deliveries WHERE (sequence, message, subscription) IN
            (SELECT sequence, message, subscription FROM deliveries WHERE state = 'delivered' AND last_at < @before ORDER BY last_at LIMIT @most)
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

    /// <summary>Whether an earlier one of its subscription and subject is pending, as a condition.</summary>
    private static string HasEarlier(string row) => $"""
        EXISTS (SELECT 1 FROM deliveries o WHERE o.subscription = {row}.subscription AND o.subject = {row}.subject AND o.state = 'pending'
            AND (o.sequence, o.message) < ({row}.sequence, {row}.message))
        """;

    /// <summary>So that two processes that hold the same rows do not wait for each other.</summary>
    private static IEnumerable<T> InOneOrder<T>(IEnumerable<T> all, Func<T, DueDelivery> deliveryOf) =>
        all.OrderBy(of => deliveryOf(of).Subscription, StringComparer.Ordinal).ThenBy(of => deliveryOf(of).Sequence).ThenBy(of => deliveryOf(of).Message);

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
