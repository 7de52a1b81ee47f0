using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace MongCai.Schedule.Jobs;

/// <summary>Hangfire as <see cref="IJobHost"/>, where it is built in.</summary>
public static partial class HangfireJobs
{
    /// <summary>What it is called, in settings too.</summary>
    public const string Name = "hangfire";

    /// <summary>Whether it is: false where its packages could not be restored.</summary>
    public static partial bool IsBuiltIn { get; }

    /// <summary>Adds Hangfire as the host that calls <see cref="IDueWork"/>.</summary>
    /// <param name="services">The services, with a <see cref="TimeProvider"/> and, as singletons, <see cref="DueRuns"/> and what these need.</param>
    /// <param name="postgresConnectionString">The database in which it keeps its jobs, in a schema <c>hangfire</c> that it makes itself, so that servers share the work; null for the memory of this process.</param>
    /// <exception cref="NotSupportedException">It is not built in.</exception>
    public static partial IServiceCollection AddHangfireJobs(this IServiceCollection services, string? postgresConnectionString);

    /// <summary>Maps the dashboard, which shows and changes nothing.</summary>
    /// <param name="endpoints">What it is mapped on.</param>
    /// <param name="path">Its path, with a slash before it and none behind.</param>
    /// <param name="policy">The policy of authorization that alone decides who sees it.</param>
    /// <exception cref="NotSupportedException">It is not built in.</exception>
    public static partial IEndpointConventionBuilder MapHangfireJobs(this IEndpointRouteBuilder endpoints, string path, string policy);
}
