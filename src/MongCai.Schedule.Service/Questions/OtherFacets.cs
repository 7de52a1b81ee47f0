using System.Collections.Immutable;
using MongCai.Schedule.Places;
using MongCai.Schedule.Regimes;
using MongCai.Schedule.Timelines;

namespace MongCai.Schedule.Service.Questions;

/// <summary>
/// Whom a question with classes of some facets leaves open: asked about lorries above 30 tonnes, the answer may still be another one for those
/// that carry cold-chain goods.
/// </summary>
internal static class OtherFacets
{
    /// <summary>
    /// The classes of facets that were not asked about, for which the answer is another one in regime or hours, by class, then direction; none
    /// where no class was asked about. Cost: O(classes × parts of the day) look-ups.
    /// </summary>
    public static IReadOnlyList<ExceptionAnswer> Exceptions(CalendarBook book, GateQuestion question)
    {
        if (question.Classes.IsEmpty)
        {
            return [];
        }

        var timeline = book.Find(question.Gate.Id, question.Flow, question.Knowledge.Revision)!;
        var asked = question.Classes.Select(named => book.Gazetteer.Find(named)!.Facet).ToHashSet();
        Direction?[] directions = question.Direction is { } only ? [only] : [.. Directions.Of(question.Flow)];
        return
        [
            .. book.Gazetteer.Classes
                .Where(known => !asked.Contains(known.Facet))
                .SelectMany(known => Of(timeline, question, directions, known.Id))
                .DistinctBy(exception => (exception.Class, exception.Direction, exception.Regime, Text(exception.HoursDiffer ? exception.Hours : null)))
                .OrderBy(exception => exception.Class)
                .ThenBy(exception => exception.Direction)
                .Select(exception => ExceptionAnswer.Of(exception, question.Date)),
        ];
    }

    private static IEnumerable<Deviation> Of(Timeline timeline, GateQuestion question, Direction?[] directions, Id<CrossingClass> named)
    {
        var views = directions
            .Select(direction => (Direction: direction, Asked: timeline.For(direction, question.Classes), Other: timeline.For(direction, [.. question.Classes.Append(named).Order()])))
            .ToList();
        var moments = question.At is { } at
            ? [at]
            : views.SelectMany(view => view.Asked.On(question.Date).Parts.Concat(view.Other.On(question.Date).Parts)).Select(part => part.Start).Distinct();
        foreach (var moment in moments)
        {
            var deviations = views
                .Select(view => Deviation(named, view.Direction, view.Asked.At(moment), view.Other.At(moment)))
                .OfType<Deviation>()
                .ToList();
            var areAlike = deviations.Count == views.Count
                && deviations.DistinctBy(deviation => (deviation.Regime, deviation.HoursDiffer, Text(deviation.Hours))).Count() == 1;
            foreach (var deviation in areAlike ? [deviations[0] with { Direction = null }] : deviations)
            {
                yield return deviation;
            }
        }
    }

    private static Deviation? Deviation(Id<CrossingClass> named, Direction? direction, Answer asked, Answer other)
    {
        var hoursDiffer = other.Regime is Regime.Normal or Regime.Appointment && Text(asked.Hours) != Text(other.Hours);
        return asked.Regime == other.Regime && !hoursDiffer
            ? null
            : new Deviation(named, direction, other.Regime, hoursDiffer, hoursDiffer ? other.Hours : null);
    }

    /// <summary>Hours as a text that is the same for the same times, whichever clock they were stated on.</summary>
    private static string? Text(ImmutableArray<DayWindow>? hours) =>
        hours is { } known ? string.Join(' ', known.Select(window => (window.Opens, window.Closes, window.LastEntry))) : null;
}
