using System.Collections.Immutable;
using MongCai.Schedule.Regimes;

namespace MongCai.Schedule.Statements;

/// <summary>What a clause says of the hours. A clause that says nothing has none of this.</summary>
/// <param name="Windows">The windows of each day, in order; null where the clause says that they are not known.</param>
public sealed record ClauseHours(ImmutableArray<ServiceWindow>? Windows)
{
    /// <summary>Hours that are said to be not known.</summary>
    public static ClauseHours NotKnown { get; } = new((ImmutableArray<ServiceWindow>?)null);
}
