using MongCai.Schedule.Tests;

namespace MongCai.Schedule.Service.Tests.CalendarFiles;

/// <summary>The reader agrees with the JSON Schemas, which tests/schema/check.mjs holds against the same files.</summary>
public class SchemaTests
{
    public static TheoryData<string> Good => [.. Names("good")];

    public static TheoryData<string> Broken => [.. Names("broken")];

    [Theory]
    [MemberData(nameof(Good))]
    public void What_the_schemas_let_pass_is_read(string name) => Assert.Equal("", Mistakes("good", name));

    [Theory]
    [MemberData(nameof(Broken))]
    public void What_the_schemas_refuse_is_refused(string name) => Assert.NotEqual("", Mistakes("broken", name));

    private static IEnumerable<string> Names(string folder) =>
        Directory.EnumerateFiles(Solution.PathOf($"tests/schema/{folder}"), "*.yaml").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal);

    private static string Mistakes(string folder, string name)
    {
        var file = name.Split('-', '.')[0] switch
        {
            "place" => "places/tested.yaml",
            "classes" => "classes.yaml",
            "country" => "countries/vn.yaml",
            "announcement" => "announcements/tested.yaml",
            _ => "statements/tested.yaml",
        };
        return SmallCalendar.English(SmallCalendar.Read((file, File.ReadAllText(Solution.PathOf($"tests/schema/{folder}/{name}")))));
    }
}
