using System.Text.Json;

namespace MongCai.Schedule.Service.Http;

/// <summary>The body of a request as JSON, or what is wrong with it.</summary>
/// <param name="Document">The body; whoever reads it disposes of it. Null where there is a problem.</param>
/// <param name="Problem">The answer for the caller; null where there is none.</param>
internal sealed record JsonBody(JsonDocument? Document, IResult? Problem)
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 32, AllowDuplicateProperties = false };

    /// <summary>Reads it.</summary>
    /// <param name="request">The request.</param>
    /// <param name="mostBytes">How long it may be.</param>
    public static async Task<JsonBody> ReadAsync(HttpRequest request, long mostBytes)
    {
        if (!request.HasJsonContentType())
        {
            return new JsonBody(null, new ProblemResult(ProblemKind.UnsupportedMediaType));
        }

        var bytes = new MemoryStream();
        var buffer = new byte[16 << 10];
        int read;
        while ((read = await request.Body.ReadAsync(buffer, request.HttpContext.RequestAborted)) > 0)
        {
            bytes.Write(buffer.AsSpan(0, read));
            if (bytes.Length > mostBytes)
            {
                return new JsonBody(null, new ProblemResult(ProblemKind.BodyTooLarge, new TrilingualText(
                    $"Nội dung gửi lên dài hơn {mostBytes} byte.", $"请求正文超过 {mostBytes} 字节。", $"The body is longer than {mostBytes} bytes.")));
            }
        }

        try
        {
            return new JsonBody(JsonDocument.Parse(bytes.ToArray(), Strict), null);
        }
        catch (JsonException mistake)
        {
            var place = mistake.LineNumber is { } line ? $"{line + 1}:{mistake.BytePositionInLine + 1}" : "1:1";
            return new JsonBody(null, new ProblemResult(ProblemKind.InvalidBody, new TrilingualText(
                $"Nội dung không phải là JSON đúng, tại {place} (dòng:byte).",
                $"正文不是有效的 JSON，位于 {place}（行:字节）。",
                $"The body is not valid JSON, at {place} (line:byte).")));
        }
    }
}
