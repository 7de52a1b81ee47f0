using MongCai.Schedule.Regimes;
using MongCai.Schedule.Service.Http;
using MongCai.Schedule.Service.Words;
using MongCai.Schedule.Statements;
using MongCai.Schedule.Timelines;

namespace MongCai.Schedule.Service.Questions;

/// <summary>A clause that won, with its source: part of the proof of an answer.</summary>
/// <param name="Statement">Its statement.</param>
/// <param name="Kind">The statement's kind.</param>
/// <param name="Clause">Its number in the statement.</param>
/// <param name="Sides">The sides for which it won.</param>
/// <param name="Regime">What it decides; null for a clause by which the ordinary timetable is back.</param>
/// <param name="Text">What it says, in words.</param>
/// <param name="Sources">Where it was published.</param>
/// <param name="Disputed">What other sources say.</param>
/// <param name="Overrides">The clauses that cover the question too, and that it overrode.</param>
/// <param name="HoursFrom">The clause that the hours come from, where this one does not say them.</param>
internal sealed record ReasonAnswer(
    Id<Statement> Statement,
    StatementKind Kind,
    ClauseNumber Clause,
    IReadOnlyList<Country> Sides,
    Regime? Regime,
    TrilingualText Text,
    IReadOnlyList<SourceAnswer> Sources,
    IReadOnlyList<ReasonAnswer.Dispute> Disputed,
    IReadOnlyList<ClauseAnswer> Overrides,
    ClauseAnswer? HoursFrom)
{
    public static ReasonAnswer Of(Reason reason, CalendarBook book) => new(
        reason.Clause.Statement.Id,
        reason.Clause.Statement.Kind,
        reason.Clause.Clause.Number,
        reason.Sides,
        reason.Regime,
        ClauseWords.Describe(reason.Clause, book),
        [.. reason.Clause.Statement.Sources.Select(SourceAnswer.Of)],
        [.. reason.Clause.Statement.Disputed.Select(dispute => new Dispute(SourceAnswer.Of(dispute.Source), dispute.Says))],
        [.. reason.Overrides.Select(ClauseAnswer.Of)],
        reason.HoursFrom is { } clause ? ClauseAnswer.Of(clause) : null);

    /// <summary>What another source says.</summary>
    /// <param name="Source">The source.</param>
    /// <param name="Says">What it says.</param>
    internal sealed record Dispute(SourceAnswer Source, TrilingualText Says);
}
