using System.Threading.Channels;
using Hangfire;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace MongCai.Schedule.Jobs;

/// <summary>Puts jobs into Hangfire's storage, whose servers run them: a sweep, one for the next instant, and one for who wakes it.</summary>
internal sealed partial class HangfireHost(
    IBackgroundJobClientV2 client, IRecurringJobManagerV2 recurring, DueRuns runs, TimeProvider time, ILogger<HangfireHost> logger) : BackgroundService, IJobHost
{
    /// <summary>How far before its instant a job is scheduled: longer than Hangfire takes to start one, in the median 0.2 s and at most 1.3 s.</summary>
    public static readonly TimeSpan Ahead = TimeSpan.FromSeconds(1);

    private const string SweepId = "due-work";
    private const string EveryFiveSeconds = "*/5 * * * * *";

    /// <summary>One that waits stands for all: they ask for the same.</summary>
    private readonly Channel<bool> _wakes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>In ticks of UTC, what was scheduled last, so that not each sweep schedules the same again.</summary>
    private long _scheduled;

    public string Name => HangfireJobs.Name;

    public void Wake()
    {
        if (!runs.TryAgain())
        {
            _wakes.Writer.TryWrite(true);
        }
    }

    /// <summary>Schedules the job for an instant; several of one instant do no harm.</summary>
    public void Schedule(DateTimeOffset instant)
    {
        var wait = instant - time.GetUtcNow() - Ahead;
        if (wait > TimeSpan.Zero && Volatile.Read(ref _scheduled) != instant.UtcTicks)
        {
            client.Schedule<DueJob>(job => job.RunAsync(CancellationToken.None), wait);
            Volatile.Write(ref _scheduled, instant.UtcTicks);
        }
    }

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        recurring.AddOrUpdate<DueJob>(SweepId, job => job.RunAsync(CancellationToken.None), EveryFiveSeconds);
        Wake();
        return base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var _ in _wakes.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                client.Enqueue<DueJob>(job => job.RunAsync(CancellationToken.None));
            }
            catch (Exception failure)
            {
                LogNotEnqueued(failure);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "The storage of jobs cannot be written; what is due waits for the next sweep.")]
    private partial void LogNotEnqueued(Exception failure);
}
