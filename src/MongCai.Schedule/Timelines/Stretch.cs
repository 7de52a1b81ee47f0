using MongCai.Schedule.Regimes;
using NodaTime;

namespace MongCai.Schedule.Timelines;

/// <summary>One occurrence of the days of a clause, unnarrowed; <see cref="ClauseSpan"/>s are the parts of it in which the clause holds.</summary>
internal sealed class Stretch(int id, KnownClause clause, Interval interval, Instant? reviewBy, bool isReviewByDefault)
{
    /// <summary>Its number in the timeline.</summary>
    public int Id { get; } = id;

    public KnownClause Clause { get; } = clause;

    /// <summary>From its first instant up to its last, exclusive; without an end where that is open.</summary>
    public Interval Interval { get; } = interval;

    /// <summary>When it is expected to end; null where its end is not an estimate.</summary>
    public Instant? ExpectedEnd { get; } = clause.EndKind == EndKind.Estimated ? clause.Clause.Expected : null;

    /// <summary>When someone should look again; null where its end is fixed.</summary>
    public Instant? ReviewBy { get; } = reviewBy;

    /// <summary>From when its certainty is gone: its review time, or the time by which nobody has ratified its statement; null for never.</summary>
    public Instant? UnconfirmedFrom { get; } = reviewBy is { } review && clause.UnratifiedFrom is { } unratified
        ? Instant.Min(review, unratified)
        : reviewBy ?? clause.UnratifiedFrom;

    /// <summary>Whether no source gives the review time.</summary>
    public bool IsReviewByDefault { get; } = isReviewByDefault;

    public bool LiesStrictlyInside(Stretch other) =>
        Start(Interval) >= Start(other.Interval) && End(Interval) <= End(other.Interval) && Interval != other.Interval;

    private static Instant Start(Interval interval) => interval.HasStart ? interval.Start : Instant.MinValue;

    private static Instant End(Interval interval) => interval.HasEnd ? interval.End : Instant.MaxValue;
}
