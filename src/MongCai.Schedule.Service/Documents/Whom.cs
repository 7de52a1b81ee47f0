using System.Collections.Immutable;
using MongCai.Schedule.Places;

namespace MongCai.Schedule.Service.Documents;

/// <summary>For whom a clause or an exception is.</summary>
/// <param name="Gates">The gates, as named.</param>
/// <param name="Flows">The flows.</param>
/// <param name="Directions">The directions; empty for all.</param>
/// <param name="Classes">The classes; empty for everything.</param>
internal sealed record Whom(
    ImmutableArray<Id<Gate>> Gates, ImmutableArray<Flow> Flows, ImmutableArray<Direction> Directions, ImmutableArray<Id<CrossingClass>> Classes)
{
    /// <summary>The directions that it speaks of: those named that its flows have, or all that they have.</summary>
    public ImmutableArray<Direction> FittingDirections =>
        [.. Flows.SelectMany(flow => Places.Directions.Of(flow)).Distinct().Where(direction => Directions.IsEmpty || Directions.Contains(direction))];
}
