using System.Text.Json.Serialization;
using MongCai.Schedule.Places;
using MongCai.Schedule.Regimes;
using MongCai.Schedule.Timelines;
using NodaTime;

namespace MongCai.Schedule.Service.Answers;

/// <summary>Who is treated otherwise than the answer says.</summary>
/// <param name="Classes">The class; none for everything asked about, in another direction.</param>
/// <param name="Direction">The direction; null for all that were asked about.</param>
/// <param name="Regime">The regime for them.</param>
[JsonDerivedType(typeof(WithHours))]
internal record ExceptionAnswer(IReadOnlyList<Id<CrossingClass>> Classes, Direction? Direction, Regime Regime)
{
    public static ExceptionAnswer Of(Deviation deviation, LocalDate date)
    {
        IReadOnlyList<Id<CrossingClass>> classes = deviation.Class is { } named ? [named] : [];
        return deviation.HoursDiffer
            ? new WithHours(classes, deviation.Direction, deviation.Regime, HoursAnswer.Of(deviation.Hours, date))
            : new ExceptionAnswer(classes, deviation.Direction, deviation.Regime);
    }

    /// <summary>One whose hours are other ones.</summary>
    /// <param name="Classes">The class.</param>
    /// <param name="Direction">The direction.</param>
    /// <param name="Regime">The regime.</param>
    /// <param name="Hours">The hours; null where they are not known.</param>
    internal sealed record WithHours(
        IReadOnlyList<Id<CrossingClass>> Classes, Direction? Direction, Regime Regime, [property: JsonPropertyOrder(1)] IReadOnlyList<HoursAnswer>? Hours)
        : ExceptionAnswer(Classes, Direction, Regime);
}
