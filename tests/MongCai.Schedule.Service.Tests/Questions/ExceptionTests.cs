namespace MongCai.Schedule.Service.Tests.Questions;

/// <summary>Who is treated otherwise than the answer says.</summary>
public class ExceptionTests
{
    private const string Days = "gates: [bac-luan-2], flows: [cargo], first: 2026-05-06, last: 2026-05-08";

    private const string Hours =
        """[{"opens":"08:00","closes":"11:00","lastEntry":null,"zone":"Asia/Ho_Chi_Minh","beijing":{"opens":"09:00","closes":"12:00","lastEntry":null}}]""";

    [Theory]
    [InlineData("{ D, classes: [cold-chain], regime: closed }", "", "normal", """[{"classes":["cold-chain"],"direction":null,"regime":"closed"}]""")]
    [InlineData("{ D, regime: appointment, except: [{ classes: [dry-food, cold-chain], regime: closed }] }", "", "appointment", """[{"classes":["cold-chain"],"direction":null,"regime":"closed"},{"classes":["dry-food"],"direction":null,"regime":"closed"}]""")]
    [InlineData("{ D, classes: [dry-food], directions: [import], regime: closed }", "", "normal", """[{"classes":["dry-food"],"direction":"import","regime":"closed"}]""")]
    [InlineData("{ D, classes: [dry-food], directions: [import], regime: closed }", "direction=import", "normal", """[{"classes":["dry-food"],"direction":null,"regime":"closed"}]""")]
    [InlineData("{ D, classes: [dry-food], directions: [import], regime: closed }", "direction=export", "normal", "[]")]
    [InlineData("{ D, classes: [dry-food], directions: [import], regime: closed }", "commodity=dry-food", "normal", """[{"classes":[],"direction":"import","regime":"closed"}]""")]
    [InlineData("{ D, classes: [dry-food], directions: [import], regime: closed }", "commodity=dry-food&direction=import", "closed", "[]")]
    [InlineData("{ D, directions: [export], regime: closed }", "", "normal", """[{"classes":[],"direction":"export","regime":"closed"}]""")]
    [InlineData("{ D, directions: [export], regime: closed }\n{ D, directions: [import], regime: appointment }", "", "normal", """[{"classes":[],"direction":"export","regime":"closed"},{"classes":[],"direction":"import","regime":"appointment"}]""")]
    [InlineData("{ D, directions: [export], regime: closed }\n{ D, directions: [import], regime: closed }", "", "closed", "[]")]
    [InlineData("{ D, classes: [dry-food], regime: normal, hours: [{ opens: 08:00, closes: 11:00 }] }", "", "normal", """[{"classes":["dry-food"],"direction":null,"regime":"normal","hours":HOURS}]""")]
    [InlineData("{ D, classes: [dry-food], regime: normal, hours: null }", "", "normal", """[{"classes":["dry-food"],"direction":null,"regime":"normal","hours":null}]""")]
    [InlineData("{ D, classes: [dry-food], regime: normal }", "", "normal", "[]")]
    public async Task They_are_listed_by_class_then_direction(string clauses, string query, string regime, string exceptions)
    {
        await using var host = await SmallHost.StartAsync(null, SmallHost.Statement("tested", clauses.Replace("D", Days, StringComparison.Ordinal)));
        foreach (var moment in (string[])["at=2026-05-07T09:00:00%2B07:00", "date=2026-05-07"])
        {
            var answer = await host.GetJsonAsync($"{SmallHost.Cargo}/status?{moment}&{query}".TrimEnd('&'));
            Assert.Equal($"{moment} \"{regime}\" {exceptions.Replace("HOURS", Hours, StringComparison.Ordinal)}", $"{moment} {answer.Members("regime", "exceptions")}");
        }
    }

    [Fact]
    public async Task Exceptions_in_hours_alone_bound_no_stretch_and_others_do()
    {
        await using var host = await SmallHost.StartAsync(
            null,
            SmallHost.Statement("tested", $"{{ {Days}, classes: [dry-food], regime: normal, hours: [{{ opens: 08:00, closes: 11:00 }}] }}"),
            SmallHost.Statement("other", "{ gates: [bac-luan-2], flows: [cargo], first: 2026-06-01, last: 2026-06-02, classes: [cold-chain], regime: closed }"));
        var answer = await host.GetJsonAsync($"{SmallHost.Cargo}/status?at=2026-05-07T09:00:00%2B07:00");
        Assert.Equal("\"2019-03-19T00:00:00+07:00\" \"2026-06-01T00:00:00+07:00\" null", answer.Members("start", "end", "next"));
    }

    [Theory]
    [InlineData("commodity=cold-chain", """["cold-chain"]""", "closed")]
    [InlineData("hs=0303", """["cold-chain"]""", "closed")]
    [InlineData("hs=0303891200", """["cold-chain"]""", "closed")]
    [InlineData("hs=0304", "[]", "normal")]
    [InlineData("commodity=dry-food", """["dry-food"]""", "normal")]
    [InlineData("commodity=dry-food,cold-chain", """["cold-chain","dry-food"]""", "closed")]
    [InlineData("commodity=dry-food&commodity=cold-chain", """["cold-chain","dry-food"]""", "closed")]
    [InlineData("commodity=cold-chain&hs=0303&vehicle=empty", """["cold-chain","empty"]""", "closed")]
    [InlineData("vehicle=empty", """["empty"]""", "normal")]
    public async Task Classes_are_found_by_name_and_by_code(string query, string classes, string regime)
    {
        await using var host = await SmallHost.StartAsync(null, SmallHost.Statement("tested", $"{{ {Days}, classes: [cold-chain], regime: closed }}"));
        var answer = await host.GetJsonAsync($"{SmallHost.Cargo}/status?at=2026-05-07T09:00:00%2B07:00&{query}");
        Assert.Equal($"{classes} \"{regime}\"", answer.Members("classes", "regime"));
    }

    [Fact]
    public async Task A_code_that_fits_no_class_is_as_if_none_were_asked()
    {
        await using var host = await SmallHost.StartAsync(null, SmallHost.Statement("tested", $"{{ {Days}, classes: [cold-chain], regime: closed }}"));
        Assert.Equal(
            await host.GetTextAsync($"{SmallHost.Cargo}/status?at=2026-05-07T09:00:00%2B07:00"),
            await host.GetTextAsync($"{SmallHost.Cargo}/status?at=2026-05-07T09:00:00%2B07:00&hs=9999"));
    }
}
