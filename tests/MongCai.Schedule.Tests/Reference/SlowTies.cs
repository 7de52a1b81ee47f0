using System.Collections.Immutable;
using MongCai.Schedule.Places;
using MongCai.Schedule.Statements;
using NodaTime;

namespace MongCai.Schedule.Tests.Reference;

/// <summary>The pairs of clauses for which a statement is refused: 12, and the same between statements of equal kind and time.</summary>
internal sealed class SlowTies(Gazetteer gazetteer, SlowCalendar calendar, IReadOnlyList<Statement> statements)
{
    /// <summary>All of them, as known when each statement became known or was reviewed.</summary>
    /// <param name="asOf">The publication to look at; null for all there were.</param>
    public IEnumerable<(Id<Statement>, ClauseNumber, Id<Statement>, ClauseNumber)> Find(Instant? asOf = null)
    {
        var moments = statements.ToDictionary(
            one => one.Id,
            one => statements.Where(other => other == one || other.Reviews.Any(review => review.Statement == one.Id))
                .Select(other => other.Known).ToList());
        foreach (var knownAt in moments.Values.SelectMany(times => times).Where(time => time == (asOf ?? time)).Distinct().Order())
        {
            var lines = calendar.Known(knownAt)
                .Where(line => line.Clause.Regime is not null && moments[line.Statement.Id].Contains(knownAt)).ToList();
            var ties = from a in lines
                       from b in lines.SkipWhile(line => line != a).Skip(1)
                       where MayTie(a, b) && Moments(a, b, knownAt).Any(at => TieAt(a, b, at, knownAt))
                       select (a.Statement.Id, a.Clause.Number, b.Statement.Id, b.Clause.Number);
            foreach (var tie in ties)
            {
                yield return tie;
            }
        }
    }

    private bool MayTie(SlowLine a, SlowLine b) =>
        (a.Statement.Kind, a.Statement.Known) == (b.Statement.Kind, b.Statement.Known)
        && !SlowCalendar.Agree(a.Clause, b.Clause)
        && (NameSameClasses(a.Clause, b.Clause)
            || (a.Statement.Id != b.Statement.Id && (a.Clause.Classes.IsEmpty || b.Clause.Classes.IsEmpty)));

    /// <summary>Every instant at which who wins among clauses of their statements may change.</summary>
    private IEnumerable<Instant> Moments(SlowLine a, SlowLine b, Instant knownAt) => calendar.Known(knownAt)
        .Where(line => (line.Statement.Kind, line.Statement.Known) == (a.Statement.Kind, a.Statement.Known) || line.Clause.Regime is null)
        .SelectMany(line => line.Boundaries)
        .Where(at => a.Stretches.Concat(b.Stretches).Any(one => one.From <= at && !(one.To < at)) || Single(a, at) || Single(b, at))
        .Distinct();

    private static bool Single(SlowLine line, Instant at) => line.Clause.Plus.Contains(SlowDays.DayOf(at, line.Clause));

    /// <summary>Whether there is a question at an instant for which neither is beaten.</summary>
    private bool TieAt(SlowLine a, SlowLine b, Instant at, Instant knownAt)
    {
        // Clauses of other kinds have no say in it.
        var met = calendar.Known(knownAt).Where(line => line.Clause.Regime is null || line.Statement.Kind == a.Statement.Kind).ToList();
        var questions =
            from gate in gazetteer.Gates
            from flow in a.Clause.Flows.Intersect(b.Clause.Flows)
            let held = calendar.Held(new Question(gate.Id, flow, null, [], at, knownAt), met)
            where Holds(held, a) && Holds(held, b)
            from way in Directions.Of(flow).Cast<Direction?>().Append(null)
            from classes in ClassesToAsk(a.Clause, b.Clause)
            let question = new Question(gate.Id, flow, way, classes, at, knownAt)
            from side in a.Statement.Binds.Intersect(b.Statement.Binds)
            select IsTie(a, b, calendar.InForce(question, side, held), flow);
        return questions.Any(isTie => isTie);
    }

    private bool IsTie(SlowLine a, SlowLine b, List<SlowLine> inForce, Flow flow)
    {
        var deciding = inForce.Where(line => line.Clause.Regime is not null).ToLookup(line => line.Statement.Id);
        var (ofA, ofB) = (deciding[a.Statement.Id].ToList(), deciding[b.Statement.Id].ToList());
        return a.Statement.Id == b.Statement.Id
            ? Holds(ofA, a) && Holds(ofA, b) && calendar.Unbeaten(ofA, flow) is var last && Holds(last, a) && Holds(last, b)
            : Holds(ofA, a) && Holds(ofB, b) && calendar.Winner(ofA, flow).Name == a.Name && calendar.Winner(ofB, flow).Name == b.Name;
    }

    private static bool Holds(List<SlowLine> lines, SlowLine wanted) => lines.Exists(line => line.Name == wanted.Name);

    /// <summary>Goods of one class of each facet that they name: of those that both name, if both name any.</summary>
    private List<ImmutableArray<Id<CrossingClass>>> ClassesToAsk(Clause a, Clause b)
    {
        var named = a.Classes.IsEmpty || b.Classes.IsEmpty ? a.Classes.Union(b.Classes) : a.Classes.Intersect(b.Classes);
        return named.GroupBy(FacetOf).Aggregate(
            new List<ImmutableArray<Id<CrossingClass>>> { ImmutableArray<Id<CrossingClass>>.Empty },
            (goods, facet) => [.. goods.SelectMany(classes => facet.Select(classes.Add))]);
    }

    /// <summary>12.</summary>
    private bool NameSameClasses(Clause a, Clause b)
    {
        var common = a.Classes.Intersect(b.Classes).Select(FacetOf).ToHashSet();
        return a.Classes.Select(FacetOf).ToHashSet().SetEquals(common) && b.Classes.Select(FacetOf).ToHashSet().SetEquals(common);
    }

    private Facet FacetOf(Id<CrossingClass> id) => gazetteer.Find(id)!.Facet;
}
