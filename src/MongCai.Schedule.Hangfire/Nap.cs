namespace MongCai.Schedule.Jobs;

/// <summary>A wait that ends early when it is woken. One waits; anybody wakes.</summary>
/// <param name="time">Whose timers it waits on.</param>
public sealed class Nap(TimeProvider time)
{
    private TaskCompletionSource _woken = Awake();

    /// <summary>Whether somebody has woken it since it last ended so.</summary>
    public bool IsWoken => Volatile.Read(ref _woken).Task.IsCompleted;

    /// <summary>Ends the wait; where nobody waits, the next one ends at once.</summary>
    public void Wake() => Volatile.Read(ref _woken).TrySetResult();

    /// <summary>Forgets that it was woken.</summary>
    public void Forget()
    {
        if (IsWoken)
        {
            Volatile.Write(ref _woken, Awake());
        }
    }

    /// <summary>Waits.</summary>
    /// <param name="atMost">How long; nothing where it is not positive.</param>
    /// <param name="cancel">Ends it with an exception.</param>
    /// <returns>Whether it was woken.</returns>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was cancelled.</exception>
    public async Task<bool> WaitAsync(TimeSpan atMost, CancellationToken cancel)
    {
        // Timers count whole milliseconds, and cut off what is beyond.
        var wait = TimeSpan.FromMilliseconds(Math.Max(0, Math.Ceiling(atMost.TotalMilliseconds)));
        await _woken.Task.WaitAsync(wait, time, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancel.ThrowIfCancellationRequested();
        var isWoken = IsWoken;
        Forget();
        return isWoken;
    }

    private static TaskCompletionSource Awake() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
