using MongCai.Schedule.Service.Tests.CalendarFiles;

namespace MongCai.Schedule.Service.Tests.Documents;

public class HoursMistakesTests
{
    private const string Cargo = "{ gates: [bac-luan-2], flows: [cargo], ";
    private const string Days = Cargo + "first: 2022-04-01, last: 2022-04-10, ";
    private const string Hours = Days + "regime: normal, hours: [{ ";

    [Theory]
    [InlineData("agreement", Hours + "opens: 08:00 }] }", "2:103: “closes” is missing; add it.")]
    [InlineData("agreement", Hours + "opens: 8:00, closes: 24:00 }] }", "2:112: “8:00” is not a time of day from 00:00 to 23:59; write HH:mm, for instance 08:00; midnight is 00:00.\n2:126: “24:00” is not a time of day from 00:00 to 23:59; write HH:mm, for instance 08:00; midnight is 00:00.")]
    [InlineData("agreement", Hours + "opens: 25:00, closes: 16:60 }] }", "2:112: “25:00” is not a time of day from 00:00 to 23:59; write HH:mm, for instance 08:00; midnight is 00:00.\n2:127: “16:60” is not a time of day from 00:00 to 23:59; write HH:mm, for instance 08:00; midnight is 00:00.")]
    [InlineData("agreement", Hours + "opens: null, closes: null }] }", "2:103: “opens” and “closes” cannot both be null; if the hours are not known, write hours: null.")]
    [InlineData("agreement", Hours + "opens: 08:00, closes: 08:00 }] }", "2:127: The window opens and closes at 08:00; put it right, or leave it out.")]
    [InlineData("agreement", Hours + "opens: 08:00, closes: 16:00, lastEntry: 07:59 }] }", "2:145: The last entry 07:59 is outside of 08:00–16:00; put it right.")]
    [InlineData("agreement", Hours + "opens: 08:00, closes: 16:00, lastEntry: 16:01 }] }", "2:145: The last entry 16:01 is outside of 08:00–16:00; put it right.")]
    [InlineData("agreement", Hours + "opens: 22:00, closes: 02:00, lastEntry: 03:00 }] }", "2:145: The last entry 03:00 is outside of 22:00–02:00; put it right.")]
    [InlineData("agreement", Hours + "opens: 08:00, closes: 16:00, zone: Asia/Bangkok }] }", "2:140: “Asia/Bangkok” is not a zone of these gates: Asia/Ho_Chi_Minh or Asia/Shanghai.")]
    [InlineData("agreement", Hours + "opens: 08:00, closes: 16:00, beijing: { opens: 09:00, closes: 16:00 } }] }", "2:167: 16:00 in Hanoi is 17:00 in Beijing; put one of them right.")]
    [InlineData("agreement", Hours + "opens: 08:00, closes: null, beijing: { opens: 07:00, closes: 17:00 } }] }", "2:151: 08:00 in Hanoi is 09:00 in Beijing; put one of them right.\n2:166: This time is said to be not known (null), so it is null in Beijing too.")]
    [InlineData("agreement", Hours + "opens: 09:00, closes: 17:00, zone: Asia/Shanghai, beijing: { opens: 10:00, closes: 17:00 } }] }", "2:173: The window is on the clock of Beijing already: 09:00; put one of them right.")]
    [InlineData("agreement", Hours + "opens: 08:00, closes: 16:00, beijing: { opens: 09:00 } }] }", "2:143: “closes” is missing; add it.")]
    [InlineData("agreement", Hours + "opens: 08:00, closes: 16:00, directions: [exit] }] }", "2:147: The direction “exit” is none of this clause; here there are: export, import.")]
    [InlineData("agreement", Hours + "opens: 08:00, close: 16:00 }] }", "2:119: There is no “close” here (did you mean “closes”?).")]
    [InlineData("agreement", Hours + "opens: 08:00, closes: 12:00 }, { opens: 11:00, closes: 16:00 }] }", "2:136: The window 11:00–16:00 overlaps 08:00–12:00; part them, or make them one.")]
    [InlineData("agreement", Hours + "opens: 22:00, closes: 02:00 }, { opens: 01:00, closes: 05:00 }] }", "2:136: The window 01:00–05:00 overlaps 22:00–02:00; part them, or make them one.")]
    [InlineData("agreement", Hours + "opens: 08:00, closes: 12:00 }, { opens: 12:30, closes: 16:00, zone: Asia/Shanghai }] }", "2:136: The window 12:30–16:00 overlaps 08:00–12:00; part them, or make them one.")]
    [InlineData("agreement", Days + "regime: normal, hours: 08:00-16:00 }", "2:102: “08:00-16:00” is not a list; write [ … ], for a single entry too.")]
    [InlineData("agreement", Days + "regime: normal, hours:  }", "2:103: An empty value is not a list; write [ … ], for a single entry too.")]
    [InlineData("agreement", Days + "directions: [export], regime: normal, hours: [{ opens: 08:00, closes: 16:00, directions: [import] }] }", "2:169: The direction “import” is none of this clause; here there are: export.")]
    [InlineData("agreement", "{ gates: [bac-luan-2], flows: [cargo], first: 2022-04-01, last: 2022-04-10, regime: normal, hours: [{ opens: 08:00, closes: 16:00, lastEntry: 08:00 }] }", "2:145: The last entry 08:00 is outside of 08:00–16:00; put it right.")]
    [InlineData("agreement", "{ gates: [bac-luan-2], flows: [cargo], first: 2022-04-01, last: 2022-04-10, regime: normal, hours: [{ opens: 25:00, closes: 16:00, beijing: { opens: 09:00, closes: 18:00, foo: 1 } }] }", "2:112: “25:00” is not a time of day from 00:00 to 23:59; write HH:mm, for instance 08:00; midnight is 00:00.\n2:167: 16:00 in Hanoi is 17:00 in Beijing; put one of them right.\n2:174: There is no “foo” here; the members are: opens, closes.")]
    public void A_wrong_clause_is_explained_at_its_place(string kind, string clause, string expected) =>
        Assert.Equal(expected, SmallCalendar.Refusal(SmallCalendar.Clause(clause, kind)));
}
