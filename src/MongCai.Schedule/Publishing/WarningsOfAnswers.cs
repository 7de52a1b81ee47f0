using System.Collections.Immutable;
using MongCai.Schedule.Places;
using MongCai.Schedule.Regimes;
using MongCai.Schedule.Statements;
using MongCai.Schedule.Timelines;
using NodaTime;

namespace MongCai.Schedule.Publishing;

/// <summary>The warnings that are found where the answers of both calendars are looked at.</summary>
/// <param name="added">The statement.</param>
/// <param name="end">Up to when, exclusive.</param>
internal sealed class WarningsOfAnswers(Id<Statement> added, Instant end)
{
    /// <summary>The earlier clauses for some classes that a general clause of the statement covers, each pair of clauses once.</summary>
    public IEnumerable<PublishingWarning.ExceptionLifted> ExceptionsLifted(IEnumerable<BothTimelines> timelines) => timelines
        .SelectMany(both => Looked(both, Lifted).SelectMany(each => each.Found, (each, found) => (each.Start, Found: found)))
        .GroupBy(each => (each.Found.Clause, each.Found.Exception))
        .Select(alike => new PublishingWarning.ExceptionLifted(
            alike.Key.Clause,
            alike.Key.Exception,
            [.. alike.SelectMany(each => each.Found.Classes).Distinct().Order()],
            alike.Min(each => each.Start)))
        .OrderBy(lifted => lifted.Clause)
        .ThenBy(lifted => lifted.Start);

    /// <summary>The first interval in which both sides work and never together, for each clause of the statement that has one.</summary>
    public IEnumerable<PublishingWarning.NoCommonHours> NoCommonHours(BothTimelines both)
    {
        var first = new List<PublishingWarning.NoCommonHours>();
        foreach (var (start, until, found) in Looked(both, WithoutCommonHours))
        {
            foreach (var alike in found.GroupBy(each => each.Clause))
            {
                var index = first.FindIndex(known => known.Clause == alike.Key);
                if (index < 0)
                {
                    var isOfAll = alike.Any(each => each.Classes.IsEmpty);
                    first.Add(new PublishingWarning.NoCommonHours(
                        alike.Key,
                        both.Gate,
                        both.Flow,
                        alike.Select(each => each.Direction).Distinct().Count() == 1 ? alike.First().Direction : null,
                        isOfAll ? [] : [.. alike.SelectMany(each => each.Classes).Distinct().Order()],
                        start,
                        until,
                        alike.First().Vn,
                        alike.First().Cn));
                }
                else if (first[index].End == start)
                {
                    first[index] = first[index] with { End = until };
                }
            }
        }

        return first.Select(none => none.End >= end ? none with { End = null } : none);
    }

    /// <summary>What is found in each interval of both calendars; situations come again, and each pair of them is looked at once.</summary>
    private IEnumerable<(Instant Start, Instant End, List<T> Found)> Looked<T>(
        BothTimelines both, Func<BothTimelines, AnswerTable, AnswerTable, IEnumerable<T>> look)
    {
        var known = new Dictionary<(AnswerTable, AnswerTable), List<T>>();
        foreach (var (start, until, before, after) in both.Between(Instant.MinValue, end))
        {
            if (!known.TryGetValue((before, after), out var found))
            {
                found = [.. look(both, before, after)];
                known.Add((before, after), found);
            }

            yield return (start, until, found);
        }
    }

    private IEnumerable<(ClauseNumber Clause, ClauseName Exception, ImmutableArray<Id<CrossingClass>> Classes)> Lifted(
        BothTimelines both, AnswerTable before, AnswerTable after) =>
        from goods in both.Goods
        where !goods.IsEmpty
        from row in Enumerable.Range(1, 2)
        let answers = (Before: before.Find(row, goods), After: after.Find(row, goods))
        from sides in ((SideAnswer?, SideAnswer?)[])[(answers.Before.Vn, answers.After.Vn), (answers.Before.Cn, answers.After.Cn)]
        where sides is (not null, not null)
        let exception = sides.Item1!.Ranked[0].Clause
        let general = sides.Item2!.Ranked[0].Clause
        where exception.NamesClasses
            && !general.NamesClasses
            && general.Statement.Id == added
            && sides.Item2.Overridden.Any(covered => ClauseName.Of(covered) == ClauseName.Of(exception.Reference))
            && !Precedence.Agree(exception, general)
        select (general.Clause.Number, ClauseName.Of(exception.Reference), goods);

    private IEnumerable<(ClauseNumber? Clause, Direction Direction, ImmutableArray<Id<CrossingClass>> Classes, ImmutableArray<DayWindow> Vn, ImmutableArray<DayWindow> Cn)>
        WithoutCommonHours(BothTimelines both, AnswerTable before, AnswerTable after)
    {
        foreach (var goods in both.Goods)
        {
            foreach (var (index, direction) in Directions.Of(both.Flow).Index())
            {
                var answer = after.Find(index + 1, goods);
                if (answer is { Regime: Regime.Normal or Regime.Appointment, Hours.IsEmpty: true, Vn.Hours: { } vn, Cn.Hours: { } cn })
                {
                    var own = Own(answer.Vn.Winner) ?? Own(answer.Cn.Winner) ?? Own(answer.Vn.HoursFrom) ?? Own(answer.Cn.HoursFrom);
                    if (own is not null || GateState.Of(before.Find(index + 1, goods), goods.IsEmpty) != GateState.Of(answer, goods.IsEmpty))
                    {
                        yield return (own, direction, goods, vn, cn);
                    }
                }
            }
        }
    }

    private ClauseNumber? Own(ClauseReference? clause) => clause?.Statement.Id == added ? clause.Clause.Number : null;
}
