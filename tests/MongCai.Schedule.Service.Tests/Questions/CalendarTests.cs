using System.Globalization;

namespace MongCai.Schedule.Service.Tests.Questions;

/// <summary>The answers for a range of days, and the next stretch.</summary>
public class CalendarTests(ServiceHost host) : IClassFixture<ServiceHost>
{
    [Theory]
    [InlineData("bac-luan-1/passenger", "2021-06-01", "2023-05-31")]
    [InlineData("bac-luan-1/cargo", "2018-01-01", "2019-12-31")]
    [InlineData("bac-luan-2/cargo", "2018-06-01", "2020-05-31")]
    [InlineData("hai-yen-km3-4/cargo", "2020-03-01", "2022-02-28")]
    [InlineData("hai-yen-km3-4/resident-trade", "2199-01-01", "2200-02-14")]
    [InlineData("ka-long/cargo", "2022-02-04", "2022-02-04")]
    [InlineData("hai-yen-km3-4/cargo", "1968-01-01", "1969-12-31")]
    public async Task Segments_cover_the_range_without_gap_or_overlap_and_neighbours_differ(string place, string from, string to)
    {
        var calendar = await host.GetJsonAsync($"/v1/gates/{place}/calendar?from={from}&to={to}");
        var segments = calendar["segments"]!.AsArray();
        var dayAfter = DateOnly.Parse(to, CultureInfo.InvariantCulture).AddDays(1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

        // Vietnamese clocks stood at UTC+8 until 1975, by the tz database.
        var offset = from.StartsWith("196", StringComparison.Ordinal) ? "+08:00" : "+07:00";
        Assert.Equal(($"{from}T00:00:00{offset}", $"{dayAfter}T00:00:00{offset}"), ((string)segments[0]!["start"]!, (string)segments[^1]!["end"]!));
        foreach (var (before, after) in segments.Zip(segments.Skip(1)))
        {
            Assert.Equal((string)before!["end"]!, (string)after!["start"]!);
            Assert.True(
                before.Members("regime", "certainty", "exceptions") != after.Members("regime", "certainty", "exceptions"),
                $"{place}: alike before and after {after["start"]}");
        }

        Assert.All(segments, segment => Assert.True((string)segment!["regime"]! == "unknown" || segment["because"]!.AsArray().Count > 0, $"{place} {segment["start"]}"));
        var dates = calendar["days"]!.AsArray().Select(day => DateOnly.Parse((string)day!["date"]!, CultureInfo.InvariantCulture)).ToList();
        Assert.Equal((DateOnly.Parse(from, CultureInfo.InvariantCulture), DateOnly.Parse(to, CultureInfo.InvariantCulture)), (dates[0], dates[^1]));
        Assert.All(dates.Zip(dates.Skip(1)), pair => Assert.Equal(pair.First.AddDays(1), pair.Second));
    }

    // Office of the State Council, 2021-10-25: 31/1 to 6/2/2022 off, 29 and 30/1 worked. Vietnam: 31/1 to 4/2/2022.
    [Fact]
    public async Task Days_have_the_holidays_of_both_countries()
    {
        var days = (await host.GetJsonAsync("/v1/gates/bac-luan-2/cargo/calendar?from=2022-01-30&to=2022-02-07"))["days"]!.AsArray();
        Assert.Equal(
            ["", "vn cn", "vn cn", "vn cn", "vn cn", "vn cn", "cn", "cn", ""],
            days.Select(day => string.Join(' ', day!["holidays"]!.AsArray().Select(holiday => (string)holiday!["country"]!))));
        Assert.Equal("""{"vn":{"year":2022,"month":1,"leap":false,"day":1},"cn":{"year":2022,"month":1,"leap":false,"day":1}}""", days[2]!.Members("lunar"));
    }

    [Fact]
    public async Task A_table_has_a_row_a_day()
    {
        using var response = await host.SendAsync("/v1/gates/bac-luan-2/cargo/calendar?from=2022-02-02&to=2022-02-03", null, "Accept: text/csv");
        Assert.Equal("text/csv; charset=utf-8; header=present", response.Content.Headers.ContentType!.ToString());
        Assert.Equal("Accept", Assert.Single(response.Headers.Vary));
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal(
            """
            date,lunarVn,lunarCn,regime,certainty,exceptions,hours,holidays
            2022-02-02,2022/1/2,2022/1/2,closed,agreed,,none,vn:tet; cn:spring-festival
            2022-02-03,2022/1/3,2022/1/3,appointment,agreed,cold-chain=closed; dry-food=closed,,vn:tet; cn:spring-festival

            """.ReplaceLineEndings("\r\n"),
            text);
    }

    [Fact]
    public async Task A_table_tells_hours_with_their_last_entry_and_those_of_exceptions()
    {
        await using var small = await SmallHost.StartAsync(null, SmallHost.Statement("tested", """
            { gates: [bac-luan-2], flows: [cargo], first: 2026-05-06, last: 2026-05-08, regime: normal, hours: [{ opens: "07:00", closes: "11:00", lastEntry: "10:30" }, { opens: "13:00", closes: "17:00" }] }
            { gates: [bac-luan-2], flows: [cargo], first: 2026-05-06, last: 2026-05-08, directions: [import], classes: [empty], regime: appointment, hours: [{ opens: "07:00", closes: null }] }
            """));
        using var response = await small.SendAsync($"{SmallHost.Cargo}/calendar?from=2026-05-06&to=2026-05-06", null, "Accept: text/csv");
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal(
            "2026-05-06,2026/3/20,2026/3/20,normal,agreed,empty import=appointment 07:00-?,07:00-11:00/10:30; 13:00-17:00,",
            text.Split("\r\n")[1]);
    }

    [Theory]
    [InlineData("*/*", "application/json")]
    [InlineData("application/json", "application/json")]
    [InlineData("text/csv", "text/csv")]
    [InlineData("text/csv;q=0.5, application/json", "application/json")]
    [InlineData("application/json;q=0.5, text/csv", "text/csv")]
    [InlineData("text/csv;q=0", "application/json")]
    public async Task A_table_is_for_who_accepts_it_most(string accept, string mediaType)
    {
        using var response = await host.SendAsync("/v1/gates/bac-luan-2/cargo/calendar?from=2022-02-02&to=2022-02-03", null, $"Accept: {accept}");
        Assert.Equal($"{accept} {mediaType}", $"{accept} {response.Content.Headers.ContentType!.MediaType}");
    }

    [Theory]
    [InlineData("after=2022-02-01T09:00:00%2B07:00&regime=normal", "2022-02-07T00:00:00+07:00 normal")]
    [InlineData("after=2022-02-01T09:00:00%2B07:00", "2022-02-07T00:00:00+07:00 normal")]
    [InlineData("after=2022-02-01T09:00:00%2B07:00&regime=appointment", "2022-02-03T00:00:00+07:00 appointment")]
    [InlineData("after=2022-02-01T09:00:00%2B07:00&regime=appointment&commodity=dry-food", "2022-02-07T00:00:00+07:00 normal")]
    [InlineData("after=2022-02-05T09:00:00%2B07:00&regime=appointment", "2022-02-03T00:00:00+07:00 appointment")]
    [InlineData("after=2022-02-02T09:00:00%2B07:00&regime=closed", "2022-02-01T00:00:00+07:00 closed")]
    [InlineData("after=2015-01-01T09:00:00%2B07:00&regime=normal", "2019-03-19T00:00:00+07:00 normal")]
    public async Task The_next_stretch_is_found_also_where_it_has_begun(string query, string expected)
    {
        var answer = await host.GetJsonAsync($"/v1/gates/bac-luan-2/cargo/next?{query}");
        Assert.Equal($"{query} {expected}", $"{query} {answer["stretch"]?["start"]} {answer["stretch"]?["regime"]}");
        Assert.NotEmpty(answer["because"]!.AsArray());
    }

    // Of Ka Long nothing was known before 17/6/2022.
    [Fact]
    public async Task Where_no_next_stretch_is_known_there_is_none()
    {
        var answer = await host.GetJsonAsync("/v1/gates/ka-long/cargo/next?regime=closed&knownAt=2022-06-16");
        Assert.Equal("null null [] \"2026-11-22T17:30:00+07:00\"", answer.Members("stretch", "endKind", "because", "after"));
    }

    [Fact]
    public async Task Every_gate_and_flow_is_in_one_answer()
    {
        var all = await host.GetJsonAsync("/v1/status?at=2022-02-04T09:00:00%2B07:00");
        Assert.Equal(
            [
                "bac-luan-1/passenger", "bac-luan-1/cargo", "bac-luan-2/cargo", "bac-luan-2/passenger", "hai-yen-km3-4/cargo", "hai-yen-km3-4/resident-trade", "ka-long/cargo",
                "huu-nghi-1116-1117/passenger", "huu-nghi-1119-1120/cargo", "tan-thanh/cargo", "coc-nam/cargo", "chi-ma/cargo", "chi-ma/passenger", "na-hinh/cargo",
            ],
            all["statuses"]!.AsArray().Select(status => $"{status!["gate"]}/{status["flow"]}"));
        foreach (var status in all["statuses"]!.AsArray())
        {
            var alone = await host.GetJsonAsync($"/v1/gates/{status!["gate"]}/{status["flow"]}/status?at=2022-02-04T09:00:00%2B07:00");
            Assert.Equal(SmallHost.Text(alone), SmallHost.Text(status));
        }

        using var unknown = await host.SendAsync("/v1/status?direction=export");
        Assert.Equal(400, (int)unknown.StatusCode);
    }

    [Fact]
    public async Task An_end_of_the_hours_that_is_not_known_is_a_question_mark_in_CSV()
    {
        await using var own = await SmallHost.StartAsync(
            "{ gates: [bac-luan-2], flows: [cargo], first: 2019-03-19, regime: normal, hours: [{ opens: 07:00, closes: null }] }");
        using var response = await own.SendAsync($"{SmallHost.Cargo}/calendar?from=2026-05-07&to=2026-05-07", null, "Accept: text/csv");
        Assert.Contains(",normal,standing,,07:00-?,", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }
}
