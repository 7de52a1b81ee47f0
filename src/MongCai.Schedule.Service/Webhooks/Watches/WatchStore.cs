using System.Data.Common;
using System.Security.Cryptography;
using MongCai.Schedule.Service.Database;

namespace MongCai.Schedule.Service.Webhooks.Watches;

/// <summary>The rows of watches: subscriptions with a question, whose deliveries are messages.</summary>
internal static class WatchStore
{
    private const string Columns = """
        SELECT id, owner, url, question, status, disabled_reason AS DisabledReason, disabled_at AS DisabledAt, secret, reached, created
        FROM subscriptions JOIN endpoints ON subscription = id
        """;

    public static string NewId() => $"wch_{RandomNumberGenerator.GetHexString(26, lowercase: true)}";

    public static async Task AddAsync(DbTransaction transaction, WatchRow row)
    {
        await transaction.ExecuteAsync(
            "INSERT INTO subscriptions (id, owner, question, status, reached, created, version) VALUES (@Id, @Owner, @Question, @Status, @Reached, @Created, 1)", row);
        await transaction.ExecuteAsync(
            "INSERT INTO endpoints (subscription, url, types, gates, meant, flows, classes, secret) VALUES (@Id, @Url, '', '', '', '', '', @Secret)", row);
    }

    /// <summary>Somebody's; null where there is none of theirs, whoever else has one of that id.</summary>
    public static Task<WatchRow?> FindAsync(DbTransaction transaction, string owner, string id) =>
        transaction.FindAsync<WatchRow>($"{Columns} WHERE id = @id AND owner = @owner AND question IS NOT NULL", new { id, owner });

    /// <summary>Somebody's, by id, from one on.</summary>
    public static Task<List<WatchRow>> OfAsync(DbTransaction transaction, string owner, string from, int limit) => transaction.QueryAsync<WatchRow>(
        $"{Columns} WHERE owner = @owner AND id >= @from AND question IS NOT NULL ORDER BY id LIMIT @limit", new { owner, from, limit });

    public static Task<long> CountAsync(DbTransaction transaction, string owner) =>
        transaction.FindAsync<long>("SELECT count(*) FROM subscriptions WHERE owner = @owner AND question IS NOT NULL", new { owner });

    /// <summary>Those for which a revision was not looked at yet, those that are furthest behind.</summary>
    public static Task<List<WatchRow>> BehindAsync(DbTransaction transaction, long revision) => transaction.QueryAsync<WatchRow>(
        $"""
        {Columns} WHERE question IS NOT NULL AND status = 'active' AND reached =
            (SELECT min(reached) FROM subscriptions WHERE question IS NOT NULL AND status = 'active' AND reached < @revision)
        ORDER BY id
        """,
        new { revision });

    /// <summary>Notes that a revision was looked at for some; for each, whether nobody else had.</summary>
    public static async Task<List<bool>> ReachAsync(DbTransaction transaction, Dialect dialect, IEnumerable<string> ids, long before, long reached) =>
        [.. (await dialect.ExecuteEachAsync(
            transaction,
            "UPDATE subscriptions SET reached = @reached WHERE id = @id AND reached = @before",
            ["id", "before", "reached"],
            [.. ids.Select(id => new object?[] { id, before, reached })])).Select(changed => changed == 1)];
}
