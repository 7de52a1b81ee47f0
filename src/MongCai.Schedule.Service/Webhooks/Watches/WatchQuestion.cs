using System.Text.Json;
using MongCai.Schedule.Events;
using MongCai.Schedule.Places;
using MongCai.Schedule.Service.Http;
using NodaTime;
using NodaTime.Text;

namespace MongCai.Schedule.Service.Webhooks.Watches;

/// <summary>What somebody watches: a question, and the days that it is about.</summary>
/// <param name="Gate">The gate.</param>
/// <param name="Flow">The flow.</param>
/// <param name="Direction">The direction; null for none.</param>
/// <param name="Classes">The classes; may be empty.</param>
/// <param name="From">The first day; null: from when something is published on.</param>
/// <param name="To">The last day; null: two years from when something is published.</param>
internal sealed record WatchQuestion(Id<Gate> Gate, Flow Flow, Direction? Direction, IReadOnlyList<Id<CrossingClass>> Classes, LocalDate? From, LocalDate? To)
{
    /// <summary>The question, as its answer is compared.</summary>
    public WatchedQuestion Watched => new(Gate, Flow, Direction, [.. Classes]);

    /// <summary>The first instant that matters to something that becomes known at an instant.</summary>
    public Instant StartAt(Instant known) => From is { } first ? Instant.Max(known, Clocks.Hanoi.AtStartOfDay(first).ToInstant()) : known;

    /// <summary>The end of what matters, exclusive.</summary>
    public Instant EndAt(Instant known) => To is { } last ? Clocks.Hanoi.AtStartOfDay(last.PlusDays(1)).ToInstant() : Publication.Revisions.ChangesUntil(known);

    /// <summary>As it is kept.</summary>
    public string Write() => JsonSerializer.Serialize(new { Gate, Flow, Direction, Classes, From, To }, Json.Options);

    /// <summary>Reads what was kept.</summary>
    public static WatchQuestion Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        var kept = document.RootElement;
        return new WatchQuestion(
            Id<Gate>.Parse(kept.GetProperty("gate").GetString()!),
            Parse<Flow>(kept.GetProperty("flow").GetString()!),
            kept.GetProperty("direction").GetString() is { } direction ? Parse<Direction>(direction) : null,
            [.. kept.GetProperty("classes").EnumerateArray().Select(named => Id<CrossingClass>.Parse(named.GetString()!))],
            DateIn("from"),
            DateIn("to"));

        LocalDate? DateIn(string member) => kept.GetProperty(member).GetString() is { } text ? LocalDatePattern.Iso.Parse(text).Value : null;
    }

    private static T Parse<T>(string text)
        where T : struct, Enum => TextForm.TryParse<T>(text, out var value) ? value : throw new InvalidDataException($"“{text}” is no {typeof(T).Name}; it stands in a watch.");
}
