using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.OpenApi;
using MongCai.Schedule.Service.Access;
using MongCai.Schedule.Service.Documents;
using MongCai.Schedule.Service.Http;

namespace MongCai.Schedule.Service.Requests;

/// <summary>Reads what is common to requests that change something.</summary>
internal static class RequestReader
{
    /// <summary>Longer than any notice there was, by far.</summary>
    private const long MostBytes = 256 << 10;

    private const int LongestKey = 255;
    private const string KeyHeader = "Idempotency-Key";

    /// <summary>How the API document describes what makes a request known again.</summary>
    public static readonly ApiParameter KeyParameter = new(
        KeyHeader,
        "Any text of at most 255 characters: the same request sent again with it gets the answer that it got, and nothing is done twice.",
        new OpenApiSchema { Type = JsonSchemaType.String },
        "7d9f5c1e-2b1c-4f57-9a57-2f0c3f1f6a10",
        In: ParameterLocation.Header);

    /// <summary>How the API document describes what keeps one from writing over another's change.</summary>
    public static readonly ApiParameter MatchParameter = new(
        "If-Match",
        "The `ETag` of what was changed.",
        new OpenApiSchema { Type = JsonSchemaType.String },
        "\"3f786850e387550fdab836ed7e6dc881\"",
        IsRequired: true,
        In: ParameterLocation.Header);

    private static readonly MapShape NothingShape = new(new("một đối tượng rỗng, {}", "空对象 {}", "an empty object, {}"), [], []);

    private static readonly JsonElement Nothing = JsonDocument.Parse("{}").RootElement;

    /// <summary>Reads a request with a body and answers it.</summary>
    /// <param name="context">The request, of somebody with a token.</param>
    /// <param name="answer">Answers it, from who asks and the body.</param>
    /// <param name="mayBeEmpty">Whether nothing is to be said: the body may be left out, and is an empty object otherwise.</param>
    public static async Task<IResult> ReadAsync(HttpContext context, Func<Requested, JsonElement, Task<IResult>> answer, bool mayBeEmpty = false)
    {
        var read = new ParameterReader(context.Request);
        if (read.Problem is { } problem)
        {
            return problem;
        }

        var key = context.Request.Headers[KeyHeader].ToString();
        if (key.Length > LongestKey)
        {
            return new ProblemResult(ProblemKind.InvalidParameter, [new ParameterMistake("header", KeyHeader, new(
                $"{KeyHeader} dài nhất là {LongestKey} ký tự.", $"{KeyHeader} 最长 {LongestKey} 个字符。", $"{KeyHeader} has at most {LongestKey} characters."))]);
        }

        if (mayBeEmpty && context.Request.ContentLength is null or 0 && !context.Request.HasJsonContentType())
        {
            return await answer(RequestedBy(context, key, Nothing), Nothing);
        }

        var body = await JsonBody.ReadAsync(context.Request, MostBytes);
        if (body.Document is not { } document)
        {
            return body.Problem!;
        }

        using (document)
        {
            var said = new DocumentReader();
            if (mayBeEmpty && (said.Map(JsonDocuments.Of(document.RootElement), NothingShape) is null || said.Mistakes is not []))
            {
                return new ProblemResult(ProblemKind.InvalidBody, BodyMistakes.Of(said));
            }

            return await answer(RequestedBy(context, key, document.RootElement), document.RootElement);
        }
    }

    private static Requested RequestedBy(HttpContext context, string key, JsonElement body)
    {
        var asked = $"{context.Request.Method} {context.Request.Path}\n{body.GetRawText()}";
        return new Requested(
            TokenAuthentication.PersonOf(context.User),
            context.Connection.RemoteIpAddress?.ToString(),
            key.Length == 0 ? null : key,
            context.Request.Headers.IfMatch is [{ Length: > 0 } tag] ? tag : null,
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(asked))));
    }
}
