using MongCai.Schedule.Lunisolar;

namespace MongCai.Schedule.Service.Words;

/// <summary>Lunar dates in words, as people say them.</summary>
internal static class LunarWords
{
    private static readonly string[] VietnameseMonths =
        ["Giêng", "Hai", "Ba", "Tư", "Năm", "Sáu", "Bảy", "Tám", "Chín", "Mười", "Mười Một", "Chạp"];

    private static readonly string[] ChineseMonths = ["正", "二", "三", "四", "五", "六", "七", "八", "九", "十", "冬", "腊"];

    private static readonly string[] VietnameseStems = ["Giáp", "Ất", "Bính", "Đinh", "Mậu", "Kỷ", "Canh", "Tân", "Nhâm", "Quý"];

    private static readonly string[] VietnameseBranches =
        ["Tý", "Sửu", "Dần", "Mão", "Thìn", "Tỵ", "Ngọ", "Mùi", "Thân", "Dậu", "Tuất", "Hợi"];

    private const string ChineseStems = "甲乙丙丁戊己庚辛壬癸";
    private const string ChineseBranches = "子丑寅卯辰巳午未申酉戌亥";
    private const string ChineseDigits = "一二三四五六七八九十";

    /// <summary>The calendar's name, for the middle of a sentence.</summary>
    public static TrilingualText Calendar(LunisolarCalendar calendar) => calendar == LunisolarCalendar.Vietnamese
        ? new("âm lịch Việt Nam", "越南农历", "the Vietnamese calendar")
        : new("âm lịch Trung Quốc", "中国农历", "the Chinese calendar");

    /// <summary>“mùng 4 tháng Giêng năm Nhâm Dần”, “壬寅年正月初四”, “day 4 of month 1 of 2022 (Nhâm Dần)”.</summary>
    public static TrilingualText Date(LunarDate lunar)
    {
        var month = Month(lunar.Month, lunar.IsLeapMonth);
        var year = SexagenaryYear(lunar.Year);
        return new(
            $"{DayOfMonth(lunar.Day).Vi} {month.Vi} năm {year.Vi}",
            $"{year.Zh}年{month.Zh}{ChineseDay(lunar.Day)}",
            $"day {lunar.Day} of {month.En} of {lunar.Year} ({year.En})");
    }

    /// <summary>“mùng 1 tháng Giêng”, “ngày cuối tháng Chạp”; “正月初一”, “腊月末日”; “day 1 of month 1”, “the last day of month 12”.</summary>
    public static TrilingualText DayOfYear(LunarDayOfYear day)
    {
        var (month, dayOfMonth) = (Month(day.Month, day.IsLeapMonth), DayOfMonth(day.Day));
        return new($"{dayOfMonth.Vi} {month.Vi}", $"{month.Zh}{dayOfMonth.Zh}", $"{dayOfMonth.En} of {month.En}");
    }

    /// <summary>“mùng 1”, “ngày cuối”; “初一”, “末日”; “day 1”, “the last day”.</summary>
    public static TrilingualText DayOfMonth(int day) => day < 0
        ? new("ngày cuối", "末日", "the last day")
        : new($"{(day <= 10 ? "mùng" : "ngày")} {day}", ChineseDay(day), $"day {day}");

    /// <summary>“tháng Chạp”, “腊月”, “month 12”; “tháng Hai nhuận”, “闰二月”, “leap month 2”.</summary>
    public static TrilingualText Month(int number, bool isLeap) => new(
        $"tháng {VietnameseMonths[number - 1]}{(isLeap ? " nhuận" : "")}",
        $"{(isLeap ? "闰" : "")}{ChineseMonths[number - 1]}月",
        $"{(isLeap ? "leap " : "")}month {number}");

    /// <summary>The name of the year in the cycle of sixty; 1984 began one.</summary>
    public static TrilingualText SexagenaryYear(int year)
    {
        var (stem, branch) = ((year + 6) % 10, (year + 8) % 12);
        var vietnamese = $"{VietnameseStems[stem]} {VietnameseBranches[branch]}";
        return new(vietnamese, $"{ChineseStems[stem]}{ChineseBranches[branch]}", vietnamese);
    }

    private static string ChineseDay(int day) => day switch
    {
        <= 10 => $"初{ChineseDigits[day - 1]}",
        < 20 => $"十{ChineseDigits[day - 11]}",
        20 => "二十",
        < 30 => $"廿{ChineseDigits[day - 21]}",
        _ => "三十",
    };
}
