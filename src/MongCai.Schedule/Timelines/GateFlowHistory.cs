using System.Collections.Immutable;
using MongCai.Schedule.Holidays;
using MongCai.Schedule.Places;
using NodaTime;

namespace MongCai.Schedule.Timelines;

/// <summary>The revisions that touch one gate and flow, and the timelines compiled from them.</summary>
internal sealed class GateFlowHistory(Gazetteer gazetteer, CountryCalendars countries, Id<Gate> gate, Flow flow, ImmutableArray<Revision> revisions, PastTimelines past)
{
    private Timeline? _latest;

    public Id<Gate> Gate => gate;

    public Flow Flow => flow;

    public ImmutableArray<Revision> Revisions => revisions;

    /// <summary>The same after another revision.</summary>
    public GateFlowHistory With(Revision revision) => new(gazetteer, countries, gate, flow, revisions.Add(revision), past);

    /// <summary>The timeline as known at a revision of the calendar. Cost: O(1) at the latest, O(log revisions) in the past.</summary>
    public Timeline At(int revision)
    {
        if (revisions is [] || revision >= revisions[^1].Number)
        {
            return _latest ??= Compile(revisions.Length);
        }

        return past.GetOrAdd((this, CountUpTo(revision)), key => key.History.Compile(key.Known));
    }

    /// <summary>The clauses as known at a revision of the calendar.</summary>
    public ImmutableArray<KnownClause> KnownAt(int revision) => Clauses(CountUpTo(revision));

    private Timeline Compile(int known) => new(gate, flow, Clauses(known), countries);

    private ImmutableArray<KnownClause> Clauses(int known)
    {
        var statements = revisions.Take(known).Where(revision => !revision.IsConfirmation).Select(revision => revision.Statement).ToList();
        return new KnownClauses(gazetteer, gate, flow, statements, known == 0 ? Instant.MinValue : revisions[known - 1].Known).All;
    }

    /// <summary>How many of the revisions that touch the gate and flow are known at one of the calendar; in between nothing changes here.</summary>
    private int CountUpTo(int revision)
    {
        var known = revisions.Length;
        while (known > 0 && revisions[known - 1].Number > revision)
        {
            known--;
        }

        return known;
    }
}
