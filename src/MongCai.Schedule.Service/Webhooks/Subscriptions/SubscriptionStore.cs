using System.Data.Common;
using MongCai.Schedule.Publishing;
using MongCai.Schedule.Service.Database;
using NodaTime;

namespace MongCai.Schedule.Service.Webhooks.Subscriptions;

/// <summary>The rows of subscriptions: how far each is, and, in another table, where and what it is sent.</summary>
internal static class SubscriptionStore
{
    private const string Columns = """
        SELECT id, owner, url, types, gates, meant, flows, classes, status, disabled_reason AS DisabledReason, disabled_at AS DisabledAt,
            secret, previous_secret AS PreviousSecret, rotated, reached, created, version FROM subscriptions JOIN endpoints ON subscription = id
        """;

    /// <summary>How a person is known as an owner: one name is one person, whatever its capitals.</summary>
    public static string OwnerOf(Person person) => person.Name.ToUpperInvariant();

    /// <summary>An id that nobody guesses, though nothing depends on that. It begins with the time, so that the rows of all lie in one order in each table.</summary>
    public static string NewId(Instant now) => $"sub_{Guid.CreateVersion7(now.ToDateTimeOffset()):N}"[..30];

    public static async Task AddAsync(DbTransaction transaction, SubscriptionRow row)
    {
        await transaction.ExecuteAsync(
            "INSERT INTO subscriptions (id, owner, status, reached, created, version) VALUES (@Id, @Owner, @Status, @Reached, @Created, @Version)", row);
        await transaction.ExecuteAsync(
            "INSERT INTO endpoints (subscription, url, types, gates, meant, flows, classes, secret) VALUES (@Id, @Url, @Types, @Gates, @Meant, @Flows, @Classes, @Secret)", row);
    }

    /// <summary>Somebody's; null where there is none of theirs, whoever else has one of that id.</summary>
    public static Task<SubscriptionRow?> FindAsync(DbTransaction transaction, string owner, string id) =>
        transaction.FindAsync<SubscriptionRow>($"{Columns} WHERE id = @id AND owner = @owner AND question IS NULL", new { id, owner });

    /// <summary>Somebody's, by id.</summary>
    /// <param name="transaction">The transaction.</param>
    /// <param name="owner">Whose.</param>
    /// <param name="from">The id of the first.</param>
    /// <param name="limit">How many at most.</param>
    public static Task<List<SubscriptionRow>> OfAsync(DbTransaction transaction, string owner, string from, int limit) => transaction.QueryAsync<SubscriptionRow>(
        $"{Columns} WHERE owner = @owner AND id >= @from AND question IS NULL ORDER BY id LIMIT @limit", new { owner, from, limit });

    public static Task<long> CountAsync(DbTransaction transaction, string owner) =>
        transaction.FindAsync<long>("SELECT count(*) FROM subscriptions WHERE owner = @owner AND question IS NULL", new { owner });

    /// <summary>Writes what its owner may change; an endpoint that was changed or enabled has not failed yet.</summary>
    public static async Task ChangeAsync(DbTransaction transaction, SubscriptionRow row)
    {
        await transaction.ExecuteAsync(
            """
            UPDATE subscriptions SET status = @Status, disabled_reason = @DisabledReason, disabled_at = @DisabledAt, version = version + 1, failing_since = NULL
            WHERE id = @Id
            """,
            row);
        await transaction.ExecuteAsync(
            """
            UPDATE endpoints SET url = @Url, types = @Types, gates = @Gates, meant = @Meant, flows = @Flows, classes = @Classes,
                secret = @Secret, previous_secret = @PreviousSecret, rotated = @Rotated
            WHERE subscription = @Id
            """,
            row);
    }

    public static Task ReachAsync(DbTransaction transaction, string id, long reached) =>
        transaction.ExecuteAsync("UPDATE subscriptions SET reached = @reached WHERE id = @id", new { id, reached });

    /// <summary>Disables one that is not; whether it was not.</summary>
    public static async Task<bool> DisableAsync(DbTransaction transaction, string id, string reason, string at) => await transaction.ExecuteAsync(
        "UPDATE subscriptions SET status = 'disabled', disabled_reason = @reason, disabled_at = @at, version = version + 1 WHERE id = @id AND status = 'active'",
        new { id, reason, at }) == 1;

    /// <summary>One whose owner does not matter.</summary>
    public static Task<SubscriptionRow?> FindAsync(DbTransaction transaction, string id) => transaction.FindAsync<SubscriptionRow>($"{Columns} WHERE id = @id", new { id });

    /// <summary>Those of some ids.</summary>
    public static Task<List<SubscriptionRow>> AmongAsync(DbTransaction transaction, Dialect dialect, IEnumerable<string> ids) =>
        transaction.QueryAsync<SubscriptionRow>($"{Columns} WHERE {dialect.Among("id", "ids")}", new { ids = dialect.ListOf(ids) });

    /// <summary>The other active ones of an owner.</summary>
    public static Task<List<string>> OthersAsync(DbTransaction transaction, string owner, string id) => transaction.QueryAsync<string>(
        "SELECT id FROM subscriptions WHERE owner = @owner AND id <> @id AND status = 'active' AND question IS NULL ORDER BY id", new { owner, id });

    /// <summary>Removes it with all that was sent and is to be sent to it. Cost: O(events), as deliveries are found by event.</summary>
    public static async Task RemoveAsync(DbTransaction transaction, string id)
    {
        // It goes first: whoever adds deliveries for it holds its row meanwhile.
        await transaction.ExecuteAsync("DELETE FROM subscriptions WHERE id = @id", new { id });
        await transaction.ExecuteAsync("DELETE FROM endpoints WHERE subscription = @id", new { id });
        await transaction.ExecuteAsync("DELETE FROM deliveries WHERE sequence IN (SELECT sequence FROM events) AND message = 0 AND subscription = @id", new { id });
        await transaction.ExecuteAsync(
            "DELETE FROM deliveries WHERE sequence = 0 AND message IN (SELECT number FROM messages WHERE subscription = @id) AND subscription = @id", new { id });
        await transaction.ExecuteAsync("DELETE FROM messages WHERE subscription = @id", new { id });
    }

    /// <summary>Since when each of some has only failed; those that have not are left out.</summary>
    public static Task<List<string>> FailingSinceAsync(DbTransaction transaction, Dialect dialect, IEnumerable<string> ids, string before) => transaction.QueryAsync<string>(
        $"SELECT id FROM subscriptions WHERE {dialect.Among("id", "ids")} AND status = 'active' AND failing_since <= @before", new { ids = dialect.ListOf(ids), before });

    /// <summary>Notes of each that it failed, and since when if it did not before.</summary>
    public static Task NoteFailedAsync(DbTransaction transaction, Dialect dialect, IEnumerable<string> ids, string at) => dialect.ExecuteEachAsync(
        transaction, "UPDATE subscriptions SET failing_since = @at WHERE id = @id AND failing_since IS NULL", ["id", "at"], [.. ids.Select(id => new object?[] { id, at })]);

    /// <summary>Notes of each that it has taken something.</summary>
    public static async Task NoteTakenAsync(DbTransaction transaction, Dialect dialect, IEnumerable<string> ids)
    {
        // Hardly any has failed before.
        var failing = await transaction.QueryAsync<string>(
            $"SELECT id FROM subscriptions WHERE failing_since IS NOT NULL AND {dialect.Among("id", "ids")} ORDER BY id", new { ids = dialect.ListOf(ids) });
        await dialect.ExecuteEachAsync(transaction, "UPDATE subscriptions SET failing_since = NULL WHERE id = @id", ["id"], [.. failing.Select(id => new object?[] { id })]);
    }
}
