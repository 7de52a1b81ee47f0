using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using MongCai.Schedule.Places;
using MongCai.Schedule.Regimes;
using MongCai.Schedule.Service.Answers;
using MongCai.Schedule.Service.Http;
using MongCai.Schedule.Timelines;
using NodaTime;

namespace MongCai.Schedule.Service.Questions;

/// <summary>The answer to a trader's question, with its proof.</summary>
/// <param name="Gate">The gate.</param>
/// <param name="Flow">The flow.</param>
/// <param name="Direction">The direction asked about; null for none.</param>
/// <param name="Classes">The classes asked about, also those found by `hs`.</param>
/// <param name="Hs">What `hs` found, and what to know of it; left out where it was not given.</param>
/// <param name="At">The instant asked about; null where a whole day was.</param>
/// <param name="Date">The day asked about, in Vietnam.</param>
/// <param name="Clocks">The instant on both clocks; null for a whole day.</param>
/// <param name="Lunar">The day in both lunar calendars.</param>
/// <param name="Regime">`normal`, `appointment`, `closed` or `unknown`; for a whole day `mixed` too.</param>
/// <param name="Open">
/// Whether someone may enter: false when closed, null when the regime or the hours that matter are not known, or for a whole day that is not
/// closed.
/// </param>
/// <param name="Certainty">How sure the answer is; for a whole day the weakest of it.</param>
/// <param name="Trial">Whether it is a trial.</param>
/// <param name="Conditions">What is asked of those who cross.</param>
/// <param name="Quota">How much may cross.</param>
/// <param name="Advisories">What traders should know; it decides nothing.</param>
/// <param name="Exceptions">Who is treated otherwise.</param>
/// <param name="OtherExceptions">
/// Asked with classes: classes of further facets for which the answer is another one at that moment or at any time of that day. They bound no
/// stretch. Asked with none, `exceptions` has them all.
/// </param>
/// <param name="Start">The beginning of the longest stretch over which regime, certainty and exceptions hold; null for one without.</param>
/// <param name="End">Its end, exclusive; null where there is none within what is covered.</param>
/// <param name="EndKind">How firm the end of the clause that decides is; null for standing ones.</param>
/// <param name="ExpectedEnd">When that clause is expected to end.</param>
/// <param name="ReviewBy">When that clause should be looked at again; from then on it is unconfirmed.</param>
/// <param name="ReviewByDefault">Whether no source gives the review time, so that it is a week after the beginning.</param>
/// <param name="Next">The next change of the regime; null where none is known.</param>
/// <param name="Hours">The hours of the day; empty where it is closed, null where they are not known.</param>
/// <param name="Sides">What each side says.</param>
/// <param name="Because">The clauses that won, with their sources.</param>
/// <param name="Then">Phases that were announced without a date.</param>
/// <param name="Segments">For a whole day, its parts.</param>
/// <param name="Revision">The revision of the calendar that the answer comes from.</param>
/// <param name="KnownAt">As known when.</param>
internal sealed record StatusAnswer(
    Id<Gate> Gate,
    Flow Flow,
    Direction? Direction,
    IReadOnlyList<Id<CrossingClass>> Classes,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] HsAnswer? Hs,
    Instant? At,
    LocalDate Date,
    ClocksAnswer? Clocks,
    LunarDatesAnswer Lunar,
    [property: AllowedValues("normal", "appointment", "closed", "unknown", "mixed")] string Regime,
    bool? Open,
    Certainty Certainty,
    bool? Trial,
    IReadOnlyList<TrilingualText>? Conditions,
    Quota? Quota,
    IReadOnlyList<AdviceAnswer> Advisories,
    IReadOnlyList<ExceptionAnswer> Exceptions,
    [property: ItemsAnyOf(typeof(ExceptionAnswer))] IReadOnlyList<object> OtherExceptions,
    Instant? Start,
    Instant? End,
    EndKind? EndKind,
    Instant? ExpectedEnd,
    Instant? ReviewBy,
    bool? ReviewByDefault,
    NextAnswer? Next,
    IReadOnlyList<HoursAnswer>? Hours,
    SidesAnswer? Sides,
    IReadOnlyList<ReasonAnswer> Because,
    IReadOnlyList<PhaseAnswer> Then,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<StretchAnswer>? Segments,
    int Revision,
    Instant KnownAt)
{
    private const string Mixed = "mixed";

    /// <summary>What an answer says, made when it is first asked for: many instants share one answer, and the clocks of both sides with it.</summary>
    private static readonly ConditionalWeakTable<Answer, Said> SaidBy = [];

    /// <summary>Answers a question.</summary>
    public static StatusAnswer Of(CalendarBook book, GateQuestion question)
    {
        var view = book.Find(question.Gate.Id, question.Flow, question.Knowledge.Revision)!.For(question.Direction, question.Classes);
        return question.At is { } at ? OfInstant(book, question, view, at) : OfDay(book, question, view);
    }

    /// <summary>The regime of a day, or that it is mixed.</summary>
    public static string RegimeOf(DayAnswer day) => day.Regime is { } regime ? TextForm.Of(regime) : Mixed;

    /// <summary>The value that all parts have, as they are written; nothing where they differ.</summary>
    public static T? InCommon<T>(ImmutableArray<DayPart> parts, Func<DayPart, T?> member)
    {
        var first = member(parts[0]);
        if (parts.Length == 1)
        {
            return first;
        }

        var text = JsonSerializer.Serialize(first, Json.Options);
        return parts.Skip(1).All(part => JsonSerializer.Serialize(member(part), Json.Options) == text) ? first : default;
    }

    private static StatusAnswer OfInstant(CalendarBook book, GateQuestion question, TimelineView view, Instant at)
    {
        var stretch = view.StretchAt(at);
        return Of(book, question, view, [new DayPart(at, at, stretch.Answer)]) with
        {
            Open = view.IsOpenAt(at),
            Start = stretch.Start,
            End = stretch.End,
        };
    }

    private static StatusAnswer OfDay(CalendarBook book, GateQuestion question, TimelineView view)
    {
        var day = view.On(question.Date);
        var stretches = day.Parts.Select(part => view.StretchAt(part.Start)).DistinctBy(stretch => (stretch.Start, stretch.End)).ToList();
        var isOne = stretches.Count == 1;
        return Of(book, question, view, day.Parts) with
        {
            Regime = RegimeOf(day),
            Certainty = day.Certainty,
            Exceptions = [.. day.Exceptions.Select(exception => ExceptionAnswer.Of(exception, question.Date))],
            OtherExceptions = [.. day.OtherExceptions.Select(exception => ExceptionAnswer.Of(exception, question.Date))],
            Open = day.Segments.All(segment => segment.Answer.Regime == Regimes.Regime.Closed) ? false : null,
            Start = isOne ? stretches[0].Start : day.Start,
            End = isOne ? stretches[0].End : day.End,
            Segments = [.. day.Segments.Select(segment => StretchAnswer.Of(segment, question.Date))],
        };
    }

    private static StatusAnswer Of(CalendarBook book, GateQuestion question, TimelineView view, ImmutableArray<DayPart> parts)
    {
        var said = parts is [var only]
            ? SaidBy.GetValue(only.Answer, answer => Said.Of([new DayPart(only.Start, only.End, answer)], question.Date, book))
            : Said.Of(parts, question.Date, book);
        return new StatusAnswer(
            question.Gate.Id,
            question.Flow,
            question.Direction,
            question.Classes,
            question.Hs,
            question.At,
            question.Date,
            question.At is { } at ? ClocksAnswer.Of(at) : null,
            LunarDatesAnswer.Of(question.Date),
            said.Regime,
            Open: null,
            said.Certainty,
            said.Trial,
            said.Conditions,
            said.Quota,
            said.Advisories,
            said.Exceptions,
            said.OtherExceptions,
            Start: null,
            End: null,
            said.EndKind,
            said.ExpectedEnd,
            said.ReviewBy,
            said.ReviewByDefault,
            InCommon(parts, part => NextAnswer.Of(view.NextAfter(part.Start))),
            said.Hours,
            said.Sides,
            said.Because,
            said.Then,
            Segments: null,
            question.Knowledge.Revision,
            question.Knowledge.At);
    }

    /// <summary>What the answers of all parts have in common, and all of their proof: nothing of the question, so that many share it.</summary>
    private sealed record Said(
        string Regime,
        Certainty Certainty,
        bool? Trial,
        IReadOnlyList<TrilingualText>? Conditions,
        Quota? Quota,
        IReadOnlyList<AdviceAnswer> Advisories,
        IReadOnlyList<ExceptionAnswer> Exceptions,
        IReadOnlyList<object> OtherExceptions,
        EndKind? EndKind,
        Instant? ExpectedEnd,
        Instant? ReviewBy,
        bool? ReviewByDefault,
        IReadOnlyList<HoursAnswer>? Hours,
        SidesAnswer? Sides,
        IReadOnlyList<ReasonAnswer> Because,
        IReadOnlyList<PhaseAnswer> Then)
    {
        public static Said Of(ImmutableArray<DayPart> parts, LocalDate date, CalendarBook book)
        {
            var answers = parts.Select(part => part.Answer).ToList();
            return new Said(
                TextForm.Of(answers[0].Regime),
                answers[0].Certainty,
                Common(answer => (bool?)answer.IsTrial),
                Common<IReadOnlyList<TrilingualText>>(answer => answer.Conditions),
                Common(answer => answer.Quota),
                [.. answers.SelectMany(answer => answer.Advice).Distinct().Select(AdviceAnswer.Of)],
                [.. answers[0].Exceptions.Select(exception => ExceptionAnswer.Of(exception, date))],
                [.. answers[0].OtherExceptions.Select(exception => ExceptionAnswer.Of(exception, date))],
                Common(answer => answer.EndKind),
                Common(answer => answer.ExpectedEnd),
                Common(answer => answer.ReviewBy),
                Common(answer => (bool?)answer.IsReviewByDefault),
                Common(answer => HoursAnswer.Of(answer.Hours, date)),
                Common(answer => SidesAnswer.Of(answer, date)),
                ReasonAnswer.Of(answers, book),
                [.. answers.SelectMany(answer => answer.Undated).Distinct().Select(phase => PhaseAnswer.Of(phase, book)).OrderBy(phase => phase.Order)]);

            T? Common<T>(Func<Answer, T?> member) => InCommon(parts, part => member(part.Answer));
        }
    }
}
