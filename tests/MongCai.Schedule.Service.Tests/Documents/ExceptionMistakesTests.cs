using MongCai.Schedule.Service.Tests.CalendarFiles;

namespace MongCai.Schedule.Service.Tests.Documents;

public class ExceptionMistakesTests
{
    private const string Cargo = "{ gates: [bac-luan-2], flows: [cargo], ";
    private const string Days = Cargo + "first: 2022-04-01, last: 2022-04-10, ";
    private const string Except = Days + "classes: [dry-food, cold-chain], regime: appointment, except: [";

    [Theory]
    [InlineData("agreement", Except + "{ classes: [dry-food] }] }", "2:142: This exception changes nothing; write a regime, hours, conditions, quota or trial other than the clause's.")]
    [InlineData("agreement", Except + "{ classes: [dry-food], regime: appointment }] }", "2:142: This exception changes nothing; write a regime, hours, conditions, quota or trial other than the clause's.")]
    [InlineData("agreement", Except + "{ regime: closed }] }", "2:142: This exception is as wide as its clause; narrow it by gates, flows, directions or classes.")]
    [InlineData("agreement", Except + "{ classes: [cold-chain, dry-food], regime: closed }] }", "2:142: This exception is as wide as its clause; narrow it by gates, flows, directions or classes.")]
    [InlineData("agreement", Except + "{ classes: [empty], regime: closed }] }", "2:154: “empty” is not in the clause; an exception only narrows its clause.")]
    [InlineData("agreement", Except + "{ gates: [bac-luan-1], regime: closed }] }", "2:152: “bac-luan-1” is not in the clause; an exception only narrows its clause.")]
    [InlineData("agreement", Except + "{ flows: [passenger], regime: closed }] }", "2:152: “passenger” is not in the clause; an exception only narrows its clause.")]
    [InlineData("agreement", Except + "{ directions: [entry], regime: closed }] }", "2:157: The direction “entry” is none of this clause; here there are: export, import.")]
    [InlineData("agreement", Except + "{ directions: [export, import], regime: closed }] }", "2:142: This exception is as wide as its clause; narrow it by gates, flows, directions or classes.")]
    [InlineData("agreement", Except + "{ classes: [dry-food], regime: closed, hours: null }] }", "2:181: What is closed has no “hours”; leave it out.")]
    [InlineData("agreement", Except + "{ classes: [dry-food], regime: closed, except: [] }] }", "2:181: There is no “except” here; the members are: gates, flows, directions, classes, regime, hours, conditions, quota, trial, note.")]
    [InlineData("agreement", Except + "{ classes: [dry-food], regime: closed, first: 2022-04-01 }] }", "2:181: There is no “first” here; the members are: gates, flows, directions, classes, regime, hours, conditions, quota, trial, note.")]
    [InlineData("agreement", Except + "{ clases: [dry-food], regime: closed }] }", "2:144: There is no “clases” here (did you mean “classes”?).")]
    [InlineData("agreement", Except + "closed] }", "2:142: “closed” is not an exception, such as { classes: [dry-food], regime: closed }.")]
    [InlineData("agreement", Except + "] }", "2:141: This list is empty; write at least one entry.")]
    [InlineData("agreement", Days + "directions: [export], regime: closed, except: [{ directions: [import], regime: normal }] }", "2:141: “import” is not in the clause; an exception only narrows its clause.")]
    [InlineData("agreement", "{ gates: [mong-cai], flows: [cargo], first: 2022-04-01, last: 2022-04-02, regime: closed, except: [{ gates: [hai-yen-km3-4], regime: normal }] }", "2:112: “hai-yen-km3-4” is not in the clause; an exception only narrows its clause.")]
    [InlineData("agreement", Days + "regime: closed, except: [{ classes: [dry-food], hours: [] }] }", "2:127: What is closed has no “hours”; leave it out.")]
    public void A_wrong_clause_is_explained_at_its_place(string kind, string clause, string expected) =>
        Assert.Equal(expected, SmallCalendar.Refusal(SmallCalendar.Clause(clause, kind)));
}
