using System.Collections.Immutable;
using MongCai.Schedule.Places;
using MongCai.Schedule.Regimes;
using MongCai.Schedule.Statements;
using NodaTime;

namespace MongCai.Schedule.Timelines;

/// <summary>The clauses about one gate and flow as they are known at an instant.</summary>
internal sealed class KnownClauses
{
    private readonly Gazetteer _gazetteer;
    private readonly Id<Gate> _gate;
    private readonly Flow _flow;
    private readonly ImmutableArray<Statement> _alive;
    private readonly Dictionary<Id<Statement>, List<Review>> _reviews;

    /// <summary>Gathers them.</summary>
    /// <param name="gazetteer">All gates and classes.</param>
    /// <param name="gate">The gate.</param>
    /// <param name="flow">The flow.</param>
    /// <param name="statements">All statements that touch the gate and flow and are known, in the order in which they became known.</param>
    /// <param name="knownAt">The instant.</param>
    public KnownClauses(Gazetteer gazetteer, Id<Gate> gate, Flow flow, IReadOnlyList<Statement> statements, Instant knownAt)
    {
        _gazetteer = gazetteer;
        _gate = gate;
        _flow = flow;
        _alive = Alive(statements);
        _reviews = _alive.SelectMany(statement => statement.Reviews.OrderBy(review => review.Clause.Entry)).GroupBy(review => review.Statement).ToDictionary(reviews => reviews.Key, reviews => reviews.ToList());
        All = [.. _alive.SelectMany(statement => Of(statement, knownAt))];
    }

    /// <summary>The clauses of statements that nobody has corrected, in the order of publication.</summary>
    public ImmutableArray<KnownClause> All { get; }

    /// <summary>Leaves out the statements that others say were never true, unless those others were not true either.</summary>
    private static ImmutableArray<Statement> Alive(IReadOnlyList<Statement> statements)
    {
        // Whoever corrects comes later.
        var corrected = new HashSet<Id<Statement>>();
        foreach (var statement in statements.Reverse().Where(statement => !corrected.Contains(statement.Id)))
        {
            corrected.UnionWith(statement.Corrects);
        }

        return [.. statements.Where(statement => !corrected.Contains(statement.Id))];
    }

    private IEnumerable<KnownClause> Of(Statement statement, Instant knownAt)
    {
        var end = EndOf(statement.Id);
        var isAgreed = statement.IsAgreed(knownAt);
        var unratifiedFrom = statement.UnratifiedFrom(knownAt);
        foreach (var clause in statement.Clauses)
        {
            var known = Of(clause, exceptionOf: null);
            if (known is not null)
            {
                yield return known;
            }

            foreach (var exception in clause.Except)
            {
                if (Of(exception, known) is { } entry)
                {
                    yield return entry;
                }
            }
        }

        KnownClause? Of(Clause clause, KnownClause? exceptionOf)
        {
            var gates = clause.Gates.SelectMany(named => _gazetteer.WithParts(named)).ToHashSet();
            var directions = Directions.Of(_flow).Where(clause.Directions.Contains).ToList();
            if (!gates.Contains(_gate) || !clause.Flows.Contains(_flow) || (directions is [] && !clause.Directions.IsEmpty))
            {
                return null;
            }

            var (days, endKind, reviewBy) = Reviewed(statement, clause);
            return new KnownClause
            {
                Reference = new ClauseReference(statement, clause),
                ExceptionOf = exceptionOf,
                IsAgreed = isAgreed,
                UnratifiedFrom = unratifiedFrom,
                Direction = directions is [var only] ? only : null,
                Classes = [.. clause.Classes.GroupBy(named => _gazetteer.Find(named)!.Facet).Select(facet => (facet.Key, facet.ToImmutableArray()))],
                GateCount = gates.Count,
                StatementEnd = end,
                Days = days,
                EndKind = endKind,
                ReviewBy = reviewBy,
            };
        }
    }

    /// <summary>When a statement ends for the gate and flow: the earliest of what others say.</summary>
    private Instant? EndOf(Id<Statement> ended)
    {
        Instant? end = null;
        foreach (var statement in _alive)
        {
            foreach (var ending in statement.Replaces.Concat(statement.Withdraws).Where(ending => ending.Statement == ended && Concerns(ending)))
            {
                var from = ending.From ?? statement.Known;
                end = end is { } earlier ? Instant.Min(earlier, from) : from;
            }
        }

        return end;
    }

    private bool Concerns(Ending ending) =>
        (ending.Gates.IsEmpty || ending.Gates.Any(gate => _gazetteer.WithParts(gate).Contains(_gate)))
        && (ending.Flows.IsEmpty || ending.Flows.Contains(_flow));

    /// <summary>What the reviews of a clause, or of the one in whose exceptions it stands, have made of its time.</summary>
    private (ClauseDays Days, EndKind EndKind, Instant? ReviewBy) Reviewed(Statement statement, Clause clause)
    {
        var reviews = _reviews.GetValueOrDefault(statement.Id, [])
            .Where(review => review.Clause == clause.Number || review.Clause == clause.Number with { Entry = 0 })
            .ToList();
        var reviewBy = reviews.LastOrDefault(review => review.ReviewBy is not null)?.ReviewBy ?? clause.ReviewBy;
        var end = reviews.LastOrDefault(review => review.End is not null)?.End;
        var start = reviews.LastOrDefault(review => review.Start is not null)?.Start;
        var days = clause.Days switch
        {
            ClauseDays.Undated when start is { } dated => new ClauseDays.Instants(dated, end),
            ClauseDays.Dates dates when end is not null => new ClauseDays.Instants(clause.Zone.AtStartOfDay(dates.First).ToInstant(), end),
            ClauseDays.Instants instants when end is not null => instants with { End = end },
            var others => others,
        };
        var endKind = end is not null ? EndKind.Fixed
            : clause.Days is ClauseDays.Undated && clause.EndKind == EndKind.Fixed ? EndKind.UntilFurtherNotice
            : clause.EndKind;
        return (days, endKind, reviewBy);
    }
}
