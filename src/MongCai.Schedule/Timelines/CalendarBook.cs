using System.Collections.Immutable;
using System.Runtime.InteropServices;
using MongCai.Schedule.Holidays;
using MongCai.Schedule.Places;
using MongCai.Schedule.Statements;
using NodaTime;

namespace MongCai.Schedule.Timelines;

/// <summary>
/// Everything that was ever said about the gates, and the answers that follow, as known at any revision. Immutable but for what it has
/// compiled; safe for many threads.
/// </summary>
public sealed class CalendarBook
{
    /// <summary>How many timelines of past revisions are kept.</summary>
    private const int PastTimelinesKept = 256;

    /// <summary>The place of the first flow of each gate in <see cref="_histories"/>; the others follow in their order.</summary>
    private readonly Dictionary<Id<Gate>, int> _places;
    private readonly ImmutableArray<GateFlowHistory?> _histories;

    /// <summary>The latest timeline of each, once asked for; here too, since almost every question wants it.</summary>
    private readonly Timeline?[] _latest;
    private readonly ImmutableArray<Publication> _publications;
    private readonly ImmutableDictionary<Id<Statement>, ImmutableHashSet<int>> _touched;

    /// <summary>Gathers what is known. Cost: O(statements × gates that they touch); timelines are compiled when they are first asked.</summary>
    /// <param name="gazetteer">The gates and classes.</param>
    /// <param name="countries">The calendars of both countries.</param>
    /// <param name="statements">
    /// The statements, in any order. Whatever they name is given too, and what they end, correct or review became known no later than they.
    /// </param>
    public CalendarBook(Gazetteer gazetteer, CountryCalendars countries, IEnumerable<Statement> statements)
    {
        ArgumentNullException.ThrowIfNull(gazetteer);
        Gazetteer = gazetteer;
        Countries = countries;
        ImmutableArray<Publication> announcements = [.. Publication.Of(countries.Announcements)];
        _publications = [.. PublicationsOf(statements.ToDictionary(statement => statement.Id)).Concat(announcements).Order(Publication.Order)];
        Revisions = Numbered(_publications);
        Statements = StatementsOf(_publications);

        var past = new PastTimelines(PastTimelinesKept);
        var flows = Enum.GetValues<Flow>();
        _places = gazetteer.Gates.Index().ToDictionary(gate => gate.Item.Id, gate => gate.Index * flows.Length);
        var publications = new List<Publication>[gazetteer.Gates.Length * flows.Length];
        var touched = ImmutableDictionary.CreateBuilder<Id<Statement>, ImmutableHashSet<int>>();
        foreach (var publication in _publications)
        {
            if (publication.Statement is not { } statement)
            {
                continue;
            }

            var places = touched.TryGetValue(statement.Id, out var known) ? known : Touches(statement, touched);
            touched[statement.Id] = places;
            foreach (var place in places)
            {
                (publications[place] ??= []).Add(publication);
            }
        }

        _touched = touched.ToImmutable();
        _histories =
        [
            .. gazetteer.Gates.SelectMany(gate => flows.Select(flow => gate.Flows.Contains(flow)
                ? new GateFlowHistory(gazetteer, countries, gate.Id, flow, [.. publications[_places[gate.Id] + (int)flow] ?? []], announcements, past)
                : null)),
        ];
        _latest = new Timeline?[_histories.Length];
    }

    private CalendarBook(CalendarBook before, Statement statement)
    {
        Gazetteer = before.Gazetteer;
        Countries = before.Countries;
        var depth = before._publications
            .Where(earlier => earlier.Kind == RevisionKind.Statement && earlier.Known == statement.Known && earlier.Statement is { } other && statement.Affected.Contains(other.Id))
            .Select(earlier => earlier.Depth + 1)
            .DefaultIfEmpty()
            .Max();
        ImmutableArray<Publication> added = [.. Publication.Of(statement, depth)];
        _publications = before._publications.AddRange(added).Sort(Publication.Order);
        Revisions = Numbered(_publications);
        Statements = StatementsOf(_publications);
        _places = before._places;
        var places = Touches(statement, before._touched);
        _touched = before._touched.Add(statement.Id, places);
        var histories = before._histories.ToArray();
        foreach (var place in places)
        {
            histories[place] = histories[place]?.With(added);
        }

        _histories = ImmutableCollectionsMarshal.AsImmutableArray(histories);
        _latest = new Timeline?[_histories.Length];
    }

    /// <summary>The gates and classes.</summary>
    public Gazetteer Gazetteer { get; }

    /// <summary>The calendars of both countries.</summary>
    public CountryCalendars Countries { get; }

    /// <summary>All statements, in the order in which they became known.</summary>
    public ImmutableArray<Statement> Statements { get; }

    /// <summary>All publications, in order; number 1 is the first.</summary>
    public ImmutableArray<Revision> Revisions { get; }

    /// <summary>
    /// The book after one more statement; the same as if it had been given with the others. Only the gates and flows that it touches are
    /// compiled anew. Confirmations and ratifications that become known later than it keep their places after it, so that their numbers grow.
    /// Cost: O(gates + statements × log statements), copying.
    /// </summary>
    /// <param name="statement">The statement; not known before the last one. Whatever it names is in the book.</param>
    /// <exception cref="ArgumentException">It became known before the last statement, or its id is taken.</exception>
    public CalendarBook With(Statement statement)
    {
        ArgumentNullException.ThrowIfNull(statement);
        if (_touched.ContainsKey(statement.Id))
        {
            throw new ArgumentException($"There is a statement {statement.Id} already.", nameof(statement));
        }

        return Statements is [.., var last] && statement.Known < last.Known
            ? throw new ArgumentException($"{statement.Id} became known before {last.Id}.", nameof(statement))
            : new CalendarBook(this, statement);
    }

    /// <summary>The last revision that was known at an instant; 0 where none was. Cost: O(log revisions).</summary>
    public int RevisionAt(Instant knownAt)
    {
        var (low, high) = (0, Revisions.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = Revisions[middle].Known <= knownAt ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    /// <summary>The answers about a gate and flow as known at a revision; null where the gate never carried the flow. Cost: O(1) at the latest.</summary>
    /// <param name="gate">The gate.</param>
    /// <param name="flow">The flow.</param>
    /// <param name="revision">The number of the revision; 0 for before all.</param>
    public Timeline? Find(Id<Gate> gate, Flow flow, int revision) =>
        !_places.TryGetValue(gate, out var place) ? null
        : revision >= _publications.Length ? _latest[place + (int)flow] ??= _histories[place + (int)flow]?.Latest
        : _histories[place + (int)flow]?.At(LastUpTo(revision));

    /// <summary>
    /// The publications by which answers about a gate and flow may have changed, in order; empty where the gate never carried the flow.
    /// Cost: O(publications).
    /// </summary>
    public ImmutableArray<Revision> RevisionsOf(Id<Gate> gate, Flow flow)
    {
        if (!_places.TryGetValue(gate, out var place) || _histories[place + (int)flow] is not { } history)
        {
            return [];
        }

        var own = history.Publications.ToHashSet(ReferenceEqualityComparer.Instance);
        return [.. _publications.Zip(Revisions).Where(pair => own.Contains(pair.First)).Select(pair => pair.Second)];
    }

    /// <summary>
    /// The gates and flows about which a statement may change answers, in the order of the gazetteer: those of which it speaks, and those of
    /// which the statements speak that it ends, corrects or reviews. Answers about others are the same with it and without.
    /// Cost: O(n log n) for n of them.
    /// </summary>
    /// <param name="statement">A statement of the book.</param>
    /// <exception cref="KeyNotFoundException">There is no such statement.</exception>
    public ImmutableArray<(Id<Gate> Gate, Flow Flow)> TouchedBy(Id<Statement> statement) =>
        [.. _touched[statement].Order().Select(place => _histories[place]).OfType<GateFlowHistory>().Select(history => (history.Gate, history.Flow))];

    /// <summary>
    /// Whether a statement has clauses and none of them lies ahead: it was corrected or ended for all its gates and flows, or its last day is
    /// over. Cost: O(clauses known about its gates and flows).
    /// </summary>
    /// <param name="statement">One of those in the book.</param>
    /// <param name="now">The time, of which it is asked and as of which it is known.</param>
    public bool HasEnded(Statement statement, Instant now) => EndOf(statement, now) <= now;

    /// <summary>
    /// From when on, inclusive, nothing of a statement lies ahead; null where it has no clauses, or where one goes on without a known end; before
    /// all time for one that was corrected. Cost: O(clauses known about its gates and flows).
    /// </summary>
    /// <param name="statement">One of those in the book.</param>
    /// <param name="knownAt">As of when it is known.</param>
    public Instant? EndOf(Statement statement, Instant knownAt)
    {
        ArgumentNullException.ThrowIfNull(statement);
        if (statement.Clauses.IsEmpty)
        {
            return null;
        }

        var last = Instant.MinValue;
        foreach (var clause in KnownClausesOf(statement.Id, knownAt).SelectMany(known => known.Clauses).Where(clause => clause.Statement.Id == statement.Id))
        {
            if (clause.EndsAt is not { } end)
            {
                return null;
            }

            last = Instant.Max(last, end);
        }

        return last;
    }

    /// <summary>All clauses about the gates and flows of which a statement speaks, as known at an instant.</summary>
    internal IEnumerable<(Id<Gate> Gate, Flow Flow, ImmutableArray<KnownClause> Clauses)> KnownClausesOf(Id<Statement> statement, Instant knownAt) =>
        from place in _touched[statement]
        let history = _histories[place]
        where history is not null
        let clauses = history.KnownAt(LastUpTo(RevisionAt(knownAt)))
        where clauses.Any(clause => clause.Statement.Id == statement)
        select (history.Gate, history.Flow, clauses);

    private static ImmutableArray<Revision> Numbered(ImmutableArray<Publication> publications) =>
    [
        .. publications.Select((publication, index) =>
            new Revision(index + 1, publication.Known, publication.Kind, publication.Statement, publication.Announcement)),
    ];

    private static ImmutableArray<Statement> StatementsOf(ImmutableArray<Publication> publications) =>
        [.. publications.Where(publication => publication.Kind == RevisionKind.Statement).Select(publication => publication.Statement).OfType<Statement>()];

    private static IEnumerable<Publication> PublicationsOf(Dictionary<Id<Statement>, Statement> statements)
    {
        return statements.Values.SelectMany(statement => Publication.Of(statement, Depth(statement)));

        // Of statements that became known together, one comes after those that it speaks of.
        int Depth(Statement statement) => statement.Affected
            .Select(id => statements[id])
            .Where(earlier => earlier.Known == statement.Known)
            .Select(earlier => Depth(earlier) + 1)
            .DefaultIfEmpty()
            .Max();
    }

    /// <summary>The last publication that is known at a revision; null for none.</summary>
    private Publication? LastUpTo(int revision) =>
        revision > 0 && _publications is not [] ? _publications[Math.Min(revision, _publications.Length) - 1] : null;

    /// <summary>The places of which the answers may change by a statement: where it speaks, and where those speak that it ends, corrects or reviews.</summary>
    private ImmutableHashSet<int> Touches(Statement statement, IReadOnlyDictionary<Id<Statement>, ImmutableHashSet<int>> touched)
    {
        var own = statement.Clauses.SelectMany(clause => clause.Gates
            .SelectMany(gate => Gazetteer.WithParts(gate))
            .SelectMany(gate => clause.Flows.Select(flow => _places[gate] + (int)flow)));
        return [.. own, .. statement.Affected.SelectMany(earlier => touched[earlier])];
    }
}
