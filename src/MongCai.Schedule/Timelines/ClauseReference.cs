using MongCai.Schedule.Statements;

namespace MongCai.Schedule.Timelines;

/// <summary>A clause, and the statement that it stands in.</summary>
/// <param name="Statement">The statement.</param>
/// <param name="Clause">The clause, or the entry of its exceptions.</param>
public sealed record ClauseReference(Statement Statement, Clause Clause)
{
    /// <summary>The statement's id and the clause's number, as in <c>2022-tet/2.1</c>.</summary>
    public override string ToString() => $"{Statement.Id}/{Clause.Number}";
}
