using MongCai.Schedule.Jobs;

namespace MongCai.Schedule.Service.Jobs;

/// <summary>Runs the jobs in this process, of which others on the same database know nothing: each of them does the same, which is safe.</summary>
internal sealed class InProcessJobs(DueRuns runs, TimeProvider time) : BackgroundService, IJobHost
{
    public const string HostName = "in-process";

    /// <summary>
    /// How often is looked for what nobody announced, and tried again after a failure. No wait is longer, so that a machine that slept and a clock that was set are noticed.
    /// </summary>
    private static readonly TimeSpan Sweep = TimeSpan.FromSeconds(1);

    private readonly Nap _nap = new(time);

    public string Name => HostName;

    public void Wake()
    {
        if (!runs.TryAgain())
        {
            _nap.Wake();
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // What the work does before it first waits is no part of the start.
        await Task.Yield();
        while (true)
        {
            try
            {
                await runs.RunAsync(Sweep, stoppingToken);
            }
            catch (Exception) when (!stoppingToken.IsCancellationRequested)
            {
                // Told by the runs, and tried again with the next sweep.
            }

            await _nap.WaitAsync(Sweep, stoppingToken);
        }
    }
}
