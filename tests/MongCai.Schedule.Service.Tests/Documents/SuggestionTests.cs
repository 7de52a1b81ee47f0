namespace MongCai.Schedule.Service.Tests.Documents;

public class SuggestionTests
{
    [Theory]
    [InlineData("wrod", "word")] // two letters swapped are one slip
    [InlineData("wrdo", null)] // three letters in another order are two
    [InlineData("wor", "word")]
    [InlineData("wordy", "word")]
    [InlineData("WORD", "word")]
    [InlineData("ward", "word")]
    [InlineData("wxyd", null)]
    public void A_slip_in_a_word_of_four_letters_is_understood_and_no_more(string written, string? meant) =>
        Assert.Equal(meant, Suggestion.For(written, ["word", "elsewhere"]));
}
