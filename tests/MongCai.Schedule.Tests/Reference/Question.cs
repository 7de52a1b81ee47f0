using System.Collections.Immutable;
using MongCai.Schedule.Places;
using NodaTime;

namespace MongCai.Schedule.Tests.Reference;

/// <summary>The trader's question, with the moment of knowledge at which it is asked.</summary>
internal sealed record Question(
    Id<Gate> Gate, Flow Flow, Direction? Direction, ImmutableArray<Id<CrossingClass>> Classes, Instant At, Instant KnownAt)
{
    /// <summary>The directions asked about: the one that is named, or those of the flow.</summary>
    public ImmutableArray<Direction> Ways => Direction is { } one ? [one] : Directions.Of(Flow);

    public override string ToString() =>
        $"{Gate} {Flow} {Direction?.ToString() ?? "both"} [{string.Join(' ', Classes)}] at {At} known {KnownAt}";
}
