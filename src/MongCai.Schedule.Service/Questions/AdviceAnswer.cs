using MongCai.Schedule.Service.Answers;
using MongCai.Schedule.Statements;
using MongCai.Schedule.Timelines;

namespace MongCai.Schedule.Service.Questions;

/// <summary>What traders should know, and who says so. It decides nothing.</summary>
/// <param name="Statement">The statement.</param>
/// <param name="Clause">Its clause.</param>
/// <param name="Text">The advice.</param>
/// <param name="Sources">Where it was published.</param>
internal sealed record AdviceAnswer(Id<Statement> Statement, ClauseNumber Clause, TrilingualText Text, IReadOnlyList<SourceAnswer> Sources)
{
    public static AdviceAnswer Of(ClauseReference clause) => new(
        clause.Statement.Id, clause.Clause.Number, clause.Clause.Advice!, [.. clause.Statement.Sources.Select(SourceAnswer.Of)]);
}
