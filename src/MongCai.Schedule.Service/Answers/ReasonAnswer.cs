using System.Runtime.CompilerServices;
using MongCai.Schedule.Regimes;
using MongCai.Schedule.Service.Http;
using MongCai.Schedule.Service.Words;
using MongCai.Schedule.Statements;
using MongCai.Schedule.Timelines;

namespace MongCai.Schedule.Service.Answers;

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
    ClauseAnswer? HoursFrom) : IWrittenOnce
{
    /// <summary>What is the same of a clause in every answer, made when it is first the reason of one.</summary>
    private static readonly ConditionalWeakTable<ClauseReference, Said> SaidBy = [];

    /// <summary>The reasons of some answers, each clause once.</summary>
    public static WrittenOnce<ReasonAnswer> Of(IReadOnlyList<Answer> answers, CalendarBook book) =>
        new([.. Reason.Of(answers).Select(reason => Of(reason, book))]);

    private static ReasonAnswer Of(Reason reason, CalendarBook book)
    {
        var said = SaidBy.GetValue(reason.Clause, clause => Said.Of(clause, book));
        return new ReasonAnswer(
            reason.Clause.Statement.Id,
            reason.Clause.Statement.Kind,
            reason.Clause.Clause.Number,
            reason.Sides,
            reason.Regime,
            said.Text,
            said.Sources,
            said.Disputed,
            [.. reason.Overrides.Select(ClauseAnswer.Of)],
            reason.HoursFrom is { } from ? ClauseAnswer.Of(from) : null);
    }

    /// <summary>What another source says.</summary>
    /// <param name="Source">The source.</param>
    /// <param name="Says">What it says.</param>
    internal sealed record Dispute(SourceAnswer Source, TrilingualText Says);

    /// <summary>What a clause says, and who says so.</summary>
    private sealed record Said(TrilingualText Text, IReadOnlyList<SourceAnswer> Sources, IReadOnlyList<Dispute> Disputed)
    {
        public static Said Of(ClauseReference clause, CalendarBook book) => new(
            ClauseWords.Describe(clause, book),
            [.. clause.Statement.Sources.Select(SourceAnswer.Of)],
            [.. clause.Statement.Disputed.Select(dispute => new Dispute(SourceAnswer.Of(dispute.Source), dispute.Says))]);
    }
}
