using System.Collections.Immutable;
using MongCai.Schedule.Regimes;

namespace MongCai.Schedule.Timelines;

/// <summary>What one side says of a question at an instant.</summary>
public sealed class SideAnswer
{
    internal SideAnswer(Country side, Regime regime, Certainty certainty, ImmutableArray<DayWindow>? hours, ImmutableArray<Stretch> ranked, ClauseReference? hoursFrom, KnownClause? resumedBy)
    {
        Side = side;
        Regime = regime;
        Certainty = certainty;
        Hours = hours;
        Ranked = ranked;
        HoursFrom = hoursFrom;
        ResumedBy = resumedBy?.Reference;
    }

    /// <summary>The side.</summary>
    public Country Side { get; }

    /// <summary>The regime that its winning clause decides.</summary>
    public Regime Regime { get; }

    /// <summary>How sure that is.</summary>
    public Certainty Certainty { get; }

    /// <summary>The windows of each day; null where they are not known, empty where it is closed.</summary>
    public ImmutableArray<DayWindow>? Hours { get; }

    /// <summary>The clause that won.</summary>
    public ClauseReference Winner => Ranked[0].Clause.Reference;

    /// <summary>The clauses that cover the question too and were overridden, the strongest first.</summary>
    public ImmutableArray<ClauseReference> Overridden => [.. Ranked.Skip(1).Select(stretch => stretch.Clause.Reference)];

    /// <summary>The clause that says the hours, where that is not the one that won; null where it is, or where none says them.</summary>
    public ClauseReference? HoursFrom { get; }

    /// <summary>The clause by which the ordinary timetable is back on this day, and from which the certainty comes; null for none.</summary>
    public ClauseReference? ResumedBy { get; }

    /// <summary>The stretches of the clauses that cover the question, the winner first.</summary>
    internal ImmutableArray<Stretch> Ranked { get; }
}
