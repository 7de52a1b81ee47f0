namespace MongCai.Schedule.Service.Tests.Questions;

/// <summary>
/// Tết Nhâm Dần 2022, day by day, as known before and after it was amended. Typed from Báo Quảng Ninh of 21/2/2022: «Cửa khẩu Cầu Bắc Luân I, từ
/// ngày 31/1-6/2/2022 thực hiện XNC hẹn trước; từ ngày 7/2/2022 triển khai hoạt động XNC bình thường. Cửa khẩu Cầu Bắc Luân II, nghỉ Tết từ ngày
/// 31/1- 2/2/2022; từ ngày 3-6/2/2022, thực hiện thông quan hẹn trước (trừ mặt hàng thực phẩm khô và chuỗi lạnh). Lối mở Km 3+4 Hải Yên, nghỉ Tết
/// từ ngày 31/1-6/2/2022», and from QN-11 (VNS, 3/2/2022): worked through 31/1; Km3+4 back on 3/2; Bắc Luân II "expected" on 5/2, which decides
/// nothing. Days on which nothing special was said are the timetable's; 30/1/2022, a Sunday, was a working day in China.
/// </summary>
public class ReferenceCaseTests(ServiceHost host) : IClassFixture<ServiceHost>
{
    private const string Before = "2022-01-30T12:00:00%2B07:00";
    private const string After = "2026-11-22T17:30:00%2B07:00";
    private const string NotThose = "appointment agreed cold-chain=closed dry-food=closed";

    [Theory]
    [InlineData("bac-luan-1/passenger", Before, "normal standing", "appointment agreed", "appointment agreed", "appointment agreed", "appointment agreed", "appointment agreed", "appointment agreed", "appointment agreed", "normal agreed", "normal standing")]
    [InlineData("bac-luan-1/passenger", After, "normal standing", "appointment agreed", "appointment agreed", "appointment agreed", "appointment agreed", "appointment agreed", "appointment agreed", "appointment agreed", "normal agreed", "normal standing")]
    [InlineData("bac-luan-2/cargo", Before, "normal standing", "closed agreed", "closed agreed", "closed agreed", NotThose, NotThose, NotThose, NotThose, "normal standing", "normal standing")]
    [InlineData("bac-luan-2/cargo", After, "normal standing", "normal agreed", "closed agreed", "closed agreed", NotThose, NotThose, NotThose, NotThose, "normal standing", "normal standing")]
    [InlineData("hai-yen-km3-4/cargo", Before, "normal standing", "closed agreed", "closed agreed", "closed agreed", "closed agreed", "closed agreed", "closed agreed", "closed agreed", "normal standing", "normal standing")]
    [InlineData("hai-yen-km3-4/cargo", After, "normal standing", "normal agreed", "closed agreed", "closed agreed", "normal agreed", "normal agreed", "normal agreed", "normal agreed", "normal standing", "normal standing")]
    [InlineData("hai-yen-km3-4/resident-trade", Before, "normal standing", "closed agreed", "closed agreed", "closed agreed", "closed agreed", "closed agreed", "closed agreed", "closed agreed", "normal standing", "normal standing")]
    [InlineData("hai-yen-km3-4/resident-trade", After, "normal standing", "normal agreed", "closed agreed", "closed agreed", "normal agreed", "normal agreed", "normal agreed", "normal agreed", "normal standing", "normal standing")]
    public async Task From_30_1_to_8_2_2022_the_gates_are_as_the_papers_say(string place, string knownAt, params string[] days)
    {
        var calendar = await host.GetJsonAsync($"/v1/gates/{place}/calendar?from=2022-01-30&to=2022-02-08&knownAt={knownAt}");
        var answered = calendar["days"]!.AsArray();
        Assert.Equal((10, 10), (days.Length, answered.Count));
        foreach (var (expected, day) in days.Zip(answered))
        {
            // Vehicles that go home over Km3+4 have other hours; what is asked here is the regime.
            var exceptions = day!["exceptions"]!.AsArray()
                .Where(exception => (string)exception!["regime"]! != (string)day["regime"]!)
                .Select(exception => $" {string.Join('+', exception!["classes"]!.AsArray())}={exception["regime"]}");
            Assert.Equal($"{day["date"]} {expected}", $"{day["date"]} {day["regime"]} {day["certainty"]}{string.Concat(exceptions)}");

            // The same by itself.
            var status = await host.GetJsonAsync($"/v1/gates/{place}/status?date={day["date"]}&knownAt={knownAt}");
            Assert.Equal(day.Members("date", "lunar", "regime", "certainty", "exceptions", "hours"), status.Members("date", "lunar", "regime", "certainty", "exceptions", "hours"));
        }
    }

    [Theory]
    [InlineData("2022-02-02", 0)]
    [InlineData("2022-02-03", 1)]
    [InlineData("2022-02-04", 1)]
    [InlineData("2022-02-05", 0)]
    public async Task What_the_paper_expected_of_Bac_Luan_II_is_advice(string date, int count) => Assert.Equal(
        $"{date} {count}", $"{date} {(await host.GetJsonAsync($"{SmallHost.Cargo}/status?date={date}"))["advisories"]!.AsArray().Count}");

    [Theory]
    [InlineData("cold-chain", "closed", "2022-02-07T00:00:00+07:00")]
    [InlineData("fresh-seafood", "appointment", "2022-02-07T00:00:00+07:00")]
    public async Task Each_cargo_has_its_answer_and_learns_when_next(string commodity, string regime, string next)
    {
        var answer = await host.GetJsonAsync($"{SmallHost.Cargo}/status?at=2022-02-04T09:00:00%2B07:00&commodity={commodity}&knownAt={Before}");
        Assert.Equal((regime, next, "normal"), ((string)answer["regime"]!, (string)answer["next"]!["at"]!, (string)answer["next"]!["regime"]!));
    }
}
