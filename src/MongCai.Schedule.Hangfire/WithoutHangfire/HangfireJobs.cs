using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace MongCai.Schedule.Jobs;

/// <content>Where the packages could not be restored.</content>
public static partial class HangfireJobs
{
    public static partial bool IsBuiltIn => false;

    public static partial IServiceCollection AddHangfireJobs(this IServiceCollection services, string? postgresConnectionString) => throw NotBuiltIn();

    public static partial IEndpointConventionBuilder MapHangfireJobs(this IEndpointRouteBuilder endpoints, string path, string policy) => throw NotBuiltIn();

    private static NotSupportedException NotBuiltIn() => new("Hangfire is not built in.");
}
