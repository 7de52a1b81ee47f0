using System.Collections.Immutable;
using MongCai.Schedule.Regimes;
using MongCai.Schedule.Timelines;

namespace MongCai.Schedule.Publishing;

/// <summary>What one side says of a gate. Two are equal that say the same, whichever clock the hours were stated on.</summary>
/// <param name="Regime">The regime.</param>
/// <param name="Certainty">How sure that is.</param>
/// <param name="Hours">The windows of each day on the clock of Hanoi; null where they are not known, empty where it is closed.</param>
public sealed record SideState(Regime Regime, Certainty Certainty, ImmutableArray<DayWindow>? Hours)
{
    /// <summary>Whether both say the same. Cost: O(windows).</summary>
    public bool Equals(SideState? other) =>
        other is not null && Regime == other.Regime && Certainty == other.Certainty && ServiceHours.AreAlike(Hours, other.Hours);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Regime, Certainty, Hours?.Length);

    internal static SideState? Of(SideAnswer? side) => side is null ? null : new SideState(side.Regime, side.Certainty, side.Hours);
}
