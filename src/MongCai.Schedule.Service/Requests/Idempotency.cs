using System.Data.Common;
using System.Text;
using MongCai.Schedule.Service.Database;
using MongCai.Schedule.Service.Http;
using NodaTime;

namespace MongCai.Schedule.Service.Requests;

/// <summary>A request that comes again gets the answer that it got, and nothing is done twice.</summary>
internal static class Idempotency
{
    /// <summary>Does what is asked for, or finds what was answered.</summary>
    /// <param name="transaction">The transaction in which it is done, of the only writer.</param>
    /// <param name="requested">The request.</param>
    /// <param name="now">The time.</param>
    /// <param name="change">Does it. What it answers is kept as it is.</param>
    public static async Task<Reply> AnswerAsync(DbTransaction transaction, Requested requested, Instant now, Func<Task<Reply>> change)
    {
        if (requested.IdempotencyKey is { } key && await IdempotencyStore.FindAsync(transaction, requested.By.Name, key) is { } answered)
        {
            return answered.Request == requested.Hash
                ? new Reply(null, (int)answered.Status, answered.Location, Encoding.UTF8.GetBytes(answered.Body))
                : Reply.Refused(ProblemKind.KeyReused);
        }

        var reply = await change();
        if (reply.Problem is null && requested.IdempotencyKey is { } fresh)
        {
            await IdempotencyStore.AddAsync(
                transaction,
                requested.By.Name,
                fresh,
                new IdempotencyRow(requested.Hash, reply.Status, reply.Location, Encoding.UTF8.GetString(reply.Body)),
                InstantColumn.Write(now));
        }

        return reply;
    }
}
