using MongCai.Schedule.Tests.Reference;
using MongCai.Schedule.Timelines;

namespace MongCai.Schedule.Tests.Timelines;

/// <summary>The examples, answered by the compiled calendar.</summary>
public class DecisionTests : DecisionExamples
{
    private protected override IAnswers Open(ExampleWorld world) =>
        new CompiledAnswers(new CalendarBook(world.Gazetteer, world.Countries, world.Statements));
}
