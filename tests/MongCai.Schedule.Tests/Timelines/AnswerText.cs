using System.Collections.Immutable;
using System.Globalization;
using MongCai.Schedule.Places;
using MongCai.Schedule.Timelines;
using NodaTime;

namespace MongCai.Schedule.Tests.Timelines;

/// <summary>Answers as text: two answers are alike if their texts are, and a failure shows where they are not.</summary>
internal static class AnswerText
{
    /// <summary>All that an answer says.</summary>
    public static string Of(Answer answer) => string.Create(CultureInfo.InvariantCulture, $"""
        {answer.Regime} {answer.Certainty} {Text(answer.Hours)} vn {Text(answer.Vn)} cn {Text(answer.Cn)}{Text(" except", answer.Exceptions.Select(Text))}{(answer.IsTrial ? " trial" : "")}{Text(" if", answer.Conditions)} {answer.Quota} {answer.EndKind} {answer.ExpectedEnd} {answer.ReviewBy}{(answer.IsReviewByDefault ? "?" : "")}{Text(" advice", answer.Advice)}{Text(" then", answer.Undated)}
        """);

    /// <summary>All parts of a range and all its stretches.</summary>
    public static string Of(TimelineView view, Instant start, Instant end) => string.Join(
        '\n',
        view.PartsBetween(start, end).Select(part => $"{part.Start} {Of(part.Answer)}")
            .Concat(view.Between(start, end).Select(stretch => $"stretch from {stretch.Start} {stretch.Answer.Regime} {stretch.Answer.Certainty}")));

    /// <summary>
    /// What must not change within a stretch: regime, certainty, and exceptions in regime, that is, classes and directions with another
    /// regime than the answer without them. A class that both directions treat alike is an exception in each, if it is one in any.
    /// </summary>
    /// <param name="answer">The answer.</param>
    /// <param name="flow">The flow.</param>
    /// <param name="direction">The direction that was asked about; null for none.</param>
    public static string OfStretch(Answer answer, Flow flow, Direction? direction)
    {
        var asked = direction is { } only ? [only] : Directions.Of(flow);
        var ofDirections = answer.Exceptions.Where(exception => exception.Class is null).ToDictionary(exception => exception.Direction!.Value, exception => exception.Regime);
        var ofClasses = answer.Exceptions.Where(exception => exception.Class is not null).SelectMany(exception =>
        {
            var those = exception.Direction is { } one ? [one] : asked;
            return those.Any(each => exception.Regime != ofDirections.GetValueOrDefault(each, answer.Regime))
                ? those.Select(each => $"{exception.Class} {each} {exception.Regime}")
                : [];
        });
        return $"{answer.Regime} {answer.Certainty}{Text(" except", ofDirections.Where(each => each.Value != answer.Regime).Select(each => $"{each.Key} {each.Value}").Concat(ofClasses).Order())}";
    }

    private static string Text(SideAnswer? side) => side is null
        ? "-"
        : $"{side.Regime} {side.Certainty} {Text(side.Hours)} {side.Winner}{Text(" over", side.Overridden)} {side.HoursFrom} {side.ResumedBy}";

    private static string Text(Deviation exception) =>
        $"{exception.Class} {exception.Direction} {exception.Regime} {(exception.HoursDiffer ? Text(exception.Hours) : "")}";

    private static string Text(ImmutableArray<DayWindow>? windows) => windows is { } known
        ? Text("", known.Select(window => $"{window.Opens}-{window.Closes}/{window.LastEntry} {window.Zone}"))
        : "hours ?";

    private static string Text<T>(string name, IEnumerable<T> items) => items.ToList() is { Count: > 0 } some ? $"{name} [{string.Join(", ", some)}]" : "";
}
