namespace MongCai.Schedule.Tests.Reference;

/// <summary>The examples, answered by the slow calendar.</summary>
public class SlowCalendarTests : DecisionExamples
{
    private protected override IAnswers Open(ExampleWorld world) => new SlowCalendar(world.Gazetteer, world.Countries, world.Statements);
}
