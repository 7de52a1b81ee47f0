using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace MongCai.Schedule.Service.Http;

/// <summary>
/// 200 with a body, a strong entity tag over its bytes and a time to keep it; 304 where the caller has it already.
/// </summary>
internal sealed class Cacheable(byte[] body, string contentType, TimeSpan maxAge, bool isPrivate = false) : IResult
{
    private static readonly string AskAgain = Keep(TimeSpan.Zero);
    private static readonly string AskAgainAlone = new CacheControlHeaderValue { Private = true, NoCache = true }.ToString();

    /// <summary>An answer as JSON.</summary>
    /// <param name="value">The answer.</param>
    /// <param name="maxAge">How long it may be kept.</param>
    /// <param name="isPrivate">Whether it is for whoever asks alone, so that no cache between keeps it.</param>
    /// <param name="contentType">What kind of JSON it is.</param>
    public static Cacheable Json<T>(T value, TimeSpan maxAge, bool isPrivate = false, string contentType = "application/json; charset=utf-8") =>
        new(JsonSerializer.SerializeToUtf8Bytes(value, Http.Json.Options), contentType, maxAge, isPrivate);

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 16))}\"";
        var response = httpContext.Response;
        response.Headers.ETag = tag;

        // What must not be stale for a second is kept all the same: asking whether it still holds costs no body.
        response.Headers.CacheControl = isPrivate ? AskAgainAlone : maxAge == TimeSpan.Zero ? AskAgain : Keep(maxAge);
        if (isPrivate)
        {
            response.Headers.Vary = HeaderNames.Authorization;
        }

        if (httpContext.Request.Headers.IfNoneMatch is { Count: > 0 } known && Matches(known, tag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        response.ContentType = contentType;
        response.ContentLength = body.Length;
        return response.Body.WriteAsync(body, httpContext.RequestAborted).AsTask();
    }

    private static string Keep(TimeSpan maxAge) =>
        new CacheControlHeaderValue { Public = true, MaxAge = maxAge, MustRevalidate = maxAge == TimeSpan.Zero }.ToString();

    private static bool Matches(StringValues ifNoneMatch, string tag) =>
        EntityTagHeaderValue.TryParseList(ifNoneMatch, out var tags)
        && tags.Any(known => known.Equals(EntityTagHeaderValue.Any) || known.Tag == tag);
}
