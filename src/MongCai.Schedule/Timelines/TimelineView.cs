using System.Collections.Immutable;
using MongCai.Schedule.Places;
using MongCai.Schedule.Regimes;
using NodaTime;

namespace MongCai.Schedule.Timelines;

/// <summary>A timeline seen from one question: a direction, or none, and the classes of what wants to cross.</summary>
public readonly record struct TimelineView
{
    private readonly Timeline _timeline;
    private readonly int _row;
    private readonly ImmutableArray<Id<CrossingClass>> _classes;

    internal TimelineView(Timeline timeline, int row, ImmutableArray<Id<CrossingClass>> classes)
    {
        _timeline = timeline;
        _row = row;
        _classes = classes;
    }

    /// <summary>
    /// The answer at an instant; unknown outside of what is covered. Cost: O(log intervals), and no allocation where no more than one class
    /// is asked about.
    /// </summary>
    public Answer At(Instant at)
    {
        var compiled = _timeline.Reaching(at);
        return AnswerOf(compiled, compiled.IndexOf(at));
    }

    /// <summary>The longest time around an instant over which the answer holds. Cost: O(log intervals + intervals in it).</summary>
    public AnswerStretch StretchAt(Instant at)
    {
        var compiled = _timeline.Reaching(at);
        var index = compiled.IndexOf(at);
        var answer = AnswerOf(compiled, index);
        var first = index;
        while (first > 0 && AnswerOf(compiled, first - 1).IsSameStretchAs(answer))
        {
            first--;
        }

        var end = Forward(at).FirstOrDefault(interval => !interval.Answer.IsSameStretchAs(answer));
        return new AnswerStretch(compiled.StartOf(first), end.Answer is null || end.Start == Timeline.CoverageEnd ? null : end.Start, answer);
    }

    /// <summary>
    /// What holds over a range: stretches in order without gap or overlap, the first and the last cut at its ends.
    /// Cost: O(log intervals + intervals in it).
    /// </summary>
    /// <param name="start">The first instant.</param>
    /// <param name="end">The end, exclusive; after <paramref name="start"/>.</param>
    public IEnumerable<AnswerStretch> Between(Instant start, Instant end)
    {
        var begun = start;
        Answer? answer = null;
        foreach (var interval in Forward(start).TakeWhile(interval => interval.Start < end))
        {
            if (answer is not null && !interval.Answer.IsSameStretchAs(answer))
            {
                yield return new AnswerStretch(begun, interval.Start, answer);
                begun = interval.Start;
                answer = null;
            }

            answer ??= interval.Answer;
        }

        yield return new AnswerStretch(begun, end, answer!);
    }

    /// <summary>
    /// The intervals of a range, cut at its ends: hours and reasons may change where an <see cref="AnswerStretch"/> goes on, and neighbours
    /// may be alike. Cost: O(log intervals + intervals in it).
    /// </summary>
    /// <param name="start">The first instant.</param>
    /// <param name="end">The end, exclusive; after <paramref name="start"/>.</param>
    public IEnumerable<DayPart> PartsBetween(Instant start, Instant end)
    {
        foreach (var interval in Intervals(start).TakeWhile(interval => interval.Start < end))
        {
            yield return new DayPart(interval.Start, interval.End is { } cut ? Instant.Min(cut, end) : end, interval.Table.Find(_row, _classes));
        }
    }

    /// <summary>The answer for a whole day in Vietnam. Cost: O(log intervals + intervals in the day).</summary>
    public DayAnswer On(LocalDate date) => new(date, this);

    /// <summary>
    /// The first change of the regime after an instant; null where none is known. An estimated end that lies ahead is taken to come true,
    /// and what only follows from that is estimated and unconfirmed. Cost: O(log intervals + intervals up to the change).
    /// </summary>
    public NextChange? NextAfter(Instant at)
    {
        var regime = At(at).Regime;
        Instant? first = null;
        foreach (var (start, answer, ifExpected) in WithExpectedEnds(at).TakeWhile(interval => interval.Start < Timeline.CoverageEnd))
        {
            first ??= answer.Regime == regime ? null : start;
            if (ifExpected.Regime != regime)
            {
                return first == start && answer.Regime == ifExpected.Regime
                    ? new NextChange(start, answer.Regime, answer.Certainty, EndKind.Fixed)
                    : new NextChange(start, ifExpected.Regime, Certainty.Unconfirmed, EndKind.Estimated);
            }
        }

        return null;
    }

    /// <summary>
    /// Whether someone may enter at an instant, under appointment too for those who have one; null where the regime or the hours that
    /// matter are not known. Cost: O(log intervals).
    /// </summary>
    public bool? IsOpenAt(Instant at)
    {
        var answer = At(at);
        if (answer.Regime == Regime.Closed)
        {
            return false;
        }

        if (answer.Regime == Regime.Unknown)
        {
            return null;
        }

        var (date, time) = at.InZone(Clocks.Hanoi).LocalDateTime;
        if (IsInTail(date, time))
        {
            return true;
        }

        if (answer.Hours is not { } windows)
        {
            return null;
        }

        bool? isOpen = false;
        foreach (var window in windows)
        {
            var admits = window.AdmitsOnItsDay(time);
            if (admits == true)
            {
                return true;
            }

            isOpen = admits is null ? null : isOpen;
        }

        return isOpen;
    }

    /// <summary>Whether a window that opened on the day before goes on, by the hours with which that day ended.</summary>
    private bool IsInTail(LocalDate date, LocalTime time)
    {
        var endOfDayBefore = Clocks.Hanoi.AtStartOfDay(date).ToInstant() - Duration.Epsilon;
        foreach (var window in At(endOfDayBefore).Hours ?? [])
        {
            if (window.AdmitsOnTheNextDay(time))
            {
                return true;
            }
        }

        return false;
    }

    private Answer AnswerOf(CompiledTimeline compiled, int index) => compiled[index].Find(_row, _classes);

    /// <summary>The answers from an instant on, each with its first instant, the first cut at the instant asked about.</summary>
    private IEnumerable<(Instant Start, Answer Answer)> Forward(Instant at)
    {
        foreach (var interval in Intervals(at))
        {
            yield return (interval.Start, interval.Table.Find(_row, _classes));
        }
    }

    private IEnumerable<(Instant Start, Instant? End, AnswerTable Table)> Intervals(Instant at)
    {
        var compiled = _timeline.Reaching(at);
        var start = at;
        for (var index = compiled.IndexOf(at); index < compiled.Count; index++)
        {
            while (index + 1 == compiled.Count && compiled.Horizon != Timeline.CoverageEnd)
            {
                compiled = _timeline.Reaching(compiled.Horizon);
                index = compiled.IndexOf(start);
            }

            var end = index + 1 < compiled.Count ? compiled.StartOf(index + 1) : null;
            yield return (start, end, compiled[index]);
            start = end ?? Instant.MaxValue;
        }
    }

    /// <summary>The answers after an instant, as they are and as they would be if the ends that are estimated to lie ahead came true.</summary>
    private IEnumerable<(Instant Start, Answer Answer, Answer IfExpected)> WithExpectedEnds(Instant at)
    {
        foreach (var (start, end, table) in Intervals(at))
        {
            var moments = table.Situation.Stretches
                .Select(active => ExpectedEnd(active.Stretch))
                .Where(expected => expected > start && !(expected >= end))
                .Select(expected => expected!.Value)
                .Append(start)
                .Distinct()
                .Order();
            foreach (var moment in moments)
            {
                var answer = table.Find(_row, _classes);
                yield return (moment, answer, table.Situation.Stretches.Any(active => HasEnded(active.Stretch, moment))
                    ? new AnswerTable(table.Situation.Without(stretch => HasEnded(stretch, moment))).Find(_row, _classes)
                    : answer);
            }
        }

        bool HasEnded(Stretch stretch, Instant moment) => ExpectedEnd(stretch) > at && ExpectedEnd(stretch) <= moment;
    }

    private static Instant? ExpectedEnd(Stretch stretch) =>
        stretch.Clause.EndKind == EndKind.Estimated ? stretch.Clause.Clause.Expected : null;
}
