using MongCai.Schedule.Statements;
using NodaTime;

namespace MongCai.Schedule.Service.Words;

/// <summary>What narrows the days of a clause, in words that follow its days.</summary>
internal static class DayPatternWords
{
    private static readonly TrilingualText Nothing = new("", "", "");

    /// <summary>Each with the comma before it; empty where the days are not narrowed.</summary>
    public static TrilingualText Of(Clause clause)
    {
        List<TrilingualText> parts = [];
        if (clause.Pattern is { } pattern)
        {
            if (!pattern.Weekdays.IsEmpty)
            {
                parts.Add(ClauseWords.Join([.. pattern.Weekdays.Select(Of)]));
            }

            if (!pattern.DaysOfMonth.IsEmpty)
            {
                parts.Add(DaysOfMonth(pattern.DaysOfMonth, new("hằng tháng", "每月", "of the month")));
            }

            if (pattern.LunarDays is { } lunar)
            {
                parts.Add(DaysOfMonth(lunar.Days, lunar.Calendar == Country.Vn
                    ? new("âm lịch Việt Nam hằng tháng", "越南农历每月", "of the month in the Vietnamese calendar")
                    : new("nông lịch Trung Quốc hằng tháng", "农历每月", "of the month in the Chinese calendar")));
            }

            if (pattern.CountryDays is { } days)
            {
                parts.Add((days.Country, days.AreWorking) switch
                {
                    (Country.Vn, true) => new("ngày làm việc của Việt Nam", "越南工作日", "working days in Vietnam"),
                    (Country.Vn, false) => new("ngày nghỉ của Việt Nam", "越南休息日", "days off in Vietnam"),
                    (_, true) => new("ngày làm việc của Trung Quốc", "中国工作日", "working days in China"),
                    _ => new("ngày nghỉ của Trung Quốc", "中国休息日", "days off in China"),
                });
            }
        }

        if (!clause.Minus.IsEmpty)
        {
            var dates = ClauseWords.Join([.. clause.Minus.Order().Select(DateWords.Of)]);
            parts.Add(new($"trừ {dates.Vi}", $"{dates.Zh}除外", $"but not {dates.En}"));
        }

        if (!clause.Plus.IsEmpty)
        {
            var dates = ClauseWords.Join([.. clause.Plus.Order().Select(DateWords.Of)]);
            parts.Add(new($"cả {dates.Vi}", $"另加{dates.Zh}", $"also {dates.En}"));
        }

        return parts.Aggregate(Nothing, (all, part) => new($"{all.Vi}, {part.Vi}", $"{all.Zh}，{part.Zh}", $"{all.En}, {part.En}"));
    }

    private static TrilingualText Of(IsoDayOfWeek day) => day switch
    {
        IsoDayOfWeek.Monday => new("thứ Hai", "星期一", "Mondays"),
        IsoDayOfWeek.Tuesday => new("thứ Ba", "星期二", "Tuesdays"),
        IsoDayOfWeek.Wednesday => new("thứ Tư", "星期三", "Wednesdays"),
        IsoDayOfWeek.Thursday => new("thứ Năm", "星期四", "Thursdays"),
        IsoDayOfWeek.Friday => new("thứ Sáu", "星期五", "Fridays"),
        IsoDayOfWeek.Saturday => new("thứ Bảy", "星期六", "Saturdays"),
        _ => new("Chủ nhật", "星期日", "Sundays"),
    };

    private static TrilingualText DaysOfMonth(IEnumerable<int> days, TrilingualText month)
    {
        var numbers = ClauseWords.Join([.. days.Select(day => day == -1
            ? new TrilingualText("ngày cuối tháng", "最后一天", "the last day")
            : new($"ngày {day}", $"{day}日", $"day {day}"))]);
        return new($"{numbers.Vi} {month.Vi}", $"{month.Zh}{numbers.Zh}", $"{numbers.En} {month.En}");
    }
}
