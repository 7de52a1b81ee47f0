using Hangfire;
using Hangfire.AspNetCore;
using Hangfire.InMemory;
using Hangfire.PostgreSql;
using Hangfire.PostgreSql.Factories;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace MongCai.Schedule.Jobs;

/// <content>Where the packages could be restored.</content>
public static partial class HangfireJobs
{
    /// <summary>A sweep every 5 s makes 17,000 jobs a day; who looks at the dashboard wants the last ones.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromHours(1);

    public static partial bool IsBuiltIn => true;

    public static partial IServiceCollection AddHangfireJobs(this IServiceCollection services, string? postgresConnectionString)
    {
        services.AddSingleton<HangfireHost>();
        services.AddSingleton<IJobHost>(provided => provided.GetRequiredService<HangfireHost>());
        services.AddHostedService(provided => provided.GetRequiredService<HangfireHost>());

        // Registered before AddHangfire, which would take those of the whole process, so that two hosts in one stay apart.
        services.AddSingleton(_ => Storage(postgresConnectionString));
        services.AddSingleton<JobActivator>(provided => new AspNetCoreJobActivator(provided.GetRequiredService<IServiceScopeFactory>()));
        services.AddHangfire((provided, configuration) => configuration
            .UseLogProvider(new HangfireLog(provided.GetRequiredService<ILoggerFactory>()))
            .SetDataCompatibilityLevel(CompatibilityLevel.Version_180)
            .UseSimpleAssemblyNameTypeSerializer()
            .UseRecommendedSerializerSettings());
        services.AddHangfireServer(options =>
        {
            // One at a time does the work; the other is there to tell it of what came meanwhile.
            options.WorkerCount = 2;

            // By default 15 s, by which all would be late, and sweeps lost.
            options.SchedulePollingInterval = TimeSpan.FromMilliseconds(200);
        });
        return services;
    }

    public static partial IEndpointConventionBuilder MapHangfireJobs(this IEndpointRouteBuilder endpoints, string path, string policy) =>
        endpoints.MapHangfireDashboardWithAuthorizationPolicy(policy, path, new DashboardOptions
        {
            IsReadOnlyFunc = _ => true,
            DisplayStorageConnectionString = false,
            DashboardTitle = "MongCai.Schedule",
            AppPath = null,
        });

    private static JobStorage Storage(string? postgresConnectionString)
    {
        JobStorage storage = postgresConnectionString is null ? new InMemoryStorage() : Postgres(postgresConnectionString);
        storage.JobExpirationTimeout = Kept;
        return storage;
    }

    private static PostgreSqlStorage Postgres(string connectionString)
    {
        var options = new PostgreSqlStorageOptions
        {
            SchemaName = "hangfire",

            // A job of a server that was killed is another's after this; sliding, so that one that runs longer is not started twice.
            UseSlidingInvisibilityTimeout = true,
            InvisibilityTimeout = TimeSpan.FromSeconds(30),

            // The lock of a server that was killed keeps the others from scheduling for this long, by default 10 min. Too short a time does no harm: what is enqueued twice is done once.
            DistributedLockTimeout = TimeSpan.FromSeconds(5),

            // What one server enqueues, another starts within some tens of milliseconds.
            EnableLongPolling = true,
            QueuePollInterval = TimeSpan.FromSeconds(1),

            // Without storage nothing would be published: then the service is not to start, and to say so at once.
            AllowDegradedModeWithoutStorage = false,
            StartupConnectionMaxRetries = 0,
        };
        return new PostgreSqlStorage(new NpgsqlConnectionFactory(connectionString, options), options);
    }
}
