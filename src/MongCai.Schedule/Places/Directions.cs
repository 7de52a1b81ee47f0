using System.Collections.Immutable;

namespace MongCai.Schedule.Places;

/// <summary>Which directions a flow has.</summary>
public static class Directions
{
    private static readonly ImmutableArray<Direction> Goods = [Direction.Export, Direction.Import];
    private static readonly ImmutableArray<Direction> People = [Direction.Exit, Direction.Entry];

    /// <summary>The two directions of a flow, outward from Vietnam first.</summary>
    public static ImmutableArray<Direction> Of(Flow flow) => flow == Flow.Passenger ? People : Goods;
}
