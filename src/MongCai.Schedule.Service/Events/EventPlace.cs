using System.Globalization;
using MongCai.Schedule.Service.Http;

namespace MongCai.Schedule.Service.Events;

/// <summary>Reads places among events, as callers write them: plain digits, also with the zeros in front that a <c>sequence</c> has.</summary>
internal static class EventPlace
{
    /// <summary>The place of a parameter; null where it is left out, or no place, which is noted.</summary>
    public static long? Read(ParameterReader read, string name) => read.Text(name) is { } text ? Parse(read, "query", name, text) : null;

    /// <summary>The place of the header by which a reader of a stream goes on; null where it has none yet, or where it is no place, which is noted.</summary>
    public static long? ReadLastEventId(ParameterReader read, HttpRequest request) =>
        $"{request.Headers["Last-Event-ID"]}" is { Length: > 0 } text ? Parse(read, "header", "Last-Event-ID", text) : null;

    private static long? Parse(ParameterReader read, string place, string name, string text)
    {
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence))
        {
            return sequence;
        }

        read.Refuse(place, name, new(
            $"“{text}” không phải là số thứ tự của sự kiện; hãy ghi số, ví dụ 42, hoặc 0 để lấy từ đầu.",
            $"“{text}”不是事件序号；请写数字，例如 42；从头开始写 0。",
            $"“{text}” is no place among events; write a number such as 42, or 0 for all from the first."));
        return null;
    }
}
