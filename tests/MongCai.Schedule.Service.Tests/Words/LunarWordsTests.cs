using MongCai.Schedule.Lunisolar;
using MongCai.Schedule.Service.Words;

namespace MongCai.Schedule.Service.Tests.Words;

/// <summary>Every name of a month, day and year, typed.</summary>
public class LunarWordsTests
{
    [Fact]
    public void Months_have_their_names()
    {
        string[] vietnamese = ["Giêng", "Hai", "Ba", "Tư", "Năm", "Sáu", "Bảy", "Tám", "Chín", "Mười", "Mười Một", "Chạp"];
        string[] chinese = ["正月", "二月", "三月", "四月", "五月", "六月", "七月", "八月", "九月", "十月", "冬月", "腊月"];
        for (var month = 1; month <= 12; month++)
        {
            Assert.Equal(new TrilingualText($"tháng {vietnamese[month - 1]}", chinese[month - 1], $"month {month}"), LunarWords.Month(month, isLeap: false));
            Assert.Equal(new TrilingualText($"tháng {vietnamese[month - 1]} nhuận", $"闰{chinese[month - 1]}", $"leap month {month}"), LunarWords.Month(month, isLeap: true));
        }
    }

    [Fact]
    public void Days_have_their_names()
    {
        string[] chinese =
        [
            "初一", "初二", "初三", "初四", "初五", "初六", "初七", "初八", "初九", "初十",
            "十一", "十二", "十三", "十四", "十五", "十六", "十七", "十八", "十九", "二十",
            "廿一", "廿二", "廿三", "廿四", "廿五", "廿六", "廿七", "廿八", "廿九", "三十",
        ];
        for (var day = 1; day <= 30; day++)
        {
            var words = LunarWords.Date(new LunarDate(2022, 1, false, day));
            Assert.Equal($"壬寅年正月{chinese[day - 1]}", words.Zh);
            Assert.Equal($"{(day <= 10 ? "mùng" : "ngày")} {day} tháng Giêng năm Nhâm Dần", words.Vi);
            Assert.Equal($"day {day} of month 1 of 2022 (Nhâm Dần)", words.En);
        }
    }

    [Fact]
    public void Years_have_their_names_in_the_cycle_of_sixty()
    {
        // 1984 was 甲子, and the names of the next sixty years are those of any table of the cycle.
        string[] chinese =
        [
            "甲子", "乙丑", "丙寅", "丁卯", "戊辰", "己巳", "庚午", "辛未", "壬申", "癸酉",
            "甲戌", "乙亥", "丙子", "丁丑", "戊寅", "己卯", "庚辰", "辛巳", "壬午", "癸未",
            "甲申", "乙酉", "丙戌", "丁亥", "戊子", "己丑", "庚寅", "辛卯", "壬辰", "癸巳",
            "甲午", "乙未", "丙申", "丁酉", "戊戌", "己亥", "庚子", "辛丑", "壬寅", "癸卯",
            "甲辰", "乙巳", "丙午", "丁未", "戊申", "己酉", "庚戌", "辛亥", "壬子", "癸丑",
            "甲寅", "乙卯", "丙辰", "丁巳", "戊午", "己未", "庚申", "辛酉", "壬戌", "癸亥",
        ];
        string[] vietnamese =
        [
            "Giáp Tý", "Ất Sửu", "Bính Dần", "Đinh Mão", "Mậu Thìn", "Kỷ Tỵ", "Canh Ngọ", "Tân Mùi", "Nhâm Thân", "Quý Dậu", "Giáp Tuất", "Ất Hợi",
        ];
        for (var year = 1968; year <= 2199; year++)
        {
            var name = LunarWords.SexagenaryYear(year);
            Assert.Equal(chinese[(year - 1984 + 60) % 60], name.Zh);
            Assert.Equal(name.Vi, name.En);
        }

        Assert.Equal(vietnamese, Enumerable.Range(1984, 12).Select(year => LunarWords.SexagenaryYear(year).Vi));
        Assert.Equal("Mậu Thân", LunarWords.SexagenaryYear(1968).Vi);
        Assert.Equal("Bính Ngọ", LunarWords.SexagenaryYear(2026).Vi);
    }
}
