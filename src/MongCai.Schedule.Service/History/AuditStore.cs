using System.Data.Common;
using MongCai.Schedule.Service.Database;
using NodaTime;

namespace MongCai.Schedule.Service.History;

/// <summary>The record of who did what: rows that are only added to, each with the hash of the one before it.</summary>
internal static class AuditStore
{
    private const string Columns = """
        SELECT number, at, actor, address, action, subject, before_hash AS BeforeHash, after_hash AS AfterHash, detail, previous, hash FROM audit
        """;

    /// <summary>Adds an entry, in the transaction of what it tells of: both are there or neither.</summary>
    public static async Task AppendAsync(DbTransaction transaction, AuditEntry entry, Instant now)
    {
        var last = await transaction.FindAsync<AuditRow>($"{Columns} WHERE number = (SELECT max(number) FROM audit)");
        var row = new AuditRow(
            (last?.Number ?? 0) + 1,
            InstantColumn.Write(now),
            entry.Actor,
            entry.Address,
            entry.Action,
            entry.Subject,
            entry.BeforeHash,
            entry.AfterHash,
            entry.Detail,
            last?.Hash ?? AuditRow.Beginning,
            "");
        await transaction.ExecuteAsync(
            """
            INSERT INTO audit (number, at, actor, address, action, subject, before_hash, after_hash, detail, previous, hash)
            VALUES (@Number, @At, @Actor, @Address, @Action, @Subject, @BeforeHash, @AfterHash, @Detail, @Previous, @Hash)
            """,
            row with { Hash = row.ExpectedHash });
    }

    /// <summary>The rows after one, in order.</summary>
    public static Task<List<AuditRow>> AfterAsync(DbTransaction transaction, long number, int limit) =>
        transaction.QueryAsync<AuditRow>($"{Columns} WHERE number > @number ORDER BY number LIMIT @limit", new { number, limit });
}
