using System.Globalization;
using System.Text.Json;
using MongCai.Schedule.Service.Database;
using MongCai.Schedule.Service.Outbox;
using NodaTime.Text;

namespace MongCai.Schedule.Service.Upkeep;

/// <summary>What the body of an event says of its place among the others, and of what its columns must be.</summary>
/// <param name="Previous">The hash of the event before it.</param>
/// <param name="PreviousOfSubject">The hash of the one before it with the same subject.</param>
/// <param name="Columns">What is in columns too, as <see cref="ColumnsOf"/> writes it.</param>
internal sealed record EventChain(string? Previous, string? PreviousOfSubject, string Columns)
{
    /// <summary>Reads a body; null where it is none.</summary>
    public static EventChain? Read(string body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var root = document.RootElement;
            var data = root.GetProperty("data");
            return new EventChain(
                Text(root, "prevhash"),
                Text(root, "prevgatehash"),
                string.Join(
                    ' ', Text(root, "sequence"), Text(root, "id"), Text(root, "type"), Text(root, "subject"), Optional(data, "gate"), Optional(data, "flow"),
                    Column(root, "time"), Column(root, "recordedtime")));
        }
        catch (Exception failure) when (failure is JsonException or KeyNotFoundException or InvalidOperationException or UnparsableValueException)
        {
            return null;
        }
    }

    /// <summary>The columns that say what the body does, in one line. Which classes it makes a difference for is said there alone.</summary>
    public static string ColumnsOf(EventRow row) => string.Join(
        ' ', row.Sequence.ToString("000000000000", CultureInfo.InvariantCulture), row.Id, row.Type, row.Subject, row.Gate, row.Flow, row.Time, row.Recorded);

    private static string? Text(JsonElement element, string member) => element.GetProperty(member).GetString();

    private static string? Optional(JsonElement element, string member) => element.TryGetProperty(member, out var value) ? value.GetString() : null;

    private static string Column(JsonElement element, string member) =>
        InstantColumn.Write(OffsetDateTimePattern.Rfc3339.Parse(Text(element, member)!).GetValueOrThrow().ToInstant());
}
