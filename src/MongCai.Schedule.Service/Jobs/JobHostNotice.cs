using MongCai.Schedule.Jobs;

namespace MongCai.Schedule.Service.Jobs;

/// <summary>Says at the start who runs the jobs: whether Hangfire is built in is seen nowhere else.</summary>
internal sealed partial class JobHostNotice(IJobHost host, IHostApplicationLifetime lifetime, ILogger<JobHostNotice> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        // Not before: a service that cannot listen says that alone.
        lifetime.ApplicationStarted.Register(() => LogHost(host.Name));
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(LogLevel.Information, "Jobs are run by: {Host}.")]
    private partial void LogHost(string host);
}
