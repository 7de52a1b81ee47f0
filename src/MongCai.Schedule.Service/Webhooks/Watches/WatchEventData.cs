using MongCai.Schedule.Events;
using MongCai.Schedule.Places;
using MongCai.Schedule.Regimes;
using MongCai.Schedule.Service.Answers;
using MongCai.Schedule.Timelines;
using NodaTime;

namespace MongCai.Schedule.Service.Webhooks.Watches;

/// <summary>That a publication changes the answer to a question that is watched.</summary>
/// <param name="Watch">The watch.</param>
/// <param name="Gate">The gate.</param>
/// <param name="Flow">The flow.</param>
/// <param name="Direction">The direction; null for none.</param>
/// <param name="Classes">The classes of what wants to cross.</param>
/// <param name="Changes">When the answer is another one, in order, from what to what; the first fifty.</param>
/// <param name="ChangesInAll">How many there are.</param>
/// <param name="Cause">What was published.</param>
/// <param name="Revision">The revision of the calendar that it made.</param>
internal sealed record WatchEventData(
    string Watch,
    Id<Gate> Gate,
    Flow Flow,
    Direction? Direction,
    IReadOnlyList<Id<CrossingClass>> Classes,
    IReadOnlyList<WatchEventData.Change> Changes,
    int ChangesInAll,
    WatchEventData.Publication Cause,
    long Revision)
{
    private const int MostChanges = 50;

    public static WatchEventData Of(string watch, WatchQuestion question, IReadOnlyList<AnswerChange> changes, Revision revision, CalendarBook book) => new(
        watch,
        question.Gate,
        question.Flow,
        question.Direction,
        question.Classes,
        [.. changes.Take(MostChanges).Select(change => Change.Of(change, book))],
        changes.Count,
        new Publication(TextForm.Of(revision.Kind), revision.Statement?.Id.ToString(), revision.Statement?.Title),
        revision.Number);

    /// <summary>That the answer is another one for some time.</summary>
    /// <param name="Start">The first instant.</param>
    /// <param name="End">The end, exclusive.</param>
    /// <param name="Before">What was answered.</param>
    /// <param name="After">What is answered now.</param>
    /// <param name="Because">The clauses that decide now at its beginning, with their sources.</param>
    internal sealed record Change(Instant Start, Instant End, State Before, State After, IReadOnlyList<ReasonAnswer> Because)
    {
        public static Change Of(AnswerChange change, CalendarBook book)
        {
            var date = change.Start.InZone(Clocks.Hanoi).Date;
            return new(change.Start, change.End, State.Of(change.Before, date), State.Of(change.After, date), ReasonAnswer.Of([change.After], book));
        }
    }

    /// <summary>What is answered.</summary>
    /// <param name="Regime">The regime.</param>
    /// <param name="Certainty">How sure that is.</param>
    /// <param name="Exceptions">The classes and directions that are treated otherwise.</param>
    /// <param name="Hours">The windows of each day; null where they are not known.</param>
    /// <param name="Trial">Whether it is a trial.</param>
    /// <param name="Conditions">What is asked of those who cross.</param>
    /// <param name="Quota">How much may cross; null for no limit.</param>
    /// <param name="EndKind">How firm the end is; null for the ordinary timetable.</param>
    /// <param name="ExpectedEnd">When it is expected to end.</param>
    /// <param name="ReviewBy">When it should be reviewed.</param>
    internal sealed record State(
        Regime Regime,
        Certainty Certainty,
        IReadOnlyList<ExceptionAnswer> Exceptions,
        IReadOnlyList<HoursAnswer>? Hours,
        bool Trial,
        IReadOnlyList<TrilingualText> Conditions,
        Quota? Quota,
        EndKind? EndKind,
        Instant? ExpectedEnd,
        Instant? ReviewBy)
    {
        public static State Of(Answer answer, LocalDate date) => new(
            answer.Regime,
            answer.Certainty,
            [.. answer.Exceptions.Select(exception => ExceptionAnswer.Of(exception, date))],
            HoursAnswer.Of(answer.Hours, date),
            answer.IsTrial,
            answer.Conditions,
            answer.Quota,
            answer.EndKind,
            answer.ExpectedEnd,
            answer.ReviewBy);
    }

    /// <summary>What was published.</summary>
    /// <param name="Action">A statement, a confirmation or ratification of one, or an announcement of holidays.</param>
    /// <param name="Statement">The statement; null for an announcement.</param>
    /// <param name="Title">Its title.</param>
    internal sealed record Publication(string Action, string? Statement, TrilingualText? Title);
}
