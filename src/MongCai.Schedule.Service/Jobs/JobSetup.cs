using MongCai.Schedule.Jobs;
using MongCai.Schedule.Service.Access;
using MongCai.Schedule.Service.Database;
using MongCai.Schedule.Service.Http;

namespace MongCai.Schedule.Service.Jobs;

/// <summary>Puts together what runs the jobs.</summary>
internal static class JobSetup
{
    /// <summary>Where admins see the jobs, where Hangfire runs them.</summary>
    private const string DashboardPath = "/jobs";

    /// <summary>The dashboard writes inline styles and draws its icons from data addresses and fonts; scripts come from here only.</summary>
    private const string DashboardPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>Adds the host that calls the <see cref="IDueWork"/>, which is to be registered as a singleton.</summary>
    /// <exception cref="FormatException">The section <c>Jobs</c> is wrong.</exception>
    public static void AddJobs(this IServiceCollection services, IConfiguration configuration, ScheduleDatabase database)
    {
        var settings = JobSettings.Read(configuration);
        services.AddSingleton(settings);
        services.AddSingleton<DueRuns>();
        services.AddHostedService<JobHostNotice>();
        if (settings.IsHangfire)
        {
            services.AddHangfireJobs(database.Dialect.PostgresConnectionString);
            return;
        }

        services.AddSingleton<InProcessJobs>();
        services.AddSingleton<IJobHost>(provided => provided.GetRequiredService<InProcessJobs>());
        services.AddHostedService(provided => provided.GetRequiredService<InProcessJobs>());
    }

    /// <summary>Maps the dashboard for admins, where there is one.</summary>
    public static void MapJobs(this WebApplication app)
    {
        if (app.Services.GetRequiredService<JobSettings>().IsHangfire)
        {
            app.MapHangfireJobs(DashboardPath, Policies.Admins)
                .WithMetadata(new BrowserSignIn("jobs"), new ContentPolicy(DashboardPolicy))
                .ExcludeFromDescription();
        }
    }
}
