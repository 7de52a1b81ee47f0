using System.Collections.Immutable;
using MongCai.Schedule.Statements;
using MongCai.Schedule.Timelines;
using NodaTime;

namespace MongCai.Schedule.Tests.Reference;

/// <summary>The compiled calendar, in the words of the slow one.</summary>
internal sealed class CompiledAnswers(CalendarBook book) : IAnswers
{
    public int Revision(Instant knownAt) => book.RevisionAt(knownAt);

    public SlowAnswer Ask(Question question)
    {
        var view = View(question);
        var answer = view.At(question.At);
        return new SlowAnswer
        {
            Regime = answer.Regime,
            Certainty = answer.Certainty,
            IsTrial = answer.IsTrial,
            Conditions = answer.Conditions,
            Quota = answer.Quota,
            Hours = Windows(answer.Hours),
            Exceptions =
            [
                .. answer.Exceptions.Select(exception => new SlowException(
                    exception.Class, exception.Direction, exception.Regime, RegimeDiffers: false, exception.HoursDiffer, Windows(exception.Hours))),
            ],
            Vn = Side(answer.Vn),
            Cn = Side(answer.Cn),
            EndKind = answer.EndKind,
            ExpectedEnd = answer.ExpectedEnd,
            ReviewBy = answer.ReviewBy,
            Advice = [.. answer.Advice.Select(Number)],
            Open = view.IsOpenAt(question.At),
        };
    }

    public (Instant? Start, Instant? End) Stretch(Question question)
    {
        var stretch = View(question).StretchAt(question.At);
        return (stretch.Start, stretch.End);
    }

    public SlowNext? Next(Question question) => View(question).NextAfter(question.At) is { } change
        ? new SlowNext(change.At, change.Regime, change.Certainty, change.EndKind)
        : null;

    public IEnumerable<(Id<Statement>, ClauseNumber, Id<Statement>, ClauseNumber)> Ties() =>
        Conflicts.Find(book).Select(tie => (tie.First.Statement.Id, tie.First.Clause.Number, tie.Second.Statement.Id, tie.Second.Clause.Number));

    private TimelineView View(Question question) =>
        book.Find(question.Gate, question.Flow, book.RevisionAt(question.KnownAt))!.For(question.Direction, question.Classes);

    private static (Id<Statement> Statement, ClauseNumber Clause) Number(ClauseReference clause) =>
        (clause.Statement.Id, clause.Clause.Number);

    private static List<SlowWindow>? Windows(ImmutableArray<DayWindow>? windows) =>
        windows is { } known ? [.. known.Select(window => new SlowWindow(window.Opens, window.Closes, window.LastEntry))] : null;

    private static SlowSide? Side(SideAnswer? side) => side is null
        ? null
        : new SlowSide(side.Regime, side.Certainty, Windows(side.Hours), Number(side.Winner), [.. side.Overridden.Select(Number)])
        {
            ResumedBy = side.ResumedBy is { } by ? Number(by) : null,
        };
}
