using MongCai.Schedule.Service.Database;

namespace MongCai.Schedule.Service.Outbox;

/// <summary>
/// Tells whoever waits in this process how far events have come, whichever process wrote them. What it says may be a little behind, never ahead: who is
/// told reads the database.
/// </summary>
internal sealed class EventSignal(ScheduleDatabase database)
{
    private readonly Lock _lock = new();
    private TaskCompletionSource _next = NextSource();
    private long _last;

    /// <summary>The place of the last event that this process has heard of.</summary>
    public long Last => Volatile.Read(ref _last);

    /// <summary>Looks how far they have come, and wakes those who wait. Cost: one reading of one number.</summary>
    public async Task LookAsync()
    {
        var last = (await database.ReadAsync(EventStore.HeadAsync)).Sequence;
        lock (_lock)
        {
            if (last > _last)
            {
                Volatile.Write(ref _last, last);
                var reached = _next;
                _next = NextSource();
                reached.SetResult();
            }
        }
    }

    /// <summary>Waits until there is an event after a place; at once where there is one.</summary>
    public async Task WaitAsync(long after, CancellationToken cancel)
    {
        while (true)
        {
            Task next;
            lock (_lock)
            {
                if (_last > after)
                {
                    return;
                }

                next = _next.Task;
            }

            await next.WaitAsync(cancel);
        }
    }

    private static TaskCompletionSource NextSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
