using System.Globalization;
using NodaTime;

namespace MongCai.Schedule.Service.Documents;

/// <summary>Dates and times as the messages show them: as documents write them.</summary>
internal static class Show
{
    private static readonly TrilingualText[] Weekdays =
    [
        new("thứ Hai", "星期一", "Monday"), new("thứ Ba", "星期二", "Tuesday"), new("thứ Tư", "星期三", "Wednesday"), new("thứ Năm", "星期四", "Thursday"),
        new("thứ Sáu", "星期五", "Friday"), new("thứ Bảy", "星期六", "Saturday"), new("Chủ nhật", "星期日", "Sunday"),
    ];

    /// <summary>What someone wrote, as far as it can be shown: without signs that move what is printed, and not all of something long.</summary>
    public static string Written(string text)
    {
        const int Most = 80;
        var shown = Unprintable.Shown(text.Length <= Most ? text : text[..(char.IsHighSurrogate(text[Most - 1]) ? Most - 1 : Most)]);
        return text.Length <= Most ? shown : shown + "…";
    }

    public static string Date(LocalDate date) => date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);

    public static string Time(LocalTime? time) => time?.ToString("HH:mm", CultureInfo.InvariantCulture) ?? "null";

    public static string Instant(Instant instant) => instant.WithOffset(Offset.FromHours(7)).ToString("uuuu-MM-dd'T'HH:mmo<+HH:mm>", CultureInfo.InvariantCulture);

    public static TrilingualText Weekday(IsoDayOfWeek day) => Weekdays[(int)day - 1];
}
