using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using MongCai.Schedule.Service.Commands;

namespace MongCai.Schedule.Service.Tests.Commands;

public sealed class CommandLineTests(ServiceHost host) : IClassFixture<ServiceHost>, IDisposable
{
    private readonly string _data = Directory.CreateTempSubdirectory("mongcai-data-").FullName;

    public void Dispose() => Directory.Delete(_data, recursive: true);

    [Theory]
    [InlineData("lunar vn 2022-02-04", "2022-02-04 là mùng 4 tháng Giêng năm Nhâm Dần theo âm lịch Việt Nam.")]
    [InlineData("lunar vn 2022-02-04 --lang zh", "2022-02-04：越南农历壬寅年正月初四。")]
    [InlineData("lunar cn 2022-02-04 --lang en", "2022-02-04 is day 4 of month 1 of 2022 (Nhâm Dần) in the Chinese calendar.")]
    [InlineData("lunar vn 2022-01-31", "2022-01-31 là ngày 29 tháng Chạp năm Tân Sửu theo âm lịch Việt Nam.")]
    [InlineData("lunar cn 2033-12-22 --lang zh", "2033-12-22：中国农历癸丑年闰冬月初一。")]
    [InlineData("lunar vn 2023-04-11", "2023-04-11 là ngày 21 tháng Hai nhuận năm Quý Mão theo âm lịch Việt Nam.")]
    [InlineData("lunar vn --lunar 2023/2L/21 --lang zh", "2023-04-11：越南农历癸卯年闰二月廿一。")]
    [InlineData("lunar vn --lunar 2024/1/20 --lang zh", "2024-02-29：越南农历甲辰年正月二十。")]
    [InlineData("lunar vn 2030-02-02 --lang en", "2030-02-02 is day 1 of month 1 of 2030 (Canh Tuất) in the Vietnamese calendar.\n2030-02-02 is day 30 of month 12 of 2029 (Kỷ Dậu) in the Chinese calendar.")]
    [InlineData("lunar cn 1929-01-01 --lang en", "1929-01-01 is day 21 of month 11 of 1928 (Mậu Thìn) in the Chinese calendar.")]
    [InlineData("lunar cn 2133-09-29 --lang en", "2133-09-29 is day 1 of month 9 of 2133 (Quý Tỵ) in the Chinese calendar. Not certain: it depends on the future rotation of the Earth.\n2133-09-29 is day 2 of month 9 of 2133 (Quý Tỵ) in the Vietnamese calendar.")]
    public async Task Lunar_dates_are_said_in_words(string arguments, string expected)
    {
        var (code, output, error) = await RunAsync(arguments);
        Assert.Equal((ExitCode.Done, expected, ""), (code, output, error));
    }

    [Fact]
    public async Task A_lunar_year_is_a_table_with_solar_terms()
    {
        var (code, output, _) = await RunAsync("lunar vn --year 2054 --lang en");
        var lines = output.Split('\n');
        Assert.Equal(ExitCode.Done, code);
        Assert.Equal("The year 2054 (Giáp Tuất) of the Vietnamese calendar", lines[0]);
        Assert.Contains("2054-05-08  29  +00:00:57  month 4", lines);
        Assert.Contains("2054-04-04   15°  Pure Brightness", lines);
        Assert.Equal(2 + 12 + 1 + 24, lines.Length);
    }

    [Fact]
    public async Task What_is_uncertain_bears_a_star_and_its_meaning()
    {
        var (_, output, _) = await RunAsync("lunar cn --year 2097 --lang en");
        Assert.Contains("2097-08-08  29  +00:01:32  month 7 *\n", output, StringComparison.Ordinal);
        Assert.EndsWith("\n* may be off by a day, by the future rotation of the Earth", output, StringComparison.Ordinal);
        Assert.DoesNotContain("*", (await RunAsync("lunar cn --year 2022")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Differences_are_listed()
    {
        var (code, output, _) = await RunAsync("lunar-differences --from 2021-01-13 --to 2031-12-31 --lang en");
        Assert.Equal(ExitCode.Done, code);
        Assert.Equal(
            """
            From 2021-01-13 to 2031-12-31, runs of days on which the two calendars differ: 2. New Year's Day differs in: 2030.
            A line a run: first day .. last day, days, the first day in the Vietnamese and in the Chinese calendar.
            2030-02-02 .. 2030-03-03   30  2030/1/1  2029/12/30
            2031-04-21 .. 2031-05-20   30  2031/3L/1  2031/3/30
            """,
            output);
    }

    [Fact]
    public async Task Differences_name_the_months_that_may_move()
    {
        var (_, output, _) = await RunAsync("lunar-differences --from 2097-07-01 --to 2097-09-30 --lang en");
        Assert.Equal(
            """
            From 2097-07-01 to 2097-09-30, runs of days on which the two calendars differ: 1. New Year's Day differs in: no year.
            A line a run: first day .. last day, days, the first day in the Vietnamese and in the Chinese calendar.
            2097-08-07 .. 2097-09-05   30  2097/7/1  2097/6/30 *
            Months whose first day may be off by a day, by the future rotation of the Earth (*); there a difference may come or go:
            2097-08-08  cn 2097/7
            """,
            output);
    }

    [Theory]
    [InlineData("vi", "Từ 2030-01-01 đến hết 2030-12-31, số quãng ngày âm lịch hai nước khác nhau: 1. Tết khác ngày: 2030.", "Mỗi dòng: từ ngày .. đến hết ngày, số ngày, ngày đầu theo âm lịch Việt Nam và Trung Quốc.")]
    [InlineData("zh", "自 2030-01-01 起至 2030-12-31 止，两国农历不同的时段数：1。春节不同的年份：2030。", "每行：首日 .. 末日、天数、首日的越南农历和中国农历日期。")]
    public async Task Differences_speak_the_language_asked_for(string language, string first, string second)
    {
        var (_, output, _) = await RunAsync($"lunar-differences --from 2030-01-01 --to 2030-12-31 --lang {language}");
        Assert.Equal([first, second, "2030-02-02 .. 2030-03-03   30  2030/1/1  2029/12/30"], output.Split('\n'));
    }

    [Theory]
    [InlineData("vi", "Năm Quý Sửu 2033 theo âm lịch Việt Nam", "2033-12-22  29  +01:46:29  tháng Mười Một nhuận", "Tiết khí trong năm dương lịch 2033", "2033-12-21  270°  Đông chí")]
    [InlineData("zh", "越南农历癸丑年（2033）", "2033-12-22  29  +01:46:29  闰冬月", "公历 2033 年的节气", "2033-12-21  270°  冬至")]
    public async Task A_lunar_year_speaks_the_language_asked_for(string language, string title, string leapMonth, string termsTitle, string lastTerm)
    {
        var (_, output, _) = await RunAsync($"lunar vn --year 2033 --lang {language}");
        var lines = output.Split('\n');
        Assert.Equal((title, leapMonth, termsTitle, lastTerm), (lines[0], lines[13], lines[15], lines[^1]));
    }

    [Theory]
    [InlineData("lunar vn 2022-02-04 --json", "/v1/lunar/vn/dates/2022-02-04")]
    [InlineData("lunar cn --lunar 2033/11L/1 --json", "/v1/lunar/cn/years/2033/months/11L/days/1")]
    [InlineData("lunar vn --year 2033 --json", "/v1/lunar/vn/years/2033")]
    [InlineData("lunar-differences --json", "/v1/lunar/differences")]
    [InlineData("lunar-differences --from 2030-01-01 --to 2030-12-31 --json", "/v1/lunar/differences?from=2030-01-01&to=2030-12-31")]
    public async Task The_json_is_the_one_of_the_api(string arguments, string path)
    {
        var (_, output, _) = await RunAsync(arguments);
        Assert.True(JsonNode.DeepEquals(await host.GetJsonAsync(path), JsonNode.Parse(output)));
    }

    [Theory]
    [InlineData("lunar vn 1967-12-31 --lang en", "1967-12-31 is outside the range of the Vietnamese calendar: 1968-01-01 to 2200-02-14, both included.")]
    [InlineData("lunar vn 1967-12-31", "1967-12-31 nằm ngoài phạm vi của âm lịch Việt Nam: từ 1968-01-01 đến hết 2200-02-14.")]
    [InlineData("lunar cn --year 1928 --lang zh", "1928 超出中国农历的范围：自 1929 起至 2199 止。")]
    [InlineData("lunar vn --lunar 2025/12/30", "Tháng 12 năm 2025 theo âm lịch Việt Nam chỉ có 29 ngày.")]
    [InlineData("lunar vn --lunar 2025/5L/1 --lang en", "The year 2025 of the Vietnamese calendar has no leap month 5.")]
    [InlineData("lunar-differences --from 2031-01-01 --to 2030-01-01", "Ngày cuối 2030-01-01 đứng trước ngày đầu 2031-01-01.")]
    [InlineData("lunar-differences --from 1900-01-01 --to 2300-01-01 --lang zh", "1900-01-01 超出越南农历的范围：自 1968-01-01 起至 2200-02-14 止。\n2300-01-01 超出越南农历的范围：自 1968-01-01 起至 2200-02-14 止。")]
    [InlineData("lunar-differences --to 2300-01-01 --lang en", "2300-01-01 is outside the range of the Vietnamese calendar: 1968-01-01 to 2200-02-14, both included.")]
    public async Task Wrong_input_is_explained_and_exits_with_1(string arguments, string expected)
    {
        var (code, output, error) = await RunAsync(arguments);
        Assert.Equal((ExitCode.WrongInput, "", expected), (code, output, error));
    }

    [Theory]
    [InlineData("frob", "Unrecognized command or argument 'frob'.")]
    [InlineData("lunar", "Give one of: a date, --lunar or --year.")]
    [InlineData("lunar kr 2022-02-04", "Argument 'kr' not recognized. Must be one of:")]
    [InlineData("lunar vn", "Give one of: a date, --lunar or --year.")]
    [InlineData("lunar vn 2022-02-04 --year 2022", "Give one of: a date, --lunar or --year.")]
    [InlineData("lunar vn 2023-02-29", "'2023-02-29' is not a date that exists; write YYYY-MM-DD, for instance 2022-02-04.")]
    [InlineData("lunar vn --lunar 2022/1/31", "'2022/1/31' is not a lunar date; write year/month/day as in 2022/1/4, or 2023/2L/15 in a leap month.")]
    [InlineData("lunar vn --year tet", "'tet' is not a year; write it in digits, for instance 2033.")]
    [InlineData("lunar vn --year +2022", "'+2022' is not a year; write it in digits, for instance 2033.")]
    [InlineData("lunar-differences --from tet", "'tet' is not a date that exists; write YYYY-MM-DD, for instance 2022-02-04.")]
    [InlineData("lunar vn 2022-02-04 --lang fr", "Argument 'fr' not recognized. Must be one of: vi, zh, en.")]
    [InlineData("serve --url http://localhost:1", "Unrecognized command or argument '--url'.")]
    public async Task A_wrong_command_line_exits_with_2(string arguments, string firstLine)
    {
        var (code, output, error) = await RunAsync(arguments);
        var lines = error.Split('\n');
        Assert.Equal((ExitCode.WrongCommandLine, "", firstLine), (code, output, lines[0]));
        Assert.Matches("^Try: .+ --help$", lines[^1]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("serve ")]
    public async Task A_taken_port_exits_with_3_and_one_line(string command)
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var url = $"http://{taken.LocalEndpoint}";
        var (code, output, error) = await RunAsync($"{command}--data {_data} --urls {url}");
        Assert.Equal(
            (ExitCode.EnvironmentFailed, "", $"Cannot listen on {url}: Failed to bind to address {url}: address already in use. Stop what listens there, or choose another address with --urls."),
            (code, output, error));
    }

    [Fact]
    public async Task An_address_of_another_machine_exits_with_3()
    {
        // 203.0.113.0/24 is reserved for documentation (RFC 5737).
        var (code, _, error) = await RunAsync($"serve --data {_data} --urls http://203.0.113.5:5080");
        Assert.Equal(ExitCode.EnvironmentFailed, code);
        Assert.StartsWith("Cannot listen on http://203.0.113.5:5080: ", error, StringComparison.Ordinal);
        Assert.DoesNotContain("\n", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nonsense", "nonsense is no address to listen on, as http://localhost:5080 is: Invalid url: 'nonsense'")]
    [InlineData("ftp://localhost", "ftp://localhost is no address to listen on, as http://localhost:5080 is: Unrecognized scheme in server address 'ftp://localhost'.")]
    [InlineData("http://localhost:99999", "http://localhost:99999 is no address to listen on, as http://localhost:5080 is: ")]
    [InlineData("https://localhost:5443", "https://localhost:5443 is no address to listen on, as http://localhost:5080 is: Unable to configure HTTPS endpoint.")]
    public async Task What_is_no_address_exits_with_2(string url, string expected)
    {
        var (code, _, error) = await RunAsync($"serve --data {_data} --urls {url}");
        Assert.Equal(ExitCode.WrongCommandLine, code);
        Assert.StartsWith(expected, error, StringComparison.Ordinal);
        Assert.DoesNotContain("\n", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Logging__LogLevel__Default", "x", ExitCode.EnvironmentFailed, "The configuration is wrong: Configuration value 'x' is not supported.")]
    [InlineData("ASPNETCORE_URLS", "nonsense", ExitCode.WrongCommandLine, "nonsense is no address to listen on, as http://localhost:5080 is: Invalid url: 'nonsense'")]
    public async Task A_wrong_environment_ends_the_program_with_one_line(string variable, string value, int expectedCode, string expectedError)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(CommandLine).Assembly.Location, "serve", "--data", _data])
        {
            // The log goes to standard output, and says there that the program stops.
            Environment = { [variable] = value, ["Logging__LogLevel__Microsoft.Hosting.Lifetime"] = "None" },
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var program = Process.Start(start)!;
        var output = program.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = await program.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await program.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal((expectedCode, "", expectedError), (program.ExitCode, await output, error.TrimEnd()));
    }

    [Theory]
    [InlineData("--help", "serve")]
    [InlineData("lunar --help", "--lunar <Y/M/D>")]
    [InlineData("lunar-differences --help", "--from <YYYY-MM-DD>")]
    public async Task Help_is_given(string arguments, string expected)
    {
        var (code, output, error) = await RunAsync(arguments);
        Assert.Equal((ExitCode.Done, ""), (code, error));
        Assert.Contains(expected, output, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(string arguments)
    {
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        var code = await CommandLine.RunAsync(arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries), output, error);
        return (code, Text(output), Text(error));

        static string Text(StringWriter writer) => writer.ToString().ReplaceLineEndings("\n").TrimEnd('\n');
    }
}
