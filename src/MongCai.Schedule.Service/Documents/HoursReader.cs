using System.Collections.Immutable;
using MongCai.Schedule.Places;
using MongCai.Schedule.Regimes;
using MongCai.Schedule.Statements;
using NodaTime;

namespace MongCai.Schedule.Service.Documents;

/// <summary>Reads the hours of a clause.</summary>
/// <param name="read">Gathers the mistakes.</param>
/// <param name="zone">The clause's zone, for windows that state none.</param>
/// <param name="fitting">The directions that the clause speaks of.</param>
internal sealed class HoursReader(DocumentReader read, DateTimeZone zone, IReadOnlyCollection<Direction> fitting)
{
    private const int MinutesOfDay = 24 * 60;
    private const int BeijingAheadMinutes = 60;

    private static readonly MapShape Window = new(
        new("một khung giờ, ví dụ { opens: 08:00, closes: 16:00 }", "时段，例如 { opens: 08:00, closes: 16:00 }", "a window, such as { opens: 08:00, closes: 16:00 }"),
        ["opens", "closes"], ["lastEntry", "zone", "directions", "beijing"]);

    private static readonly MapShape SecondClock = new(
        new("giờ Bắc Kinh, ví dụ { opens: 09:00, closes: 17:00 }", "北京时间，例如 { opens: 09:00, closes: 17:00 }", "the clock of Beijing, such as { opens: 09:00, closes: 17:00 }"),
        ["opens", "closes"], []);

    public ClauseHours? Read(DocumentNode node)
    {
        if (node.IsNull)
        {
            return ClauseHours.NotKnown;
        }

        var windows = read.List(node, ReadWindow, mayBeEmpty: true);
        for (var index = 1; index < windows.Length; index++)
        {
            if (windows.Take(index).FirstOrDefault(earlier => Overlap(earlier.Value, windows[index].Value)) is { } other)
            {
                read.Refuse(windows[index].Node, ClauseMistakes.WindowsOverlap(windows[index].Value, other.Value));
            }
        }

        return new([.. windows.Select(window => window.Value)]);
    }

    private Placed<ServiceWindow>? ReadWindow(DocumentNode node)
    {
        var before = read.Mistakes.Count;
        if (read.Map(node, Window) is not { } map)
        {
            return null;
        }

        var (opens, closes, lastEntry) = (ReadTime(map, "opens"), ReadTime(map, "closes"), ReadTime(map, "lastEntry"));
        var stated = map.Read("zone", read.Zone) ?? zone;
        var directions = map.ReadSet("directions", ReadDirection);
        if (map.Value("beijing") is { } beijing)
        {
            CheckBeijing(beijing, stated, [("opens", opens, IsRead(map, "opens", opens)), ("closes", closes, IsRead(map, "closes", closes))]);
        }

        if (read.Mistakes.Count > before)
        {
            return null;
        }

        if (opens is null && closes is null)
        {
            read.Refuse(node, ClauseMistakes.WindowWithoutTimes);
            return null;
        }

        // From midnight to midnight is the whole day.
        if (opens == closes && opens != LocalTime.Midnight)
        {
            read.Refuse(map.Value("closes")!, ClauseMistakes.WindowWithoutLength(opens!.Value));
            return null;
        }

        if (opens is { } first && closes is { } last && lastEntry is { } entry
            && MinutesAfter(first, entry) is var minutes && (minutes == 0 || minutes > MinutesAfter(first, last)))
        {
            read.Refuse(map.Value("lastEntry")!, ClauseMistakes.LastEntryOutside(entry, first, last));
        }

        return new(node, new(opens, closes, lastEntry, stated, directions));
    }

    private LocalTime? ReadTime(MapReader map, string name) => map.Value(name) is { IsNull: false } node ? read.Time(node) : null;

    private Direction? ReadDirection(DocumentNode node)
    {
        if (read.Choice<Direction>(node) is not { } direction)
        {
            return null;
        }

        if (fitting.Count > 0 && !fitting.Contains(direction))
        {
            read.Refuse(node, ClauseMistakes.DirectionOfOtherFlow(direction, fitting));
        }

        return direction;
    }

    /// <summary>Whether a time is as it was written, be it null.</summary>
    private static bool IsRead(MapReader map, string name, LocalTime? time) => time is not null || map.Value(name) is { IsNull: true };

    private void CheckBeijing(DocumentNode node, DateTimeZone stated, (string Name, LocalTime? Time, bool IsRead)[] times)
    {
        if (read.Map(node, SecondClock) is not { } map)
        {
            return;
        }

        foreach (var (name, time, isRead) in times)
        {
            var right = stated == Clocks.Hanoi ? time?.PlusMinutes(BeijingAheadMinutes) : time;
            var before = read.Mistakes.Count;
            if (map.Value(name) is { } value && ReadTime(map, name) != right && isRead && read.Mistakes.Count == before)
            {
                read.Refuse(value, ClauseMistakes.BeijingDiffers(time, stated, right));
            }
        }
    }

    /// <summary>Whether two windows share a minute of some day and a direction, whatever their clocks; false where an end is not known.</summary>
    private static bool Overlap(ServiceWindow a, ServiceWindow b)
    {
        if (a.Opens is not { } first || a.Closes is not { } firstCloses || b.Opens is not { } second || b.Closes is not { } secondCloses
            || (!a.Directions.IsEmpty && !b.Directions.IsEmpty && !a.Directions.Intersect(b.Directions).Any()))
        {
            return false;
        }

        var (aOpens, bOpens) = (OnHanoiClock(first, a.Zone), OnHanoiClock(second, b.Zone));
        return MinutesAfter(aOpens, bOpens) < MinutesAfter(first, firstCloses) || MinutesAfter(bOpens, aOpens) < MinutesAfter(second, secondCloses);
    }

    private static LocalTime OnHanoiClock(LocalTime time, DateTimeZone zone) => zone == Clocks.Hanoi ? time : time.PlusMinutes(-BeijingAheadMinutes);

    private static int MinutesAfter(LocalTime from, LocalTime to) =>
        (int)((Period.Between(from, to, PeriodUnits.Minutes).Minutes + MinutesOfDay) % MinutesOfDay);
}
