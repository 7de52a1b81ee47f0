using System.Data.Common;
using MongCai.Schedule.Service.Database;
using NodaTime;

namespace MongCai.Schedule.Service.History;

/// <summary>The record of who did what: rows that are only added to, each with the hash of the one before it.</summary>
internal static class AuditStore
{
    private const string Columns = """
        SELECT number, at, actor, address, action, subject, before_hash AS BeforeHash, after_hash AS AfterHash, revision, detail, previous, hash FROM audit
        """;

    /// <summary>Adds an entry, in the transaction of what it tells of: both are there or neither.</summary>
    public static async Task AppendAsync(DbTransaction transaction, AuditEntry entry, Instant now)
    {
        var head = await FindHeadAsync(transaction) ?? throw new InvalidDataException("What was noted of the last entry of the audit record is missing; see verify.");
        var row = new AuditRow(
            head.Number + 1,
            InstantColumn.Write(now),
            entry.Actor,
            entry.Address,
            entry.Action,
            entry.Subject,
            entry.BeforeHash,
            entry.AfterHash,
            entry.Revision,
            entry.Detail,
            head.Hash,
            "");
        row = row with { Hash = row.ExpectedHash };
        await transaction.ExecuteAsync(
            """
            INSERT INTO audit (number, at, actor, address, action, subject, before_hash, after_hash, revision, detail, previous, hash)
            VALUES (@Number, @At, @Actor, @Address, @Action, @Subject, @BeforeHash, @AfterHash, @Revision, @Detail, @Previous, @Hash)
            """,
            row);
        await transaction.ExecuteAsync("UPDATE audit_head SET number = @Number, hash = @Hash", row);
    }

    /// <summary>The last row, as it was noted when it was added; null where somebody has taken that away.</summary>
    public static Task<AuditHead?> FindHeadAsync(DbTransaction transaction) => transaction.FindAsync<AuditHead>("SELECT number, hash FROM audit_head");

    /// <summary>The rows after one, in order.</summary>
    public static Task<List<AuditRow>> AfterAsync(DbTransaction transaction, long number, int limit) =>
        transaction.QueryAsync<AuditRow>($"{Columns} WHERE number > @number ORDER BY number LIMIT @limit", new { number, limit });
}
