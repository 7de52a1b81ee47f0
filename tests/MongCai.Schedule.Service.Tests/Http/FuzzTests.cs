using System.Text;
using System.Text.Json;

namespace MongCai.Schedule.Service.Tests.Http;

/// <summary>Whatever a caller writes, the service does not fail: a mistake of theirs is told with 4xx.</summary>
public class FuzzTests(ServiceHost host) : IClassFixture<ServiceHost>
{
    private const int Rounds = 1500;

    private static readonly string[] Paths =
    [
        "/v1/status", "/v1/gates", "/v1/gates/{}", "/v1/gates/bac-luan-2/{}/status", "/v1/gates/{}/cargo/status", "/v1/gates/bac-luan-2/cargo/status",
        "/v1/gates/bac-luan-2/cargo/calendar", "/v1/gates/bac-luan-2/cargo/calendar.ics", "/v1/gates/bac-luan-2/cargo/next",
        "/v1/lunar/{}/dates/2022-02-04", "/v1/lunar/vn/dates/{}", "/v1/lunar/cn/years/{}", "/v1/lunar/vn/years/{}/months/{}/days/{}", "/v1/lunar/differences",
        "/v1/holidays/{}/2026", "/v1/holidays/vn/{}", "/v1/revisions", "/v1/revisions/{}", "/problems/{}",
    ];

    private static readonly string[] Names =
    [
        "at", "date", "from", "to", "after", "regime", "direction", "commodity", "vehicle", "traveller", "hs", "knownAt", "lang", "limit", "cursor", "nonsense",
    ];

    private static readonly string[] Asked = ["at", "date", "direction", "commodity", "vehicle", "traveller", "hs", "nonsense"];

    private static readonly string[] Known = ["2022-01-30", "-9998-01-01", "9999-12-31T23:59:59Z", "\0", "", "2022-02-30", "+7"];

    private static readonly string[] Values =
    [
        "", " ", ",", ",,", "0", "-1", "+7", "1e9", "99999999999999999999", "2147483647", "-2147483648", "vn", "cn", "normal", "unknown", "export", "entry",
        "cold-chain", "empty,boat", "0304", "0303.41", "....", "１２３４", "NaN", "null", "true", "en", "EN", "bac-luan-2", "Bắc Luân II", "北仑河二桥", "mong-cai", "cargo",
        "2022-02-04", "2022-02-30", "1968-01-01", "1967-12-31", "2200-02-14", "2200-02-15", "0000-01-01", "0001-01-01", "-9998-01-01", "-9999-01-01", "9999-12-31", "10000-01-01",
        "2022-02-04T09:00:00+07:00", "1968-01-01T00:00:00+07:00", "1967-12-31T17:00:00Z", "2200-02-14T16:59:59.999999999Z", "2200-02-14T17:00:00Z",
        "9999-12-31T16:59:59Z", "9999-12-31T17:00:00Z", "9999-12-31T23:59:59.999999999Z", "9999-12-31T23:59:59-18:00", "-9998-01-01T00:00:00Z", "-9998-01-01T00:00:00+18:00",
        "0000-00-00T00:00:00Z", "2022-02-04T24:00:00Z", "2022-02-04T23:59:60Z", "2022-02-04T09:00", "2022-02-04T09:00:00+99:99", "T", "Z",
        "YmFjLWx1YW4tMg", "_____w", "====", "\0", "\ud800", "\u202e", "%", "%00", "../..", "//", "'\"<>", "😀", "e\u0301",
    ];

    [Fact]
    public async Task No_query_makes_the_service_fail()
    {
        var chance = new Random(20221122);
        for (var round = 0; round < Rounds; round++)
        {
            var path = string.Join(Escaped(Value(chance)), Pick(chance, Paths).Split("{}"));
            var query = Enumerable.Range(0, chance.Next(4)).Select(_ => $"{Pick(chance, Names)}={Escaped(Value(chance))}");
            var address = $"{path}?{string.Join('&', query)}";
            using var response = await host.SendAsync(address);
            Assert.True((int)response.StatusCode < 500, $"{(int)response.StatusCode}: {address}");
        }
    }

    [Fact]
    public async Task Every_single_value_of_every_parameter_is_answered()
    {
        foreach (var (path, names) in new[]
        {
            ("/v1/gates/bac-luan-2/cargo/status", new[] { "at", "date", "direction", "commodity", "hs", "knownAt" }),
            ("/v1/gates/bac-luan-2/cargo/next", ["after", "regime"]),
            ("/v1/gates", ["limit", "cursor"]),
            ("/v1/revisions", ["after", "limit"]),
        })
        {
            foreach (var address in names.SelectMany(name => Values.Select(value => $"{path}?{name}={Escaped(value)}")))
            {
                using var response = await host.SendAsync(address);
                Assert.True((int)response.StatusCode < 500, $"{(int)response.StatusCode}: {address}");
            }
        }
    }

    [Fact]
    public async Task One_question_spoils_no_other()
    {
        var chance = new Random(19680101);
        var questions = Enumerable.Range(0, 900).Select(_ => Question(chance)).ToList();
        using var content = new StringContent(JsonSerializer.Serialize(new { questions }), Encoding.UTF8, "application/json");
        using var response = await host.Client.PostAsync("/v1/questions", content, TestContext.Current.CancellationToken);
        var answer = await ServiceHost.ReadJsonAsync(response);
        Assert.True((int)response.StatusCode == 200, answer.ToJsonString());
        Assert.Equal(900, answer["answers"]!.AsArray().Count);
        Assert.All(answer["answers"]!.AsArray(), (one, index) => Assert.True((int?)one!["status"] is null or < 500, JsonSerializer.Serialize(questions[index])));
    }

    // No more than ten different knownAt fit in one call.
    private static Dictionary<string, string> Question(Random chance) => new()
    {
        ["gate"] = chance.Next(4) == 0 ? Value(chance) : "bac-luan-2",
        ["flow"] = chance.Next(4) == 0 ? Value(chance) : "cargo",
        [Pick(chance, Asked)] = Value(chance),
        ["knownAt"] = Pick(chance, Known),
    };

    private static string Value(Random chance)
    {
        var value = Pick(chance, Values);
        return chance.Next(4) == 0 && value.Length > 1 ? value.Remove(chance.Next(value.Length), 1) + Pick(chance, Values) : value;
    }

    private static string Pick(Random chance, string[] from) => from[chance.Next(from.Length)];

    /// <summary>As a client would send it: what is no Unicode text goes as a byte that is no UTF-8.</summary>
    private static string Escaped(string value) =>
        string.Concat(value.EnumerateRunes().Select(rune => rune == Rune.ReplacementChar ? "%FF" : Uri.EscapeDataString(rune.ToString())));
}
