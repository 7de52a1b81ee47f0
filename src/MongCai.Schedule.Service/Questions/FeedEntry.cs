using MongCai.Schedule.Regimes;
using MongCai.Schedule.Service.Answers;
using MongCai.Schedule.Service.Words;
using MongCai.Schedule.Timelines;
using NodaTime;

namespace MongCai.Schedule.Service.Questions;

/// <summary>An entry of the feed of a gate: a stretch over which the answer is another one than the ordinary "normal".</summary>
/// <param name="Start">Its first instant; null where nothing is known of the time before.</param>
/// <param name="End">Its end, exclusive; null where there is none within what is covered.</param>
/// <param name="Regime">The regime.</param>
/// <param name="Certainty">How sure it is.</param>
/// <param name="Summary">What it says, in a line.</param>
/// <param name="Description">Who says so, and what else there is to know.</param>
internal sealed record FeedEntry(
    Instant? Start, Instant? End, Regime Regime, Certainty Certainty, TrilingualText Summary, TrilingualText Description)
{
    /// <summary>The entries that touch a range, in order; they are not cut at its ends. Cost: O(stretches in the range).</summary>
    public static IEnumerable<FeedEntry> Between(CalendarBook book, GateQuestion question, int revision, Instant start, Instant end)
    {
        var view = book.Find(question.Gate.Id, question.Flow, revision)!.For(question.Direction, question.Classes);
        for (Instant? at = start; at < end;)
        {
            var stretch = view.StretchAt(at.Value);
            if (stretch.Answer is not { Regime: Regime.Normal, Certainty: Certainty.Standing } ordinary
                || ordinary.Exceptions.Any(exception => exception.Regime != Regime.Normal))
            {
                yield return Of(book, question, view, stretch, at.Value);
            }

            at = stretch.End;
        }
    }

    private static FeedEntry Of(CalendarBook book, GateQuestion question, TimelineView view, AnswerStretch stretch, Instant at)
    {
        var answer = stretch.Answer;
        var exceptions = answer.Exceptions
            .Select(exception => AnswerWords.Exception(ExceptionAnswer.Of(exception, at.InZone(Clocks.Hanoi).Date), book.Gazetteer))
            .ToList();

        // Reasons may change where the answer does not. What has no end has no other reasons that are known.
        List<Answer> parts = stretch.End is { } end ? [.. view.PartsBetween(stretch.Start ?? at, end).Select(part => part.Answer)] : [answer];
        List<TrilingualText> lines =
        [
            .. exceptions,
            .. StatusText.OpenEnd(answer.EndKind, answer.ReviewBy),
            .. StatusText.Terms(answer.Conditions, answer.Quota, answer.IsTrial),
            .. answer.Advice.Select(advice => StatusText.Advice(AdviceAnswer.Of(advice))),
            .. ReasonAnswer.Of(parts, book).SelectMany(StatusText.Reason),
        ];
        var (gate, flow, what) = (question.Gate.Names, RegimeWords.Of(question.Flow), AnswerWords.Verdict(answer.Regime, answer.Certainty));
        return new FeedEntry(
            stretch.Start,
            stretch.End,
            answer.Regime,
            answer.Certainty,
            WithExceptions(new($"{gate.Vi}, {flow.Vi}: {what.Vi}.", $"{gate.Zh}，{flow.Zh}：{what.Zh}。", $"{gate.En}, {flow.En}: {what.En}."), exceptions),
            new(Text(Language.Vi), Text(Language.Zh), Text(Language.En)));

        string Text(Language language) => string.Join('\n', lines.Select(line => line.In(language).Trim()));
    }

    private static TrilingualText WithExceptions(TrilingualText general, List<TrilingualText> exceptions) => new(
        string.Join(' ', exceptions.Select(exception => exception.Vi).Prepend(general.Vi)),
        string.Concat(exceptions.Select(exception => exception.Zh).Prepend(general.Zh)),
        string.Join(' ', exceptions.Select(exception => exception.En).Prepend(general.En)));
}
