namespace MongCai.Schedule.Tests.Reference;

/// <summary>The examples, answered by the slow calendar.</summary>
public class SlowCalendarTests : DecisionExamples
{
    [Fact]
    public void It_is_short()
    {
        string[] files = ["SlowCalendar.cs", "SlowDays.cs", "SlowHours.cs", "SlowLine.cs"];
        var lines = files.SelectMany(file => File.ReadLines(Solution.PathOf($"tests/MongCai.Schedule.Tests/Reference/{file}"))).ToList();
        Assert.True(lines.Count < 500, $"It has {lines.Count} lines.");
        Assert.All(lines, line => Assert.True(line.Length <= 140, line));
    }

    private protected override IAnswers Open(ExampleWorld world) => new SlowCalendar(world.Gazetteer, world.Countries, world.Statements);
}
