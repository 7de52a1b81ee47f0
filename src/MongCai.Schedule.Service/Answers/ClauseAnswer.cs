using MongCai.Schedule.Statements;
using MongCai.Schedule.Timelines;

namespace MongCai.Schedule.Service.Answers;

/// <summary>Names a clause.</summary>
/// <param name="Statement">Its statement.</param>
/// <param name="Clause">Its number there.</param>
internal sealed record ClauseAnswer(Id<Statement> Statement, ClauseNumber Clause)
{
    public static ClauseAnswer Of(ClauseReference reference) => new(reference.Statement.Id, reference.Clause.Number);
}
