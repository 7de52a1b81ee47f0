using System.Collections.Immutable;
using MongCai.Schedule.Service.Http;
using MongCai.Schedule.Timelines;
using NodaTime;

namespace MongCai.Schedule.Service.Answers;

/// <summary>A stretch of the day in which a gate works, on the clock of Hanoi. One that closes at or before it opens passes midnight.</summary>
/// <param name="Opens">When it opens; null where that is not known.</param>
/// <param name="Closes">When it closes; null where that is not known.</param>
/// <param name="LastEntry">From when nobody is let in any more; null where nothing was said of it.</param>
/// <param name="Zone">The clock that the source states.</param>
/// <param name="Beijing">The same on the clock of Beijing.</param>
internal sealed record HoursAnswer(LocalTime? Opens, LocalTime? Closes, LocalTime? LastEntry, string Zone, HoursAnswer.OnClock Beijing) : IWrittenOnce
{
    /// <summary>Null where the hours are not known.</summary>
    public static WrittenOnce<HoursAnswer>? Of(ImmutableArray<DayWindow>? windows, LocalDate date)
    {
        var midday = Clocks.Hanoi.AtLeniently(date + LocalTime.Noon).ToInstant();
        var minutesAhead = (Clocks.Beijing.GetUtcOffset(midday) - Clocks.Hanoi.GetUtcOffset(midday)).Seconds / NodaConstants.SecondsPerMinute;
        return windows is { } known
            ? new([.. known.Select(window => new HoursAnswer(
                window.Opens,
                window.Closes,
                window.LastEntry,
                window.Zone.Id,
                new OnClock(window.Opens?.PlusMinutes(minutesAhead), window.Closes?.PlusMinutes(minutesAhead), window.LastEntry?.PlusMinutes(minutesAhead))))])
            : null;
    }

    /// <summary>The ends on a clock.</summary>
    /// <param name="Opens">When it opens.</param>
    /// <param name="Closes">When it closes.</param>
    /// <param name="LastEntry">The last entry.</param>
    internal sealed record OnClock(LocalTime? Opens, LocalTime? Closes, LocalTime? LastEntry);
}
