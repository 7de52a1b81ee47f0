using System.Data.Common;
using Microsoft.AspNetCore.Diagnostics;

namespace MongCai.Schedule.Service.Http;

/// <summary>What every request passes before it reaches a feature.</summary>
internal static class Middleware
{
    /// <summary>When it is worth to try again where the database could not be used: longer than a writer holds it, or than it takes to start.</summary>
    private const string RetryAfterSeconds = "5";

    private static readonly object Head = new();

    /// <summary>HEAD is answered as GET is; the server leaves out the body by the method that came over the wire.</summary>
    public static void UseHeadAsGet(this WebApplication app) => app.Use((context, next) =>
    {
        if (HttpMethods.IsHead(context.Request.Method))
        {
            context.Request.Method = HttpMethods.Get;
            context.Items[Head] = Head;
        }

        return next(context);
    });

    /// <summary>Whether only the headers of an answer are asked for: what never ends by itself would keep the caller waiting.</summary>
    public static bool IsHead(HttpContext context) => context.Items.ContainsKey(Head);

    /// <summary>Nothing that the service sends may be framed, sniffed or run, but for the page that reads the API document and what has a <see cref="ContentPolicy"/>.</summary>
    public static void UseSecurityHeaders(this WebApplication app) => app.Use((context, next) =>
    {
        // As the answer starts: an exception clears what was set before.
        context.Response.OnStarting(SetSecurityHeaders, context);
        return next(context);
    });

    private static Task SetSecurityHeaders(object state)
    {
        var context = (HttpContext)state;
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = context.Request.Path.StartsWithSegments(ApiDocument.PagePath, StringComparison.OrdinalIgnoreCase)
            ? ApiDocument.PagePolicy
            : context.GetEndpoint()?.Metadata.GetMetadata<ContentPolicy>()?.Policy ?? "default-src 'none'; frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        return Task.CompletedTask;
    }

    /// <summary>Every error without a body of its own becomes a problem document.</summary>
    public static void UseProblems(this WebApplication app)
    {
        app.UseExceptionHandler(handler => handler.Run(context =>
        {
            // What the server could not read is no failure of its own.
            var kind = context.Features.Get<IExceptionHandlerFeature>()?.Error switch
            {
                BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => ProblemKind.BodyTooLarge,
                BadHttpRequestException => ProblemKind.InvalidBody,
                DbException => ProblemKind.StorageUnavailable,
                _ => ProblemKind.Internal,
            };
            if (kind == ProblemKind.StorageUnavailable)
            {
                context.Response.Headers.RetryAfter = RetryAfterSeconds;
            }

            return new ProblemResult(kind).ExecuteAsync(context);
        }));
        app.UseStatusCodePages(context =>
        {
            var kind = context.HttpContext.Response.StatusCode switch
            {
                StatusCodes.Status404NotFound => ProblemKind.NotFound,
                StatusCodes.Status405MethodNotAllowed => ProblemKind.MethodNotAllowed,
                StatusCodes.Status415UnsupportedMediaType => ProblemKind.UnsupportedMediaType,
                _ => null,
            };
            var allow = context.HttpContext.Response.Headers.Allow.ToString();
            if (kind == ProblemKind.MethodNotAllowed && allow.Split(", ").Contains(HttpMethods.Get))
            {
                // Routing does not know that HEAD is answered as GET is.
                context.HttpContext.Response.Headers.Allow = $"{allow}, {HttpMethods.Head}";
            }

            return kind is null ? Task.CompletedTask : new ProblemResult(kind).ExecuteAsync(context.HttpContext);
        });
    }
}
