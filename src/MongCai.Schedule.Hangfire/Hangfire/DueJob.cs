using Hangfire;

namespace MongCai.Schedule.Jobs;

/// <summary>The one job. Its name, and that of its method, are stored with every job that waits: a new name leaves those behind, which fail.</summary>
internal sealed class DueJob(DueRuns runs, HangfireHost host)
{
    /// <summary>
    /// Hangfire's instants are whole seconds, and a job may start up to one before its own; so jobs are scheduled ahead, and the rest is waited for here, by the clock.
    /// </summary>
    private static readonly TimeSpan Near = HangfireHost.Ahead + TimeSpan.FromSeconds(1.5);

    /// <summary>Does what is due. What still fails after the retries is not kept: the next sweep does the same. <see cref="DueRuns"/> tells of it, once, where Hangfire would each time.</summary>
    [AutomaticRetry(Attempts = 3, DelaysInSeconds = [1, 1, 2], LogEvents = false, OnAttemptsExceeded = AttemptsExceededAction.Delete)]
    [JobDisplayName("Do what is due")]
    public async Task RunAsync(CancellationToken cancel)
    {
        if (await runs.RunAsync(Near, cancel) is { } next)
        {
            host.Schedule(next);
        }
    }
}
