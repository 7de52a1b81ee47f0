using System.Collections.Immutable;
using MongCai.Schedule.Regimes;

namespace MongCai.Schedule.Timelines;

/// <summary>What both sides together make of one direction and set of classes.</summary>
internal sealed class Outcome
{
    public Outcome(SideAnswer? vn, SideAnswer? cn, ImmutableArray<ClauseReference> advice)
    {
        Vn = vn;
        Cn = cn;
        Advice = advice;
        Deciding = Stronger(vn, cn);
        Regime = Deciding?.Regime ?? Regime.Unknown;
        Certainty = Deciding?.Certainty ?? Certainty.Unknown;
        Hours = Regime switch
        {
            Regime.Closed => [],
            Regime.Unknown => null,
            _ when vn is null || cn is null => Deciding!.Hours,
            _ => ServiceHours.Intersect(vn.Hours, cn.Hours),
        };
    }

    /// <summary>The outcome where nothing speaks.</summary>
    public static Outcome Silent { get; } = new(null, null, []);

    public SideAnswer? Vn { get; }

    public SideAnswer? Cn { get; }

    /// <summary>The side whose word holds; null where neither speaks.</summary>
    public SideAnswer? Deciding { get; }

    public Regime Regime { get; }

    public Certainty Certainty { get; }

    public ImmutableArray<DayWindow>? Hours { get; }

    public ImmutableArray<ClauseReference> Advice { get; }

    /// <summary>How much a regime restricts: an unknown one more than any that lets something cross, as only a closed gate is sure to be shut.</summary>
    public static int Restrictiveness(Regime regime) => regime switch
    {
        Regime.Closed => 3,
        Regime.Unknown => 2,
        Regime.Appointment => 1,
        _ => 0,
    };

    public bool DiffersInRegimeOrHours(Outcome other) => Regime != other.Regime || !ServiceHours.AreAlike(Hours, other.Hours);

    /// <summary>Whether both give people the same answer, for whatever reasons.</summary>
    public bool IsSameAnswerAs(Outcome other)
    {
        if (ReferenceEquals(this, other))
        {
            return true;
        }

        var (ours, theirs) = (Deciding?.Ranked[0].Clause.Clause, other.Deciding?.Ranked[0].Clause.Clause);
        return Certainty == other.Certainty
            && !DiffersInRegimeOrHours(other)
            && ours is { IsTrial: true } == theirs is { IsTrial: true }
            && ours?.Quota == theirs?.Quota
            && (ours?.Conditions ?? []).SequenceEqual(theirs?.Conditions ?? []);
    }

    private static SideAnswer? Stronger(SideAnswer? vn, SideAnswer? cn)
    {
        if (vn is null || cn is null)
        {
            return vn ?? cn;
        }

        var byRegime = Restrictiveness(vn.Regime).CompareTo(Restrictiveness(cn.Regime));
        return byRegime > 0 || (byRegime == 0 && vn.Certainty <= cn.Certainty) ? vn : cn;
    }
}
