using System.Data.Common;
using MongCai.Schedule.Service.Database;

namespace MongCai.Schedule.Service.Outbox;

/// <summary>The rows of events.</summary>
internal static class EventStore
{
    private const string Columns = "SELECT sequence, id, type, subject, gate, flow, classes, time, recorded, revision, body, hash FROM events";

    public static Task AddAsync(DbTransaction transaction, EventRow row) => transaction.ExecuteAsync(
        """
        INSERT INTO events (sequence, id, type, subject, gate, flow, classes, time, recorded, revision, body, hash)
        VALUES (@Sequence, @Id, @Type, @Subject, @Gate, @Flow, @Classes, @Time, @Recorded, @Revision, @Body, @Hash)
        """,
        row);

    public static async Task<bool> IsWrittenAsync(DbTransaction transaction, string id) =>
        await transaction.FindAsync<long?>("SELECT sequence FROM events WHERE id = @id", new { id }) is not null;

    /// <summary>The last event. Cost: O(log events).</summary>
    public static async Task<EventHead> HeadAsync(DbTransaction transaction) =>
        await transaction.FindAsync<EventHead>("SELECT sequence, hash FROM events WHERE sequence = (SELECT max(sequence) FROM events)") ?? EventHead.None;

    /// <summary>The hash of the last event of a subject; that of the beginning where there is none. Cost: O(log events).</summary>
    public static async Task<string> LastHashOfAsync(DbTransaction transaction, string subject) =>
        await transaction.FindAsync<string>("SELECT hash FROM events WHERE subject = @subject ORDER BY sequence DESC LIMIT 1", new { subject }) ?? EventRow.Beginning;

    /// <summary>The event of a place; null where there is none.</summary>
    public static Task<EventRow?> FindAsync(DbTransaction transaction, long sequence) =>
        transaction.FindAsync<EventRow>($"{Columns} WHERE sequence = @sequence", new { sequence });

    /// <summary>The events after a place, in order. Cost: O(log events + limit).</summary>
    public static Task<List<EventRow>> AfterAsync(DbTransaction transaction, long sequence, int limit) =>
        transaction.QueryAsync<EventRow>($"{Columns} WHERE sequence > @sequence ORDER BY sequence LIMIT @limit", new { sequence, limit });
}
