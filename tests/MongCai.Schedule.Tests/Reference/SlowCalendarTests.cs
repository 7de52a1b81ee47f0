using MongCai.Schedule.Regimes;
using MongCai.Schedule.Statements;
using static MongCai.Schedule.Tests.Reference.ExampleWorld;

namespace MongCai.Schedule.Tests.Reference;

/// <summary>The examples, answered by the slow calendar; and what only it is asked.</summary>
public class SlowCalendarTests : DecisionExamples
{
    [Fact]
    public void Clauses_of_one_statement_that_name_the_same_and_none_of_which_beats_the_other_are_a_tie()
    {
        var world = new ExampleWorld().Ordinary();
        world.Add("one", StatementKind.Agreement, "2022-03-01", Say(Regime.Closed, City, Days("2022-03-01", "2022-03-10")), Say(Regime.Appointment, City, Days("2022-03-05", "2022-03-15")));
        var id = Id<Statement>.Parse("one");
        Assert.Equal([(id, new ClauseNumber(1), id, new ClauseNumber(2))], Slow(world).Ties());
    }

    [Fact]
    public void An_inner_clause_that_beats_both_leaves_no_tie()
    {
        var world = new ExampleWorld().Ordinary();
        world.Add(
            "one",
            StatementKind.Agreement,
            "2022-03-01",
            Say(Regime.Closed, City, Days("2022-03-01", "2022-03-10")),
            Say(Regime.Appointment, City, Days("2022-03-05", "2022-03-15")),
            Say(Regime.Normal, City, Days("2022-03-05", "2022-03-10")));
        Assert.Empty(Slow(world).Ties());
    }

    [Fact]
    public void Statements_of_one_kind_and_time_that_disagree_are_a_tie_unless_they_bind_other_sides()
    {
        var world = new ExampleWorld().Ordinary();
        world.Add("one", StatementKind.Agreement, "2022-03-01", Say(Regime.Closed, City, Days("2022-03-01", "2022-03-10")));
        world.Add("two", StatementKind.Agreement, "2022-03-01", Say(Regime.Appointment, Bridge1, Days("2022-03-05", "2022-03-15"), Cold));
        Assert.Single(Slow(world).Ties());
        world.Change(two => two with { Binds = [Country.Cn] });
        world.Statements[1] = world.Statements[1] with { Binds = [Country.Vn] };
        Assert.Empty(Slow(world).Ties());
    }

    private protected override IAnswers Open(ExampleWorld world) => Slow(world);

    private static SlowCalendar Slow(ExampleWorld world) => new(world.Gazetteer, world.Countries, world.Statements);
}
