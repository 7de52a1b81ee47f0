using System.Collections.Immutable;
using MongCai.Schedule.Places;
using MongCai.Schedule.Regimes;
using NodaTime;

namespace MongCai.Schedule.Statements;

/// <summary>
/// One line of a statement: for whom, when and what. It decides a <see cref="Regime"/>, or ends earlier ones
/// (<see cref="ClauseDays.Resumes"/>), or only gives <see cref="Advice"/>.
/// </summary>
public sealed record Clause
{
    /// <summary>After how long an open or estimated end is to be looked at where no source says it.</summary>
    public static Duration DefaultReviewTime { get; } = Duration.FromDays(7);

    /// <summary>Its number in the statement.</summary>
    public required ClauseNumber Number { get; init; }

    /// <summary>The gates, as named: each means its parts too.</summary>
    public required ImmutableArray<Id<Gate>> Gates { get; init; }

    /// <summary>The flows.</summary>
    public required ImmutableArray<Flow> Flows { get; init; }

    /// <summary>The directions; empty for all. A flow of the clause that has none of those named is not meant.</summary>
    public ImmutableArray<Direction> Directions { get; init; } = [];

    /// <summary>The classes: any of those of one facet, in every facet that is named; empty for everything.</summary>
    public ImmutableArray<Id<CrossingClass>> Classes { get; init; } = [];

    /// <summary>When it holds.</summary>
    public required ClauseDays Days { get; init; }

    /// <summary>What narrows the days; null for nothing.</summary>
    public DayPattern? Pattern { get; init; }

    /// <summary>Single days on which it holds too, also outside of <see cref="Days"/> and whatever the pattern.</summary>
    public ImmutableArray<LocalDate> Plus { get; init; } = [];

    /// <summary>Single days on which it does not hold.</summary>
    public ImmutableArray<LocalDate> Minus { get; init; } = [];

    /// <summary>At whose midnights its days begin.</summary>
    public DateTimeZone Zone { get; init; } = Clocks.Hanoi;

    /// <summary>What it decides; null for advice, and for one that lets the ordinary timetable resume.</summary>
    public Regime? Regime { get; init; }

    /// <summary>What it says of the hours; null where it says nothing.</summary>
    public ClauseHours? Hours { get; init; }

    /// <summary>What is asked of those who cross.</summary>
    public ImmutableArray<TrilingualText> Conditions { get; init; } = [];

    /// <summary>How much may cross; null for no limit.</summary>
    public Quota? Quota { get; init; }

    /// <summary>Whether it is a trial.</summary>
    public bool IsTrial { get; init; }

    /// <summary>How firm its end is.</summary>
    public EndKind EndKind { get; init; } = EndKind.Fixed;

    /// <summary>The expected end of one whose end is estimated; a date in the document means the beginning of that day.</summary>
    public Instant? Expected { get; init; }

    /// <summary>
    /// When someone should look again at an open or estimated end, as the source states it; a date in the document means the end of that
    /// day. Null where it states none.
    /// </summary>
    public Instant? ReviewBy { get; init; }

    /// <summary>What traders should know, of a clause that decides nothing.</summary>
    public TrilingualText? Advice { get; init; }

    /// <summary>The days as the source puts them.</summary>
    public StatedDays? Stated { get; init; }

    /// <summary>A remark for people. It decides nothing.</summary>
    public TrilingualText? Note { get; init; }

    /// <summary>Its exceptions: this clause with some members replaced, each complete.</summary>
    public ImmutableArray<Clause> Except { get; init; } = [];
}
