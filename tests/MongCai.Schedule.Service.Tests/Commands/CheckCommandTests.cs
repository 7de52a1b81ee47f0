using System.Text.Json.Nodes;
using MongCai.Schedule.Service.Commands;
using MongCai.Schedule.Service.Tests.CalendarFiles;

namespace MongCai.Schedule.Service.Tests.Commands;

public sealed class CheckCommandTests : IDisposable
{
    private readonly TemporaryCalendar _folder = new();

    [Theory]
    [InlineData("", "{0}: 4 cửa khẩu, 4 loại, 2 văn bản; không có gì sai.")]
    [InlineData("--lang zh", "{0}：4 个口岸、4 个类别、2 份文书；没有错误。")]
    [InlineData("--lang en", "{0}: 4 gates, 4 classes, 2 statements; nothing wrong.")]
    public async Task A_right_folder_is_counted(string options, string expected) =>
        Assert.Equal((ExitCode.Done, expected.Replace("{0}", _folder.Path, StringComparison.Ordinal), ""), await RunAsync($"check {_folder.Path} {options}"));

    [Theory]
    [InlineData("", "{0}/classes.yaml:1:10: “x” không phải là một danh sách; hãy viết [ … ], kể cả khi chỉ có một mục.\n{0}/places/a.yaml:1:1: Không có mục “a” ở đây; các mục là: places.\n{0}/places/a.yaml:1:1: Thiếu “places”; hãy ghi thêm.")]
    [InlineData("--lang zh", "{0}/classes.yaml:1:10: “x”不是列表；即使只有一项也请写作 [ … ]。\n{0}/places/a.yaml:1:1: 此处没有“a”；可用的项：places。\n{0}/places/a.yaml:1:1: 缺少“places”；请补上。")]
    public async Task Every_problem_of_a_wrong_folder_is_a_line(string options, string expected)
    {
        _folder.Write("classes.yaml", "classes: x");
        _folder.Write("places/a.yaml", "a: 1");
        Assert.Equal((ExitCode.WrongInput, "", expected.Replace("{0}", _folder.Path, StringComparison.Ordinal)), await RunAsync($"check {_folder.Path} {options}"));
    }

    [Fact]
    public async Task Problems_are_given_as_JSON_in_all_languages()
    {
        _folder.Write("classes.yaml", "classes: x");
        var (code, output, error) = await RunAsync($"check {_folder.Path} --json");
        var expected = JsonNode.Parse($$"""
            {"folder":"{{_folder.Path}}","files":7,"gates":null,"classes":null,"statements":null,"problems":[{"file":"classes.yaml","line":1,"column":10,"text":{
              "vi":"“x” không phải là một danh sách; hãy viết [ … ], kể cả khi chỉ có một mục.","zh":"“x”不是列表；即使只有一项也请写作 [ … ]。","en":"“x” is not a list; write [ … ], for a single entry too."} } ]}
            """);
        Assert.Equal((ExitCode.WrongInput, ""), (code, error));
        Assert.True(JsonNode.DeepEquals(expected, JsonNode.Parse(output)), output);
    }

    [Fact]
    public async Task A_right_folder_has_counts_and_no_problems_in_JSON()
    {
        var (code, output, _) = await RunAsync($"check {_folder.Path} --json");
        Assert.Equal(ExitCode.Done, code);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse($$"""{"folder":"{{_folder.Path}}","files":7,"gates":4,"classes":4,"statements":2,"problems":[]}"""), JsonNode.Parse(output)), output);
    }

    [Fact]
    public async Task The_folder_may_be_given_as_other_commands_take_it() =>
        Assert.Equal((ExitCode.Done, $"{_folder.Path}: 4 gates, 4 classes, 2 statements; nothing wrong.", ""), await RunAsync($"check --calendars {_folder.Path} --lang en"));

    [Fact]
    public async Task Two_folders_are_refused()
    {
        var (code, _, error) = await RunAsync($"check {_folder.Path} --calendars {_folder.Path}");
        Assert.Equal((ExitCode.WrongCommandLine, "DIR and --calendars are the same; give one of them.\nTry: check --help"), (code, error));
    }

    [Fact]
    public async Task A_folder_without_a_name_exits_with_3_and_one_line()
    {
        using var error = new StringWriter { NewLine = "\n" };
        Assert.Equal(ExitCode.EnvironmentFailed, await CommandLine.RunAsync(["check", "", "--lang", "en"], TextWriter.Null, error));
        Assert.StartsWith("There is no calendars folder “”;", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_is_not_there_exits_with_3_and_one_line()
    {
        Assert.Equal(
            (ExitCode.EnvironmentFailed, "", "There is no calendars folder “nowhere”; name one that has places/, classes.yaml and statements/."),
            await RunAsync("check nowhere --lang en"));
    }

    [Fact]
    public async Task A_file_in_place_of_a_folder_exits_with_3_and_one_line()
    {
        var file = Path.Combine(_folder.Path, "classes.yaml");
        Assert.Equal((ExitCode.EnvironmentFailed, "", $"没有日历文件夹“{file}”；请指明含有 places/、classes.yaml 和 statements/ 的文件夹。"), await RunAsync($"check {file} --lang zh"));
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_exits_with_3_and_one_line()
    {
        // A link that leads nowhere stands for a file that went away or may not be read.
        File.CreateSymbolicLink(Path.Combine(_folder.Path, "statements", "gone.yaml"), Path.Combine(_folder.Path, "nowhere.yaml"));
        var (code, output, error) = await RunAsync($"check {_folder.Path} --lang en");
        Assert.Equal((ExitCode.EnvironmentFailed, ""), (code, output));
        Assert.StartsWith($"Cannot read the folder “{_folder.Path}”: ", error, StringComparison.Ordinal);
        Assert.DoesNotContain("\n", error, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static async Task<(int Code, string Output, string Error)> RunAsync(string arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var code = await CommandLine.RunAsync(arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries), output, error);
        return (code, output.ToString().TrimEnd(), error.ToString().TrimEnd());
    }
}
