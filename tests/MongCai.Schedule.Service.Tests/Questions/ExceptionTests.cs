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
    [InlineData("hs=0303.41", """["cold-chain"]""", "closed")]
    [InlineData("hs=0303.89.12.00", """["cold-chain"]""", "closed")]
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
    public async Task A_code_that_fits_no_class_is_as_if_none_were_asked_and_the_answer_says_so()
    {
        await using var host = await SmallHost.StartAsync(null, SmallHost.Statement("tested", $"{{ {Days}, classes: [cold-chain], regime: closed }}"));
        var answer = (await host.GetJsonAsync($"{SmallHost.Cargo}/status?at=2026-05-07T09:00:00%2B07:00&hs=9999")).AsObject();
        Assert.Equal(
            """{"code":"9999","classes":[],"longer":[],"hint":{"vi":"Mã HS 9999 không thuộc loại hàng nào ở đây; câu trả lời là cho hàng hóa nói chung.","zh":"HS 编码 9999 不属于此处的任何类别；此为一般货物的答复。","en":"The HS code 9999 belongs to no class here; the answer is that for goods in general."}}""",
            answer.Members("hs"));
        answer.Remove("hs");
        Assert.Equal(await host.GetTextAsync($"{SmallHost.Cargo}/status?at=2026-05-07T09:00:00%2B07:00"), SmallHost.Text(answer));
    }

    [Theory]
    [InlineData("{ D, classes: [cold-chain], regime: closed }", "", "normal", "[]")]
    [InlineData("{ D, classes: [cold-chain], regime: closed }", "vehicle=empty", "normal", """[{"classes":["cold-chain"],"direction":null,"regime":"closed"}]""")]
    [InlineData("{ D, classes: [cold-chain], regime: closed }", "commodity=dry-food", "normal", "[]")]
    [InlineData("{ D, regime: appointment, except: [{ classes: [dry-food, cold-chain], regime: closed }] }", "vehicle=empty", "appointment", """[{"classes":["cold-chain"],"direction":null,"regime":"closed"},{"classes":["dry-food"],"direction":null,"regime":"closed"}]""")]
    [InlineData("{ D, classes: [dry-food], directions: [import], regime: closed }", "vehicle=empty", "normal", """[{"classes":["dry-food"],"direction":"import","regime":"closed"}]""")]
    [InlineData("{ D, classes: [dry-food], directions: [import], regime: closed }", "vehicle=empty&direction=import", "normal", """[{"classes":["dry-food"],"direction":null,"regime":"closed"}]""")]
    [InlineData("{ D, classes: [dry-food], directions: [import], regime: closed }", "vehicle=empty&direction=export", "normal", "[]")]
    [InlineData("{ D, classes: [dry-food, empty], regime: closed }", "vehicle=empty", "normal", """[{"classes":["dry-food"],"direction":null,"regime":"closed"}]""")]
    [InlineData("{ D, classes: [dry-food, empty], regime: closed }", "hs=0303", "normal", "[]")]
    [InlineData("{ D, classes: [cold-chain, empty], regime: closed }", "hs=0303", "normal", """[{"classes":["empty"],"direction":null,"regime":"closed"}]""")]
    [InlineData("{ D, classes: [dry-food], regime: normal, hours: [{ opens: 08:00, closes: 11:00 }] }", "vehicle=empty", "normal", """[{"classes":["dry-food"],"direction":null,"regime":"normal","hours":HOURS}]""")]
    public async Task Asked_with_classes_of_one_facet_those_of_others_that_differ_are_listed_apart(string clauses, string query, string regime, string exceptions)
    {
        await using var host = await SmallHost.StartAsync(null, SmallHost.Statement("tested", clauses.Replace("D", Days, StringComparison.Ordinal)));
        foreach (var moment in (string[])["at=2026-05-07T09:00:00%2B07:00", "date=2026-05-07"])
        {
            var answer = await host.GetJsonAsync($"{SmallHost.Cargo}/status?{moment}&{query}".TrimEnd('&'));
            Assert.Equal($"{moment} \"{regime}\" {exceptions.Replace("HOURS", Hours, StringComparison.Ordinal)}", $"{moment} {answer.Members("regime", "otherExceptions")}");
        }
    }

    [Fact]
    public async Task Those_of_any_time_of_a_day_are_listed()
    {
        await using var host = await SmallHost.StartAsync(
            null, SmallHost.Statement("tested", "{ gates: [bac-luan-2], flows: [cargo], start: 2026-05-07T15:00+07:00, end: 2026-05-08T00:00+07:00, classes: [dry-food], regime: closed }"));
        const string Closed = """[{"classes":["dry-food"],"direction":null,"regime":"closed"}]""";
        Assert.Equal(Closed, (await host.GetJsonAsync($"{SmallHost.Cargo}/status?date=2026-05-07&vehicle=empty")).Members("otherExceptions"));
        Assert.Equal("[]", (await host.GetJsonAsync($"{SmallHost.Cargo}/status?at=2026-05-07T14:59:00%2B07:00&vehicle=empty")).Members("otherExceptions"));
        Assert.Equal(Closed, (await host.GetJsonAsync($"{SmallHost.Cargo}/status?at=2026-05-07T15:00:00%2B07:00&vehicle=empty")).Members("otherExceptions"));
    }
}
