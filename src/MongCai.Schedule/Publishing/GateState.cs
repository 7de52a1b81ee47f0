using System.Collections.Immutable;
using MongCai.Schedule.Regimes;
using MongCai.Schedule.Timelines;
using NodaTime;

namespace MongCai.Schedule.Publishing;

/// <summary>
/// What someone is told who asks how a gate is for a flow, one direction and some goods: all of the answer but its reasons. Two are equal
/// that say the same, whichever clock the hours were stated on.
/// </summary>
public sealed record GateState
{
    /// <summary>The regime.</summary>
    public required Regime Regime { get; init; }

    /// <summary>How sure it is.</summary>
    public required Certainty Certainty { get; init; }

    /// <summary>
    /// The windows of each day on the clock of Hanoi; null where they are not known, empty where it is closed. One that passes midnight
    /// belongs to the day on which it opens, so that its tail may lie after the end of the state.
    /// </summary>
    public ImmutableArray<DayWindow>? Hours { get; init; }

    /// <summary>What the Vietnamese side says; null where nothing in force speaks for it.</summary>
    public SideState? Vn { get; init; }

    /// <summary>What the Chinese side says; null where nothing in force speaks for it.</summary>
    public SideState? Cn { get; init; }

    /// <summary>Whether it is a trial.</summary>
    public bool IsTrial { get; init; }

    /// <summary>What is asked of those who cross.</summary>
    public ImmutableArray<TrilingualText> Conditions { get; init; } = [];

    /// <summary>How much may cross; null for no limit.</summary>
    public Quota? Quota { get; init; }

    /// <summary>How firm the end is; null where nothing speaks, and for the ordinary timetable. See <see cref="Answer.EndKind"/>.</summary>
    public EndKind? EndKind { get; init; }

    /// <summary>When it is expected to end; null where that is not estimated.</summary>
    public Instant? ExpectedEnd { get; init; }

    /// <summary>When it should be reviewed; null where the end is fixed.</summary>
    public Instant? ReviewBy { get; init; }

    /// <summary>Whether no source gives the review time.</summary>
    public bool IsReviewByDefault { get; init; }

    /// <summary>The advice that is given with it, in the order of publication.</summary>
    public ImmutableArray<ClauseName> Advice { get; init; } = [];

    /// <summary>The phases that were announced without a date and may come, in their order.</summary>
    public ImmutableArray<ClauseName> Phases { get; init; } = [];

    /// <summary>Whether both say the same. Cost: O(what they list).</summary>
    public bool Equals(GateState? other) =>
        ReferenceEquals(this, other)
        || (other is not null
            && Regime == other.Regime
            && Certainty == other.Certainty
            && ServiceHours.AreAlike(Hours, other.Hours)
            && Vn == other.Vn
            && Cn == other.Cn
            && IsTrial == other.IsTrial
            && Conditions.SequenceEqual(other.Conditions)
            && Quota == other.Quota
            && EndKind == other.EndKind
            && ExpectedEnd == other.ExpectedEnd
            && ReviewBy == other.ReviewBy
            && IsReviewByDefault == other.IsReviewByDefault
            && Advice.SequenceEqual(other.Advice)
            && Phases.SequenceEqual(other.Phases));

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Regime, Certainty, Vn, Cn, EndKind, ReviewBy, Conditions.Length, Advice.Length);

    /// <summary>The state of which an answer about one direction speaks.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="isOfNoClass">
    /// Whether nothing of any class is meant: who names no class is also told of the phases of each, but those are for goods of the class.
    /// </param>
    internal static GateState Of(Answer answer, bool isOfNoClass) => new()
    {
        Regime = answer.Regime,
        Certainty = answer.Certainty,
        Hours = answer.Hours,
        Vn = SideState.Of(answer.Vn),
        Cn = SideState.Of(answer.Cn),
        IsTrial = answer.IsTrial,
        Conditions = answer.Conditions,
        Quota = answer.Quota,
        EndKind = answer.EndKind,
        ExpectedEnd = answer.ExpectedEnd,
        ReviewBy = answer.ReviewBy,
        IsReviewByDefault = answer.IsReviewByDefault,
        Advice = [.. answer.Advice.Select(ClauseName.Of)],
        Phases = [.. answer.Undated.Where(phase => !isOfNoClass || phase.Clause.Classes.IsEmpty).Select(ClauseName.Of)],
    };
}
