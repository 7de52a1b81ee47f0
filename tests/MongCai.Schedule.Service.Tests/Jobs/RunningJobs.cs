using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using MongCai.Schedule.Jobs;
using MongCai.Schedule.Service.Database;
using MongCai.Schedule.Service.Jobs;
using MongCai.Schedule.Service.Tests.Access;

namespace MongCai.Schedule.Service.Tests.Jobs;

/// <summary>A host that runs the work of a test.</summary>
internal sealed class RunningJobs : IAsyncDisposable
{
    private readonly IHost _host;
    private readonly KeptLog _log;

    private RunningJobs(IHost host, KeptLog log) => (_host, _log) = (host, log);

    public string Log => _log.Text;

    public IJobHost Jobs => _host.Services.GetRequiredService<IJobHost>();

    public static async Task<RunningJobs> StartAsync(IDueWork work, string name, string connectionString, TimeProvider? time = null)
    {
        var log = new KeptLog();
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection([KeyValuePair.Create("Jobs:Host", (string?)name)]);
        builder.Logging.AddProvider(log);
        builder.Services.AddSingleton(time ?? TimeProvider.System);
        builder.Services.AddSingleton(work);
        await using var database = new ScheduleDatabase(connectionString);
        builder.Services.AddJobs(builder.Configuration, database);
        var host = builder.Build();
        await host.StartAsync(TestContext.Current.CancellationToken);
        return new RunningJobs(host, log);
    }

    public Task StopAsync() => _host.StopAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _host.Dispose();
        _log.Dispose();
    }
}
