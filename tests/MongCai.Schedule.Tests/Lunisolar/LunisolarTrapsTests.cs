using MongCai.Schedule.Lunisolar;
using NodaTime;

namespace MongCai.Schedule.Tests.Lunisolar;

/// <summary>Days on which published software is known to be wrong. Sources: <c>Answers/lunar-years.csv</c> or as given.</summary>
public class LunisolarTrapsTests
{
    private static LunisolarCalendar Vietnamese => LunisolarCalendar.Vietnamese;

    private static LunisolarCalendar Chinese => LunisolarCalendar.Chinese;

    [Fact]
    public void The_leap_month_of_2033_is_the_eleventh()
    {
        // Many older tables have a leap seventh month. Hong Kong Observatory, table of 2033; Trần Tiến Bình in VTC News.
        foreach (var calendar in LunisolarCalendar.All)
        {
            Assert.Equal(11, calendar.GetYear(2033).LeapMonth);
            Assert.Equal(LunarDate.Parse("2033/11/1"), calendar.ToLunar(new LocalDate(2033, 11, 22)));
            Assert.Equal(LunarDate.Parse("2033/11L/1"), calendar.ToLunar(new LocalDate(2033, 12, 22)));
            Assert.Equal(LunarDate.Parse("2033/12/1"), calendar.ToLunar(new LocalDate(2034, 1, 20)));
            Assert.Equal(LunarDate.Parse("2034/1/1"), calendar.ToLunar(new LocalDate(2034, 2, 19)));
        }
    }

    [Fact]
    public void In_1984_China_has_a_leap_tenth_month_and_in_1985_Vietnam_a_leap_second()
    {
        // Hong Kong Observatory: 1984-11-23 is the first of leap month 10. Hồ Ngọc Đức: leap month 2 of 1985 begins on 21 March.
        Assert.Equal(10, Chinese.GetYear(1984).LeapMonth);
        Assert.Null(Vietnamese.GetYear(1984).LeapMonth);
        Assert.Null(Chinese.GetYear(1985).LeapMonth);
        Assert.Equal(2, Vietnamese.GetYear(1985).LeapMonth);
        Assert.Equal(LunarDate.Parse("1984/10L/1"), Chinese.ToLunar(new LocalDate(1984, 11, 23)));
        Assert.Equal(LunarDate.Parse("1984/11/1"), Vietnamese.ToLunar(new LocalDate(1984, 11, 23)));
        Assert.Equal(new LocalDate(1985, 3, 21), Vietnamese.ToSolar(LunarDate.Parse("1985/2L/1")));
        Assert.Equal(new LocalDate(1985, 1, 21), Vietnamese.GetYear(1985).First);
        Assert.Equal(new LocalDate(1985, 2, 20), Chinese.GetYear(1985).First);
    }

    [Fact]
    public void In_1987_the_leap_month_is_the_seventh_in_Vietnam_and_the_sixth_in_China()
    {
        // Hồ Ngọc Đức: leap month 7 from 1987-08-24. test262: "the leap month for 1987 was M06L. This is due to a bug in ICU4C."
        Assert.Equal(7, Vietnamese.GetYear(1987).LeapMonth);
        Assert.Equal(6, Chinese.GetYear(1987).LeapMonth);
        Assert.Equal(LunarDate.Parse("1987/7L/1"), Vietnamese.ToLunar(new LocalDate(1987, 8, 24)));
        Assert.Equal(LunarDate.Parse("1987/6L/1"), Chinese.ToLunar(new LocalDate(1987, 7, 26)));
    }

    [Theory]
    [InlineData(2023, 30)]
    [InlineData(2024, 29)]
    [InlineData(2025, 29)]
    [InlineData(2026, 29)]
    [InlineData(2027, 29)]
    [InlineData(2028, 29)]
    [InlineData(2029, 29)]
    [InlineData(2030, 29)]
    [InlineData(2031, 29)]
    [InlineData(2032, 30)]
    public void No_Tet_from_2025_to_2032_has_a_30th_of_Chap(int lunarYear, int days)
    {
        // VTC News: "Suốt 8 năm liền, lịch âm chỉ dừng lại ở ngày 29 tháng Chạp … phải đến năm 2033 … ngày 30 Tết mới xuất hiện trở lại."
        Assert.Equal(days, Vietnamese.GetYear(lunarYear).Months[^1].Days);
        Assert.Equal(Vietnamese.GetYear(lunarYear + 1).First, Vietnamese.ToSolar(new LunarDate(lunarYear, 12, false, days)).PlusDays(1));
    }

    [Fact]
    public void Tet_2027_is_on_6_February_in_both_countries()
    {
        // ICU has the Chinese New Year of 2027 on the 7th.
        Assert.Equal(new LocalDate(2027, 2, 6), Vietnamese.GetYear(2027).First);
        Assert.Equal(new LocalDate(2027, 2, 6), Chinese.GetYear(2027).First);
    }

    [Theory]
    [InlineData(2007, 17, 18)]
    [InlineData(2030, 2, 3)]
    [InlineData(2053, 18, 19)]
    public void Tet_of_2007_2030_and_2053_is_a_day_earlier_in_Vietnam(int year, int vietnameseDay, int chineseDay)
    {
        // Hồ Ngọc Đức: "In 2007 the Vietnamese New Year is on 17/02/2007, the Chinese one on 18/02/2007. In 2030 the dates are 02/02/2030
        // and 03/02/2030, and in 2053 they are 18/02/2053 and 19/02/2053."
        Assert.Equal(new LocalDate(year, 2, vietnameseDay), Vietnamese.GetYear(year).First);
        Assert.Equal(new LocalDate(year, 2, chineseDay), Chinese.GetYear(year).First);
    }

    [Fact]
    public void There_is_no_lunar_day_0_in_2054_or_2062()
    {
        // A much copied program gives "day 0" for 2054-05-07 and 2062-04-09: the new moons follow 57 s and some minutes after midnight.
        Assert.Equal(LunarDate.Parse("2054/3/30"), Vietnamese.ToLunar(new LocalDate(2054, 5, 7)));
        Assert.Equal(LunarDate.Parse("2054/4/1"), Vietnamese.ToLunar(new LocalDate(2054, 5, 8)));
        Assert.Equal(LunarDate.Parse("2062/2/30"), Vietnamese.ToLunar(new LocalDate(2062, 4, 9)));
        Assert.Equal(LunarDate.Parse("2062/3/1"), Vietnamese.ToLunar(new LocalDate(2062, 4, 10)));
    }

    [Fact]
    public void Thanh_minh_2038_is_a_day_earlier_in_Vietnam()
    {
        // vacanza/holidays, tests/calendars/test_chinese.py: 4 April by the Vietnamese calendar, 5 April by the Chinese.
        var thanhMinh = SolarTerm.Parse("qingming");
        Assert.Equal(new LocalDate(2038, 4, 4), Vietnamese.DateOf(thanhMinh, 2038));
        Assert.Equal(new LocalDate(2038, 4, 5), Chinese.DateOf(thanhMinh, 2038));
    }

    [Fact]
    public void The_days_of_the_Tet_2022_agreement_are_as_its_notice_counts_them()
    {
        // Báo Quảng Ninh, 21/2/2022: "từ ngày 31/1- 2/2/2022 (từ 29 tháng Chạp đến hết mùng 2 Tết)", "31/1-6/2/2022 (… đến mùng 6 Tết)".
        Assert.Equal(LunarDate.Parse("2021/12/29"), Vietnamese.ToLunar(new LocalDate(2022, 1, 31)));
        Assert.Equal(LunarDate.Parse("2022/1/2"), Vietnamese.ToLunar(new LocalDate(2022, 2, 2)));
        Assert.Equal(LunarDate.Parse("2022/1/6"), Vietnamese.ToLunar(new LocalDate(2022, 2, 6)));
    }
}
