using System.Text.RegularExpressions;
using MongCai.Schedule.Tests;

namespace MongCai.Schedule.Service.Tests.CalendarFiles;

/// <summary>The examples in the calendars' README are right.</summary>
public partial class ReadmeTests
{
    private static readonly string Readme = File.ReadAllText(Solution.PathOf("calendars/README.md"));

    public static TheoryData<int> Lines => [.. Example().Matches(Readme).Select(Line)];

    [Theory]
    [MemberData(nameof(Lines))]
    public void Every_example_can_be_read(int line) => Assert.Equal("", SmallCalendar.English(SmallCalendar.Read(FileOf(line))));

    /// <summary>The example that begins on a line, as a file of the <see cref="SmallCalendar"/>.</summary>
    internal static (string Name, string Text) FileOf(int line)
    {
        var example = Example().Matches(Readme).Single(match => Line(match) == line);
        var (form, kind, text) = (example.Groups["form"].Value, example.Groups["kind"].Value, example.Groups["text"].Value);
        return form switch
        {
            "place" => ("places/other.yaml", text),
            "classes" => ("classes.yaml", text),
            "country" => ("countries/vn.yaml", text),
            "announcement" => ("announcements/cn-2027.yaml", text),
            "statement" => ("statements/tested.yaml", text),
            "members" => ("statements/tested.yaml", SmallCalendar.Statement($"{text}kind: {kind}")),
            "clauses" => ("statements/tested.yaml", SmallCalendar.Statement($"clauses:\n{text}kind: {kind}{(kind == "rule" ? "\ngrounds: [cargo-2019]" : "")}")),
            _ => throw new InvalidOperationException($"Line {line}: say what the example is."),
        };
    }

    [Fact]
    public void Every_member_of_every_document_has_an_example()
    {
        var yaml = string.Concat(Example().Matches(Readme).Select(match => match.Groups["text"].Value));
        var names = Service.Documents.ClauseShape.Clause.Members
            .Concat(["binds", "confirmed", "ratification", "known", "replaces", "withdraws", "corrects", "reviews", "grounds", "disputed", "aliases", "partOf", "opposite", "position", "hs", "lastEntry", "beijing"]);
        Assert.All(names, name => Assert.Matches($@"(?<!\w){name}:", yaml));
    }

    [Fact]
    public void There_are_examples() => Assert.InRange(Lines.Count, 20, 200);

    private static int Line(Match match) => Readme[..match.Index].Count(letter => letter == '\n') + 1;

    [GeneratedRegex(@"^```yaml ?(?<form>\w*) ?(?<kind>\w*)\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Example();
}
