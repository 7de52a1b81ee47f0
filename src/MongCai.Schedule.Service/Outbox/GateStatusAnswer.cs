using System.Collections.Immutable;
using System.Text.Json;
using MongCai.Schedule.Events;
using MongCai.Schedule.Places;
using MongCai.Schedule.Regimes;
using MongCai.Schedule.Service.Answers;
using MongCai.Schedule.Timelines;
using NodaTime;
using NodaTime.Text;

namespace MongCai.Schedule.Service.Outbox;

/// <summary>How a gate is for a flow, to whoever asks with no direction and no class.</summary>
/// <param name="Regime">The regime.</param>
/// <param name="Exceptions">The classes and directions that are treated otherwise.</param>
/// <param name="Hours">The windows of each day; null where they are not known.</param>
internal sealed record GateStatusAnswer(Regime Regime, IReadOnlyList<ExceptionAnswer> Exceptions, IReadOnlyList<HoursAnswer>? Hours)
{
    private static readonly LocalTimePattern HourAndMinute = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    public static GateStatusAnswer Of(GateStatus status, LocalDate date) => new(
        status.Regime, [.. status.Exceptions.Select(deviation => ExceptionAnswer.Of(deviation, date))], HoursAnswer.Of(status.Hours, date));

    /// <summary>Reads what was written of one.</summary>
    /// <exception cref="InvalidDataException">It is none.</exception>
    public static GateStatus Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var status = document.RootElement;
            return new GateStatus(
                RegimeIn(status), [.. status.GetProperty("exceptions").EnumerateArray().Select(ReadException)], ReadHours(status.GetProperty("hours")));
        }
        catch (Exception failure) when (failure is JsonException or KeyNotFoundException or FormatException or InvalidOperationException)
        {
            throw new InvalidDataException($"How a gate was told to be does not read: {failure.Message}", failure);
        }
    }

    private static Deviation ReadException(JsonElement exception)
    {
        var named = exception.GetProperty("classes").EnumerateArray().Select(one => (Id<CrossingClass>?)Id<CrossingClass>.Parse(one.GetString()!)).FirstOrDefault();
        Direction? direction = exception.GetProperty("direction").GetString() is { } text ? Parse<Direction>(text) : null;
        var hoursDiffer = exception.TryGetProperty("hours", out var hours);
        return new Deviation(named, direction, RegimeIn(exception), hoursDiffer, hoursDiffer ? ReadHours(hours) : null);
    }

    private static ImmutableArray<DayWindow>? ReadHours(JsonElement hours) => hours.ValueKind == JsonValueKind.Null ? null
        : [.. hours.EnumerateArray().Select(window => new DayWindow(
            TimeIn(window, "opens"), TimeIn(window, "closes"), TimeIn(window, "lastEntry"), DateTimeZoneProviders.Tzdb[window.GetProperty("zone").GetString()!]))];

    private static LocalTime? TimeIn(JsonElement window, string member) =>
        window.GetProperty(member).GetString() is { } text ? HourAndMinute.Parse(text).GetValueOrThrow() : null;

    private static Regime RegimeIn(JsonElement status) => Parse<Regime>(status.GetProperty("regime").GetString()!);

    private static T Parse<T>(string text)
        where T : struct, Enum => TextForm.TryParse<T>(text, out var value) ? value : throw new FormatException($"“{text}” is no {typeof(T).Name}.");
}
