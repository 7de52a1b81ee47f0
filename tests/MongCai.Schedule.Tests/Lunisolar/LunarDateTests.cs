using MongCai.Schedule.Lunisolar;

namespace MongCai.Schedule.Tests.Lunisolar;

public class LunarDateTests
{
    [Theory]
    [InlineData("2022/1/4", 2022, 1, false, 4)]
    [InlineData("2023/2L/15", 2023, 2, true, 15)]
    [InlineData("9999/12/30", 9999, 12, false, 30)]
    [InlineData("1/1/1", 1, 1, false, 1)]
    public void The_text_form_is_read_and_written(string text, int year, int month, bool isLeapMonth, int day)
    {
        var lunar = LunarDate.Parse(text);
        Assert.Equal((year, month, isLeapMonth, day), (lunar.Year, lunar.Month, lunar.IsLeapMonth, lunar.Day));
        Assert.Equal(text, lunar.ToString());
        Assert.Equal(new LunarDate(year, month, isLeapMonth, day), lunar);
    }

    [Theory]
    [InlineData("")]
    [InlineData("2022/1")]
    [InlineData("2022-1-4")]
    [InlineData("2022/01/4")]
    [InlineData("2022/1/04")]
    [InlineData("2022/0/4")]
    [InlineData("2022/13/4")]
    [InlineData("2022/1/0")]
    [InlineData("2022/1/31")]
    [InlineData("2022/L/4")]
    [InlineData("2022/4l/4")]
    [InlineData("2022/1/4/5")]
    [InlineData("10000/1/4")]
    [InlineData("+2022/1/4")]
    [InlineData(" 2022/1/4")]
    [InlineData("2022/1/4 ")]
    [InlineData("2022/-1/4")]
    [InlineData("２０２２/1/4")]
    [InlineData("2022\0/1/4")]
    [InlineData("2022/1/4\0")]
    public void What_is_not_the_text_form_is_refused(string text)
    {
        Assert.False(LunarDate.TryParse(text, null, out _));
        var error = Assert.Throws<FormatException>(() => LunarDate.Parse(text));
        Assert.Equal($"'{text}' is not a lunar date; write year/month/day as in 2022/1/4, or 2023/2L/15 in a leap month.", error.Message);
    }

    [Theory]
    [InlineData(0, 1, 1)]
    [InlineData(10000, 1, 1)]
    [InlineData(2022, 0, 1)]
    [InlineData(2022, 13, 1)]
    [InlineData(2022, 1, 0)]
    [InlineData(2022, 1, 31)]
    public void A_number_outside_its_range_is_refused(int year, int month, int day) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new LunarDate(year, month, false, day));

    [Fact]
    public void A_leap_month_is_ordered_after_the_month_whose_number_it_repeats()
    {
        LunarDate[] inOrder =
        [
            LunarDate.Parse("2022/12/30"), LunarDate.Parse("2023/2/1"), LunarDate.Parse("2023/2/30"), LunarDate.Parse("2023/2L/1"),
            LunarDate.Parse("2023/2L/29"), LunarDate.Parse("2023/3/1"), LunarDate.Parse("2023/10/1"),
        ];
        Assert.Equal(inOrder, inOrder.Reverse().Order());
        Assert.False(inOrder[0] < LunarDate.Parse("2022/12/30") || inOrder[0] > LunarDate.Parse("2022/12/30"));
        Assert.True(inOrder[0] <= LunarDate.Parse("2022/12/30") && inOrder[0] >= LunarDate.Parse("2022/12/30"));
        Assert.True(inOrder[0] < inOrder[1] && inOrder[1] > inOrder[0] && inOrder[0] <= inOrder[1] && inOrder[1] >= inOrder[0]);
    }
}
