using System.Collections.Immutable;
using MongCai.Schedule.Regimes;
using MongCai.Schedule.Statements;
using NodaTime;

namespace MongCai.Schedule.Timelines;

/// <summary>How a gate is for a flow, a direction and goods, over a stretch of time. Immutable; many instants share one.</summary>
public sealed class Answer
{
    private readonly Outcome _outcome;

    /// <summary>Makes an answer.</summary>
    /// <param name="outcome">What it says.</param>
    /// <param name="exceptions">Its exceptions, in order.</param>
    /// <param name="regimeDeviations">Those of them that bound a stretch.</param>
    /// <param name="otherExceptions">Those among classes of further facets.</param>
    /// <param name="proof">The outcomes that it rests on: <paramref name="outcome"/>, and that of the other direction where both agree.</param>
    /// <param name="undated">The phases without a date that may come then, in their order.</param>
    internal Answer(
        Outcome outcome,
        ImmutableArray<Deviation> exceptions,
        ImmutableArray<RegimeDeviation> regimeDeviations,
        ImmutableArray<Deviation> otherExceptions,
        ImmutableArray<Outcome> proof,
        ImmutableArray<ClauseReference> undated)
    {
        _outcome = outcome;
        Regime = outcome.Regime;
        Exceptions = exceptions;
        RegimeDeviations = regimeDeviations;
        OtherExceptions = otherExceptions;
        Proof = proof;
        Undated = undated;
    }

    /// <summary>The regime.</summary>
    public Regime Regime { get; }

    /// <summary>How sure it is.</summary>
    public Certainty Certainty => _outcome.Certainty;

    /// <summary>The windows of each day on the clock of Hanoi; null where they are not known, empty where it is closed.</summary>
    public ImmutableArray<DayWindow>? Hours => _outcome.Hours;

    /// <summary>What the Vietnamese side says; null where nothing in force speaks for it.</summary>
    public SideAnswer? Vn => _outcome.Vn;

    /// <summary>What the Chinese side says; null where nothing in force speaks for it.</summary>
    public SideAnswer? Cn => _outcome.Cn;

    /// <summary>Classes, where none was asked about, and directions, where none was, that are treated otherwise; by class, then direction.</summary>
    public ImmutableArray<Deviation> Exceptions { get; }

    /// <summary>
    /// Whom a question with classes of some facets leaves open: asked about lorries above 30 tonnes, the answer may still be another one, in
    /// regime or hours, for those that carry cold-chain goods. By class, then direction; none where no class was asked about, as
    /// <see cref="Exceptions"/> are all. They bound no stretch.
    /// </summary>
    public ImmutableArray<Deviation> OtherExceptions { get; }

    /// <summary>Whether it is a trial.</summary>
    public bool IsTrial => Deciding?.Clause.Clause.IsTrial ?? false;

    /// <summary>What is asked of those who cross.</summary>
    public ImmutableArray<TrilingualText> Conditions => Deciding?.Clause.Clause.Conditions ?? [];

    /// <summary>How much may cross; null for no limit.</summary>
    public Quota? Quota => Deciding?.Clause.Clause.Quota;

    /// <summary>
    /// How firm the end of the clause that decides is; null where nothing speaks, and for a standing clause whose end is not open by its own
    /// words.
    /// </summary>
    public EndKind? EndKind => Deciding is null || (Deciding.Clause.EndKind == Regimes.EndKind.Fixed && Deciding.Clause.Statement.Kind == StatementKind.Standing)
        ? null
        : Deciding.Clause.EndKind;

    /// <summary>When the clause that decides is expected to end; null where that is not estimated.</summary>
    public Instant? ExpectedEnd => Deciding?.ExpectedEnd;

    /// <summary>When the clause that decides should be reviewed; null where its end is fixed.</summary>
    public Instant? ReviewBy => Deciding?.ReviewBy;

    /// <summary>Whether no source gives the review time, so that it is a week after the beginning.</summary>
    public bool IsReviewByDefault => Deciding?.IsReviewByDefault ?? false;

    /// <summary>The advice that covers the question, in the order of publication.</summary>
    public ImmutableArray<ClauseReference> Advice => [.. Proof.SelectMany(outcome => outcome.Advice).Distinct()];

    /// <summary>
    /// The phases that were announced without a date and that the question may wait for, in their order; where no direction or class was asked
    /// about, those of any.
    /// </summary>
    public ImmutableArray<ClauseReference> Undated { get; }

    /// <summary>The outcomes that it was made from: of one direction, or of two that agree.</summary>
    internal ImmutableArray<Outcome> Proof { get; }

    /// <summary>The exceptions that bound a stretch, each by direction: those that are not in hours alone.</summary>
    internal ImmutableArray<RegimeDeviation> RegimeDeviations { get; }

    private Stretch? Deciding => _outcome.Deciding?.Ranked[0];

    /// <summary>The same with other exceptions and phases.</summary>
    internal Answer With(
        ImmutableArray<Deviation> exceptions, ImmutableArray<RegimeDeviation> regimeDeviations, ImmutableArray<ClauseReference> undated) =>
        new(_outcome, exceptions, regimeDeviations, OtherExceptions, Proof, undated);

    /// <summary>Whether both are one answer in the sense of a stretch: regime, certainty and exceptions in regime.</summary>
    internal bool IsSameStretchAs(Answer other) =>
        ReferenceEquals(this, other)
        || (Regime == other.Regime && Certainty == other.Certainty && RegimeDeviations.AsSpan().SequenceEqual(other.RegimeDeviations.AsSpan()));
}
