using MongCai.Schedule.Places;

namespace MongCai.Schedule.Tests;

public class IdTests
{
    [Theory]
    [InlineData("bac-luan-2")]
    [InlineData("a")]
    [InlineData("2022-tet")]
    [InlineData("12345678901234567890123456789012345678901234567890123456789012345678901234567890")]
    public void An_id_read_is_the_id_written(string text)
    {
        Assert.Equal(text, Id<Gate>.Parse(text).ToString());
        Assert.Equal(Id<Gate>.Parse(text), Id<Gate>.Parse(text.AsSpan()));
        Assert.True(Id<Gate>.TryParse(text, null, out _));
    }

    [Theory]
    [InlineData("")]
    [InlineData("-a")]
    [InlineData("a-")]
    [InlineData("a--b")]
    [InlineData("Bac")]
    [InlineData("bắc")]
    [InlineData("a b")]
    [InlineData("a_b")]
    [InlineData("123456789012345678901234567890123456789012345678901234567890123456789012345678901")]
    public void What_is_no_id_is_refused_with_what_would_be_one(string text)
    {
        Assert.False(Id<Gate>.TryParse(text, null, out var id));
        Assert.Equal("", id.ToString());
        Assert.Equal(
            $"'{text}' is not an id; write small letters, digits and single hyphens, at most 80 characters, as in bac-luan-2.",
            Assert.Throws<FormatException>(() => Id<Gate>.Parse(text)).Message);
    }

    [Fact]
    public void Ids_are_ordered_by_their_text()
    {
        var (first, second) = (Id<Gate>.Parse("a-1"), Id<Gate>.Parse("b"));
        Assert.True(first < second && first <= second && second > first && second >= first);
        Assert.Equal(0, first.CompareTo(Id<Gate>.Parse("a-1")));
        Assert.Equal([first, second], ((Id<Gate>[])[second, first]).Order());
    }
}
