using MongCai.Schedule.Regimes;
using NodaTime;

namespace MongCai.Schedule.Timelines;

/// <summary>Which of several clauses of one statement holds. See docs/decisions/0005.</summary>
internal static class Precedence
{
    /// <summary>How far the clock of Beijing is ahead of that of Hanoi since 1992.</summary>
    private const int MinutesAhead = 60;

    /// <summary>
    /// The clause that wins. Of clauses that are all alike the first by number; where goods of several classes meet several clauses, the
    /// most restrictive.
    /// </summary>
    /// <param name="stretches">Stretches of clauses of one statement, in the order of their numbers; at least one.</param>
    public static Stretch Winner(IReadOnlyList<Stretch> stretches)
    {
        if (stretches is [var only])
        {
            return only;
        }

        var unbeaten = Unbeaten(stretches);
        return unbeaten.Find(one => unbeaten.TrueForAll(other => Agree(one.Clause, other.Clause)))
            ?? unbeaten.MaxBy(one => Outcome.Restrictiveness(one.Clause.Clause.Regime!.Value))!;
    }

    /// <summary>Two clauses neither of which may win over the other though they name the same classes; null where there are none.</summary>
    public static (Stretch First, Stretch Second)? Tie(IReadOnlyList<Stretch> stretches)
    {
        var unbeaten = Unbeaten(stretches);
        foreach (var first in unbeaten)
        {
            foreach (var second in unbeaten.Where(second => second.Clause.Clause.Number > first.Clause.Clause.Number))
            {
                if (first.Clause.NamesTheSameClassesAs(second.Clause) && !Agree(first.Clause, second.Clause))
                {
                    return (first, second);
                }
            }
        }

        return null;
    }

    /// <summary>Whether two clauses say the same; hours that one leaves out, or that a closed gate has none of, do not count.</summary>
    public static bool Agree(KnownClause left, KnownClause right)
    {
        var (ours, theirs) = (left.Clause, right.Clause);
        return ours.Regime == theirs.Regime
            && (ours.Regime == Regime.Closed || ours.Hours is null || theirs.Hours is null || SameHours(ours.Hours.Windows, theirs.Hours.Windows))
            && ours.IsTrial == theirs.IsTrial
            && ours.Quota == theirs.Quota
            && ours.Conditions.SequenceEqual(theirs.Conditions);
    }

    /// <summary>Those that no other beats; all where each is beaten by some other, in a circle.</summary>
    private static List<Stretch> Unbeaten(IReadOnlyList<Stretch> stretches)
    {
        var unbeaten = stretches.Where(one => !stretches.Any(other => Beats(other, one))).ToList();
        return unbeaten is [] ? [.. stretches] : unbeaten;
    }

    private static bool Beats(Stretch one, Stretch other)
    {
        var (ours, theirs) = (one.Clause, other.Clause);
        if (ours.ExceptionOf == theirs || theirs.ExceptionOf == ours)
        {
            return ours.ExceptionOf == theirs;
        }

        if (ours.NamesClasses != theirs.NamesClasses)
        {
            return ours.NamesClasses;
        }

        if (ours.Direction is null != theirs.Direction is null)
        {
            return ours.Direction is not null;
        }

        if (one.LiesStrictlyInside(other) || other.LiesStrictlyInside(one))
        {
            return one.LiesStrictlyInside(other);
        }

        if (ours.Clause.Pattern is null != theirs.Clause.Pattern is null)
        {
            return ours.Clause.Pattern is not null;
        }

        return ours.GateCount < theirs.GateCount;
    }

    private static bool SameHours(IReadOnlyList<ServiceWindow>? left, IReadOnlyList<ServiceWindow>? right) =>
        (left is null && right is null) || (left is not null && right is not null && left.Select(Key).SequenceEqual(right.Select(Key)));

    /// <summary>A window on one clock, so that the same hours stated on the other are the same.</summary>
    private static (LocalTime?, LocalTime?, LocalTime?, string) Key(ServiceWindow window)
    {
        var (opens, closes, lastEntry, _) = ServiceHours.OnHanoiClock(window, MinutesAhead);
        return (opens, closes, lastEntry, string.Join(' ', window.Directions.Order()));
    }
}
