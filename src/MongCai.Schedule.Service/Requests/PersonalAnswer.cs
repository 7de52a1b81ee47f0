using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace MongCai.Schedule.Service.Requests;

/// <summary>An answer for one person's eyes: no cache keeps it, and its entity tag is what <c>If-Match</c> names.</summary>
internal sealed class PersonalAnswer(int status, string? location, byte[] body, string? tag = null) : IResult
{
    public static string TagOf(byte[] body) => $"\"{Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 16))}\"";

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = status;
        response.Headers.ETag = tag ?? TagOf(body);
        response.Headers.CacheControl = new CacheControlHeaderValue { Private = true, NoCache = true }.ToString();
        response.Headers.Vary = HeaderNames.Authorization;
        if (location is not null)
        {
            response.Headers.Location = location;
        }

        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = body.Length;
        return response.Body.WriteAsync(body, httpContext.RequestAborted).AsTask();
    }
}
