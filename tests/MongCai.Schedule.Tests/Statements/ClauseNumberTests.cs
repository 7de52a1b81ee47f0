using MongCai.Schedule.Statements;

namespace MongCai.Schedule.Tests.Statements;

public class ClauseNumberTests
{
    [Theory]
    [InlineData("1", 1, 0)]
    [InlineData("2.1", 2, 1)]
    [InlineData("10.12", 10, 12)]
    public void A_number_read_is_the_number_written(string text, int clause, int entry)
    {
        Assert.Equal(new ClauseNumber(clause, entry), ClauseNumber.Parse(text));
        Assert.Equal(text, new ClauseNumber(clause, entry).ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("1.0")]
    [InlineData("01")]
    [InlineData("1.")]
    [InlineData(".1")]
    [InlineData("1.1.1")]
    [InlineData("-1")]
    [InlineData("a")]
    [InlineData("99999999999")]
    public void What_is_no_number_is_refused(string? text) => Assert.False(ClauseNumber.TryParse(text, null, out _));

    [Fact]
    public void Numbers_are_ordered_as_in_the_document()
    {
        ClauseNumber[] ordered = [new(1), new(2), new(2, 1), new(2, 2), new(2, 10), new(3)];
        Assert.Equal(ordered, ordered.Reverse().Order());
        Assert.True(new ClauseNumber(2) < new ClauseNumber(2, 1) && new ClauseNumber(2, 1) >= new ClauseNumber(2));
        Assert.True(new ClauseNumber(3) > new ClauseNumber(2, 9) && new ClauseNumber(2) <= new ClauseNumber(2));
    }
}
