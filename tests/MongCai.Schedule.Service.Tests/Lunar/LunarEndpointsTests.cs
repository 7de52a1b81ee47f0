using System.Text.Json;
using System.Text.Json.Nodes;

namespace MongCai.Schedule.Service.Tests.Lunar;

public class LunarEndpointsTests(ServiceHost host) : IClassFixture<ServiceHost>
{
    [Theory]
    [InlineData("/v1/lunar/vn/dates/2022-02-04", """{"calendar":"vn","date":"2022-02-04","lunar":{"year":2022,"month":1,"leap":false,"day":4},"uncertain":false}""")]
    [InlineData("/v1/lunar/vn/dates/2030-02-02", """{"calendar":"vn","date":"2030-02-02","lunar":{"year":2030,"month":1,"leap":false,"day":1},"uncertain":false}""")]
    [InlineData("/v1/lunar/cn/dates/2030-02-02", """{"calendar":"cn","date":"2030-02-02","lunar":{"year":2029,"month":12,"leap":false,"day":30},"uncertain":false}""")]
    [InlineData("/v1/lunar/cn/dates/2033-12-22", """{"calendar":"cn","date":"2033-12-22","lunar":{"year":2033,"month":11,"leap":true,"day":1},"uncertain":false}""")]
    [InlineData("/v1/lunar/cn/dates/2097-08-08", """{"calendar":"cn","date":"2097-08-08","lunar":{"year":2097,"month":7,"leap":false,"day":1},"uncertain":true}""")]
    [InlineData("/v1/lunar/vn/dates/1968-01-01", """{"calendar":"vn","date":"1968-01-01","lunar":{"year":1967,"month":12,"leap":false,"day":2},"uncertain":false}""")]
    [InlineData("/v1/lunar/vn/years/2022/months/1/days/4", """{"calendar":"vn","date":"2022-02-04","lunar":{"year":2022,"month":1,"leap":false,"day":4},"uncertain":false}""")]
    [InlineData("/v1/lunar/vn/years/2021/months/12/days/-1", """{"calendar":"vn","date":"2022-01-31","lunar":{"year":2021,"month":12,"leap":false,"day":29},"uncertain":false}""")]
    [InlineData("/v1/lunar/vn/years/2023/months/12/days/-1", """{"calendar":"vn","date":"2024-02-09","lunar":{"year":2023,"month":12,"leap":false,"day":30},"uncertain":false}""")]
    [InlineData("/v1/lunar/cn/years/2033/months/11L/days/1", """{"calendar":"cn","date":"2033-12-22","lunar":{"year":2033,"month":11,"leap":true,"day":1},"uncertain":false}""")]
    public async Task A_date_is_answered(string path, string expected) => Assert.Equal(expected, await host.GetTextAsync(path));

    [Fact]
    public async Task A_year_has_its_months_and_the_terms_of_the_Gregorian_year()
    {
        var answer = await host.GetJsonAsync("/v1/lunar/cn/years/2033");
        Assert.Equal(["calendar", "year", "months", "solarTerms"], answer.AsObject().Select(member => member.Key));

        // Yuk Tung Liu, examples.html: "11 Nov. 22, 2033 30, leap 11 Dec. 22, 2033 29, 12 Jan. 20, 2034 30".
        var months = answer["months"]!.AsArray();
        Assert.Equal(13, months.Count);
        Assert.Equal(["month", "leap", "firstDay", "days", "marginSeconds", "uncertain"], months[0]!.AsObject().Select(member => member.Key));
        Assert.Equal(
            [(11, false, "2033-11-22", 30), (11, true, "2033-12-22", 29), (12, false, "2034-01-20", 30)],
            months.Skip(10).Select(month => ((int)month!["month"]!, (bool)month["leap"]!, (string)month["firstDay"]!, (int)month["days"]!)));

        var terms = answer["solarTerms"]!.AsArray();
        Assert.Equal(24, terms.Count);
        Assert.All(terms, term => Assert.StartsWith("2033-", (string)term!["date"]!, StringComparison.Ordinal));
        Assert.Equal("""{"vi":"Đông chí","zh":"冬至","en":"Winter Solstice"}""", terms[^1]!["names"]!.ToJsonString(Relaxed));
        Assert.Equal((270, "2033-12-21", false, "dongzhi"), ((int)terms[^1]!["longitude"]!, (string)terms[^1]!["date"]!, (bool)terms[^1]!["uncertain"]!, (string)terms[^1]!["id"]!));
    }

    [Fact]
    public async Task The_margin_of_a_new_moon_near_midnight_is_given_with_its_sign()
    {
        var before = (await host.GetJsonAsync("/v1/lunar/vn/years/2072"))["months"]!.AsArray().Single(month => (string)month!["firstDay"]! == "2072-12-09");
        var after = (await host.GetJsonAsync("/v1/lunar/vn/years/2054"))["months"]!.AsArray().Single(month => (string)month!["firstDay"]! == "2054-05-08");
        Assert.Equal((-12, 57), ((int)before!["marginSeconds"]!, (int)after!["marginSeconds"]!));
    }

    [Fact]
    public async Task The_years_in_which_the_calendars_differ_are_one_call_away()
    {
        var all = await host.GetJsonAsync("/v1/lunar/differences");
        Assert.Equal(("1968-01-01", "2200-02-14"), ((string)all["from"]!, (string)all["to"]!));
        // The runs of Answers/calendar-differences.csv that hold the first day of a year.
        Assert.Equal([1968, 1969, 1985, 2007, 2030, 2053, 2148, 2153], all["newYears"]!.AsArray().Select(year => (int)year!["year"]!));
        Assert.Equal([1968, 1969, 1974, 1975, 1978, 1979, 1984, 1985], all["years"]!.AsArray().Take(8).Select(year => (int)year!));

        var some = await host.GetTextAsync("/v1/lunar/differences?from=2021-01-13&to=2030-02-10");
        Assert.Equal(
            """{"from":"2021-01-13","to":"2030-02-10","years":[2030],"newYears":[{"year":2030,"vn":"2030-02-02","cn":"2030-02-03","uncertain":false}],"differences":[{"first":"2030-02-02","last":"2030-02-10","days":9,"vn":{"year":2030,"month":1,"leap":false,"day":1},"cn":{"year":2029,"month":12,"leap":false,"day":30},"uncertain":false}],"uncertainMonths":[]}""",
            some);
        Assert.Equal("""{"from":"2021-01-13","to":"2030-02-01","years":[],"newYears":[],"differences":[],"uncertainMonths":[]}""", await host.GetTextAsync("/v1/lunar/differences?from=2021-01-13&to=2030-02-01"));
    }

    [Theory]
    [InlineData("2030-02-02", "2030-02-02", true)]
    [InlineData("2030-02-03", "2030-02-03", true)]
    [InlineData("2030-02-01", "2030-02-01", false)]
    [InlineData("2030-02-04", "2030-02-10", false)]
    public async Task A_new_year_is_told_where_either_of_its_days_is_in_the_range(string from, string to, bool isTold)
    {
        var answer = await host.GetJsonAsync($"/v1/lunar/differences?from={from}&to={to}");
        Assert.Equal(isTold ? [2030] : [], answer["newYears"]!.AsArray().Select(year => (int)year!["year"]!));
    }

    [Fact]
    public async Task Months_that_may_move_are_told_even_where_the_calendars_agree_by_the_table()
    {
        var answer = await host.GetJsonAsync("/v1/lunar/differences?from=2175-01-23&to=2175-01-23");
        Assert.Empty(answer["differences"]!.AsArray());
        Assert.Equal("""[{"calendar":"vn","year":2175,"month":1,"leap":false,"firstDay":"2175-01-23"}]""", answer["uncertainMonths"]!.ToJsonString());

        // Every month of the list of events near midnight that depends on the rotation, in either calendar.
        var all = (await host.GetJsonAsync("/v1/lunar/differences"))["uncertainMonths"]!.AsArray();
        Assert.Equal(
            ["2077-11-16", "2085-10-19", "2097-08-08", "2125-01-04", "2130-05-08", "2133-09-29", "2150-05-27", "2159-05-18", "2165-12-04", "2172-10-18", "2175-01-23", "2199-01-27"],
            all.Select(month => (string)month!["firstDay"]!));
    }

    [Fact]
    public async Task The_ranges_are_told()
    {
        Assert.Equal(
            """{"calendars":[{"calendar":"vn","offset":"+07:00","firstDate":"1968-01-01","lastDate":"2200-02-14","firstYear":1968,"lastYear":2199},{"calendar":"cn","offset":"+08:00","firstDate":"1929-01-01","lastDate":"2200-02-14","firstYear":1929,"lastYear":2199}]}""",
            await host.GetTextAsync("/v1/lunar"));
    }

    [Theory]
    [InlineData("/v1/lunar/vn/dates/1967-12-31", 400, "outside-range", "1967-12-31 is outside the range of the Vietnamese calendar: 1968-01-01 to 2200-02-14, both included.")]
    [InlineData("/v1/lunar/cn/dates/2200-02-15", 400, "outside-range", "2200-02-15 is outside the range of the Chinese calendar: 1929-01-01 to 2200-02-14, both included.")]
    [InlineData("/v1/lunar/vn/years/1967", 400, "outside-range", "1967 is outside the range of the Vietnamese calendar: 1968 to 2199, both included.")]
    [InlineData("/v1/lunar/cn/years/2200", 400, "outside-range", "2200 is outside the range of the Chinese calendar: 1929 to 2199, both included.")]
    [InlineData("/v1/lunar/vn/years/1967/months/12/days/1", 400, "outside-range", "1967/12/1 is outside the range of the Vietnamese calendar: 1967/12/2 to 2199/12/30, both included.")]
    [InlineData("/v1/lunar/vn/years/2025/months/12/days/30", 404, "no-such-lunar-date", "That month of the year 2025 of the Vietnamese calendar has 29 days only.")]
    [InlineData("/v1/lunar/cn/years/2025/months/5L/days/-1", 404, "no-such-lunar-date", "The year 2025 of the Chinese calendar has no leap month 5.")]
    [InlineData("/v1/lunar/kr/dates/2022-02-04", 404, "not-found", "There is no calendar “kr”; there are vn (Vietnamese) and cn (Chinese).")]
    [InlineData("/v1/lunar/kr/years/2022", 404, "not-found", "There is no calendar “kr”; there are vn (Vietnamese) and cn (Chinese).")]
    [InlineData("/v1/lunar/kr/years/2022/months/1/days/1", 404, "not-found", "There is no calendar “kr”; there are vn (Vietnamese) and cn (Chinese).")]
    [InlineData("/v1/lunar/vn/dates/2023-02-29", 400, "invalid-parameter", "“2023-02-29” is not a date that exists; write YYYY-MM-DD, for instance 2022-02-04.")]
    [InlineData("/v1/lunar/vn/dates/tet", 400, "invalid-parameter", "“tet” is not a date that exists; write YYYY-MM-DD, for instance 2022-02-04.")]
    [InlineData("/v1/lunar/vn/years/+2022", 400, "invalid-parameter", "“+2022” is not a whole number from 1 to 9999.")]
    [InlineData("/v1/lunar/vn/years/02022", 400, "invalid-parameter", "“02022” is not a whole number from 1 to 9999.")]
    [InlineData("/v1/lunar/vn/years/2022/months/13/days/1", 400, "invalid-parameter", "“13” is not a lunar month; write 1 to 12, with L for a leap month, for instance 11L.")]
    [InlineData("/v1/lunar/vn/years/2022/months/01/days/1", 400, "invalid-parameter", "“01” is not a lunar month; write 1 to 12, with L for a leap month, for instance 11L.")]
    [InlineData("/v1/lunar/vn/years/2022/months/L/days/1", 400, "invalid-parameter", "“L” is not a lunar month; write 1 to 12, with L for a leap month, for instance 11L.")]
    [InlineData("/v1/lunar/vn/years/1967/months/11/days/-1", 400, "outside-range", "1967/11/-1 is outside the range of the Vietnamese calendar: 1967/12/2 to 2199/12/30, both included.")]
    [InlineData("/v1/lunar/vn/years/1967/months/5L/days/1", 400, "outside-range", "1967/5L/1 is outside the range of the Vietnamese calendar: 1967/12/2 to 2199/12/30, both included.")]
    [InlineData("/v1/lunar/differences?from=2031-01-01&to=2030-01-01", 400, "invalid-parameter", "The last day 2030-01-01 comes before the first, 2031-01-01.")]
    [InlineData("/v1/lunar/vn/years/2022/months/1/days/0", 400, "invalid-parameter", "There is no day 0; the last day of a month is -1.")]
    [InlineData("/v1/lunar/vn/years/2022/months/1/days/31", 400, "invalid-parameter", "“31” is not a whole number from -1 to 30.")]
    [InlineData("/v1/lunar?language=en", 400, "invalid-parameter", "There is no parameter “language”; this address takes none.")]
    [InlineData("/v1/lunar/differences?form=2022-01-01", 400, "invalid-parameter", "There is no parameter “form”; the parameters are: from, to.")]
    [InlineData("/v1/lunar/differences?from=2022-01-01&from=2023-01-01", 400, "invalid-parameter", "The parameter “from” can be given once only.")]
    [InlineData("/v1/lunar/differences?from=1967-01-01", 400, "outside-range", "1967-01-01 is outside the range of the Vietnamese calendar: 1968-01-01 to 2200-02-14, both included.")]
    public async Task A_mistake_is_told_with_what_would_be_right(string path, int status, string code, string detail)
    {
        using var response = await host.SendAsync(path, null, "Accept-Language: en");
        var problem = await ReadProblemAsync(response, status);
        Assert.Equal($"/problems/{code}", (string)problem["type"]!);
        Assert.Equal(detail, (string)problem["detail"]!);
    }

    [Fact]
    public async Task All_mistakes_are_told_at_once_each_with_its_place()
    {
        using var response = await host.SendAsync("/v1/lunar/vn/years/tet/months/0L/days/0?lang=en", null, "Accept-Language: en");
        var problem = await ReadProblemAsync(response, 400);
        Assert.Equal(
            [("query", "/lang"), ("path", "/year"), ("path", "/month"), ("path", "/day")],
            problem["errors"]!.AsArray().Select(error => ((string)error!["in"]!, (string)error["pointer"]!)));
        Assert.Equal("A parameter is not valid.", (string)problem["detail"]!);
    }

    [Fact]
    public async Task An_unknown_calendar_is_not_found_and_hides_no_other_mistake()
    {
        using var response = await host.SendAsync("/v1/lunar/kr/dates/bad?date=2022-01-01&a/b~=1");
        var problem = await ReadProblemAsync(response, 404);
        Assert.Equal(
            [("query", "/date"), ("query", "/a~1b~0"), ("path", "/calendar"), ("path", "/date")],
            problem["errors"]!.AsArray().Select(error => ((string)error!["in"]!, (string)error["pointer"]!)));
    }

    [Theory]
    [InlineData("/v1/lunar/vn/dates/1950-01-01", "/date")]
    [InlineData("/v1/lunar/vn/years/1950", "/year")]
    [InlineData("/v1/lunar/vn/years/1950/months/1/days/1", "/year")]
    [InlineData("/v1/lunar/vn/years/2025/months/5L/days/1", "/month")]
    [InlineData("/v1/lunar/vn/years/2025/months/12/days/30", "/day")]
    public async Task What_is_to_blame_is_pointed_at(string path, string blamed)
    {
        using var response = await host.SendAsync(path);
        var problem = await ServiceHost.ReadJsonAsync(response);
        var error = Assert.Single(problem["errors"]!.AsArray());
        Assert.Equal(("path", blamed), ((string)error!["in"]!, (string)error["pointer"]!));
    }

    [Theory]
    [InlineData("/v1/lunar/kr/years/2022", "Không có lịch “kr”; có lịch vn (Việt Nam) và cn (Trung Quốc).", "没有历法“kr”；可用的有 vn（越南）和 cn（中国）。")]
    [InlineData("/v1/lunar/vn/years/2025/months/5L/days/1", "Năm 2025 theo âm lịch Việt Nam không nhuận tháng 5.", "越南农历2025 年没有闰5月。")]
    [InlineData("/v1/lunar/vn/years/2025/months/12/days/30", "Tháng 12 năm 2025 theo âm lịch Việt Nam chỉ có 29 ngày.", "越南农历2025 年该月只有 29 天。")]
    [InlineData("/v1/lunar/vn/years/2025/months/1/days/0", "Không có ngày 0; ngày cuối tháng là -1.", "没有第 0 日；月末一日写作 -1。")]
    [InlineData("/v1/lunar/vn/years/2025/months/x/days/1", "“x” không phải là một tháng âm lịch; hãy viết 1 đến 12, tháng nhuận thêm L, ví dụ 11L.", "“x”不是农历月份；请写作 1 到 12，闰月加 L，例如 11L。")]
    [InlineData("/v1/lunar/vn/dates/x", "“x” không phải là một ngày có thật; hãy viết YYYY-MM-DD, ví dụ 2022-02-04.", "“x”不是真实的日期；请写作 YYYY-MM-DD，例如 2022-02-04。")]
    [InlineData("/v1/lunar/vn/years/x", "“x” không phải là số nguyên từ 1 đến 9999.", "“x”不是 1 到 9999 之间的整数。")]
    [InlineData("/v1/lunar?x=1", "Không có tham số “x”; địa chỉ này không nhận tham số nào.", "没有参数“x”；此地址不接受任何参数。")]
    [InlineData("/v1/lunar/differences?x=1", "Không có tham số “x”; các tham số là: from, to.", "没有参数“x”；可用的参数：from, to。")]
    [InlineData("/v1/lunar/differences?to=2022-01-01&to=2022-01-02", "Tham số “to” chỉ được ghi một lần.", "参数“to”只能出现一次。")]
    [InlineData("/v1/lunar/differences?from=2031-01-01&to=2030-01-01", "Ngày cuối 2030-01-01 đứng trước ngày đầu 2031-01-01.", "末日 2030-01-01 早于首日 2031-01-01。")]
    public async Task Every_mistake_is_told_in_Vietnamese_and_in_Chinese(string path, string vietnamese, string chinese)
    {
        foreach (var (language, expected) in new[] { ("vi", vietnamese), ("zh", chinese) })
        {
            using var response = await host.SendAsync(path, null, $"Accept-Language: {language}");
            var problem = await ServiceHost.ReadJsonAsync(response);
            Assert.Equal(expected, (string)problem["detail"]!);
        }
    }

    [Fact]
    public async Task Both_ends_outside_the_range_are_told_at_once()
    {
        using var response = await host.SendAsync("/v1/lunar/differences?from=1900-01-01&to=2300-01-01");
        var problem = await ReadProblemAsync(response, 400);
        Assert.Equal(["/from", "/to"], problem["errors"]!.AsArray().Select(error => (string)error!["pointer"]!));
    }

    [Theory]
    [InlineData("vi", "vi", "1950-01-01 nằm ngoài phạm vi của âm lịch Việt Nam: từ 1968-01-01 đến hết 2200-02-14.")]
    [InlineData("zh-CN", "zh-CN", "1950-01-01 超出越南农历的范围：自 1968-01-01 起至 2200-02-14 止。")]
    [InlineData("en-GB, en;q=0.9", "en", "1950-01-01 is outside the range of the Vietnamese calendar: 1968-01-01 to 2200-02-14, both included.")]
    [InlineData("fr, zh;q=0.4, en;q=0.7", "en", "1950-01-01 is outside the range of the Vietnamese calendar: 1968-01-01 to 2200-02-14, both included.")]
    [InlineData("EN", "en", "1950-01-01 is outside the range of the Vietnamese calendar: 1968-01-01 to 2200-02-14, both included.")]
    [InlineData("en;q=0.9, zh", "zh-CN", "1950-01-01 超出越南农历的范围：自 1968-01-01 起至 2200-02-14 止。")]
    [InlineData("fr", "vi", "1950-01-01 nằm ngoài phạm vi của âm lịch Việt Nam: từ 1968-01-01 đến hết 2200-02-14.")]
    [InlineData("en;q=0", "vi", "1950-01-01 nằm ngoài phạm vi của âm lịch Việt Nam: từ 1968-01-01 đến hết 2200-02-14.")]
    [InlineData("", "vi", "1950-01-01 nằm ngoài phạm vi của âm lịch Việt Nam: từ 1968-01-01 đến hết 2200-02-14.")]
    public async Task Problems_speak_the_language_of_the_request(string accepted, string language, string detail)
    {
        using var response = await host.SendAsync("/v1/lunar/vn/dates/1950-01-01", null, $"Accept-Language: {accepted}");
        var problem = await ReadProblemAsync(response, 400);
        Assert.Equal(detail, (string)problem["detail"]!);
        Assert.Equal(language, Assert.Single(response.Content.Headers.ContentLanguage));
        Assert.Equal("Accept-Language", Assert.Single(response.Headers.Vary));
    }

    [Fact]
    public async Task An_answer_that_the_caller_has_is_not_sent_again()
    {
        const string path = "/v1/lunar/vn/dates/2022-02-04";
        using var first = await host.SendAsync(path);
        var tag = first.Headers.ETag!;
        Assert.False(tag.IsWeak);
        Assert.Equal("public, max-age=86400", first.Headers.CacheControl!.ToString());

        foreach (var known in (string[])[tag.ToString(), $"\"other\", {tag}", $"W/{tag}", "*"])
        {
            using var again = await host.SendAsync(path, null, $"If-None-Match: {known}");
            Assert.Equal(304, (int)again.StatusCode);
            Assert.Equal(tag, again.Headers.ETag);
            Assert.Empty(await again.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        }

        using var changed = await host.SendAsync(path, null, "If-None-Match: \"other\"");
        Assert.Equal(200, (int)changed.StatusCode);
        using var otherDay = await host.SendAsync("/v1/lunar/vn/dates/2022-02-05");
        Assert.NotEqual(tag, otherDay.Headers.ETag);
    }

    [Fact]
    public async Task Head_gives_the_headers_of_get()
    {
        using var get = await host.SendAsync("/v1/lunar/vn/dates/2022-02-04");
        using var head = await host.SendAsync("/v1/lunar/vn/dates/2022-02-04", HttpMethod.Head);
        Assert.Equal(200, (int)head.StatusCode);
        Assert.Equal(get.Headers.ETag, head.Headers.ETag);
        Assert.Equal(get.Content.Headers.ContentLength, head.Content.Headers.ContentLength);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    private static JsonSerializerOptions Relaxed { get; } = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static async Task<JsonNode> ReadProblemAsync(HttpResponseMessage response, int status)
    {
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        var problem = await ServiceHost.ReadJsonAsync(response);
        Assert.Equal(["type", "title", "status", "detail", "traceId", "errors"], problem.AsObject().Select(member => member.Key));
        Assert.Equal(status, (int)problem["status"]!);
        Assert.NotEmpty((string)problem["traceId"]!);
        return problem;
    }
}
