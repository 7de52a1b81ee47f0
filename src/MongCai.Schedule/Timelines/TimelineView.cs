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

        foreach (var interval in Intervals(at))
        {
            if (!interval.Table.Find(_row, _classes).IsSameStretchAs(answer))
            {
                return new AnswerStretch(compiled.StartOf(first), interval.Start == Timeline.CoverageEnd ? null : interval.Start, answer);
            }
        }

        return new AnswerStretch(compiled.StartOf(first), null, answer);
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
        foreach (var interval in Intervals(start))
        {
            if (interval.Start >= end)
            {
                break;
            }

            var next = interval.Table.Find(_row, _classes);
            if (answer is not null && !next.IsSameStretchAs(answer))
            {
                yield return new AnswerStretch(begun, interval.Start, answer);
                begun = interval.Start;
                answer = null;
            }

            answer ??= next;
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
        foreach (var interval in Intervals(start))
        {
            if (interval.Start >= end)
            {
                break;
            }

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
        var isOfOneClass = _classes.IsDefault || _classes.Length <= 1;
        Instant? first = null;
        foreach (var interval in Intervals(at))
        {
            // Most are passed over, hundreds of them where a gate is as it was for years.
            var table = interval.Table;
            var isPlain = table.Situation.ExpectedEnds.IsEmpty;
            if (isPlain && isOfOneClass && table.OnlyRegime == regime)
            {
                continue;
            }

            var answer = table.Find(_row, _classes);
            if (isPlain && answer.Regime == regime)
            {
                continue;
            }

            var (start, end) = (interval.Start, interval.End);
            if (start >= Timeline.CoverageEnd)
            {
                return null;
            }

            first ??= answer.Regime == regime ? null : start;
            var ifExpected = IfExpected(table, answer, at, start);
            if (ifExpected.Regime != regime)
            {
                return first == start && answer.Regime == ifExpected.Regime
                    ? new NextChange(start, answer.Regime, answer.Certainty, EndKind.Fixed)
                    : new NextChange(start, ifExpected.Regime, Certainty.Unconfirmed, EndKind.Estimated);
            }

            foreach (var moment in table.Situation.ExpectedEnds)
            {
                if (moment > start && !(moment >= end) && IfExpected(table, answer, at, moment).Regime is var expected && expected != regime)
                {
                    return new NextChange(moment, expected, Certainty.Unconfirmed, EndKind.Estimated);
                }
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
        var compiled = _timeline.Reaching(at);
        var answer = AnswerOf(compiled, compiled.IndexOf(at));
        if (answer.Regime == Regime.Closed)
        {
            return false;
        }

        if (answer.Regime == Regime.Unknown)
        {
            return null;
        }

        var time = Clocks.TimeInHanoi(at);
        if (compiled.HasWindowsPastMidnight && IsInTail(at.InZone(Clocks.Hanoi).Date, time))
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

    private IntervalSequence Intervals(Instant at) => new(_timeline, at);

    /// <summary>The answer if the ends that are estimated to lie after the instant asked about, and no later than a moment, came true.</summary>
    private Answer IfExpected(AnswerTable table, Answer answer, Instant at, Instant moment)
    {
        foreach (var end in table.Situation.ExpectedEnds)
        {
            if (end > at && end <= moment)
            {
                return table.Without(stretch => stretch.ExpectedEnd > at && stretch.ExpectedEnd <= moment).Find(_row, _classes);
            }
        }

        return answer;
    }
}
