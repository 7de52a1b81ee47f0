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
        return Sort(windows.Where(Serves).Select(window => new DayWindow(
            ToHanoi(window.Opens, window.Zone), ToHanoi(window.Closes, window.Zone), ToHanoi(window.LastEntry, window.Zone), window.Zone)));

        bool Serves(ServiceWindow window)
        {
            var served = Directions.Of(flow).Where(window.Directions.Contains).ToList();
            return window.Directions.IsEmpty || served.Count == 2 || (direction is { } wanted && served.Contains(wanted));
        }

        LocalTime? ToHanoi(LocalTime? time, DateTimeZone zone) => zone.Equals(Clocks.Beijing) ? time?.PlusMinutes(-minutesAhead) : time;
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

    private static (LocalTime? Opens, LocalTime? Closes, LocalTime? LastEntry) Times(DayWindow window) =>
        (window.Opens, window.Closes, window.LastEntry);

    private static IEnumerable<DayWindow> Intersect(DayWindow left, DayWindow right)
    {
        var zone = left.Zone.Equals(right.Zone) ? left.Zone : Clocks.Hanoi;
        return IsWhole(left) && IsWhole(right) ? OfWhole(left, right, zone) : OfPartlyKnown(left, right, zone);
    }

    private static IEnumerable<DayWindow> OfWhole(DayWindow left, DayWindow right, DateTimeZone zone)
    {
        var (ours, theirs) = (new Minutes(left), new Minutes(right));

        // The tail of one may meet the beginning of the other on the next day.
        foreach (var shift in (int[])[-MinutesOfDay, 0, MinutesOfDay])
        {
            var opens = Math.Max(ours.Opens, theirs.Opens + shift);
            var closes = Math.Min(ours.Closes, theirs.Closes + shift);
            if (opens < closes)
            {
                yield return new DayWindow(Time(opens), Time(closes), Time(Earlier(ours.LastEntry, theirs.LastEntry + shift)), zone);
            }
        }
    }

    private static IEnumerable<DayWindow> OfPartlyKnown(DayWindow left, DayWindow right, DateTimeZone zone)
    {
        // Lifted comparisons are false where one is not known. A window that passes midnight may meet any other.
        var isApart = !left.PassesMidnight && !right.PassesMidnight && (left.Opens >= right.Closes || right.Opens >= left.Closes);
        return isApart
            ? []
            : [new DayWindow(Both(left.Opens, right.Opens, LocalTime.Max), Both(left.Closes, right.Closes, LocalTime.Min), Earlier(left.LastEntry, right.LastEntry), zone)];
    }

    private static bool IsWhole(DayWindow window) => window is { Opens: not null, Closes: not null };

    private static LocalTime? Both(LocalTime? left, LocalTime? right, Func<LocalTime, LocalTime, LocalTime> choose) =>
        left is { } ours && right is { } theirs ? choose(ours, theirs) : null;

    private static T? Earlier<T>(T? left, T? right)
        where T : struct, IComparable<T> =>
        left is { } ours && right is { } theirs ? (ours.CompareTo(theirs) <= 0 ? ours : theirs) : left ?? right;

    private static LocalTime? Time(int? minutes) => minutes is { } count ? LocalTime.Midnight.PlusMinutes(count) : null;

    private static ImmutableArray<DayWindow> Sort(IEnumerable<DayWindow> windows) =>
        [.. windows.OrderBy(window => window.Opens ?? LocalTime.MinValue).ThenBy(window => window.Closes ?? LocalTime.MaxValue)];

    /// <summary>A window of which both ends are known, in minutes after the midnight that begins the day on which it opens.</summary>
    private sealed class Minutes
    {
        public Minutes(DayWindow window)
        {
            Opens = Of(window.Opens!.Value);
            Closes = After(window.Closes!.Value);
            LastEntry = window.LastEntry is { } last ? After(last) : null;
        }

        public int Opens { get; }

        public int Closes { get; }

        public int? LastEntry { get; }

        private static int Of(LocalTime time) => (time.Hour * 60) + time.Minute;

        private int After(LocalTime time) => Of(time) <= Opens ? Of(time) + MinutesOfDay : Of(time);
    }
}
