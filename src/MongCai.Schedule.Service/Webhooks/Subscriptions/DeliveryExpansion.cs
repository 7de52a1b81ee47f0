using System.Data.Common;
using Dapper;
using MongCai.Schedule.Service.Database;
using NodaTime;

namespace MongCai.Schedule.Service.Webhooks.Subscriptions;

/// <summary>
/// Turns events into deliveries. What can be sent at once is taken as it is added, which is most of what there ever is: a row of its own for each delivery, written once
/// before it is sent and once after.
/// </summary>
internal static class DeliveryExpansion
{
    /// <summary>No more is added to what waits for a subscription that has as much: a receiver that is down for days, or has all events sent again, fills no table.</summary>
    public const int MostPending = 500;

    /// <summary>Subscriptions for which one transaction adds what cannot be sent yet.</summary>
    private const int MostSubscriptions = 250;

    /// <summary>Rows that it adds at most, about: some ten milliseconds, for which officials wait on SQLite.</summary>
    private const int MostAdded = 5000;

    private const string IsBehind = "s.status = 'active' AND s.question IS NULL AND s.reached <";

    /// <summary>Whether a subscription is behind the events. Cost: O(log of them).</summary>
    public static async Task<bool> IsAnyBehindAsync(DbTransaction transaction) => await transaction.FindAsync<string>(
        $"SELECT s.id FROM subscriptions s WHERE {IsBehind} (SELECT max(sequence) FROM events) ORDER BY s.reached DESC, s.id LIMIT 1") is not null;

    /// <summary>
    /// Adds what subscriptions are behind with, those first that lack least, by id, as rows lie; a piece of it. The subscriptions that were looked at, none where no more can be added now; and
    /// what was taken.
    /// </summary>
    /// <param name="transaction">The transaction.</param>
    /// <param name="dialect">What the database speaks.</param>
    /// <param name="receivers">What each wants.</param>
    /// <param name="now">The time.</param>
    /// <param name="lease">For how long nobody else takes what is taken.</param>
    /// <param name="room">What it may take.</param>
    public static async Task<(int Subscriptions, List<DueDelivery> Taken)> RunAsync(
        DbTransaction transaction, Dialect dialect, Receivers receivers, Instant now, Duration lease, SendingRoom room)
    {
        var head = await transaction.FindAsync<long?>("SELECT max(sequence) FROM events") ?? 0;
        var ahead = head - await transaction.FindAsync<long?>($"SELECT max(s.reached) FROM subscriptions s WHERE {IsBehind} @head", new { head });
        var limit = room.Left > 0 ? 1 + (room.Left / Math.Min(ahead ?? 1, SendingRoom.MostOfOne)) : MostSubscriptions;
        var behind = await transaction.QueryAsync<Behind>(
            $"""
            SELECT s.id, s.version, s.reached FROM subscriptions s
            WHERE {IsBehind} @head AND NOT EXISTS (SELECT 1 FROM deliveries d WHERE d.subscription = s.id AND d.state = 'pending' LIMIT 1 OFFSET {MostPending - 1})
            ORDER BY s.reached DESC, s.id LIMIT @limit{dialect.Holding("s")}
            """,
            new { head, limit });
        if (behind.Count == 0)
        {
            return (0, []);
        }

        var span = Math.Clamp(MostAdded / behind.Count, 1, MostPending);
        var events = new Dictionary<long, List<Event>>();
        foreach (var reached in behind.Select(of => of.Reached).Distinct())
        {
            events[reached] = await transaction.QueryAsync<Event>(
                "SELECT sequence, type, subject, gate, flow, classes FROM events WHERE sequence > @reached AND sequence <= @reached + @span ORDER BY sequence", new { reached, span });
        }

        var (at, until) = (InstantColumn.Write(now), InstantColumn.Write(now + lease));
        var wanting = await receivers.FindAsync(transaction, dialect, behind.Select(of => (of.Id, of.Version)));

        // By a statement of its own: only now, as the subscriptions are held, nobody else adds to what waits for them.
        var plan = new Plan(at, until, room, await WaitingAsync(transaction, dialect, behind.Select(of => of.Id), at));
        var (isRoom, looked) = (room.Left > 0, 0);
        foreach (var of in behind.TakeWhile(_ => !isRoom || room.Left > 0))
        {
            looked++;
            foreach (var wanted in events[of.Reached].Where(told => wanting[of.Id].Wants(told.Type, told.Gate, told.Flow, told.Classes)))
            {
                plan.Add(of, wanted);
            }
        }

        var changed = await dialect.ExecuteEachAsync(
            transaction,
            """
            INSERT INTO deliveries (subscription, sequence, message, subject, state, attempts, not_before) VALUES (@subscription, @sequence, 0, @subject, 'pending', @attempts, @notBefore)
            ON CONFLICT (sequence, message, subscription) DO UPDATE SET state = 'pending', attempts = excluded.attempts, not_before = excluded.not_before, took_ms = NULL
            WHERE deliveries.state <> 'pending'
            """,
            ["subscription", "sequence", "subject", "attempts", "notBefore"],
            [.. plan.Rows]);
        await dialect.ExecuteEachAsync(
            transaction,
            "UPDATE subscriptions SET reached = @reached WHERE id = @id",
            ["id", "reached"],
            [.. behind.Take(looked).Select(of => new object?[] { of.Id, Math.Min(of.Reached + span, head) })]);
        return (looked, [.. plan.Taken.Zip(changed).Where(pair => pair is { First: not null, Second: 1 }).Select(pair => pair.First!)]);
    }

    /// <summary>By subscription and subject, what waits already: when the last of what is under way is given up, or nothing where none is.</summary>
    private static async Task<Dictionary<(string Subscription, string Subject), Waiting>> WaitingAsync(DbTransaction transaction, Dialect dialect, IEnumerable<string> ids, string at) =>
        (await transaction.QueryAsync<Waiting>(
            $"""
            SELECT o.subscription, o.subject, max(CASE WHEN {DeliveryStore.IsUnderWay("o")} THEN o.sequence ELSE 0 END) AS Sequence, max(CASE WHEN {DeliveryStore.IsUnderWay("o")} THEN o.not_before END) AS Until
            FROM deliveries o WHERE o.state = 'pending' AND {dialect.Among("o.subscription", "ids")} GROUP BY o.subscription, o.subject
            """,
            new { ids = dialect.ListOf(ids), at })).ToDictionary(waiting => (waiting.Subscription, waiting.Subject));

    /// <summary>The rows that are added, in order, and which of them are taken.</summary>
    private sealed class Plan(string at, string until, SendingRoom room, Dictionary<(string Subscription, string Subject), Waiting> waiting)
    {
        private readonly HashSet<(string Subscription, string Subject)> _first = [];
        private readonly HashSet<(string Subscription, string Subject)> _taken = [];

        public List<object?[]> Rows { get; } = [];

        /// <summary>For each row what is taken; null where it is not.</summary>
        public List<DueDelivery?> Taken { get; } = [];

        public void Add(Behind of, Event wanted)
        {
            var (subject, before) = ((of.Id, wanted.Subject), waiting.GetValueOrDefault((of.Id, wanted.Subject)));
            var isFirst = before is null && _first.Add(subject);
            var isTaken = isFirst && room.TryUse(of.Id);

            // Where a later one is under way, as when all is sent again, the earlier one waits for it: one at a time.
            var notBefore = isTaken || _taken.Contains(subject) ? until : before is { Until: { } end } && before.Sequence > wanted.Sequence ? end : at;
            if (isTaken)
            {
                _taken.Add(subject);
            }

            Rows.Add([of.Id, wanted.Sequence, wanted.Subject, isTaken ? 1L : 0L, notBefore]);
            Taken.Add(!isTaken ? null : new DueDelivery
            {
                Subscription = of.Id,
                Sequence = wanted.Sequence,
                Message = 0,
                Subject = wanted.Subject,
                Attempts = 0,
                Version = of.Version,
                Lease = until,
            });
        }
    }

    private sealed record Event(long Sequence, string Type, string Subject, string? Gate, string? Flow, string Classes);

    /// <summary>A subscription that is behind.</summary>
    private sealed record Behind
    {
        public required string Id { get; init; }

        public required long Version { get; init; }

        public required long Reached { get; init; }
    }

    /// <summary>What waits of a subscription and subject.</summary>
    private sealed record Waiting
    {
        public required string Subscription { get; init; }

        public required string Subject { get; init; }

        /// <summary>The last event that is under way; 0 for none.</summary>
        public required long Sequence { get; init; }

        /// <summary>When it is given up; null for none.</summary>
        public string? Until { get; init; }
    }
}
