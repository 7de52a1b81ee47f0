using System.Globalization;
using System.Text;
using NodaTime;

namespace MongCai.Schedule.Service.Tests.Questions;

/// <summary><c>calendar.ics</c>. What calendar programs make of it, tests/feeds asks them.</summary>
public class CalendarFeedTests(ServiceHost host) : IClassFixture<ServiceHost>
{
    // Talks of 25/1/2022: closed 31/1–2/2, appointment 3–6/2 but for dry food and the cold chain.
    [Fact]
    public async Task Each_stretch_that_is_not_the_ordinary_normal_is_an_entry()
    {
        var entries = await EntriesAsync(host, "/v1/gates/bac-luan-2/cargo/calendar.ics?from=2022-01-11&to=2022-12-31&knownAt=2022-01-30&lang=en");
        Assert.Equal(
            [
                "20220131 20220203 CONFIRMED Bắc Luân II Bridge, cargo: closed (agreed by both sides).",
                "20220203 20220207 CONFIRMED Bắc Luân II Bridge, cargo: by appointment only (agreed by both sides). Except cold-chain goods: closed. Except dry food: closed.",
            ],
            entries.Select(entry => $"{entry["DTSTART;VALUE=DATE"]} {entry["DTEND;VALUE=DATE"]} {entry["STATUS"]} {entry["SUMMARY"]}"));
        Assert.All(entries, entry => Assert.Contains("Source: Móng Cái: Phát huy hiệu quả công tác đối ngoại (Báo Quảng Ninh)", entry["DESCRIPTION"], StringComparison.Ordinal));
    }

    [Fact]
    public async Task Only_what_an_amendment_touches_has_a_higher_sequence()
    {
        await using var small = await SmallHost.StartAsync(
            null,
            SmallHost.Statement("plan", """
                { gates: [bac-luan-2], flows: [cargo], first: 2026-05-01, last: 2026-05-03, regime: closed }
                { gates: [bac-luan-2], flows: [cargo], first: 2026-05-04, last: 2026-05-05, regime: appointment }
                { gates: [bac-luan-2], flows: [cargo], first: 2026-06-01, last: 2026-06-02, regime: closed }
                """),
            SmallHost.Statement(
                "amended",
                "{ gates: [bac-luan-2], flows: [cargo], first: 2026-05-05, last: 2026-05-06, regime: normal }",
                known: "2026-05-02"));
        var (before, after) = (await AskAsync("2026-05-01"), await AskAsync("2026-05-02"));
        Assert.Equal(["0501 3", "0504 3", "0601 3"], before);
        Assert.Equal(["0501 3", "0504 4", "0505 4", "0601 3"], after);

        async Task<IEnumerable<string>> AskAsync(string knownAt)
        {
            var entries = await EntriesAsync(small, $"{SmallHost.Cargo}/calendar.ics?from=2026-01-01&to=2026-12-31&knownAt={knownAt}");
            Assert.All(entries, entry => Assert.Equal($"bac-luan-2.cargo.{Evening(entry["DTSTART;VALUE=DATE"])}T170000Z@mongcai-schedule", entry["UID"]));
            return entries.Select(entry => $"{entry["DTSTART;VALUE=DATE"][4..]} {entry["SEQUENCE"]}");
        }

        static string Evening(string date) =>
            DateOnly.ParseExact(date, "yyyyMMdd", CultureInfo.InvariantCulture).AddDays(-1).ToString("yyyyMMdd", CultureInfo.InvariantCulture);
    }

    [Theory]
    [InlineData("known: 2026-04-01", "both", "talks", "CONFIRMED")]
    [InlineData("known: 2026-04-01", "cn", "notice", "TENTATIVE")]
    public async Task What_is_not_agreed_is_tentative(string known, string issuedBy, string form, string status)
    {
        await using var small = await SmallHost.StartAsync(null, SmallHost.Statement(
            "tested", "{ gates: [bac-luan-2], flows: [cargo], first: 2026-05-01, last: 2026-05-03, regime: closed }", known[7..], issuedBy: issuedBy, form: form));
        Assert.Equal(status, Assert.Single(await EntriesAsync(small, $"{SmallHost.Cargo}/calendar.ics?from=2026-05-01&to=2026-05-31"))["STATUS"]);
    }

    [Fact]
    public async Task A_stretch_that_begins_or_ends_within_a_day_has_instants_and_an_open_one_the_end_of_the_calendar()
    {
        await using var small = await SmallHost.StartAsync(null, SmallHost.Statement("tested", """
            { gates: [bac-luan-2], flows: [cargo], start: 2026-05-01T15:00+07:00, end: 2026-05-02T00:00+07:00, regime: closed }
            { gates: [bac-luan-2], flows: [cargo], first: 2026-06-01, endKind: until-further-notice, reviewBy: 2026-06-10, regime: closed }
            { gates: [bac-luan-2], flows: [cargo], directions: [import], first: 2026-06-01, last: 2026-06-02, effect: advice, text: { vi: "a;b", zh: 二, en: "a, b; c\\d" } }
            """));
        var entries = await EntriesAsync(small, $"{SmallHost.Cargo}/calendar.ics?from=2026-05-01&to=2026-12-31&lang=en");
        Assert.Equal(("20260501T080000Z", "20260501T170000Z"), (entries[0]["DTSTART"], entries[0]["DTEND"]));
        Assert.Equal(
            ["20260601 20260611 closed,agreed", "20260611 22000215 closed,unconfirmed"],
            entries.Skip(1).Select(entry => $"{entry["DTSTART;VALUE=DATE"]} {entry["DTEND;VALUE=DATE"]} {entry["CATEGORIES"]}"));
        Assert.StartsWith("Until further notice.\nTo be reviewed by 11 June 2026.\n", entries[1]["DESCRIPTION"], StringComparison.Ordinal);
        var import = await EntriesAsync(small, $"{SmallHost.Cargo}/calendar.ics?from=2026-06-01&to=2026-06-01&direction=import&lang=en");
        Assert.Contains("Advice: a, b; c\\d\n", import[0]["DESCRIPTION"], StringComparison.Ordinal);
        Assert.StartsWith("bac-luan-2.cargo.import.", import[0]["UID"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_gate_of_which_nothing_is_known_is_not_left_blank()
    {
        var entry = Assert.Single(await EntriesAsync(host, "/v1/gates/hai-yen-km3-4/cargo/calendar.ics?from=2010-01-01&to=2010-12-31&lang=en"));
        Assert.Equal("unknown,unknown TENTATIVE", $"{entry["CATEGORIES"]} {entry["STATUS"]}");
    }

    [Fact]
    public async Task Lines_are_folded_at_75_octets_between_characters_and_end_in_CR_LF()
    {
        foreach (var language in new[] { "vi", "zh", "en" })
        {
            var bytes = await BytesAsync(host, $"/v1/gates/hai-yen-km3-4/cargo/calendar.ics?from=2021-01-01&to=2022-12-31&lang={language}");
            var text = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(bytes);
            Assert.EndsWith("\r\n", text, StringComparison.Ordinal);
            var lines = text[..^2].Split("\r\n");
            Assert.All(lines, line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 1, 75));
            Assert.DoesNotContain(lines, line => line.Contains('\n', StringComparison.Ordinal) || line.Contains('\r', StringComparison.Ordinal));
            Assert.Contains(lines, line => Encoding.UTF8.GetByteCount(line) == 75);
            Assert.DoesNotContain(lines, line => line.StartsWith("RRULE", StringComparison.Ordinal) || line.StartsWith("RSCALE", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task The_bytes_are_the_same_until_the_year_ends_or_something_is_published()
    {
        await using var small = await SmallHost.StartAsync();
        var first = await BytesAsync(small, $"{SmallHost.Cargo}/calendar.ics");
        small.Clock.Now += Duration.FromDays(30);
        Assert.Equal(first, await BytesAsync(small, $"{SmallHost.Cargo}/calendar.ics"));
        using var response = await small.SendAsync($"{SmallHost.Cargo}/calendar.ics?lang=zh");
        Assert.Equal("text/calendar; charset=utf-8", response.Content.Headers.ContentType!.ToString());
        Assert.Equal("zh-CN", Assert.Single(response.Content.Headers.ContentLanguage));
        using var again = await small.SendAsync($"{SmallHost.Cargo}/calendar.ics?lang=zh", null, $"If-None-Match: {response.Headers.ETag}");
        Assert.Equal(304, (int)again.StatusCode);
    }

    [Theory]
    [InlineData("?lang=fr", "There is no language “fr”; there are: vi, zh, en.")]
    [InlineData("?from=2022-01-01&to=2032-01-01", "At most 10 years; from that first day the last can be 2031-12-31.")]
    [InlineData("?from=2022-01-02&to=2022-01-01", "The last day 2022-01-01 comes before the first, 2022-01-02.")]
    public async Task A_mistake_is_told_with_what_would_be_right(string query, string detail)
    {
        using var response = await host.SendAsync($"{SmallHost.Cargo}/calendar.ics{query}", null, "Accept-Language: en");
        Assert.Equal((400, detail), ((int)response.StatusCode, (string)(await ServiceHost.ReadJsonAsync(response))["detail"]!));
    }

    private static async Task<byte[]> BytesAsync(ServiceHost host, string address)
    {
        using var response = await host.SendAsync(address);
        Assert.Equal(200, (int)response.StatusCode);
        return await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>The entries as names and values, unfolded and unescaped.</summary>
    private static async Task<List<Dictionary<string, string>>> EntriesAsync(ServiceHost host, string address)
    {
        var text = Encoding.UTF8.GetString(await BytesAsync(host, address)).Replace("\r\n ", "", StringComparison.Ordinal);
        return
        [
            .. text.Split("BEGIN:VEVENT\r\n").Skip(1).Select(entry => entry.Split("\r\n")
                .TakeWhile(line => line != "END:VEVENT")
                .Select(line => line.Split(':', 2))
                .ToDictionary(line => line[0], line => Unescaped(line[1]))),
        ];

        static string Unescaped(string value) => value
            .Replace(@"\\", "\0", StringComparison.Ordinal)
            .Replace(@"\n", "\n", StringComparison.Ordinal)
            .Replace(@"\,", ",", StringComparison.Ordinal)
            .Replace(@"\;", ";", StringComparison.Ordinal)
            .Replace('\0', '\\');
    }
}
