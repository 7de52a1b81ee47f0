using MongCai.Schedule.Lunisolar;
using NodaTime.Text;

namespace MongCai.Schedule.Tests.Lunisolar;

public class LunarDayOfYearTests
{
    [Theory]
    [InlineData("1/1")]
    [InlineData("12/30")]
    [InlineData("4L/15")]
    [InlineData("12/-1")]
    [InlineData("11L/-1")]
    public void A_day_read_is_the_day_written(string text) => Assert.Equal(text, LunarDayOfYear.Parse(text).ToString());

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("13/1")]
    [InlineData("0/1")]
    [InlineData("1/0")]
    [InlineData("1/31")]
    [InlineData("1/-2")]
    [InlineData("01/1")]
    [InlineData("1/01")]
    [InlineData("1/1/1")]
    [InlineData("1L1")]
    [InlineData("12/--1")]
    public void What_is_no_day_is_refused(string? text) => Assert.False(LunarDayOfYear.TryParse(text, null, out _));

    [Fact]
    public void A_leap_month_comes_after_the_month_whose_number_it_repeats_and_the_last_day_last()
    {
        Assert.True(Day("4/30").IsBefore(Day("4L/1")));
        Assert.True(Day("4L/-1").IsBefore(Day("5/1")));
        Assert.True(Day("12/29").IsBefore(Day("12/-1")));
        Assert.False(Day("12/-1").IsBefore(Day("12/30")));
        Assert.False(Day("1/2").IsBefore(Day("1/2")));
        Assert.True(Day("1/2").IsBefore(Day("12/29")));
    }

    /// <summary>
    /// Month 12 of lunar 2021 and of 2024 had 29 days in Vietnam, that of 2022 had 30 (Tết of 1/2/2022, 22/1/2023 and 29/1/2025); month 2 is
    /// a leap month in 2023, month 6 in 2025, by the calendars sold in both countries.
    /// </summary>
    [Theory]
    [InlineData("12/-1", 2021, "2022-01-31")]
    [InlineData("12/30", 2021, "2022-01-31")]
    [InlineData("12/29", 2021, "2022-01-31")]
    [InlineData("12/30", 2022, "2023-01-21")]
    [InlineData("12/-1", 2022, "2023-01-21")]
    [InlineData("12/30", 2024, "2025-01-28")]
    [InlineData("1/1", 2026, "2026-02-17")]
    [InlineData("2L/1", 2023, "2023-03-22")]
    [InlineData("6L/1", 2025, "2025-07-25")]
    [InlineData("2L/1", 2024, null)]
    [InlineData("1/1", 2200, null)]
    [InlineData("1/1", 1900, null)]
    [InlineData("1/1", -5, null)]
    public void In_a_year_it_is_a_date_or_none(string day, int year, string? date) =>
        Assert.Equal(
            date is null ? null : LocalDatePattern.Iso.Parse(date).Value,
            LunisolarCalendar.Vietnamese.Find(Day(day), year));

    private static LunarDayOfYear Day(string text) => LunarDayOfYear.Parse(text);
}
