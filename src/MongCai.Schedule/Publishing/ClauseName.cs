using MongCai.Schedule.Statements;
using MongCai.Schedule.Timelines;

namespace MongCai.Schedule.Publishing;

/// <summary>Names a clause by its statement and number, so that the same clause of two calendars is the same.</summary>
/// <param name="Statement">The statement.</param>
/// <param name="Clause">The clause, or the entry of its exceptions.</param>
public readonly record struct ClauseName(Id<Statement> Statement, ClauseNumber Clause)
{
    /// <summary>The statement's id and the clause's number, as in <c>2022-tet/2.1</c>.</summary>
    public override string ToString() => $"{Statement}/{Clause}";

    internal static ClauseName Of(ClauseReference clause) => new(clause.Statement.Id, clause.Clause.Number);
}
