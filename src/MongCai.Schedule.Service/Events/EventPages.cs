using System.Data.Common;
using Dapper;
using MongCai.Schedule.Service.Database;
using MongCai.Schedule.Service.Outbox;

namespace MongCai.Schedule.Service.Events;

/// <summary>Reads events page by page. Whoever waits holds no connection meanwhile.</summary>
internal sealed class EventPages(ScheduleDatabase database) : IDisposable
{
    /// <summary>An event wakes all who wait at once; they take turns, so that officials do not wait for a connection behind a thousand of them.</summary>
    private const int ReadersAtATime = 4;

    private readonly SemaphoreSlim _turns = new(ReadersAtATime);

    public void Dispose() => _turns.Dispose();

    /// <summary>The place of the last event of all; 0 before the first.</summary>
    public Task<long> LastAsync(CancellationToken cancel) => InTurnAsync(async transaction => (await EventStore.HeadAsync(transaction)).Sequence, cancel);

    /// <summary>The events after a place, and the last there is, as of one moment. Cost: that of <see cref="EventFilter.Select"/>.</summary>
    public Task<EventPage> AfterAsync(EventFilter filter, long after, int limit, CancellationToken cancel) => InTurnAsync(
        async transaction =>
        {
            var parameters = new DynamicParameters(new { after, limit });
            var events = await transaction.QueryAsync<EventText>(filter.Select(parameters), parameters);
            return new EventPage(events, (await EventStore.HeadAsync(transaction)).Sequence, limit);
        },
        cancel);

    /// <summary>The newest events of a gate and flow, the newest first. Cost: O(log events + limit).</summary>
    public Task<List<EventText>> NewestAsync(string gate, string flow, int limit) => database.ReadAsync(transaction => transaction.QueryAsync<EventText>(
        "SELECT sequence, type, body FROM events WHERE gate = @gate AND flow = @flow ORDER BY sequence DESC LIMIT @limit", new { gate, flow, limit }));

    private async Task<T> InTurnAsync<T>(Func<DbTransaction, Task<T>> read, CancellationToken cancel)
    {
        await _turns.WaitAsync(cancel);
        try
        {
            return await database.ReadAsync(read);
        }
        finally
        {
            _turns.Release();
        }
    }
}
