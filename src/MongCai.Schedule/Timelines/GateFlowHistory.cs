using System.Collections.Immutable;
using MongCai.Schedule.Holidays;
using MongCai.Schedule.Places;
using MongCai.Schedule.Statements;
using NodaTime;

namespace MongCai.Schedule.Timelines;

/// <summary>The publications that touch one gate and flow, and the timelines compiled from them.</summary>
/// <param name="gazetteer">All gates and classes.</param>
/// <param name="countries">The calendars of both countries, with all their notices.</param>
/// <param name="gate">The gate.</param>
/// <param name="flow">The flow.</param>
/// <param name="publications">The statements about them, their confirmations and ratifications, in order.</param>
/// <param name="announcements">The notices of holidays, in order; they touch it where a clause depends on holidays.</param>
/// <param name="past">Where timelines of the past are kept.</param>
internal sealed class GateFlowHistory(
    Gazetteer gazetteer,
    CountryCalendars countries,
    Id<Gate> gate,
    Flow flow,
    ImmutableArray<Publication> publications,
    ImmutableArray<Publication> announcements,
    PastTimelines past)
{
    private readonly Lazy<bool> _dependsOnHolidays = new(() => publications.Any(publication => publication.Statement!.AllClauses.Any(DependsOnHolidays)));
    private Timeline? _latest;

    public Id<Gate> Gate => gate;

    public Flow Flow => flow;

    /// <summary>All publications by which answers may have changed, in order.</summary>
    public IEnumerable<Publication> Publications =>
        _dependsOnHolidays.Value ? publications.Concat(announcements).Order(Publication.Order) : publications;

    /// <summary>The timeline as known after all of them. Cost: O(1).</summary>
    public Timeline Latest => _latest ??= Compile(publications.Length, announcements.Length);

    /// <summary>The same after other publications.</summary>
    public GateFlowHistory With(ImmutableArray<Publication> added) =>
        new(gazetteer, countries, gate, flow, publications.AddRange(added).Sort(Publication.Order), announcements, past);

    /// <summary>The timeline as known after a publication. Cost: O(1) at the latest, O(publications since) in the past.</summary>
    /// <param name="last">Any of the calendar; null for before all.</param>
    public Timeline At(Publication? last)
    {
        var (known, announced) = (CountUpTo(publications, last), CountUpTo(announcements, last));
        return known == publications.Length && (announced == announcements.Length || !_dependsOnHolidays.Value)
            ? Latest
            : past.GetOrAdd((this, known, announced), key => key.History.Compile(key.Known, key.Announced));
    }

    /// <summary>The clauses as known after a publication.</summary>
    public ImmutableArray<KnownClause> KnownAt(Publication? last) => Clauses(CountUpTo(publications, last));

    private static bool DependsOnHolidays(Clause clause) => clause.Days is ClauseDays.Holiday || clause.Pattern?.CountryDays is not null;

    private Timeline Compile(int known, int announced) =>
        new(gate, flow, Clauses(known), gazetteer, countries.KnownAt(announced == 0 ? Instant.MinValue : announcements[announced - 1].Known));

    private ImmutableArray<KnownClause> Clauses(int known)
    {
        var statements = publications.Take(known).Where(publication => publication.Kind == RevisionKind.Statement).Select(publication => publication.Statement!).ToList();
        return new KnownClauses(gazetteer, gate, flow, statements, known == 0 ? Instant.MinValue : publications[known - 1].Known).All;
    }

    /// <summary>How many of some publications are known after one of the calendar; in between nothing changes here.</summary>
    private static int CountUpTo(ImmutableArray<Publication> some, Publication? last)
    {
        var known = last is null ? 0 : some.Length;
        while (known > 0 && Publication.Compare(some[known - 1], last!) > 0)
        {
            known--;
        }

        return known;
    }
}
