using System.Text.Json.Serialization;
using MongCai.Schedule.Service.Database;
using MongCai.Schedule.Service.Http;
using MongCai.Schedule.Service.Publication;
using NodaTime.TimeZones;

namespace MongCai.Schedule.Service.Upkeep;

/// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: it and its database can do all that they are for, and with which data.</summary>
internal static class Health
{
    public static void AddHealth(this IServiceCollection services) => services.AddSingleton<Readiness>();

    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/health/live", () => new Uncached<Live>(new Live("live"), StatusCodes.Status200OK)).ExcludeFromDescription().WithMetadata(RequestCost.None);
        app.MapGet("/health/ready", GetReadyAsync).ExcludeFromDescription().WithMetadata(RequestCost.None);
    }

    private static async Task<IResult> GetReadyAsync(Readiness readiness, ScheduleDatabase database, LiveCalendar calendar)
    {
        var reason = await readiness.FindFaultAsync();
        var status = reason is null ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        var state = new Ready(
            reason is null ? "ready" : "unready", TzdbDateTimeZoneSource.Default.TzdbVersion, database.Dialect.Name, calendar.Stored.Revisions.Length, reason);
        return new Uncached<Ready>(state, status);
    }

    private sealed record Live(string Status);

    /// <summary>What stands in <c>/health/ready</c>.</summary>
    /// <param name="Status">Ready or unready.</param>
    /// <param name="Tzdb">The version of the time zone database that NodaTime carries.</param>
    /// <param name="Database">Which one keeps what is published.</param>
    /// <param name="Revision">The last revision that questions are answered from.</param>
    /// <param name="Reason">Why it is not ready; left out where it is.</param>
    private sealed record Ready(string Status, string Tzdb, string Database, int Revision, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Reason);

    private sealed class Uncached<T>(T value, int status) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.Headers.CacheControl = "no-store";
            return Results.Json(value, Json.Options, statusCode: status).ExecuteAsync(httpContext);
        }
    }
}
