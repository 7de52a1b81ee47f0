using System.Collections.Immutable;
using MongCai.Schedule.Places;
using MongCai.Schedule.Publishing;
using MongCai.Schedule.Timelines;
using NodaTime;

namespace MongCai.Schedule.Events;

/// <summary>
/// What a revision changes in the answers to single questions: regime, certainty, exceptions, hours, conditions, quota, trial, and how firm the end is
/// and when it is expected. Who says so, with what reasons and advice, and what it is called, changes no answer.
/// </summary>
public sealed class AnswerChanges
{
    private readonly Dictionary<(Id<Gate> Gate, Flow Flow), BothTimelines> _touched;

    /// <summary>Looks which gates a revision touches.</summary>
    /// <param name="book">The calendar.</param>
    /// <param name="revision">The number of the revision, from 1.</param>
    public AnswerChanges(CalendarBook book, int revision)
    {
        ArgumentNullException.ThrowIfNull(book);
        ArgumentOutOfRangeException.ThrowIfLessThan(revision, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(revision, book.Revisions.Length);
        _touched = BothTimelines.OfRevision(book, book.Revisions[revision - 1]).ToDictionary(both => (both.Gate, both.Flow));
    }

    /// <summary>The longest stretches in which one answer became another, in order. Cost: O(log intervals + intervals of both calendars in the range).</summary>
    /// <param name="question">The question.</param>
    /// <param name="start">The first instant to look at.</param>
    /// <param name="end">The end, exclusive.</param>
    public ImmutableArray<AnswerChange> Of(WatchedQuestion question, Instant start, Instant end)
    {
        ArgumentNullException.ThrowIfNull(question);
        if (start >= end || !_touched.TryGetValue((question.Gate, question.Flow), out var both))
        {
            return [];
        }

        var row = question.Direction is { } direction ? Directions.Of(question.Flow).IndexOf(direction) + 1 : 0;
        var changes = ImmutableArray.CreateBuilder<AnswerChange>();
        foreach (var (begins, ends, before, after) in both.Between(start, end))
        {
            var (old, now) = (before.Find(row, question.Classes), after.Find(row, question.Classes));
            if (AreAlike(question.Flow, old, now))
            {
                continue;
            }

            if (changes is [.., var last] && last.End == begins && AreAlike(question.Flow, last.Before, old) && AreAlike(question.Flow, last.After, now))
            {
                changes[^1] = last with { End = ends };
            }
            else
            {
                changes.Add(new AnswerChange(begins, ends, old, now));
            }
        }

        return changes.ToImmutable();
    }

    private static bool AreAlike(Flow flow, Answer one, Answer other) =>
        ReferenceEquals(one, other)
        || (one.Certainty == other.Certainty
            && one.IsTrial == other.IsTrial
            && one.Quota == other.Quota
            && one.EndKind == other.EndKind
            && one.ExpectedEnd == other.ExpectedEnd
            && one.ReviewBy == other.ReviewBy
            && one.Conditions.SequenceEqual(other.Conditions)
            && GateStatus.Of(one).DifferenceFrom(flow, GateStatus.Of(other)) == StatusDifference.None);
}
