using System.Data.Common;
using MongCai.Schedule.Service.Database;

namespace MongCai.Schedule.Service.Requests;

/// <summary>What was answered to requests with an <c>Idempotency-Key</c>; it survives a restart, and is kept for ever.</summary>
internal static class IdempotencyStore
{
    public static Task<IdempotencyRow?> FindAsync(DbTransaction transaction, string actor, string key) => transaction.FindAsync<IdempotencyRow>(
        "SELECT request, status, location, body FROM idempotency_keys WHERE actor = @actor AND key = @key", new { actor, key });

    public static Task AddAsync(DbTransaction transaction, string actor, string key, IdempotencyRow row, string answered) => transaction.ExecuteAsync(
        """
        INSERT INTO idempotency_keys (actor, key, request, status, location, body, answered)
        VALUES (@actor, @key, @Request, @Status, @Location, @Body, @answered)
        """,
        new { actor, key, row.Request, row.Status, row.Location, row.Body, answered });
}
