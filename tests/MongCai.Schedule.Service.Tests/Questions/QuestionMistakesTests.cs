using System.Text.Json.Nodes;

namespace MongCai.Schedule.Service.Tests.Questions;

/// <summary>Questions that cannot be answered, and what would be right.</summary>
public class QuestionMistakesTests(ServiceHost host) : IClassFixture<ServiceHost>
{
    private const string Classes =
        "dry-food, cold-chain, frozen, fresh-seafood, fresh-fruit, cassava-flour, factory-inputs, stranded";

    [Theory]
    [InlineData("/bac-luan-2/cargo/status?day=2022-02-04", 400, "invalid-parameter", "There is no parameter “day”; the parameters are: at, date, direction, commodity, vehicle, traveller, hs, knownAt.")]
    [InlineData("/bac-luan-2/cargo/status?date=2022-02-04&date=2022-02-05", 400, "invalid-parameter", "The parameter “date” can be given once only.")]
    [InlineData("/bac-luan-2/cargo/status?date=2022-02-30", 400, "invalid-parameter", "“2022-02-30” is not a date that exists; write YYYY-MM-DD, for instance 2022-02-04.")]
    [InlineData("/bac-luan-2/cargo/status?at=2022-02-04T09:00:00", 400, "invalid-parameter", "“2022-02-04T09:00:00” is not an instant that exists, with its offset; write for instance 2022-02-04T09:00:00+07:00.")]
    [InlineData("/bac-luan-2/cargo/status?at=", 400, "invalid-parameter", "“” is not an instant that exists, with its offset; write for instance 2022-02-04T09:00:00+07:00.")]
    [InlineData("/bac-luan-2/cargo/status?at=2022-02-04T09:00:00Z&date=2022-02-04", 400, "invalid-parameter", "Ask about an instant (at) or a day (date), not both.")]
    [InlineData("/bac-luan-2/cargo/status?date=1967-12-31", 400, "outside-range", "1967-12-31 is outside the range: 1968-01-01 to 2200-02-14, both included.")]
    [InlineData("/bac-luan-2/cargo/status?at=2200-02-14T17:00:00Z", 400, "outside-range", "2200-02-15 is outside the range: 1968-01-01 to 2200-02-14, both included.")]
    [InlineData("/bac-luan-2/cargo/status?at=9999-12-31T16:59:59Z", 400, "outside-range", "9999-12-31 is outside the range: 1968-01-01 to 2200-02-14, both included.")]
    [InlineData("/bac-luan-2/cargo/status?at=9999-12-31T17:00:00Z", 400, "outside-range", "9999-12-31 is outside the range: 1968-01-01 to 2200-02-14, both included.")]
    [InlineData("/bac-luan-2/cargo/status?at=9999-12-31T23:59:59-18:00", 400, "outside-range", "9999-12-31 is outside the range: 1968-01-01 to 2200-02-14, both included.")]
    [InlineData("/bac-luan-2/cargo/status?at=-9998-01-01T00:00:00%2B18:00", 400, "outside-range", "-9998-01-01 is outside the range: 1968-01-01 to 2200-02-14, both included.")]
    [InlineData("/bac-luan-2/cargo/next?after=9999-12-31T23:59:59Z", 400, "outside-range", "9999-12-31 is outside the range: 1968-01-01 to 2200-02-14, both included.")]
    [InlineData("/bac-luan-2/cargo/status?knownAt=-9998-01-01T00:00:00Z", 400, "outside-range", "“-9998-01-01T00:00:00Z” is outside the range: 1900-01-01 to now.")]
    [InlineData("/bac-luan-2/cargo/status?knownAt=-9998-01-01", 400, "outside-range", "“-9998-01-01” is outside the range: 1900-01-01 to now.")]
    [InlineData("/bac-luan-2/cargo/status?knownAt=1899-12-31T00:00:00Z", 400, "outside-range", "“1899-12-31T00:00:00Z” is outside the range: 1900-01-01 to now.")]
    [InlineData("/bac-luan-2/cargo/status?knownAt=9999-12-31T23:59:59Z", 400, "invalid-parameter", "“9999-12-31T23:59:59Z” lies in the future; nobody knows yet what will be known then.")]
    [InlineData("/bac-luan-2/cargo/status?direction=entry", 400, "invalid-parameter", "The flow cargo has no direction “entry”; it has: export, import.")]
    [InlineData("/bac-luan-1/passenger/status?direction=Exit", 400, "invalid-parameter", "The flow passenger has no direction “Exit” (did you mean “exit”?); it has: exit, entry.")]
    [InlineData("/bac-luan-2/cargo/status?commodity=gold", 400, "invalid-parameter", $"There is no class “gold”; there are: {Classes}.")]
    [InlineData("/bac-luan-2/cargo/status?commodity=cold-chain,", 400, "invalid-parameter", $"There is no class “”; there are: {Classes}.")]
    [InlineData("/bac-luan-2/cargo/status?commodity=empty", 400, "invalid-parameter", "“empty” belongs to the parameter vehicle, not commodity.")]
    [InlineData("/bac-luan-2/cargo/status?hs=306", 400, "invalid-parameter", "“306” is not an HS code; write 4 to 10 digits, for instance 030617.")]
    [InlineData("/bac-luan-2/cargo/status?hs=0306..17", 400, "invalid-parameter", "“0306..17” is not an HS code; write 4 to 10 digits, for instance 030617.")]
    [InlineData("/bac-luan-2/cargo/status?knownAt=2026-11-22T10:30:21Z", 400, "invalid-parameter", "“2026-11-22T10:30:21Z” lies in the future; nobody knows yet what will be known then.")]
    [InlineData("/bac-luan-3/cargo/status", 404, "not-found", "There is no gate “bac-luan-3”; there are: mong-cai, bac-luan-1, bac-luan-2, hai-yen-km3-4, ka-long, huu-nghi, huu-nghi-1116-1117, huu-nghi-1119-1120, tan-thanh, coc-nam, chi-ma, na-hinh.")]
    [InlineData("/bac-luan2/cargo/status", 404, "not-found", "There is no gate “bac-luan2” (did you mean “bac-luan-2”?); there are: mong-cai, bac-luan-1, bac-luan-2, hai-yen-km3-4, ka-long, huu-nghi, huu-nghi-1116-1117, huu-nghi-1119-1120, tan-thanh, coc-nam, chi-ma, na-hinh.")]
    [InlineData("/Bắc Luân II/cargo/status", 404, "not-found", "There is no gate “Bắc Luân II” (did you mean “bac-luan-2”?); there are: mong-cai, bac-luan-1, bac-luan-2, hai-yen-km3-4, ka-long, huu-nghi, huu-nghi-1116-1117, huu-nghi-1119-1120, tan-thanh, coc-nam, chi-ma, na-hinh.")]
    [InlineData("/bac-luan-2/Cargo/status", 404, "not-found", "bac-luan-2 has no flow “Cargo” (did you mean “cargo”?); it has: cargo, passenger.")]
    [InlineData("/bac-luan-2/cargo/status?commodity=cold-chian", 400, "invalid-parameter", $"There is no class “cold-chian” (did you mean “cold-chain”?); there are: {Classes}.")]
    [InlineData("/bac-luan-2/cargo/status?direction=exprt", 400, "invalid-parameter", "The flow cargo has no direction “exprt” (did you mean “export”?); it has: export, import.")]
    [InlineData("/bac-luan-2/resident-trade/status", 404, "not-found", "bac-luan-2 has no flow “resident-trade”; it has: cargo, passenger.")]
    [InlineData("/mong-cai/cargo/status", 404, "not-found", "mong-cai carries nothing itself; ask about its parts: bac-luan-1, bac-luan-2, hai-yen-km3-4, ka-long.")]
    [InlineData("/bac-luan-2/cargo/calendar", 400, "invalid-parameter", "A parameter is not valid.")]
    [InlineData("/bac-luan-2/cargo/calendar?from=2022-01-01", 400, "invalid-parameter", "The parameter “to” is missing.")]
    [InlineData("/bac-luan-2/cargo/calendar?from=2022-01-02&to=2022-01-01", 400, "invalid-parameter", "The last day 2022-01-01 comes before the first, 2022-01-02.")]
    [InlineData("/bac-luan-2/cargo/calendar?from=2022-01-01&to=2024-01-01", 400, "invalid-parameter", "At most 2 years; from that first day the last can be 2023-12-31.")]
    [InlineData("/bac-luan-2/cargo/calendar?from=2022-01-01&to=2022-01-02&at=2022-01-01T00:00Z", 400, "invalid-parameter", "There is no parameter “at”; the parameters are: from, to, direction, commodity, vehicle, traveller, hs, knownAt.")]
    [InlineData("/bac-luan-2/cargo/next?regime=unknown", 400, "invalid-parameter", "“unknown” is no regime to look for; there are: normal, appointment, closed.")]
    [InlineData("/bac-luan-2/cargo/next?after=2022-01-01", 400, "invalid-parameter", "“2022-01-01” is not an instant that exists, with its offset; write for instance 2022-02-04T09:00:00+07:00.")]
    public async Task A_mistake_is_told_with_what_would_be_right(string path, int status, string code, string detail)
    {
        using var response = await host.SendAsync("/v1/gates" + path, null, "Accept-Language: en");
        var problem = await ServiceHost.ReadJsonAsync(response);
        Assert.Equal((status, $"/problems/{code}", detail), ((int)response.StatusCode, (string)problem["type"]!, (string)problem["detail"]!));
    }

    [Fact]
    public async Task All_mistakes_are_told_at_once_in_three_languages()
    {
        var told = new List<JsonNode>();
        foreach (var (language, tag) in new[] { ("vi", "vi"), ("zh", "zh-CN"), ("en", "en") })
        {
            using var response = await host.SendAsync(
                "/v1/gates/bac-luan-2/cargo/status?foo=1&at=now&direction=entry&commodity=gold&vehicle=gold&traveller=gold&hs=1&knownAt=2099-01-01T00:00:00Z",
                null, $"Accept-Language: {language}");
            Assert.Equal((400, tag), ((int)response.StatusCode, Assert.Single(response.Content.Headers.ContentLanguage)));
            told.Add(await ServiceHost.ReadJsonAsync(response));
        }

        Assert.All(told, problem => Assert.Equal(
            ["/foo", "/at", "/direction", "/commodity", "/vehicle", "/traveller", "/hs", "/knownAt"],
            problem["errors"]!.AsArray().Select(error => (string)error!["pointer"]!)));
        foreach (var index in Enumerable.Range(0, 8))
        {
            Assert.Equal(3, told.Select(problem => (string)problem["errors"]![index]!["detail"]!).Distinct().Count());
        }
    }

    [Fact]
    public async Task An_unknown_gate_hides_no_other_mistake()
    {
        using var response = await host.SendAsync("/v1/gates/nowhere/cargo/status?date=tomorrow&hs=x");
        var problem = await ServiceHost.ReadJsonAsync(response);
        Assert.Equal(404, (int)response.StatusCode);
        Assert.Equal(
            [("query", "/date"), ("path", "/gate"), ("query", "/hs")],
            problem["errors"]!.AsArray().Select(error => ((string)error!["in"]!, (string)error["pointer"]!)));
    }

    [Theory]
    [InlineData("/v1/gates/nowhere/cargo/status?date=1900-01-01")]
    [InlineData("/v1/gates/nowhere/cargo/status?date=2022-02-04&knownAt=1800-01-01")]
    public async Task What_does_not_exist_is_404_also_where_something_is_outside_the_range(string path)
    {
        using var response = await host.SendAsync(path);
        Assert.Equal((404, "/problems/not-found"), ((int)response.StatusCode, (string)(await ServiceHost.ReadJsonAsync(response))["type"]!));
    }

    [Theory]
    [InlineData(
        "/v1/gates/nowhere/cargoo/status?direction=up&date=2022-02-04",
        "There is no gate “nowhere”; there are: mong-cai, bac-luan-1, bac-luan-2, hai-yen-km3-4, ka-long, huu-nghi, huu-nghi-1116-1117, huu-nghi-1119-1120, tan-thanh, coc-nam, chi-ma, na-hinh.",
        "There is no flow “cargoo” (did you mean “cargo”?); there are: passenger, cargo, resident-trade.",
        "There is no direction “up”; there are: export, import, exit, entry.")]
    [InlineData(
        "/v1/gates/nowhere/cargo/status?direction=exit&date=2022-02-04",
        "There is no gate “nowhere”; there are: mong-cai, bac-luan-1, bac-luan-2, hai-yen-km3-4, ka-long, huu-nghi, huu-nghi-1116-1117, huu-nghi-1119-1120, tan-thanh, coc-nam, chi-ma, na-hinh.",
        "The flow cargo has no direction “exit”; it has: export, import.")]
    [InlineData(
        "/v1/gates/bac-luan-2/resident-trade/status?direction=exit&date=2022-02-04",
        "bac-luan-2 has no flow “resident-trade”; it has: cargo, passenger.",
        "The flow resident-trade has no direction “exit”; it has: export, import.")]
    [InlineData(
        "/v1/gates/bac-luan-2/cargo/status?at=now&date=today",
        "“now” is not an instant that exists, with its offset; write for instance 2022-02-04T09:00:00+07:00.",
        "“today” is not a date that exists; write YYYY-MM-DD, for instance 2022-02-04.",
        "Ask about an instant (at) or a day (date), not both.")]
    public async Task No_mistake_hides_another(string path, params string[] details)
    {
        using var response = await host.SendAsync(path, null, "Accept-Language: en");
        Assert.Equal(details, (await ServiceHost.ReadJsonAsync(response))["errors"]!.AsArray().Select(error => (string)error!["detail"]!));
    }

    [Theory]
    [InlineData("2022-02-04T09:00:00%2B07:00")]
    [InlineData("2022-02-04T09:00:00+07:00")]
    [InlineData("2022-02-04T09:00%2B07:00")]
    [InlineData("2022-02-04T10:00:00%2B08:00")]
    [InlineData("2022-02-04T02:00:00Z")]
    [InlineData("2022-02-03T21:00:00-05:00")]
    public async Task An_instant_may_be_written_with_any_offset_and_a_plus_sign_that_is_not_escaped(string at) => Assert.Equal(
        "\"2022-02-04T09:00:00+07:00\"", (await host.GetJsonAsync($"/v1/gates/bac-luan-2/cargo/status?at={at}")).Members("at"));
}
