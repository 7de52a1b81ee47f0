using MongCai.Schedule.Places;
using MongCai.Schedule.Regimes;

namespace MongCai.Schedule.Tests.Reference;

/// <summary>An exception of an answer: of a class, or (class null) of a direction.</summary>
/// <param name="Class">The class; null for an exception of a direction.</param>
/// <param name="Direction">The direction; null where it is alike in all directions asked.</param>
/// <param name="Regime">Its regime.</param>
/// <param name="RegimeDiffers">Whether that is another than without the exception. One in hours alone does not bound a stretch.</param>
/// <param name="HoursDiffer">Whether the hours are others.</param>
/// <param name="Hours">The hours where they differ; null where they are not known or do not differ.</param>
internal sealed record SlowException(
    Id<CrossingClass>? Class, Direction? Direction, Regime Regime, bool RegimeDiffers, bool HoursDiffer, IReadOnlyList<SlowWindow>? Hours)
{
    public override string ToString() =>
        $"{Class?.ToString() ?? "all"} {Direction?.ToString() ?? "both"} {Regime}{(HoursDiffer ? " " + SlowAnswer.Text(Hours) : "")}";
}
