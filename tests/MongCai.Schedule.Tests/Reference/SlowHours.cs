using MongCai.Schedule.Regimes;
using NodaTime;

namespace MongCai.Schedule.Tests.Reference;

/// <summary>Windows on the clock of Hanoi, reckoned in minutes from the midnight of the day on which they open.</summary>
internal static class SlowHours
{
    private const int Day = 24 * 60;

    public static SlowWindow OnHanoiClock(ServiceWindow window, Instant at)
    {
        // Round the clock is that on every clock.
        var later = window.Opens == window.Closes ? 0 : (window.Zone.GetUtcOffset(at) - Clocks.Hanoi.GetUtcOffset(at)).Seconds;
        return new SlowWindow(Shift(window.Opens), Shift(window.Closes), Shift(window.LastEntry));

        LocalTime? Shift(LocalTime? time) => time?.PlusSeconds(-later);
    }

    public static List<SlowWindow> InOrder(IEnumerable<SlowWindow> windows) =>
        [.. windows.Distinct().OrderBy(window => window.Opens ?? LocalTime.Midnight).ThenBy(window => window.Closes ?? LocalTime.Midnight)];

    /// <summary>Each pair of windows, intersected. Of an end that one side does not know, nothing is known (decision 17).</summary>
    public static List<SlowWindow>? Intersect(IReadOnlyList<SlowWindow> some, IReadOnlyList<SlowWindow> others) =>
        InOrder(some.SelectMany(a => others.SelectMany(b => Intersect(a, b)))) is var common && common.Exists(window => window is { Opens: null, Closes: null }) ? null : common;

    /// <summary>Whether a minute is inside a window and before its last entry; null where that is not known.</summary>
    /// <param name="window">The window.</param>
    /// <param name="minute">Minutes from the midnight of the day on which the window opens; 24 h or more on the next day.</param>
    /// <param name="mindLastEntry">Whether nobody is let in from the last entry on.</param>
    public static bool? Includes(SlowWindow window, int minute, bool mindLastEntry)
    {
        var (from, to, last) = Span(window);
        var isPossible = minute < to && minute >= from && !(mindLastEntry && minute >= last);
        return isPossible && (window.Opens is null || window.Closes is null) ? null : isPossible;
    }

    private static List<SlowWindow> Intersect(SlowWindow a, SlowWindow b)
    {
        var (one, other) = (Span(a), Span(b));
        var pieces = new List<SlowWindow>();
        var isKnown = a is { Opens: not null, Closes: not null } && b is { Opens: not null, Closes: not null };
        foreach (var shift in isKnown ? new[] { -Day, 0, Day } : [0])
        {
            var (from, to) = (Math.Max(one.From, other.From + shift), Math.Min(one.To, other.To + shift));
            if (from < to)
            {
                pieces.Add(new SlowWindow(
                    a.Opens is null || b.Opens is null ? null : Time(from),
                    a.Closes is null || b.Closes is null ? null : Time(to),
                    Math.Min(one.Last ?? to, other.Last + shift ?? to) is var last && last < to ? Time(last) : null));
            }
        }

        // A window of the whole day meets one past midnight in two pieces that are one.
        return pieces is [var first, var second] && first.Closes is not null && first.Closes == second.Opens ? [new(first.Opens, second.Closes, second.LastEntry)]
            : pieces is [var early, var late] && late.Closes is not null && late.Closes == early.Opens ? [new(late.Opens, early.Closes, early.LastEntry)]
            : pieces;
    }

    /// <summary>Of an end that is not known, the end of the day stands for it.</summary>
    private static (int From, int To, int? Last) Span(SlowWindow window)
    {
        var from = Minute(window.Opens) ?? 0;
        var to = Minute(window.Closes) ?? Day;
        var last = Minute(window.LastEntry);
        return (from, to <= from ? to + Day : to, last < from ? last + Day : last);
    }

    private static int? Minute(LocalTime? time) => time is { } known ? (known.Hour * 60) + known.Minute : null;

    private static LocalTime Time(int minute) => LocalTime.Midnight.PlusMinutes(minute);
}
