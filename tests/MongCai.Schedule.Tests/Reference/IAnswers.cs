using MongCai.Schedule.Statements;
using NodaTime;

namespace MongCai.Schedule.Tests.Reference;

/// <summary>What answers questions: the slow calendar and, by an adapter, the compiled one.</summary>
internal interface IAnswers
{
    int Revision(Instant knownAt);

    SlowAnswer Ask(Question question);

    /// <summary>The longest stretch of the same regime, certainty and exceptions. Null for an end that it does not have within coverage.</summary>
    (Instant? Start, Instant? End) Stretch(Question question);

    /// <summary>The first change of the regime after the instant; null where none is known.</summary>
    SlowNext? Next(Question question);

    /// <summary>The pairs of clauses for which a statement is refused.</summary>
    IEnumerable<(Id<Statement>, ClauseNumber, Id<Statement>, ClauseNumber)> Ties();
}
