using System.Globalization;
using MongCai.Schedule.Lunisolar;
using MongCai.Schedule.Service.Words;
using NodaTime;

namespace MongCai.Schedule.Service.Lunar;

/// <summary>What can be wrong with a question to the lunar calendars, said to people. A check gives null where nothing is wrong.</summary>
internal static class LunarMistakes
{
    public static TrilingualText NoSuchCalendar(string id) => new(
        $"Không có lịch “{id}”; có lịch vn (Việt Nam) và cn (Trung Quốc).",
        $"没有历法“{id}”；可用的有 vn（越南）和 cn（中国）。",
        $"There is no calendar “{id}”; there are vn (Vietnamese) and cn (Chinese).");

    public static TrilingualText? Check(LunisolarCalendar calendar, LocalDate date) =>
        date >= calendar.FirstDate && date <= calendar.LastDate ? null : Outside(calendar, Text(date), Text(calendar.FirstDate), Text(calendar.LastDate));

    public static TrilingualText? CheckYear(LunisolarCalendar calendar, int year) =>
        year >= calendar.FirstYear && year <= calendar.LastYear
            ? null
            : Outside(calendar, Text(year), Text(calendar.FirstYear), Text(calendar.LastYear));

    /// <summary>Whether both calendars cover the ends of a range; each mistake with the name of its end.</summary>
    public static IEnumerable<(string Name, TrilingualText Mistake)> CheckEnds(LocalDate from, LocalDate to)
    {
        // The Vietnamese calendar begins later than the Chinese, and both end together.
        foreach (var (name, date) in ((string, LocalDate)[])[("from", from), ("to", to)])
        {
            if (Check(LunisolarCalendar.Vietnamese, date) is { } mistake)
            {
                yield return (name, mistake);
            }
        }
    }

    public static TrilingualText? CheckOrder(LocalDate from, LocalDate to) => from <= to ? null : new(
        $"Ngày cuối {Text(to)} đứng trước ngày đầu {Text(from)}.",
        $"末日 {Text(to)} 早于首日 {Text(from)}。",
        $"The last day {Text(to)} comes before the first, {Text(from)}.");

    /// <summary>Why there is no solar date, with the part of the lunar date that is to blame.</summary>
    /// <param name="calendar">The calendar.</param>
    /// <param name="lunar">The lunar date.</param>
    /// <param name="written">The lunar date as the reader wrote it.</param>
    /// <param name="finding">What <see cref="LunisolarCalendar.Find(LunarDate, out LocalDate)"/> found.</param>
    public static (string Name, TrilingualText Mistake) Explain(LunisolarCalendar calendar, LunarDate lunar, string written, LunarDateFinding finding)
    {
        var name = LunarWords.Calendar(calendar);
        return finding switch
        {
            LunarDateFinding.NoSuchLeapMonth => ("month", new(
                $"Năm {lunar.Year} theo {name.Vi} không nhuận tháng {lunar.Month}.",
                $"{name.Zh}{lunar.Year} 年没有闰{lunar.Month}月。",
                $"The year {lunar.Year} of {name.En} has no leap month {lunar.Month}.")),
            LunarDateFinding.NoSuchDay => ("day", new(
                $"Tháng {lunar.Month} năm {lunar.Year} theo {name.Vi} chỉ có 29 ngày.",
                $"{name.Zh}{lunar.Year} 年该月只有 29 天。",
                $"That month of the year {lunar.Year} of {name.En} has 29 days only.")),
            _ => ("year", Outside(calendar, written, calendar.ToLunar(calendar.FirstDate).ToString(), calendar.ToLunar(calendar.LastDate).ToString())),
        };
    }

    private static TrilingualText Outside(LunisolarCalendar calendar, string value, string first, string last)
    {
        var name = LunarWords.Calendar(calendar);
        return new(
            $"{value} nằm ngoài phạm vi của {name.Vi}: từ {first} đến hết {last}.",
            $"{value} 超出{name.Zh}的范围：自 {first} 起至 {last} 止。",
            $"{value} is outside the range of {name.En}: {first} to {last}, both included.");
    }

    private static string Text(LocalDate date) => date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);

    private static string Text(int year) => year.ToString(CultureInfo.InvariantCulture);
}
