using MongCai.Schedule.Places;
using MongCai.Schedule.Publishing;
using MongCai.Schedule.Regimes;
using MongCai.Schedule.Statements;

namespace MongCai.Schedule.Tests;

public class TextFormTests
{
    [Fact]
    public void Closed_sets_have_the_texts_of_the_contract()
    {
        Assert.Equal(["passenger", "cargo", "resident-trade"], TextForm.All<Flow>().Select(row => row.Text));
        Assert.Equal(["export", "import", "exit", "entry"], TextForm.All<Direction>().Select(row => row.Text));
        Assert.Equal(["normal", "appointment", "closed", "unknown"], TextForm.All<Regime>().Select(row => row.Text));
        Assert.Equal(["agreed", "announced", "standing", "forecast", "unconfirmed", "unknown"], TextForm.All<Certainty>().Select(row => row.Text));
        Assert.Equal(["fixed", "estimated", "until-further-notice"], TextForm.All<EndKind>().Select(row => row.Text));
        Assert.Equal(["standing", "rule", "agreement", "emergency"], TextForm.All<StatementKind>().Select(row => row.Text));
        Assert.Equal(["international", "bilateral", "crossing", "border-market", "lane"], TextForm.All<GateKind>().Select(row => row.Text));
        Assert.Equal(["commodity", "vehicle", "traveller"], TextForm.All<Facet>().Select(row => row.Text));
        Assert.Equal(
            ["exception-lifted", "lunar-calendars-differ", "no-common-hours", "short-notice", "make-up-working-day", "near-unnamed-statement", "changes-the-past"],
            TextForm.All<PublishingWarningCode>().Select(row => row.Text));
    }

    [Fact]
    public void A_text_read_is_the_value_written()
    {
        foreach (var (value, text) in TextForm.All<Flow>())
        {
            Assert.Equal(text, TextForm.Of(value));
            Assert.True(TextForm.TryParse<Flow>(text, out var read));
            Assert.Equal(value, read);
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Cargo")]
    [InlineData("residentTrade")]
    [InlineData("1")]
    public void Nothing_else_is_a_text_of_the_set(string? text) => Assert.False(TextForm.TryParse<Flow>(text, out _));

    [Fact]
    public void A_number_outside_of_the_set_has_no_text() => Assert.Throws<ArgumentOutOfRangeException>(() => TextForm.Of((Flow)7));
}
