using NodaTime.TimeZones;

namespace MongCai.Schedule.Service.Http;

/// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: it can answer questions, and with which data.</summary>
internal static class Health
{
    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/health/live", () => new Uncached<Live>(new Live("live"))).ExcludeFromDescription().WithMetadata(RequestCost.None);
        app.MapGet("/health/ready", () => new Uncached<Ready>(new Ready("ready", TzdbDateTimeZoneSource.Default.TzdbVersion))).ExcludeFromDescription().WithMetadata(RequestCost.None);
    }

    private sealed record Live(string Status);

    /// <summary>With the version of the time zone database that NodaTime carries.</summary>
    private sealed record Ready(string Status, string Tzdb);

    private sealed class Uncached<T>(T value) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.Headers.CacheControl = "no-store";
            return Results.Json(value, Json.Options).ExecuteAsync(httpContext);
        }
    }
}
