using System.Collections.Concurrent;
using System.Diagnostics;
using MongCai.Schedule.Jobs;

namespace MongCai.Schedule.Service.Tests.Jobs;

/// <summary>Work at instants that a test lists. It looks at the clock as the real one does: what is not due is not done.</summary>
internal sealed class ListedWork : IDueWork
{
    private readonly ConcurrentDictionary<DateTimeOffset, TaskCompletionSource<DateTimeOffset>> _items = new();
    private int _calls;
    private int _failures;

    public int Calls => Volatile.Read(ref _calls);

    /// <summary>What it names as the next instant, whatever is in its list.</summary>
    public DateTimeOffset? Names { get; set; }

    /// <summary>Completes when a run has begun; then that run only ends when it is cancelled.</summary>
    public TaskCompletionSource? Stuck { get; set; }

    public CancellationToken Token { get; private set; }

    /// <summary>How often it fails from now on.</summary>
    public int Failures
    {
        get => Volatile.Read(ref _failures);
        set => Volatile.Write(ref _failures, value);
    }

    /// <summary>Lists an instant, of which nobody is told; when it was done.</summary>
    public Task<DateTimeOffset> Add(DateTimeOffset instant) =>
        _items.GetOrAdd(instant, _ => new TaskCompletionSource<DateTimeOffset>(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    public async Task<DateTimeOffset?> DoAsync(CancellationToken cancel)
    {
        Interlocked.Increment(ref _calls);
        if (Stuck is { } stuck)
        {
            Token = cancel;
            stuck.TrySetResult();
            await Task.Delay(Timeout.Infinite, cancel);
        }

        if (Failures > 0)
        {
            Interlocked.Decrement(ref _failures);
            throw new UnreachableException("the work fails");
        }

        var now = DateTimeOffset.UtcNow;
        DateTimeOffset? next = null;
        foreach (var (instant, done) in _items)
        {
            if (instant <= now)
            {
                done.TrySetResult(now);
            }
            else if (next is null || instant < next)
            {
                next = instant;
            }
        }

        return Names ?? next;
    }
}
