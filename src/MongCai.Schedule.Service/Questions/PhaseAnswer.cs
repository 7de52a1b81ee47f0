using MongCai.Schedule.Regimes;
using MongCai.Schedule.Service.Words;
using MongCai.Schedule.Statements;
using MongCai.Schedule.Timelines;

namespace MongCai.Schedule.Service.Questions;

/// <summary>A phase that was announced without a date: what comes then. It decides nothing until someone dates it.</summary>
/// <param name="Order">Its place among the phases.</param>
/// <param name="Statement">The statement.</param>
/// <param name="Clause">Its clause.</param>
/// <param name="Regime">The regime.</param>
/// <param name="Text">What it says, in words.</param>
internal sealed record PhaseAnswer(int Order, Id<Statement> Statement, ClauseNumber Clause, Regime? Regime, TrilingualText Text)
{
    public static PhaseAnswer Of(ClauseReference clause, CalendarBook book) => new(
        ((ClauseDays.Undated)clause.Clause.Days).Order,
        clause.Statement.Id,
        clause.Clause.Number,
        clause.Clause.Regime,
        ClauseWords.Describe(clause, book));
}
