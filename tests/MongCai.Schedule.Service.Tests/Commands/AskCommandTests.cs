using System.Text.Json.Nodes;
using MongCai.Schedule.Service.Commands;
using MongCai.Schedule.Service.Tests.CalendarFiles;
using MongCai.Schedule.Tests;
using NodaTime;

namespace MongCai.Schedule.Service.Tests.Commands;

/// <summary>
/// The command <c>ask</c> over the repository's calendars. What it should say of Tết 2022 is typed from the newspaper of 21/2/2022 and from the
/// report of 3/2/2022, which their files cite.
/// </summary>
public class AskCommandTests(ServiceHost host) : IClassFixture<ServiceHost>
{
    private const string Reference = "ask bac-luan-2 cargo 2022-02-04 --commodity cold-chain --known-at 2022-01-30T12:00+07:00";

    [Theory]
    [InlineData("vi", """
        Cửa khẩu Cầu Bắc Luân II, thông quan hàng hóa, hàng chuỗi lạnh
        Cả ngày 4/2/2022, mùng 4 tháng Giêng năm Nhâm Dần; từ 00:00 giờ Hà Nội = 01:00 giờ Bắc Kinh

        TẠM DỪNG — hai bên thống nhất.
        Hiệu lực: từ 31/1/2022 đến hết ngày 6/2/2022.
        Tiếp theo: bình thường từ 7/2/2022 (lịch thường).

        Căn cứ: Lịch nghỉ Tết Nhâm Dần 2022 (hội đàm ngày 25/1/2022), khoản 2.1: Cửa khẩu Cầu Bắc Luân II, thông quan hàng hóa, thực phẩm khô, hàng chuỗi lạnh, từ ngày 3/2/2022 đến hết ngày 6/2/2022: tạm dừng.
          Nguồn: Móng Cái: Phát huy hiệu quả công tác đối ngoại (Báo Quảng Ninh) (báo chí, 21/2/2022)
        Theo những gì đã biết lúc 12:00 giờ Hà Nội ngày 30/1/2022 (bản {revision}).
        """)]
    [InlineData("zh", """
        北仑河二桥、货物通关、冷链货物
        2022年2月4日全天，壬寅年正月初四；自河内时间00:00（北京时间01:00）起

        暂停通关——双方商定。
        期限：自2022年1月31日起至2022年2月6日止。
        之后：自2022年2月7日起正常通关（常规）。

        依据：《2022年春节安排》（2022年1月25日会谈）第2.1条：北仑河二桥、货物通关、干货食品、冷链货物，自2022年2月3日起至2022年2月6日止：暂停通关。
          来源：Móng Cái: Phát huy hiệu quả công tác đối ngoại (Báo Quảng Ninh)（新闻报道，2022年2月21日）
        截至2022年1月30日河内时间12:00已知的情况（第{revision}版）。
        """)]
    [InlineData("en", """
        Bắc Luân II Bridge, cargo, cold-chain goods
        The whole of 4 February 2022, day 4 of month 1 of 2022 (Nhâm Dần); from 00:00 Hanoi time = 01:00 Beijing time

        CLOSED — agreed by both sides.
        This holds from 31 January 2022 to the end of 6 February 2022.
        Next: normal from 7 February 2022 (ordinary timetable).

        Because: Tết 2022 schedule (talks of 25 January 2022), clause 2.1: Bắc Luân II Bridge, cargo, dry food, cold-chain goods, from 3 February 2022 to the end of 6 February 2022: closed.
          Source: Móng Cái: Phát huy hiệu quả công tác đối ngoại (Báo Quảng Ninh) (press, 21 February 2022)
        As known at 12:00 Hanoi time on 30 January 2022 (revision {revision}).
        """)]
    public async Task Cold_chain_goods_at_Bac_Luan_II_on_4_February_2022_as_known_on_30_January(string language, string expected)
    {
        var (code, output, error) = await RunAsync($"{Reference} --lang {language}");

        var revision = host.Book.Revisions.Count(publication => publication.Known <= Instant.FromUtc(2022, 1, 30, 5, 0));
        Assert.Equal(
            (ExitCode.Done, expected.ReplaceLineEndings("\n").Replace("{revision}", $"{revision}", StringComparison.Ordinal), ""),
            (code, output, error));
    }

    [Theory]
    [InlineData("ask bac-luan-2 cargo 2022-01-31 --commodity cold-chain", "NORMAL — agreed by both sides.")]
    [InlineData("ask bac-luan-2 cargo 2022-01-31 --known-at 2022-01-30T12:00+07:00", "CLOSED — agreed by both sides.")]
    [InlineData("ask hai-yen-km3-4 cargo 2022-02-03", "NORMAL — agreed by both sides.")]
    [InlineData("ask hai-yen-km3-4 cargo 2022-02-03 --known-at 2022-02-02T23:59+07:00", "CLOSED — agreed by both sides.")]
    [InlineData("ask bac-luan-1 passenger 2022-02-06", "BY APPOINTMENT ONLY — agreed by both sides.")]
    [InlineData("ask bac-luan-1 passenger 2022-02-07", "NORMAL — agreed by both sides.")]
    [InlineData("ask bac-luan-1 passenger 2022-02-08", "NORMAL — ordinary timetable.")]
    [InlineData("ask ka-long cargo 2022-02-04", "NOT KNOWN.")]
    public async Task What_holds_and_how_surely_is_the_fourth_line(string arguments, string expected)
    {
        var (code, output, _) = await RunAsync($"{arguments} --lang en");
        Assert.Equal((ExitCode.Done, expected), (code, output.Split('\n')[3]));
    }

    [Fact]
    public async Task Exceptions_hours_on_both_clocks_advice_and_disputes_are_said()
    {
        var bridge = (await RunAsync("ask bac-luan-2 cargo 2022-02-04 --lang en")).Output;
        Assert.Contains("\nExcept cold-chain goods: closed.\nExcept dry food: closed.\n", bridge, StringComparison.Ordinal);
        Assert.Contains("\nAdvice: The press of 3 February expects Bắc Luân II to resume on 5 February.", bridge, StringComparison.Ordinal);
        var pontoon = (await RunAsync("ask hai-yen-km3-4 cargo 2021-06-07T08:30+07:00 --lang en")).Output;
        Assert.Contains("08:30 Hanoi time = 09:30 Beijing time on 7 June 2021", pontoon, StringComparison.Ordinal);
        Assert.Contains("\nThis is within the hours.\nHours: 08:00–11:00, 12:00–16:00 Hanoi time = 09:00–12:00, 13:00–17:00 Beijing time.\n", pontoon, StringComparison.Ordinal);
        Assert.Contains("\nLast entry before 15:00 Hanoi time (16:00 Beijing time).\n", pontoon, StringComparison.Ordinal);
        Assert.Contains("\n  Another source says: ", (await RunAsync("ask bac-luan-1 passenger 2022-02-07 --lang en")).Output, StringComparison.Ordinal);
    }

    // On which days a clause holds, and of how much, belongs to the proof.
    [Theory]
    [InlineData("bac-luan-2 cargo 2026-03-07", "vi", "từ 7/3/2026, chỉ vào thứ Bảy, Chủ nhật: bình thường.")]
    [InlineData("bac-luan-2 cargo 2026-03-07", "zh", "自2026年3月7日起，仅限星期六、星期日：正常通关。")]
    [InlineData("bac-luan-2 cargo 2026-03-07", "en", "from 7 March 2026, only on Saturdays, Sundays: normal.")]
    [InlineData("bac-luan-2 cargo 2026-03-01", "vi", "từ ngày 1/1/2026 đến hết ngày 6/3/2026, chỉ vào ngày nghỉ của Trung Quốc: tạm dừng.")]
    [InlineData("hai-yen-km3-4 cargo 2021-06-07", "zh", "自2020年6月11日起，仅限中国工作日：正常通关。")]
    [InlineData("hai-yen-km3-4 cargo 2021-06-06", "en", "from 11 June 2020, only on days off in China: closed.")]
    [InlineData("bac-luan-2 cargo 2027-01-01", "vi", "hằng năm suốt kỳ nghỉ Tết Dương lịch của Trung Quốc, áp dụng từ ngày 1/1/2026: hẹn trước.")]
    [InlineData("bac-luan-2 cargo 2027-01-01", "zh", "每年中国元旦假期，自2026年1月1日起适用：预约通关。")]
    [InlineData("bac-luan-2 cargo 2027-01-01", "en", "each year throughout the holiday New Year's Day of China, valid from 1 January 2026: by appointment only.")]
    [InlineData("ka-long cargo 2022-07-01 --direction export --commodity cassava-flour", "vi", "Hạn mức: 40 đò/ngày.")]
    [InlineData("ka-long cargo 2022-07-01 --direction export --commodity cassava-flour", "zh", "限额：每天40艘船。")]
    [InlineData("ka-long cargo 2022-07-01 --direction export --commodity cassava-flour", "en", "Quota: 40 boats per day.")]
    public async Task Days_and_quotas_are_said_in_the_readers_words(string question, string language, string expected) =>
        Assert.Contains(expected, (await RunAsync($"ask {question} --lang {language}")).Output, StringComparison.Ordinal);

    [Fact]
    public async Task Json_is_that_of_the_API()
    {
        var (code, output, _) = await RunAsync($"{Reference} --json");
        Assert.Equal(ExitCode.Done, code);
        var served = await host.GetJsonAsync(
            "/v1/gates/bac-luan-2/cargo/status?date=2022-02-04&commodity=cold-chain&knownAt=2022-01-30T12:00:00%2B07:00");
        Assert.Equal(served.ToJsonString(), JsonNode.Parse(output)!.ToJsonString());
    }

    [Fact]
    public async Task Classes_may_be_found_by_an_HS_code_and_options_may_be_repeated()
    {
        var (_, output, _) = await RunAsync("ask bac-luan-2 cargo 2022-02-04 --commodity dry-food --commodity cold-chain --vehicle empty --json");
        Assert.Equal("""["cold-chain","dry-food","empty"]""", JsonNode.Parse(output)!["classes"]!.ToJsonString());
        var (_, found, _) = await RunAsync("ask bac-luan-2 cargo 2022-02-04 --hs 030617 --json");
        Assert.NotEmpty(JsonNode.Parse(found)!["classes"]!.AsArray());
    }

    [Fact]
    public async Task All_that_is_wrong_with_a_question_is_said_at_once_in_the_readers_language()
    {
        var (code, output, error) = await RunAsync("ask bac-luan cargos 2022-02-31 --commodity colt --hs 12 --known-at 2999-01-01T00:00Z --lang en");
        Assert.Equal((ExitCode.WrongInput, ""), (code, output));
        Assert.Equal(
            """
            “2022-02-31” is not a date that exists; write YYYY-MM-DD, for instance 2022-02-04.
            There is no gate “bac-luan” (did you mean “bac-luan-1” or “bac-luan-2”?); there are: mong-cai, bac-luan-1, bac-luan-2, hai-yen-km3-4, ka-long, huu-nghi, huu-nghi-1116-1117, huu-nghi-1119-1120, tan-thanh, coc-nam, chi-ma, na-hinh.
            There is no flow “cargos” (did you mean “cargo”?); there are: passenger, cargo, resident-trade.
            There is no class “colt”; there are: dry-food, cold-chain, frozen, fresh-seafood, fresh-fruit, cassava-flour, factory-inputs, stranded.
            “12” is not an HS code; write 4 to 10 digits, for instance 030617.
            “2999-01-01T00:00Z” lies in the future; nobody knows yet what will be known then.
            """.ReplaceLineEndings("\n"),
            error);
        Assert.Contains("không có luồng “cargos” (có phải “cargo”?); có: cargo, passenger", (await RunAsync("ask bac-luan-2 cargos")).Error, StringComparison.Ordinal);
        Assert.Contains("请查询其组成部分：bac-luan-1", (await RunAsync("ask mong-cai cargo --lang zh")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_code_that_is_too_short_and_classes_not_asked_about_are_said()
    {
        var (code, output, _) = await RunAsync("ask bac-luan-2 cargo 2022-02-04 --hs 0304 --lang en");
        Assert.Equal(
            (ExitCode.Done, "The HS code 0304 is too short to find a class; the answer is that for goods in general. Longer codes belong to: cold-chain goods (03046, 03047, 03048, 03049); frozen goods (03046, 03047, 03048, 03049); live and fresh seafood (03043, 03044, 03045). Give more digits."),
            (code, output.Split('\n')[2]));
        Assert.Contains(
            "\nExcept cold-chain goods: closed.\nExcept dry food: closed.\n", (await RunAsync("ask bac-luan-2 cargo 2022-02-04 --vehicle over-30t --lang EN")).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Bắc Luân II", "bac-luan-2")]
    [InlineData("bac luan ii", "bac-luan-2")]
    [InlineData("cau bac luan ii", "bac-luan-2")]
    [InlineData("Ca\u0302\u0300u Ba\u0306\u0301c Lua\u0302n II", "bac-luan-2")]
    [InlineData("BẮC LUÂN 2", "bac-luan-2")]
    [InlineData("北仑河二桥", "bac-luan-2")]
    [InlineData("Cầu Bắc Luân I", "bac-luan-1")]
    [InlineData("Beilun bridge", "bac-luan-1")]
    [InlineData("km3+4", "hai-yen-km3-4")]
    [InlineData("卡龙口岸", "ka-long")]
    public async Task A_gate_may_be_called_by_any_of_its_names(string name, string gate)
    {
        var (_, output, error) = await RunAsync(["ask", name, "cargo", "2022-02-04", "--json"], Solution.PathOf("calendars"));
        Assert.Equal("", error);
        Assert.Equal(gate, (string)JsonNode.Parse(output)!["gate"]!);
    }

    [Theory]
    [InlineData("Bắc Luân", " (did you mean “bac-luan-1” or “bac-luan-2”?)")]
    [InlineData("I", "")]
    [InlineData("Pingxiang", "")]
    public async Task A_name_of_several_gates_or_of_none_is_refused(string name, string meant)
    {
        var (code, _, error) = await RunAsync(["ask", name, "cargo", "2022-02-04", "--lang", "en"], Solution.PathOf("calendars"));
        Assert.Equal((ExitCode.WrongInput, $"There is no gate “{name}”{meant}; there are: mong-cai, bac-luan-1, bac-luan-2, hai-yen-km3-4, ka-long, huu-nghi, huu-nghi-1116-1117, huu-nghi-1119-1120, tan-thanh, coc-nam, chi-ma, na-hinh."), (code, error));
    }

    [Fact]
    public async Task A_name_of_a_gate_that_carries_nothing_itself_leads_to_its_parts()
    {
        var (code, _, error) = await RunAsync(["ask", "Hữu Nghị", "cargo", "2022-02-04", "--lang", "en"], Solution.PathOf("calendars"));
        Assert.Equal((ExitCode.WrongInput, "huu-nghi carries nothing itself; ask about its parts: huu-nghi-1116-1117, huu-nghi-1119-1120, tan-thanh, coc-nam."), (code, error));
    }

    [Theory]
    [InlineData("ask bac-luan-2 cargo 9999-12-31T23:59:59Z", "9999-12-31 is outside the range: 1968-01-01 to 2200-02-14, both included.")]
    [InlineData("ask bac-luan-2 cargo --known-at -9998-01-01T00:00:00Z", "“-9998-01-01T00:00:00Z” is outside the range: 1900-01-01 to now.")]
    public async Task A_moment_at_the_ends_of_time_is_outside_the_range(string arguments, string expected)
    {
        var (code, output, error) = await RunAsync($"{arguments} --lang en");
        Assert.Equal((ExitCode.WrongInput, "", expected), (code, output, error));
    }

    [Fact]
    public async Task A_folder_that_is_wrong_or_missing_is_said_and_nothing_is_answered()
    {
        var folder = Directory.CreateTempSubdirectory("calendars-").FullName;
        try
        {
            var (code, output, error) = await RunAsync($"ask bac-luan-2 cargo --lang en", folder);
            Assert.Equal((ExitCode.WrongInput, ""), (code, output));
            Assert.StartsWith($"{folder}/classes.yaml:1:1: ", error, StringComparison.Ordinal);
            Assert.Equal(3, error.Split('\n').Length);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        Assert.Equal(ExitCode.EnvironmentFailed, (await RunAsync("ask bac-luan-2 cargo", Path.Combine(folder, "none"))).Code);
        Assert.Equal(ExitCode.EnvironmentFailed, (await RunAsync("serve", Path.Combine(folder, "none"))).Code);
    }

    [Theory]
    [InlineData("ask")]
    [InlineData("ask bac-luan-2")]
    [InlineData("ask bac-luan-2 cargo 2022-02-04 2022-02-05")]
    [InlineData("ask bac-luan-2 cargo --lang fr")]
    [InlineData("ask bac-luan-2 cargo --comodity cold-chain")]
    public async Task A_command_line_that_cannot_be_read_ends_with_2(string arguments) =>
        Assert.Equal(ExitCode.WrongCommandLine, (await RunAsync(arguments)).Code);

    [Fact]
    public async Task An_end_that_is_only_expected_is_said_to_be_unconfirmed()
    {
        using var calendar = new TemporaryCalendar();
        calendar.Write("statements/outbreak.yaml", SmallCalendar.Clause(
            "{ gates: [bac-luan-2], flows: [cargo], first: 2022-05-06, endKind: estimated, expected: 2022-05-10, reviewBy: 2022-05-12, regime: closed }"));
        var (_, output, error) = await RunAsync("ask bac-luan-2 cargo 2022-05-07 --lang en", calendar.Path);
        Assert.Equal("", error);
        Assert.Contains("\nNext: normal from 10 May 2022 (expected, unconfirmed).\n", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ask", "The argument GATE is missing. A gate's id or one of its names, for instance bac-luan-2.\nThe argument FLOW is missing. What crosses: passenger, cargo, resident-trade.\nTry: ask --help")]
    [InlineData("ask bac-luan-2", "The argument FLOW is missing. What crosses: passenger, cargo, resident-trade.\nTry: ask --help")]
    [InlineData("ask bac-luan-2 cargo --knownat", "There is no option --knownat.\nTry: ask --help")]
    [InlineData("ask --knownat bac-luan-2", "There is no option --knownat.\nTry: ask --help")]
    public async Task A_command_line_says_what_it_lacks_or_what_is_not_known(string arguments, string expected)
    {
        var (code, _, error) = await RunAsync(arguments);
        Assert.Equal((ExitCode.WrongCommandLine, expected), (code, error));
    }

    [Fact]
    public async Task A_misspelt_option_does_not_pass_for_the_date()
    {
        var (code, output, error) = await RunAsync("ask bac-luan-2 cargo --knownat 2022-01-30");
        Assert.Equal((ExitCode.WrongCommandLine, ""), (code, output));
        Assert.Contains("There is no option --knownat.", error, StringComparison.Ordinal);
    }

    private static Task<(int Code, string Output, string Error)> RunAsync(string arguments, string? folder = null) =>
        RunAsync(arguments.Split(' '), folder ?? Solution.PathOf("calendars"));

    private static async Task<(int Code, string Output, string Error)> RunAsync(string[] arguments, string folder)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var code = await CommandLine.RunAsync([.. arguments, "--calendars", folder], output, error);
        return (code, output.ToString().ReplaceLineEndings("\n").TrimEnd('\n'), error.ToString().TrimEnd('\n'));
    }
}
