namespace MongCai.Schedule.Service.Tests.Questions;

/// <summary>How sure an answer is, and its proof.</summary>
public class CertaintyTests
{
    private const string Closed = "{ gates: [bac-luan-2], flows: [cargo], first: 2026-05-06, last: 2026-05-08, regime: closed }";

    [Theory]
    [InlineData("both", "talks", "", "agreed")]
    [InlineData("both", "notice", "", "agreed")]
    [InlineData("cn", "notice", "", "announced")]
    [InlineData("cn", "letters", "", "announced")]
    [InlineData("cn", "letters", "confirmed: { by: vn, on: 2026-04-02 }\n", "agreed")]
    public async Task It_follows_who_said_so(string issuedBy, string form, string more, string certainty)
    {
        await using var host = await SmallHost.StartAsync(null, SmallHost.Statement("tested", Closed, issuedBy: issuedBy, form: form, more: more));
        Assert.Equal($"\"closed\" \"{certainty}\"", (await host.GetJsonAsync($"{SmallHost.Cargo}/status?at=2026-05-07T09:00:00Z")).Members("regime", "certainty"));
    }

    [Fact]
    public async Task A_confirmation_is_a_revision_of_its_own()
    {
        await using var host = await SmallHost.StartAsync(
            null, SmallHost.Statement("tested", Closed, issuedBy: "cn", form: "letters", more: "confirmed: { by: vn, on: 2026-04-03 }\n"));
        foreach (var (knownAt, expected) in new[]
        {
            ("2026-03-31T23:59:59", "\"normal\" \"standing\" 2"), ("2026-04-02T12:00:00", "\"closed\" \"announced\" 3"), ("2026-04-03T00:00:00", "\"closed\" \"agreed\" 4"),
        })
        {
            var answer = await host.GetJsonAsync($"{SmallHost.Cargo}/status?at=2026-05-07T09:00:00Z&knownAt={knownAt}%2B07:00");
            Assert.Equal($"{knownAt} {expected}", $"{knownAt} {answer.Members("regime", "certainty", "revision")}");
        }
    }

    [Fact]
    public async Task What_a_rule_says_is_a_forecast()
    {
        await using var host = await SmallHost.StartAsync(null, SmallHost.Statement(
            "tested", "{ gates: [bac-luan-2], flows: [cargo], lunar: { calendar: vn, first: 12/-1, last: 1/2 }, since: 2020-01-01, regime: closed }", kind: "rule"));

        // Tết 2027 is on 6 February; the twelfth month has 29 days.
        var answer = await host.GetJsonAsync($"{SmallHost.Cargo}/status?date=2027-02-05");
        Assert.Equal(
            "\"closed\" \"forecast\" \"2027-02-05T00:00:00+07:00\" \"2027-02-08T00:00:00+07:00\"", answer.Members("regime", "certainty", "start", "end"));
        Assert.Equal("""{"year":2026,"month":12,"leap":false,"day":29}""", answer["lunar"]!.Members("vn"));
    }

    [Fact]
    public async Task Before_the_first_timetable_nothing_is_known()
    {
        await using var host = await SmallHost.StartAsync();
        var answer = await host.GetJsonAsync($"{SmallHost.Cargo}/status?at=2019-03-18T23:59:00%2B07:00");
        Assert.Equal(
            """
            "unknown" "unknown" null null "2019-03-19T00:00:00+07:00" {"vn":null,"cn":null} [] {"at":"2019-03-19T00:00:00+07:00","regime":"normal","certainty":"standing","endKind":"fixed"}
            """,
            answer.Members("regime", "certainty", "open", "hours", "end", "sides", "because", "next"));
    }

    [Fact]
    public async Task The_proof_names_what_was_overridden_and_what_is_disputed()
    {
        await using var host = await SmallHost.StartAsync(null, SmallHost.Statement("tested", Closed, issuedBy: "cn", form: "notice", more: """
            disputed: [{ source: { title: paper, published: 2026-04-02, kind: press }, says: { vi: Một, zh: 二, en: Three } }]
            """));
        var answer = await host.GetJsonAsync($"{SmallHost.Cargo}/status?at=2026-05-07T09:00:00Z");
        var reason = answer["because"]!.AsArray().Single(reason => (string)reason!["statement"]! == "tested")!;
        Assert.Equal(
            """["cn"] "1" "agreement" "closed" [{"title":"t","url":null,"published":null,"kind":"original"}] [{"source":{"title":"paper","url":null,"published":"2026-04-02","kind":"press"},"says":{"vi":"Một","zh":"二","en":"Three"}}] [{"statement":"ordinary","clause":"1"}]""",
            reason.Members("sides", "clause", "kind", "regime", "sources", "disputed", "overrides"));
        Assert.Equal("""{"regime":"normal","certainty":"standing"} {"regime":"closed","certainty":"announced"}""", WithoutHours(answer));

        static string WithoutHours(System.Text.Json.Nodes.JsonNode answer)
        {
            foreach (var side in (string[])["vn", "cn"])
            {
                answer["sides"]![side]!.AsObject().Remove("hours");
            }

            return answer["sides"]!.Members("vn", "cn");
        }
    }

    [Fact]
    public async Task Advice_decides_nothing_and_is_shown()
    {
        await using var host = await SmallHost.StartAsync(null, SmallHost.Statement(
            "tested", "{ gates: [bac-luan-2], flows: [cargo], first: 2026-05-06, last: 2026-05-08, effect: advice, text: { vi: Một, zh: 二, en: Three } }"));
        var answer = await host.GetJsonAsync($"{SmallHost.Cargo}/status?at=2026-05-07T09:00:00Z");
        Assert.Equal(
            """
            "normal" "standing" [{"statement":"tested","clause":"1","text":{"vi":"Một","zh":"二","en":"Three"},"sources":[{"title":"t","url":null,"published":null,"kind":"original"}]}]
            """,
            answer.Members("regime", "certainty", "advisories"));
        Assert.Equal("[]", (await host.GetJsonAsync($"{SmallHost.Cargo}/status?at=2026-05-09T09:00:00Z")).Members("advisories"));
    }

    [Fact]
    public async Task Phases_without_a_date_come_then()
    {
        await using var host = await SmallHost.StartAsync(null, SmallHost.Statement("tested", """
            { gates: [bac-luan-2], flows: [cargo], start: 2026-05-06T08:00+07:00, endKind: until-further-notice, regime: closed }
            { gates: [bac-luan-2], flows: [cargo], undated: 2, regime: appointment }
            { gates: [bac-luan-2], flows: [cargo], undated: 1, classes: [empty], directions: [export], regime: appointment }
            """), SmallHost.Statement("over", "{ gates: [bac-luan-1], flows: [passenger], first: 2026-05-10, last: 2026-05-10, regime: closed }",
                known: "2026-05-09", more: "withdraws: [tested]\n"));
        var all = await host.GetJsonAsync($"{SmallHost.Cargo}/status?at=2026-05-07T09:00:00Z");
        Assert.Equal("closed", (string)all["regime"]!);
        Assert.Equal(["1 3 appointment", "2 2 appointment"], all["then"]!.AsArray().Select(phase => $"{phase!["order"]} {phase["clause"]} {phase["regime"]}"));
        Assert.Equal(["1 3", "2 2"], await ThenAsync("vehicle=empty"));
        Assert.Equal(["1 3", "2 2"], await ThenAsync("vehicle=empty&direction=export"));
        Assert.Equal(["2 2"], await ThenAsync("vehicle=empty&direction=import"));
        Assert.Equal(["2 2"], await ThenAsync("direction=import"));
        Assert.Equal(["2 2"], await ThenAsync("commodity=cold-chain"));

        // From when they were announced, until the statement ends.
        Assert.Empty(await ThenAsync("direction=export", "2026-03-31T16:59:59Z"));
        Assert.Equal(["1 3", "2 2"], await ThenAsync("direction=export", "2026-03-31T17:00:00Z"));
        Assert.Equal(["1 3", "2 2"], await ThenAsync("direction=export", "2026-05-08T16:59:59Z"));
        Assert.Empty(await ThenAsync("direction=export", "2026-05-08T17:00:00Z"));

        async Task<IEnumerable<string>> ThenAsync(string what, string at = "2026-05-07T09:00:00Z") =>
            (await host.GetJsonAsync($"{SmallHost.Cargo}/status?at={at}&{what}"))["then"]!.AsArray().Select(phase => $"{phase!["order"]} {phase["clause"]}");
    }

    [Fact]
    public async Task Conditions_quota_and_trial_are_told()
    {
        await using var host = await SmallHost.StartAsync(null, SmallHost.Statement("tested",
            "{ gates: [bac-luan-2], flows: [cargo], first: 2026-05-06, last: 2026-05-08, regime: appointment, trial: true, "
            + "conditions: [{ vi: Một, zh: 二, en: Three }], quota: { amount: 40, unit: boat, per: day } }"));
        Assert.Equal(
            """true [{"vi":"Một","zh":"二","en":"Three"}] {"amount":40,"unit":"boat","per":"day"}""",
            (await host.GetJsonAsync($"{SmallHost.Cargo}/status?date=2026-05-07")).Members("trial", "conditions", "quota"));
    }
}
