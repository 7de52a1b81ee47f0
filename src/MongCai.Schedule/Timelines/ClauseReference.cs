using System.Runtime.CompilerServices;
using MongCai.Schedule.Statements;

namespace MongCai.Schedule.Timelines;

/// <summary>A clause, and the statement that it stands in. Two are equal that refer to the same objects: to compare what they say costs too much.</summary>
/// <param name="Statement">The statement.</param>
/// <param name="Clause">The clause, or the entry of its exceptions.</param>
public sealed record ClauseReference(Statement Statement, Clause Clause)
{
    /// <summary>Whether both refer to the same statement and clause. Cost: O(1).</summary>
    public bool Equals(ClauseReference? other) => other is not null && ReferenceEquals(Statement, other.Statement) && ReferenceEquals(Clause, other.Clause);

    /// <inheritdoc/>
    public override int GetHashCode() => RuntimeHelpers.GetHashCode(Clause);

    /// <summary>The statement's id and the clause's number, as in <c>2022-tet/2.1</c>.</summary>
    public override string ToString() => $"{Statement.Id}/{Clause.Number}";
}
