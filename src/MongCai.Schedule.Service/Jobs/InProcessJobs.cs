using MongCai.Schedule.Jobs;

namespace MongCai.Schedule.Service.Jobs;

/// <summary>Runs the jobs in this process, of which others on the same database know nothing: each of them does the same, which is safe.</summary>
internal sealed partial class InProcessJobs(IDueWork work, TimeProvider time, ILogger<InProcessJobs> logger) : BackgroundService, IJobHost
{
    public const string HostName = "in-process";

    /// <summary>
    /// How often is looked for what nobody announced, and tried again after a failure. No wait is longer, so that a machine that slept and a clock that was set are noticed.
    /// </summary>
    private static readonly TimeSpan Sweep = TimeSpan.FromSeconds(1);

    private readonly DueRuns _runs = new(work, time);
    private readonly Nap _nap = new(time);

    public string Name => HostName;

    public void Wake()
    {
        if (!_runs.TryAgain())
        {
            _nap.Wake();
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // What the work does before it first waits is no part of the start.
        await Task.Yield();
        var isDown = false;
        while (true)
        {
            try
            {
                await _runs.RunAsync(Sweep, stoppingToken);
                isDown = false;
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                // Told once, not every second.
                if (!isDown)
                {
                    LogFailed(failure);
                }

                isDown = true;
            }

            await _nap.WaitAsync(Sweep, stoppingToken);
        }
    }

    [LoggerMessage(LogLevel.Warning, "What is due could not be done; it is tried again every second.")]
    private partial void LogFailed(Exception failure);
}
