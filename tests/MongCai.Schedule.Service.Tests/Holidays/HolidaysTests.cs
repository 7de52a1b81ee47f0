using System.Text.Json.Nodes;

namespace MongCai.Schedule.Service.Tests.Holidays;

/// <summary><c>/v1/holidays</c> over the real calendars.</summary>
public class HolidaysTests(ServiceHost host) : IClassFixture<ServiceHost>
{
    // State Council, notice 国办发明电〔2024〕12号 of 2024-11-12 on the holidays of 2025. Mid-Autumn was on 6 October.
    [Fact]
    public async Task What_China_announced_for_2025_stands_with_its_make_up_days()
    {
        var answer = await host.GetJsonAsync("/v1/holidays/cn/2025");
        Assert.Equal(
            [
                "new-year 2025-01-01 2025-01-01 announced", "spring-festival 2025-01-28 2025-02-04 announced", "qingming 2025-04-04 2025-04-06 announced",
                "labour-day 2025-05-01 2025-05-05 announced", "dragon-boat 2025-05-31 2025-06-02 announced", "national-day 2025-10-01 2025-10-08 announced",
                "mid-autumn 2025-10-06 2025-10-06 computed",
            ],
            Holidays(answer));
        Assert.Equal(
            ["2025-01-26 spring-festival", "2025-02-08 spring-festival", "2025-04-27 labour-day", "2025-09-28 national-day", "2025-10-11 national-day"],
            answer["makeUpDays"]!.AsArray().Select(day => $"{day!["date"]} {day["for"]}"));
    }

    // Labour Code 45/2019/QH14, article 112: 1/1; five days of Tết; 10/3 lunar; 30/4; 1/5; two days of National Day. Tết 2030 by the Vietnamese
    // calendar is 2 February (VnExpress and the Institute's tables), by the Chinese 3 February.
    [Fact]
    public async Task Years_that_nobody_announced_are_computed()
    {
        var vn = await host.GetJsonAsync("/v1/holidays/vn/2030");
        Assert.All(vn["holidays"]!.AsArray(), holiday => Assert.Equal("computed", (string)holiday!["basis"]!));
        Assert.Empty(vn["makeUpDays"]!.AsArray());
        Assert.Contains("hung-kings 2030-04-12 2030-04-12 computed", Holidays(vn));
        Assert.Contains("reunification-day 2030-04-30 2030-04-30 computed", Holidays(vn));
        var tet = vn["holidays"]!.AsArray().Single(holiday => (string)holiday!["id"]! == "tet")!;
        var spring = (await host.GetJsonAsync("/v1/holidays/cn/2030"))["holidays"]!.AsArray().Single(holiday => (string)holiday!["id"]! == "spring-festival")!;
        Assert.True(string.CompareOrdinal((string)tet["first"]!, "2030-02-02") <= 0 && string.CompareOrdinal((string)tet["last"]!, "2030-02-04") >= 0);
        Assert.True(string.CompareOrdinal((string)spring["first"]!, "2030-02-03") <= 0);
    }

    [Fact]
    public async Task Each_names_its_source()
    {
        foreach (var year in new[] { "vn/2022", "cn/2022", "vn/2035", "cn/2035" })
        {
            var answer = await host.GetJsonAsync($"/v1/holidays/{year}");
            Assert.NotEmpty(answer["holidays"]!.AsArray());
            Assert.All(answer["holidays"]!.AsArray(), holiday => Assert.NotEmpty(holiday!["sources"]!.AsArray()));
        }
    }

    [Fact]
    public async Task Before_the_first_law_that_is_known_there_are_none()
    {
        Assert.Equal("""{"country":"cn","year":1930,"holidays":[],"makeUpDays":[]}""", (await host.GetJsonAsync("/v1/holidays/cn/1930")).ToJsonString());
    }

    [Theory]
    [InlineData("/fr/2022", 404, "not-found", "There are no holidays of a country “fr”; there are vn (Vietnam) and cn (China).")]
    [InlineData("/vn/1967", 400, "outside-range", "1967 is outside the range: 1968 to 2199, both included.")]
    [InlineData("/cn/2200", 400, "outside-range", "2200 is outside the range: 1929 to 2199, both included.")]
    [InlineData("/vn/now", 400, "invalid-parameter", "“now” is not a whole number from 1 to 9999.")]
    [InlineData("/vn/2022?month=1", 400, "invalid-parameter", "There is no parameter “month”; this address takes none.")]
    public async Task A_mistake_is_told_with_what_would_be_right(string path, int status, string code, string detail)
    {
        using var response = await host.SendAsync("/v1/holidays" + path, null, "Accept-Language: en");
        var problem = await ServiceHost.ReadJsonAsync(response);
        Assert.Equal((status, $"/problems/{code}", detail), ((int)response.StatusCode, (string)problem["type"]!, (string)problem["detail"]!));
    }

    private static IEnumerable<string> Holidays(JsonNode answer) =>
        answer["holidays"]!.AsArray().Select(day => $"{day!["id"]} {day["first"]} {day["last"]} {day["basis"]}");
}
