using MongCai.Schedule.Service.Tests.CalendarFiles;

namespace MongCai.Schedule.Service.Tests.Documents;

public class WhomMistakesTests
{
    private const string Cargo = "{ gates: [bac-luan-2], flows: [cargo], ";
    private const string Days = Cargo + "first: 2022-04-01, last: 2022-04-10, ";

    [Theory]
    [InlineData("agreement", "{ gates: [bac-luan-3], flows: [cargo], first: 2022-04-01, last: 2022-04-10, regime: closed }", "2:13: There is no gate “bac-luan-3” (did you mean “bac-luan-1”?).")]
    [InlineData("agreement", "{ gates: [huu-nghi], flows: [cargo], first: 2022-04-01, last: 2022-04-10, regime: closed }", "2:13: There is no gate “huu-nghi”; there are: bac-luan-1, bac-luan-2, hai-yen-km3-4, mong-cai.")]
    [InlineData("agreement", "{ gates: [bac-luan-2], flows: [cargos], first: 2022-04-01, last: 2022-04-10, regime: closed }", "2:34: “cargos” does not fit here (did you mean “cargo”?); write one of: passenger, cargo, resident-trade.")]
    [InlineData("agreement", "{ gates: [bac-luan-2, hai-yen-km3-4], flows: [passenger, resident-trade], first: 2022-04-01, last: 2022-04-10, regime: closed }", "2:48: The gate “bac-luan-2” has no flow “resident-trade”; it has: passenger, cargo.\n2:48: The gate “hai-yen-km3-4” has no flow “passenger”; it has: cargo, resident-trade.")]
    [InlineData("agreement", "{ gates: [mong-cai], flows: [resident-trade], first: 2022-04-01, last: 2022-04-10, regime: closed }", "2:31: The gate “mong-cai” has no flow “resident-trade”; it has: passenger, cargo.")]
    [InlineData("agreement", Days + "directions: [exit], regime: closed }", "2:92: The direction “exit” is none of this clause; here there are: export, import.")]
    [InlineData("agreement", Days + "directions: [out], regime: closed }", "2:92: “out” does not fit here; write one of: export, import, exit, entry.")]
    [InlineData("agreement", Days + "directions: [export, export], regime: closed }", "2:100: “export” stands twice in the list; keep one.")]
    [InlineData("agreement", Days + "directions: [], regime: closed }", "2:91: This list is empty; write at least one entry.")]
    [InlineData("agreement", Days + "classes: [cold-chian], regime: closed }", "2:89: There is no class “cold-chian” (did you mean “cold-chain”?).")]
    [InlineData("agreement", Days + "classes: [dry-food, dry-food], regime: closed }", "2:99: “dry-food” stands twice in the list; keep one.")]
    [InlineData("agreement", Days + "classes: [], regime: closed }", "2:88: This list is empty; write at least one entry.")]
    [InlineData("agreement", "{ gates: [bac-luan-2], flows: [passenger], classes: [dry-food, empty], first: 2022-04-01, last: 2022-04-10, regime: closed }", "2:56: The class “dry-food” (facet: commodity) does not cross as passenger; leave it out, or put “flows” right.")]
    [InlineData("agreement", "{ gates: [bac-luan-2], flows: [cargo], classes: [people], first: 2022-04-01, last: 2022-04-10, regime: closed }", "2:52: The class “people” (facet: traveller) does not cross as cargo; leave it out, or put “flows” right.")]
    [InlineData("agreement", "{ gates: [bac-luan-2], flows: [cargo, passenger], classes: [dry-food], first: 2022-04-01, last: 2022-04-10, regime: closed, except: [{ flows: [passenger], regime: normal }] }", "2:145: The class “dry-food” (facet: commodity) does not cross as passenger; leave it out, or put “flows” right.")]
    [InlineData("agreement", "{ gates: [hai-yen-km3-4], flows: [resident-trade], classes: [people, dry-food], first: 2022-04-01, last: 2022-04-10, regime: closed }", "")]
    public void A_wrong_clause_is_explained_at_its_place(string kind, string clause, string expected) =>
        Assert.Equal(expected, SmallCalendar.Refusal(SmallCalendar.Clause(clause, kind)));
}
