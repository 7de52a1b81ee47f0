using System.Text;
using System.Text.Json;

namespace MongCai.Schedule.Service.Http;

/// <summary>The body of a request as JSON, or what is wrong with it.</summary>
/// <param name="Document">The body; whoever reads it disposes of it. Null where there is a problem.</param>
/// <param name="Problem">The answer for the caller; null where there is none.</param>
internal sealed record JsonBody(JsonDocument? Document, IResult? Problem)
{
    private const int MostDepth = 32;

    /// <summary>Reads it.</summary>
    /// <param name="request">The request.</param>
    /// <param name="mostBytes">How long it may be.</param>
    public static async Task<JsonBody> ReadAsync(HttpRequest request, long mostBytes)
    {
        if (!request.HasJsonContentType() || request.GetTypedHeaders().ContentType is { Charset.HasValue: true } type && !type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase))
        {
            return new JsonBody(null, new ProblemResult(ProblemKind.UnsupportedMediaType));
        }

        // The server refuses what is longer still before a byte of it is read.
        var bytes = new MemoryStream();
        var buffer = new byte[16 << 10];
        var isTooLong = request.ContentLength > mostBytes;
        int read;
        while (!isTooLong && (read = await request.Body.ReadAsync(buffer, request.HttpContext.RequestAborted)) > 0)
        {
            bytes.Write(buffer.AsSpan(0, read));
            isTooLong = bytes.Length > mostBytes;
        }

        if (isTooLong)
        {
            return new JsonBody(null, new ProblemResult(ProblemKind.BodyTooLarge, new TrilingualText(
                $"Nội dung gửi lên dài hơn {mostBytes} byte.", $"请求正文超过 {mostBytes} 字节。", $"The body is longer than {mostBytes} bytes.")));
        }

        var text = bytes.ToArray();
        return Mistake(text) is { } mistake
            ? new JsonBody(null, new ProblemResult(ProblemKind.InvalidBody, mistake))
            : new JsonBody(JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = MostDepth }), null);
    }

    /// <summary>The first thing that is wrong with a text as JSON; null where nothing is.</summary>
    private static TrilingualText? Mistake(byte[] text)
    {
        var reader = new Utf8JsonReader(text, new JsonReaderOptions { MaxDepth = text.Length + 1 });
        var names = new Stack<HashSet<string>>();
        try
        {
            while (reader.Read())
            {
                switch (reader.TokenType)
                {
                    case JsonTokenType.StartObject or JsonTokenType.StartArray when reader.CurrentDepth >= MostDepth:
                        return At(text, reader.TokenStartIndex, new(
                            $"JSON lồng sâu hơn {MostDepth} tầng", $"JSON 嵌套超过 {MostDepth} 层", $"The JSON is nested deeper than {MostDepth} levels"));
                    case JsonTokenType.StartObject:
                        names.Push(new HashSet<string>(StringComparer.Ordinal));
                        break;
                    case JsonTokenType.EndObject:
                        names.Pop();
                        break;
                    case JsonTokenType.PropertyName when reader.GetString()! is var name && !names.Peek().Add(name):
                        return At(text, reader.TokenStartIndex, new(
                            $"Thành phần “{name}” được ghi hai lần", $"成员“{name}”出现两次", $"The member “{name}” is given twice"));
                    case JsonTokenType.String:
                        reader.GetString();
                        break;
                    default:
                        break;
                }
            }

            return null;
        }
        catch (JsonException mistake)
        {
            var (line, column) = ((mistake.LineNumber ?? 0) + 1, (mistake.BytePositionInLine ?? 0) + 1);
            return At(line, column, new("Nội dung không phải là JSON đúng", "正文不是有效的 JSON", "The body is not valid JSON"));
        }
        catch (InvalidOperationException)
        {
            // A byte that is no UTF-8, or half of a surrogate pair behind \u.
            return At(text, FirstInvalidByte(text) ?? reader.TokenStartIndex, new(
                "Có ký tự không phải là Unicode hợp lệ", "含有无效的 Unicode 字符", "A character is not valid Unicode"));
        }
    }

    private static long? FirstInvalidByte(ReadOnlySpan<byte> text)
    {
        for (var index = 0; index < text.Length;)
        {
            if (Rune.DecodeFromUtf8(text[index..], out _, out var length) != System.Buffers.OperationStatus.Done)
            {
                return index;
            }

            index += length;
        }

        return null;
    }

    private static TrilingualText At(ReadOnlySpan<byte> text, long index, TrilingualText what)
    {
        var before = text[..(int)index];
        return At(before.Count((byte)'\n') + 1, index - before.LastIndexOf((byte)'\n'), what);
    }

    private static TrilingualText At(long line, long column, TrilingualText what) => new(
        $"{what.Vi}, tại {line}:{column} (dòng:byte).", $"{what.Zh}，位于 {line}:{column}（行:字节）。", $"{what.En}, at {line}:{column} (line:byte).");
}
