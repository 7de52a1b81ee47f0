using System.Data.Common;
using System.Security.Cryptography;
using MongCai.Schedule.Service.Database;

namespace MongCai.Schedule.Service.Webhooks.Subscriptions;

/// <summary>What one subscription alone is told. Written by the only writer, so that numbers are given once.</summary>
internal static class MessageStore
{
    public static string NewId() => $"msg_{RandomNumberGenerator.GetHexString(32, lowercase: true)}";

    /// <summary>Adds a message, to be sent at once.</summary>
    /// <param name="transaction">The transaction, of the only writer.</param>
    /// <param name="subscription">To whom.</param>
    /// <param name="id">Its id.</param>
    /// <param name="subject">What it is about: messages about the same are sent in order.</param>
    /// <param name="body">What is sent, to the byte.</param>
    /// <param name="now">The time, as a column.</param>
    public static async Task AddAsync(DbTransaction transaction, string subscription, string id, string subject, string body, string now)
    {
        var number = await transaction.FindAsync<long?>("SELECT max(number) FROM messages") + 1 ?? 1;
        await transaction.ExecuteAsync(
            "INSERT INTO messages (number, id, subscription, subject, body, created) VALUES (@number, @id, @subscription, @subject, @body, @now)",
            new { number, id, subscription, subject, body, now });
        await transaction.ExecuteAsync(
            """
            INSERT INTO deliveries (subscription, sequence, message, subject, state, attempts, not_before)
            VALUES (@subscription, 0, @number, @subject, 'pending', 0, @now)
            """,
            new { subscription, number, subject, now });
    }

    /// <summary>The id and body of one.</summary>
    public static Task<(string Id, string Body)> FindAsync(DbTransaction transaction, long number) =>
        transaction.FindAsync<(string, string)>("SELECT id, body FROM messages WHERE number = @number", new { number });

    /// <summary>Removes those that are older than a time and of which no delivery is left.</summary>
    public static Task<int> RemoveOldAsync(DbTransaction transaction, string before) => transaction.ExecuteAsync(
        """
        DELETE FROM messages WHERE created < @before
            AND NOT EXISTS (SELECT 1 FROM deliveries d WHERE d.subscription = messages.subscription AND d.sequence = 0 AND d.message = messages.number)
        """,
        new { before });
}
