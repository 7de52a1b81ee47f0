using System.Collections.Immutable;
using MongCai.Schedule.Regimes;
using NodaTime;

namespace MongCai.Schedule.Timelines;

/// <summary>
/// The answer for a whole day in Vietnam. It looks at the service hours alone where these are known for every part of the day that is not
/// closed, else at the whole day: a gate that works from 7 to 19 and is stopped at 20 was normal on that day.
/// </summary>
public sealed class DayAnswer
{
    internal DayAnswer(LocalDate date, TimelineView view)
    {
        Date = date;
        Start = Clocks.Hanoi.AtStartOfDay(date).ToInstant();
        End = Clocks.Hanoi.AtStartOfDay(date.PlusDays(1)).ToInstant();
        ImmutableArray<DayPart> all = [.. view.PartsBetween(Start, End)];
        Segments = [.. view.Between(Start, End)];
        Parts = InServiceHours(all);
    }

    /// <summary>The day.</summary>
    public LocalDate Date { get; }

    /// <summary>Its first instant.</summary>
    public Instant Start { get; }

    /// <summary>Its end, exclusive.</summary>
    public Instant End { get; }

    /// <summary>The whole day in order, without gap or overlap.</summary>
    public ImmutableArray<AnswerStretch> Segments { get; }

    /// <summary>The parts of the day that count, in order; at least one.</summary>
    public ImmutableArray<DayPart> Parts { get; }

    /// <summary>The regime of the day; null where it is mixed.</summary>
    public Regime? Regime => Parts.Select(part => part.Answer.Regime).Distinct().ToList() is [var only] ? only : null;

    /// <summary>The weakest certainty of the day.</summary>
    public Certainty Certainty => Parts.Max(part => part.Answer.Certainty);

    /// <summary>The exceptions of all parts, each once, by class, then direction.</summary>
    public ImmutableArray<Deviation> Exceptions => EachOnce(Parts.SelectMany(part => part.Answer.Exceptions));

    /// <summary>The exceptions among classes of further facets than those asked about, of all parts, each once, by class, then direction.</summary>
    public ImmutableArray<Deviation> OtherExceptions => EachOnce(Parts.SelectMany(part => part.Answer.OtherExceptions));

    private static ImmutableArray<Deviation> EachOnce(IEnumerable<Deviation> exceptions) =>
    [
        .. exceptions
            .DistinctBy(exception => (exception.Class, exception.Direction, exception.Regime, exception.HoursDiffer, Text(exception)))
            .OrderBy(exception => exception.Class)
            .ThenBy(exception => exception.Direction),
    ];

    private static string Text(Deviation exception) => exception.Hours is { } hours ? string.Join(' ', hours) : "";

    private static ImmutableArray<DayPart> InServiceHours(ImmutableArray<DayPart> parts)
    {
        var windows = new List<DayWindow>();
        foreach (var part in parts.Where(part => part.Answer.Regime != Regimes.Regime.Closed))
        {
            if (part.Answer.Hours is not { } hours || hours.Any(window => window.Opens is null || window.Closes is null))
            {
                return parts;
            }

            windows.AddRange(hours);
        }

        ImmutableArray<DayPart> within = [.. parts.Where(part => windows.Exists(window => Overlaps(part, window)))];
        return within is [] ? parts : within;
    }

    private static bool Overlaps(DayPart part, DayWindow window)
    {
        var date = part.Start.InZone(Clocks.Hanoi).Date;
        var opens = Clocks.Hanoi.AtLeniently(date + window.Opens!.Value).ToInstant();
        var closes = window.PassesMidnight
            ? Clocks.Hanoi.AtStartOfDay(date.PlusDays(1)).ToInstant()
            : Clocks.Hanoi.AtLeniently(date + window.Closes!.Value).ToInstant();
        return opens < part.End && part.Start < closes;
    }
}
