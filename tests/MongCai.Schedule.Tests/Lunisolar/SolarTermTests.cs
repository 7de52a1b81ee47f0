using MongCai.Schedule.Lunisolar;

namespace MongCai.Schedule.Tests.Lunisolar;

public class SolarTermTests
{
    [Fact]
    public void The_24_terms_follow_each_other_by_15_degrees_from_Tieu_han()
    {
        Assert.Equal(24, SolarTerm.All.Length);
        Assert.Equal(Enumerable.Range(0, 24).Select(i => (285 + (15 * i)) % 360), SolarTerm.All.Select(term => term.Longitude));
        Assert.Equal(("xiaohan", "Tiểu hàn", "小寒"), (SolarTerm.All[0].Id, SolarTerm.All[0].Names.Vi, SolarTerm.All[0].Names.Zh));
        Assert.Equal(("Thanh minh", "清明", 15), (SolarTerm.All[6].Names.Vi, SolarTerm.All[6].Names.Zh, SolarTerm.All[6].Longitude));
        Assert.Equal(12, SolarTerm.All.Count(term => term.IsPrincipal));
        Assert.True(SolarTerm.Parse("dongzhi").IsPrincipal);
        Assert.False(SolarTerm.Parse("qingming").IsPrincipal);
    }

    [Fact]
    public void The_text_form_is_read_and_written()
    {
        foreach (var term in SolarTerm.All)
        {
            Assert.Same(term, SolarTerm.Parse(term.ToString()));
        }
    }

    [Theory]
    [InlineData("Qingming")]
    [InlineData("thanh-minh")]
    [InlineData("")]
    [InlineData(null)]
    public void What_names_no_term_is_refused(string? text)
    {
        Assert.False(SolarTerm.TryParse(text, null, out _));
        var error = Assert.Throws<FormatException>(() => SolarTerm.Parse(text!));
        Assert.StartsWith($"'{text}' is not a solar term; the names are xiaohan, dahan, lichun", error.Message, StringComparison.Ordinal);
    }
}
