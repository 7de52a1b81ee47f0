using MongCai.Schedule.Regimes;
using MongCai.Schedule.Statements;
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
        return new SlowWindow(window.Opens?.PlusSeconds(-later), window.Closes?.PlusSeconds(-later), window.LastEntry?.PlusSeconds(-later));
    }

    public static string Text(ClauseHours hours) => hours.Windows is not { } windows ? "?" : string.Join(
        ' ', windows.Select(one => $"{OnHanoiClock(one, Instant.FromUtc(2022, 1, 1, 0, 0))}{string.Join(',', one.Directions.Order())}"));

    public static List<SlowWindow> InOrder(IEnumerable<SlowWindow> windows) =>
        [.. windows.Distinct().OrderBy(window => window.Opens ?? LocalTime.Midnight).ThenBy(window => window.Closes ?? LocalTime.Midnight)];

    public static IReadOnlyList<SlowWindow>? Intersect(IReadOnlyList<SlowWindow>? some, IReadOnlyList<SlowWindow>? others) // 17
    {
        var pairs = some?.SelectMany(a => others?.SelectMany(b => a.IsWhole ? [b] : b.IsWhole ? [a] : Intersect(a, b)) ?? []);
        return pairs is null || others is null || pairs.Any(one => one is { Opens: null, Closes: null }) ? null : InOrder(pairs);
    }

    /// <summary>Whether a minute, counted from the midnight before it opens, is inside a window; null where that is not known.</summary>
    public static bool? Includes(SlowWindow window, int minute, bool mindsLastEntry)
    {
        var (from, to, last) = Span(window);
        var isPossible = from <= minute && minute < to && !(mindsLastEntry && minute >= last);
        return isPossible && (window.Opens is null || window.Closes is null) ? null : isPossible;
    }

    private static IEnumerable<SlowWindow> Intersect(SlowWindow a, SlowWindow b)
    {
        var (one, other, isKnown) = (Span(a), Span(b), a.IsKnown && b.IsKnown);
        return from shift in isKnown ? new[] { -Day, 0, Day } : [0]
               let begin = Math.Max(one.From, other.From + shift)
               let end = Math.Min(one.To, other.To + shift)
               let last = Math.Min(one.Last, other.Last + shift)
               where begin < end
               let opens = a.Opens is null || b.Opens is null ? (LocalTime?)null : LocalTime.Midnight.PlusMinutes(begin)
               let closes = a.Closes is null || b.Closes is null ? (LocalTime?)null : LocalTime.Midnight.PlusMinutes(end)
               select new SlowWindow(opens, closes, last < end ? LocalTime.Midnight.PlusMinutes(last) : null);
    }

    /// <summary>Of an end that is not known, the end of the day stands for it.</summary>
    private static (int From, int To, int Last) Span(SlowWindow window)
    {
        var (from, to, last) = (Minute(window.Opens) ?? 0, Minute(window.Closes) ?? Day, Minute(window.LastEntry) ?? 9 * Day);
        return (from, to <= from ? to + Day : to, last < from ? last + Day : last);
    }

    private static int? Minute(LocalTime? time) => (time?.Hour * 60) + time?.Minute;
}
