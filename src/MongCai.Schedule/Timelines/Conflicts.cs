using System.Collections.Immutable;
using MongCai.Schedule.Holidays;
using MongCai.Schedule.Places;
using MongCai.Schedule.Statements;
using NodaTime;

namespace MongCai.Schedule.Timelines;

/// <summary>Finds the clauses that contradict each other without one being to prefer; a statement with one of them is refused.</summary>
public static class Conflicts
{
    /// <summary>
    /// The conflicts of all statements, as known when each became known or was reviewed; each pair of clauses once, at the first instant
    /// found. Cost: O(statements × gates × boundaries) for statements of which any two clauses might conflict; little for the others.
    /// </summary>
    public static ImmutableArray<Conflict> Find(CalendarBook book)
    {
        ArgumentNullException.ThrowIfNull(book);
        return [.. book.Revisions.SelectMany(revision => Of(book, revision)).DistinctBy(conflict => (conflict.First.ToString(), conflict.Second.ToString()))];
    }

    /// <summary>The conflicts that a publication makes, each pair of clauses once. Cost: that of <see cref="Find"/> for one statement.</summary>
    /// <param name="book">The book.</param>
    /// <param name="revision">One of its revisions.</param>
    public static ImmutableArray<Conflict> Of(CalendarBook book, Revision revision)
    {
        ArgumentNullException.ThrowIfNull(book);
        ArgumentNullException.ThrowIfNull(revision);

        // A review may have moved the end of an earlier statement into another of its clauses.
        var statements = revision.Statement is { } published ? published.Reviews.Select(review => review.Statement).Append(published.Id).Distinct() : [];
        return [.. statements.SelectMany(statement => Of(book, statement, revision.Known)).DistinctBy(conflict => (conflict.First.ToString(), conflict.Second.ToString()))];
    }

    private static IEnumerable<Conflict> Of(CalendarBook book, Id<Statement> id, Instant knownAt)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (gate, flow, clauses) in book.KnownClausesOf(id, knownAt))
        {
            var own = clauses.First(clause => clause.Statement.Id == id).Statement;
            var together = clauses.Where(clause => clause.Statement.Kind == own.Kind && clause.Statement.Known == own.Known).ToList();

            // Gates about which the same clauses speak have the same conflicts.
            if (MayConflict(together) && seen.Add($"{flow} {string.Join(' ', together.Select(clause => $"{clause.Reference} {clause.StatementEnd}"))}"))
            {
                foreach (var conflict in Of(gate, flow, together, book.Countries.KnownAt(knownAt)))
                {
                    yield return conflict;
                }
            }
        }
    }

    private static bool MayConflict(List<KnownClause> clauses)
    {
        var deciding = clauses.Where(clause => clause.Clause.Regime is not null).ToList();
        return deciding.Exists(one => deciding.Exists(other =>
            one != other
            && one.ExceptionOf != other
            && other.ExceptionOf != one
            && (one.Statement != other.Statement || (one.NamesTheSameClassesAs(other) && one.Direction == other.Direction))
            && !Precedence.Agree(one, other)
            && MayMeet(one, other)));
    }

    /// <summary>Whether two clauses may hold at one instant, and in one statement without one of them lying inside the other.</summary>
    private static bool MayMeet(KnownClause one, KnownClause other)
    {
        if (AreOnOppositeDays(one.Clause, other.Clause))
        {
            return false;
        }

        if (ClauseSpans.OnlyStretchOf(one) is not { } ours || ClauseSpans.OnlyStretchOf(other) is not { } theirs)
        {
            return true;
        }

        var (ourEnd, theirEnd) = (ours.HasEnd ? ours.End : Instant.MaxValue, theirs.HasEnd ? theirs.End : Instant.MaxValue);
        var isInside = ours != theirs
            && ((ours.Start >= theirs.Start && ourEnd <= theirEnd) || (theirs.Start >= ours.Start && theirEnd <= ourEnd));
        return ours.Start < theirEnd && theirs.Start < ourEnd && (one.Statement != other.Statement || !isInside);
    }

    /// <summary>Whether one is about the working days of a country, and the other about its days off, of one midnight to the next.</summary>
    private static bool AreOnOppositeDays(Clause one, Clause other) =>
        one is { Pattern.CountryDays: { } ours, Plus: [] }
        && other is { Pattern.CountryDays: { } theirs, Plus: [] }
        && ours.Country == theirs.Country
        && ours.AreWorking != theirs.AreWorking
        && one.Zone.Equals(other.Zone);

    private static IEnumerable<Conflict> Of(Id<Gate> gate, Flow flow, List<KnownClause> clauses, CountryCalendars countries)
    {
        var classes = ClassesToAsk(clauses);
        var seen = new HashSet<Situation>(ReferenceEqualityComparer.Instance);
        foreach (var (start, situation) in new Situations(flow, clauses, countries, Timeline.CoverageEnd).From(Instant.MinValue))
        {
            if (!seen.Add(situation))
            {
                continue;
            }

            foreach (var side in Enum.GetValues<Country>())
            {
                foreach (var direction in ((Direction?[])[null, .. Directions.Of(flow)]))
                {
                    foreach (var asked in classes)
                    {
                        var statements = situation.ByStatement(side, direction, asked).ToList();
                        foreach (var (first, second) in statements.SelectMany(InOne).Concat(Between(statements)))
                        {
                            yield return new Conflict(first.Clause.Reference, second.Clause.Reference, gate, flow, direction, asked, start);
                        }
                    }
                }
            }
        }

        static IEnumerable<(Stretch First, Stretch Second)> InOne(IReadOnlyList<Stretch> statement) =>
            Precedence.Tie(statement) is { } tie ? [tie] : [];
    }

    /// <summary>Two statements of equal kind and time disagree where the clauses that win in each do, and are about the same goods.</summary>
    private static IEnumerable<(Stretch First, Stretch Second)> Between(List<IReadOnlyList<Stretch>> statements)
    {
        var winners = statements.Select(Precedence.Winner).OrderBy(winner => winner.Clause.Statement.Id).ToList();
        return winners.SelectMany((first, index) => winners
            .Skip(index + 1)
            .Where(second => !Precedence.Agree(first.Clause, second.Clause)
                && (!first.Clause.NamesClasses || !second.Clause.NamesClasses || first.Clause.NamesTheSameClassesAs(second.Clause)))
            .Select(second => (first, second)));
    }

    /// <summary>
    /// The goods to ask about: none, and one class of each facet that a clause names. Goods of more classes are met by more clauses, of which
    /// the most restrictive holds; that is no conflict.
    /// </summary>
    private static List<ImmutableArray<Id<CrossingClass>>> ClassesToAsk(List<KnownClause> clauses) =>
    [
        .. clauses
            .Select(clause => clause.Classes.Select(facet => facet.Named).Aggregate(
                (IEnumerable<ImmutableArray<Id<CrossingClass>>>)[[]],
                (begun, facet) => begun.SelectMany(classes => facet.Select(named => classes.Add(named).Sort()))))
            .SelectMany(combinations => combinations)
            .Prepend([])
            .DistinctBy(classes => string.Join(' ', classes)),
    ];
}
