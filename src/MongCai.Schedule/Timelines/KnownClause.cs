using System.Collections.Immutable;
using MongCai.Schedule.Places;
using MongCai.Schedule.Regimes;
using MongCai.Schedule.Statements;
using NodaTime;

namespace MongCai.Schedule.Timelines;

/// <summary>A clause as it is known at a revision, for one gate and flow: with what reviews and endings have made of it.</summary>
internal sealed class KnownClause
{
    public required ClauseReference Reference { get; init; }

    /// <summary>The clause in whose exceptions it stands; null for none.</summary>
    public required KnownClause? ExceptionOf { get; init; }

    /// <summary>Whether its statement is agreed by both sides.</summary>
    public required bool IsAgreed { get; init; }

    /// <summary>From when on what it decides is unconfirmed because nobody has ratified its statement; null for never.</summary>
    public required Instant? UnratifiedFrom { get; init; }

    /// <summary>The one direction of the flow that it names; null where it names none or both.</summary>
    public required Direction? Direction { get; init; }

    /// <summary>The classes that it names, by facet.</summary>
    public required ImmutableArray<(Facet Facet, ImmutableArray<Id<CrossingClass>> Named)> Classes { get; init; }

    /// <summary>How many gates it names, with their parts.</summary>
    public required int GateCount { get; init; }

    /// <summary>When its statement ends for the gate and flow; null where it does not.</summary>
    public required Instant? StatementEnd { get; init; }

    /// <summary>When it holds: a phase without a date may have been dated, an open end fixed.</summary>
    public required ClauseDays Days { get; init; }

    public required EndKind EndKind { get; init; }

    /// <summary>The review time of one that was stated or moved; null where there is none but the default.</summary>
    public required Instant? ReviewBy { get; init; }

    public Clause Clause => Reference.Clause;

    public Statement Statement => Reference.Statement;

    public bool NamesClasses => !Classes.IsEmpty;

    /// <summary>
    /// From when on nothing of it lies ahead: its statement has ended, or its last day is over, or what it resumes has been; null where it goes on.
    /// </summary>
    public Instant? EndsAt => (StatementEnd, EndOfDays()) is ({ } ended, { } over) ? Instant.Min(ended, over) : StatementEnd ?? EndOfDays();

    /// <summary>Whether the clause covers goods of these classes: it names any of them in every facet that it names at all.</summary>
    public bool Covers(ReadOnlySpan<Id<CrossingClass>> classes)
    {
        foreach (var (_, named) in Classes)
        {
            var isNamed = false;
            foreach (var asked in classes)
            {
                isNamed |= named.Contains(asked);
            }

            if (!isNamed)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether the clause covers a question: one of a direction, or one put to the clauses without direction.</summary>
    public bool Covers(Direction? direction, ReadOnlySpan<Id<CrossingClass>> classes) =>
        (Direction is null || Direction == direction) && Covers(classes);

    /// <summary>Whether some goods with no more than one class a facet are named by both, or neither names any.</summary>
    public bool NamesTheSameClassesAs(KnownClause other) =>
        Classes.Length == other.Classes.Length
        && Classes.All(ours => other.Classes.Any(theirs => theirs.Facet == ours.Facet && theirs.Named.Any(ours.Named.Contains)));

    /// <summary>The end of its last day; null where there is none that is known.</summary>
    private Instant? EndOfDays()
    {
        var last = Days switch
        {
            ClauseDays.Dates dates => dates.Last,
            { Validity: { } validity } => validity.Until,
            _ => null,
        };
        return Days switch
        {
            ClauseDays.Instants instants => instants.End,
            ClauseDays.Resumes resumes => resumes.At,
            _ when last is { } day => Clause.Zone.AtStartOfDay(Clause.Plus.Append(day).Max().PlusDays(1)).ToInstant(),
            _ => null,
        };
    }
}
