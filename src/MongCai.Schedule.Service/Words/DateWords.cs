using System.Globalization;
using NodaTime;

namespace MongCai.Schedule.Service.Words;

/// <summary>Dates and times as people write them in each language.</summary>
internal static class DateWords
{
    public static TrilingualText Of(LocalDate date) => new(
        $"{date.Day}/{date.Month}/{date.Year}",
        $"{date.Year}年{date.Month}月{date.Day}日",
        date.ToString("d MMMM uuuu", CultureInfo.InvariantCulture));

    /// <summary>A moment on the clock of Hanoi; midnight is the beginning of its day.</summary>
    public static TrilingualText Of(Instant instant)
    {
        var (date, time) = instant.InZone(Clocks.Hanoi).LocalDateTime;
        var day = Of(date);
        return time == LocalTime.Midnight ? day : At(time, day);
    }

    /// <summary>A time of a day, on the clock of Hanoi; midnight too.</summary>
    public static TrilingualText OnTheClock(Instant instant)
    {
        var (date, time) = instant.InZone(Clocks.Hanoi).LocalDateTime;
        return At(time, Of(date));
    }

    private static TrilingualText At(LocalTime time, TrilingualText day) =>
        new($"{Time(time)} giờ Hà Nội ngày {day.Vi}", $"{day.Zh}河内时间{Time(time)}", $"{Time(time)} Hanoi time on {day.En}");

    public static string Time(LocalTime time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>From a first day to the end of a last.</summary>
    public static TrilingualText Range(LocalDate first, LocalDate last)
    {
        var (begins, ends) = (Of(first), Of(last));
        return first == last
            ? new($"ngày {begins.Vi}", begins.Zh, $"on {begins.En}")
            : new($"từ ngày {begins.Vi} đến hết ngày {ends.Vi}", $"自{begins.Zh}起至{ends.Zh}止", $"from {begins.En} to the end of {ends.En}");
    }

    public static TrilingualText From(TrilingualText begins) => new($"từ {begins.Vi}", $"自{begins.Zh}起", $"from {begins.En}");

    /// <summary>A stretch of time as people say it: to the end of a day, where it ends at midnight; null for an end that it does not have.</summary>
    public static TrilingualText Stretch(Instant? start, Instant? end)
    {
        var begins = start is { } first ? From(Of(first)) : null;
        var ends = end is { } last ? Until(last) : null;
        return (begins, ends) switch
        {
            ({ } from, { } until) => new($"{from.Vi} {until.Vi}", from.Zh + until.Zh, $"{from.En} {until.En}"),
            ({ } from, null) => from,
            (null, { } until) => until,
            _ => new("không rõ thời hạn", "期限不明", "without a known beginning or end"),
        };
    }

    private static TrilingualText Until(Instant end)
    {
        var (date, time) = end.InZone(Clocks.Hanoi).LocalDateTime;
        if (time != LocalTime.Midnight)
        {
            var moment = Of(end);
            return new($"đến {moment.Vi}", $"至{moment.Zh}", $"until {moment.En}");
        }

        var day = Of(date.PlusDays(-1));
        return new($"đến hết ngày {day.Vi}", $"至{day.Zh}止", $"to the end of {day.En}");
    }
}
