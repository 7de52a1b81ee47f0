using Microsoft.Extensions.Logging;

namespace MongCai.Schedule.Jobs;

/// <summary>
/// The runs of the work in this process. A run does it, and again at each instant that it names for soon. There is one at a time: who comes meanwhile sets that one going once more,
/// so that no second worker stands waiting for the same instant. A failure is told once, however often it is tried again.
/// </summary>
/// <param name="work">The work.</param>
/// <param name="time">The machine's clock.</param>
/// <param name="logger">The log.</param>
public sealed partial class DueRuns(IDueWork work, TimeProvider time, ILogger<DueRuns> logger)
{
    private readonly Lock _lock = new();
    private readonly Nap _nap = new(time);
    private bool _isRunning;
    private bool _isDown;

    /// <summary>Sets a run that is under way going once more.</summary>
    /// <returns>Whether there was one; else nothing was done.</returns>
    public bool TryAgain()
    {
        lock (_lock)
        {
            if (_isRunning)
            {
                _nap.Wake();
            }

            return _isRunning;
        }
    }

    /// <summary>Does the work, and again at each instant that it names less than <paramref name="near"/> ahead.</summary>
    /// <param name="near">How far ahead is waited for.</param>
    /// <param name="cancel">Ends it, also the work.</param>
    /// <returns>When something is due next, mostly later than that; null where nothing is known to be, or another run sees to it.</returns>
    public async Task<DateTimeOffset?> RunAsync(TimeSpan near, CancellationToken cancel)
    {
        lock (_lock)
        {
            if (TryAgain())
            {
                return null;
            }

            _isRunning = true;
        }

        try
        {
            while (true)
            {
                var next = await UntilNothingIsNearAsync(near, cancel);
                lock (_lock)
                {
                    if (!_nap.IsWoken)
                    {
                        (_isRunning, _isDown) = (false, false);
                        return next;
                    }
                }
            }
        }
        catch (Exception failure)
        {
            End(cancel.IsCancellationRequested ? null : failure);
            throw;
        }
    }

    private void End(Exception? failure)
    {
        lock (_lock)
        {
            _isRunning = false;
            if (failure is not null && !_isDown)
            {
                _isDown = true;
                LogFailed(failure);
            }
        }
    }

    private async Task<DateTimeOffset?> UntilNothingIsNearAsync(TimeSpan near, CancellationToken cancel)
    {
        DateTimeOffset? tried = null;
        while (true)
        {
            // Whoever asked until here is served by what follows.
            _nap.Forget();
            var next = await work.DoAsync(cancel);

            // What is named again although its time has come is left to the next run: something keeps it from being done.
            if (next is not { } at || at <= tried || at - time.GetUtcNow() >= near)
            {
                return next;
            }

            tried = await WaitUntilAsync(at, near, cancel) ? at : tried;
        }
    }

    /// <summary>Waits for an instant by the clock, which may be set meanwhile; whether it has come.</summary>
    private async Task<bool> WaitUntilAsync(DateTimeOffset at, TimeSpan near, CancellationToken cancel)
    {
        while (at - time.GetUtcNow() is var wait && wait > TimeSpan.Zero)
        {
            if (wait >= near || await _nap.WaitAsync(wait, cancel))
            {
                return false;
            }
        }

        return true;
    }

    [LoggerMessage(LogLevel.Warning, "What is due could not be done; it is tried again.")]
    private partial void LogFailed(Exception failure);
}
