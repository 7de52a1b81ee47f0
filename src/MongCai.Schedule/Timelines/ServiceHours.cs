using System.Collections.Immutable;
using MongCai.Schedule.Places;
using MongCai.Schedule.Regimes;
using NodaTime;

namespace MongCai.Schedule.Timelines;

/// <summary>The arithmetic of service hours. A list of windows is null where the hours are not known.</summary>
internal static class ServiceHours
{
    private const int MinutesOfDay = 24 * 60;

    /// <summary>The windows that serve a direction of a flow, on the clock of Hanoi.</summary>
    /// <param name="windows">The windows as stated.</param>
    /// <param name="flow">The flow.</param>
    /// <param name="direction">The direction; null for the windows that serve both.</param>
    /// <param name="minutesAhead">How far the clock of Beijing is ahead of that of Hanoi.</param>
    public static ImmutableArray<DayWindow> Of(IEnumerable<ServiceWindow> windows, Flow flow, Direction? direction, int minutesAhead)
    {
        return Sort(windows.Where(Serves).Select(window => OnHanoiClock(window, minutesAhead)));

        bool Serves(ServiceWindow window)
        {
            var served = Directions.Of(flow).Where(window.Directions.Contains).ToList();
            return window.Directions.IsEmpty || served.Count == 2 || (direction is { } wanted && served.Contains(wanted));
        }
    }

    /// <summary>A window on the clock of Hanoi. Round the clock is that on every clock.</summary>
    public static DayWindow OnHanoiClock(ServiceWindow window, int minutesAhead)
    {
        var minutes = window.Zone.Equals(Clocks.Beijing) && window.Opens != window.Closes ? -minutesAhead : 0;
        return new DayWindow(window.Opens?.PlusMinutes(minutes), window.Closes?.PlusMinutes(minutes), window.LastEntry?.PlusMinutes(minutes), window.Zone);
    }

    /// <summary>What two lists have in common: each pair of windows intersected.</summary>
    public static ImmutableArray<DayWindow>? Intersect(ImmutableArray<DayWindow>? left, ImmutableArray<DayWindow>? right)
    {
        if (left is not { } ours || right is not { } theirs)
        {
            return null;
        }

        var common = ours.SelectMany(window => theirs.SelectMany(other => Intersect(window, other))).ToList();

        // Where nothing is known of either end of a window, nothing is known of the hours.
        return common.Exists(window => window is { Opens: null, Closes: null }) ? null : Sort(common);
    }

    /// <summary>Whether two lists say the same, whichever clock they were stated on.</summary>
    public static bool AreAlike(ImmutableArray<DayWindow>? left, ImmutableArray<DayWindow>? right) =>
        left is { } ours && right is { } theirs
            ? ours == theirs || ours.Select(Times).SequenceEqual(theirs.Select(Times))
            : left is null && right is null;

    /// <summary>
    /// Whether at no time of the day, days being alike, any of some windows is open, or lets anyone in, unless one of the others surely does.
    /// </summary>
    public static bool LieWithin(ImmutableArray<DayWindow> some, ImmutableArray<DayWindow> others)
    {
        // Between two of these times nothing changes.
        var times = some.Concat(others)
            .SelectMany(window => (LocalTime?[])[window.Opens, window.Closes, window.LastEntry])
            .OfType<LocalTime>()
            .Append(LocalTime.Midnight)
            .ToHashSet();
        return times.All(time => Admission(some, time) <= Admission(others, time)
            && Admission(WithoutLastEntry(some), time) <= Admission(WithoutLastEntry(others), time));

        static IEnumerable<DayWindow> WithoutLastEntry(IEnumerable<DayWindow> windows) => windows.Select(window => window with { LastEntry = null });
    }

    private static (LocalTime? Opens, LocalTime? Closes, LocalTime? LastEntry) Times(DayWindow window) =>
        (window.Opens, window.Closes, window.LastEntry);

    /// <summary>Whether someone may enter at a time: 0 for no, 1 where it is not known, 2 for yes.</summary>
    private static int Admission(IEnumerable<DayWindow> windows, LocalTime time) => windows
        .Select(window => window.AdmitsOnTheNextDay(time) ? 2 : window.AdmitsOnItsDay(time) switch { true => 2, null => 1, false => 0 })
        .DefaultIfEmpty()
        .Max();

    private static IEnumerable<DayWindow> Intersect(DayWindow left, DayWindow right)
    {
        var zone = left.Zone.Equals(right.Zone) ? left.Zone : Clocks.Hanoi;
        var (ours, theirs) = (new Minutes(left), new Minutes(right));
        if (ours.IsWholeDay || theirs.IsWholeDay)
        {
            var (shorter, other) = ours.IsWholeDay ? (right, left) : (left, right);
            yield return shorter with { LastEntry = shorter.LastEntry ?? other.LastEntry, Zone = zone };
            yield break;
        }

        // The tail of one may meet the beginning of the other on the next day; of ends that are not known that would be a guess.
        foreach (var shift in ours.IsKnown && theirs.IsKnown ? (int[])[-MinutesOfDay, 0, MinutesOfDay] : [0])
        {
            var opens = Math.Max(ours.Opens, theirs.Opens + shift);
            var closes = Math.Min(ours.Closes, theirs.Closes + shift);
            if (opens < closes)
            {
                var lastEntry = Math.Min(ours.LastEntry ?? closes, (theirs.LastEntry + shift) ?? closes);
                yield return new DayWindow(
                    left.Opens is null || right.Opens is null ? null : Time(opens),
                    left.Closes is null || right.Closes is null ? null : Time(closes),
                    lastEntry < closes ? Time(lastEntry) : null,
                    zone);
            }
        }
    }

    private static LocalTime Time(int minutes) => LocalTime.Midnight.PlusMinutes(minutes);

    private static ImmutableArray<DayWindow> Sort(IEnumerable<DayWindow> windows) =>
        [.. windows.OrderBy(window => window.Opens ?? LocalTime.MinValue).ThenBy(window => window.Closes ?? LocalTime.MaxValue)];

    /// <summary>A window in minutes after the midnight that begins the day on which it opens; the end of the day stands for one that is not known.</summary>
    private sealed class Minutes
    {
        public Minutes(DayWindow window)
        {
            IsKnown = window is { Opens: not null, Closes: not null };
            Opens = window.Opens is { } opens ? Of(opens) : 0;
            Closes = window.Closes is { } closes ? After(closes) : MinutesOfDay;
            LastEntry = window.LastEntry is { } last ? (Of(last) < Opens ? Of(last) + MinutesOfDay : Of(last)) : null;
        }

        public bool IsKnown { get; }

        public int Opens { get; }

        public int Closes { get; }

        public int? LastEntry { get; }

        public bool IsWholeDay => IsKnown && Closes - Opens == MinutesOfDay;

        private static int Of(LocalTime time) => (time.Hour * 60) + time.Minute;

        private int After(LocalTime time) => Of(time) <= Opens ? Of(time) + MinutesOfDay : Of(time);
    }
}
