using System.Globalization;
using System.Text;
using MongCai.Schedule.Lunisolar;
using MongCai.Schedule.Service.Http;
using MongCai.Schedule.Service.Words;
using NodaTime;

namespace MongCai.Schedule.Service.Lunar;

/// <summary>The lunar answers as lines of text for a terminal.</summary>
internal static class LunarText
{
    private static readonly TrilingualText IsUncertain = new(
        "Chưa chắc chắn: ngày này phụ thuộc vào sự quay của Trái Đất trong tương lai.",
        "尚不确定：该日期取决于地球未来的自转。",
        "Not certain: it depends on the future rotation of the Earth.");

    private static readonly TrilingualText MayMove = new(
        "* có thể lệch một ngày, tùy sự quay của Trái Đất trong tương lai",
        "* 可能相差一天，取决于地球未来的自转",
        "* may be off by a day, by the future rotation of the Earth");

    /// <summary>The date in words; where the other country's calendar says something else, that too.</summary>
    public static string Date(LunarDateAnswer answer, Language language)
    {
        var lines = new List<string> { Line(answer, language) };
        var other = LunisolarCalendar.All.Single(calendar => calendar.Id != answer.Calendar);
        if (other.TryToLunar(answer.Date, out var lunar) && LunarDay.Of(lunar) != answer.Lunar)
        {
            lines.Add(Line(LunarDateAnswer.Of(other, answer.Date), language));
        }

        return string.Join(Environment.NewLine, lines);

        static string Line(LunarDateAnswer answer, Language language)
        {
            var calendar = LunarWords.Calendar(Calendar(answer.Calendar));
            var words = LunarWords.Date(new LunarDate(answer.Lunar.Year, answer.Lunar.Month, answer.Lunar.Leap, answer.Lunar.Day));
            var uncertain = answer.Uncertain ? " " + IsUncertain.In(language) : "";
            return Text(answer.Date) + new TrilingualText(
                $" là {words.Vi} theo {calendar.Vi}.",
                $"：{calendar.Zh}{words.Zh}。",
                $" is {words.En} in {calendar.En}.").In(language) + uncertain;
        }
    }

    /// <summary>A table of the months, and one of the solar terms.</summary>
    public static string Year(LunarYearAnswer answer, Language language)
    {
        var calendar = LunarWords.Calendar(Calendar(answer.Calendar));
        var name = LunarWords.SexagenaryYear(answer.Year);
        var text = new StringBuilder();
        text.AppendLine(new TrilingualText(
            $"Năm {name.Vi} {answer.Year} theo {calendar.Vi}",
            $"{calendar.Zh}{name.Zh}年（{answer.Year}）",
            $"The year {answer.Year} ({name.En}) of {calendar.En}").In(language));
        text.AppendLine(new TrilingualText(
            "Mỗi dòng: ngày đầu tháng, số ngày, sóc trước (-) hay sau (+) nửa đêm gần nhất bao lâu, tháng.",
            "每行：首日、天数、朔在最近的午夜之前（-）或之后（+）多久、月份。",
            "A line a month: first day, days, how long before (-) or after (+) the nearest midnight the new moon is, month.").In(language));
        foreach (var month in answer.Months)
        {
            var margin = TimeSpan.FromSeconds(Math.Abs(month.MarginSeconds)).ToString(@"hh\:mm\:ss", CultureInfo.InvariantCulture);
            text.AppendLine(CultureInfo.InvariantCulture, $"{Text(month.FirstDay)}  {month.Days}  {(month.MarginSeconds < 0 ? '-' : '+')}{margin}  {LunarWords.Month(month.Number, month.Leap).In(language)}{Star(month.Uncertain)}");
        }

        text.AppendLine(new TrilingualText(
            $"Tiết khí trong năm dương lịch {answer.Year}", $"公历 {answer.Year} 年的节气", $"Solar terms in the Gregorian year {answer.Year}").In(language));
        foreach (var term in answer.SolarTerms)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{Text(term.Date)}  {term.Longitude,3}°  {term.Names.In(language)}{Star(term.Uncertain)}");
        }

        if (answer.Months.Any(month => month.Uncertain) || answer.SolarTerms.Any(term => term.Uncertain))
        {
            text.AppendLine(MayMove.In(language));
        }

        return text.ToString().TrimEnd();
    }

    /// <summary>One line a run of days, after the years in which New Year's Day differs.</summary>
    public static string Differences(LunarDifferencesAnswer answer, Language language)
    {
        string Years(string none) =>
            answer.NewYears is [] ? none : string.Join(", ", answer.NewYears.Select(year => $"{year.Year}{Star(year.Uncertain)}"));

        var text = new StringBuilder();
        text.AppendLine(new TrilingualText(
            $"Từ {Text(answer.From)} đến hết {Text(answer.To)}, số quãng ngày âm lịch hai nước khác nhau: {answer.Differences.Count}. Tết khác ngày: {Years("không có")}.",
            $"自 {Text(answer.From)} 起至 {Text(answer.To)} 止，两国农历不同的时段数：{answer.Differences.Count}。春节不同的年份：{Years("无")}。",
            $"From {Text(answer.From)} to {Text(answer.To)}, runs of days on which the two calendars differ: {answer.Differences.Count}. New Year's Day differs in: {Years("no year")}.").In(language));
        text.AppendLine(new TrilingualText(
            "Mỗi dòng: từ ngày .. đến hết ngày, số ngày, ngày đầu theo âm lịch Việt Nam và Trung Quốc.",
            "每行：首日 .. 末日、天数、首日的越南农历和中国农历日期。",
            "A line a run: first day .. last day, days, the first day in the Vietnamese and in the Chinese calendar.").In(language));
        foreach (var run in answer.Differences)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{Text(run.First)} .. {Text(run.Last)} {run.Days,4}  {Text(run.Vn)}  {Text(run.Cn)}{Star(run.Uncertain)}");
        }

        if (answer.UncertainMonths.Count > 0)
        {
            text.AppendLine(new TrilingualText(
                "Tháng có ngày đầu có thể lệch một ngày, tùy sự quay của Trái Đất trong tương lai (*); ở đó hai lịch có thể khác nhau thêm hoặc bớt:",
                "首日可能相差一天、取决于地球未来自转的月份（*）；此处两国农历的异同可能改变：",
                "Months whose first day may be off by a day, by the future rotation of the Earth (*); there a difference may come or go:").In(language));
            foreach (var month in answer.UncertainMonths)
            {
                text.AppendLine(CultureInfo.InvariantCulture, $"{Text(month.FirstDay)}  {month.Calendar} {month.Year}/{month.Month}{(month.Leap ? "L" : "")}");
            }
        }

        return text.ToString().TrimEnd();
    }

    private static LunisolarCalendar Calendar(string id) => LunisolarCalendar.All.Single(calendar => calendar.Id == id);

    private static string Star(bool uncertain) => uncertain ? " *" : "";

    private static string Text(LocalDate date) => date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);

    private static string Text(LunarDay day) => new LunarDate(day.Year, day.Month, day.Leap, day.Day).ToString();
}
