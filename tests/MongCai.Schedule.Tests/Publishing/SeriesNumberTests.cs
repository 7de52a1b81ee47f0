using MongCai.Schedule.Publishing;

namespace MongCai.Schedule.Tests.Publishing;

public class SeriesNumberTests
{
    [Theory]
    [InlineData(2022, 7, "2022/007")]
    [InlineData(2022, 999, "2022/999")]
    [InlineData(2026, 1000, "2026/1000")]
    public void A_number_is_written_and_read(int year, int number, string text)
    {
        Assert.Equal(text, new SeriesNumber(year, number).ToString());
        Assert.Equal(new SeriesNumber(year, number), SeriesNumber.Parse(text));
    }

    [Theory]
    [InlineData("2022/7")]
    [InlineData("2022/0007")]
    [InlineData("22/007")]
    [InlineData("2022-007")]
    [InlineData("2022/-07")]
    [InlineData("")]
    public void What_is_no_number_is_refused(string text) => Assert.Throws<FormatException>(() => SeriesNumber.Parse(text));
}
