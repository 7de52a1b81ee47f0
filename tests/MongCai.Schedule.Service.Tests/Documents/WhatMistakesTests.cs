using MongCai.Schedule.Service.Tests.CalendarFiles;

namespace MongCai.Schedule.Service.Tests.Documents;

public class WhatMistakesTests
{
    private const string Cargo = "{ gates: [bac-luan-2], flows: [cargo], ";
    private const string Days = Cargo + "first: 2022-04-01, last: 2022-04-10, ";

    [Theory]
    [InlineData("agreement", Cargo + "first: 2022-04-01, last: 2022-04-10 }", "2:3: This clause says nothing; write “regime”, or effect: advice with “text”, or “resumes”.")]
    [InlineData("agreement", Days + "regime: closed, effect: advice, text: { vi: a, zh: b, en: c } }", "2:79: Advice decides nothing; leave out “regime”, or effect: advice.")]
    [InlineData("agreement", Days + "effect: advice }", "2:79: Advice needs words; add “text” in three languages.")]
    [InlineData("agreement", Days + "effect: warn, text: { vi: a, zh: b, en: c } }", "2:87: “warn” does not fit here; write one of: advice.")]
    [InlineData("agreement", Days + "effect: advice, text: { vi: a, zh: b, en: c }, hours: null, quota: { amount: 1, unit: a, per: b } }", "2:126: Advice decides nothing; leave out “hours”, or effect: advice.\n2:139: Advice decides nothing; leave out “quota”, or effect: advice.")]
    [InlineData("agreement", Days + "regime: closed, text: { vi: a, zh: b, en: c } }", "2:95: “text” goes with effect: advice only; add the effect, or use “note”.")]
    [InlineData("agreement", Days + "regime: closed, hours: [{ opens: 08:00, closes: 16:00 }] }", "2:95: What is closed has no “hours”; leave it out.")]
    [InlineData("agreement", Days + "regime: closed, hours: null, quota: { amount: 1, unit: a, per: b } }", "2:95: What is closed has no “hours”; leave it out.\n2:108: What is closed has no “quota”; leave it out.")]
    [InlineData("agreement", Cargo + "resumes: 2022-04-01, regime: normal, hours: null, except: [], weekdays: [monday] }", "2:63: “resumes” only brings the standing timetable back; leave out “regime”, or put it in a clause of its own.\n2:79: “resumes” only brings the standing timetable back; leave out “hours”, or put it in a clause of its own.\n2:92: “resumes” only brings the standing timetable back; leave out “except”, or put it in a clause of its own.\n2:104: “resumes” only brings the standing timetable back; leave out “weekdays”, or put it in a clause of its own.")]
    [InlineData("agreement", Cargo + "resumes: 2022-04-01, reviewBy: 2022-04-05, since: 2022-01-01 }", "2:63: “reviewBy” goes with an open first or start only; leave it out.\n2:85: “since” goes with yearly, lunar, term, holiday only; leave it out.")]
    [InlineData("agreement", Days + "regime: closed, stated: {} }", "2:103: “stated” needs lunar days or a count of days; write them, or leave it out.")]
    [InlineData("agreement", Days + "regime: closed, stated: { lunar: { calendar: vn } } }", "2:112: “stated” needs lunar days or a count of days; write them, or leave it out.")]
    [InlineData("agreement", Days + "regime: closed, stated: { lunar: { calendar: vn, first: 3/2, last: 3/10 } } }", "2:135: 2022-04-01 is 3/1 in the Vietnamese calendar, not 3/2; put the solar or the lunar day right.")]
    [InlineData("agreement", Days + "regime: closed, stated: { lunar: { calendar: cn, first: 3L/1 }, days: 9 } }", "2:135: 2022-04-01 is 3/1 in the Chinese calendar, not 3L/1; put the solar or the lunar day right.\n2:149: From 2022-04-01 to the end of 2022-04-10 it is 10 days, not 9; put it right.")]
    [InlineData("agreement", Cargo + "first: 2022-04-01, endKind: until-further-notice, regime: closed, stated: { lunar: { calendar: vn, last: 3/1 }, days: 3 } }", "2:147: This clause has no last day to check it against; add “last” (or “end”), or leave this out.\n2:160: This clause has no last day to check it against; add “last” (or “end”), or leave this out.")]
    [InlineData("agreement", Cargo + "undated: 1, regime: closed, stated: { days: 3 } }", "2:78: “stated” goes with first, start or resumes only, for it is checked against their dates; leave it out.")]
    [InlineData("agreement", Cargo + "first: 1960-01-01, last: 1960-01-02, regime: closed, stated: { lunar: { calendar: vn, first: 12/3 } } }", "2:135: 1960-01-01 is outside the range of the Vietnamese calendar: 1968-01-01 to 2200-02-14, both included.")]
    [InlineData("agreement", Cargo + "resumes: 2022-02-07, stated: { lunar: { calendar: vn, first: 1/6 } } }", "2:103: 2022-02-07 is 1/7 in the Vietnamese calendar, not 1/6; put the solar or the lunar day right.")]
    [InlineData("agreement", Days + "regime: closed, stated: { lunar: { calendar: vn, first: 30/3 } } }", "2:135: “30/3” is not a lunar day; write month/day as in 1/15, 4L/15 in a leap month, 12/-1 for the last day of month 12.")]
    [InlineData("agreement", "{ gates: [bac-luan-2], flows: [cargo], first: 2022-04-01, last: 2022-04-10, regime: closed, trial: false, conditions: [{ vi: a, zh: b, en: c }] }", "2:95: What is closed has no “trial”; leave it out.\n2:109: What is closed has no “conditions”; leave it out.")]
    [InlineData("agreement", "{ gates: [bac-luan-2], flows: [cargo], first: 2022-04-01, last: 2022-04-10, regime: unknown, hours: [], quota: { amount: 1, unit: a, per: b } }", "2:96: Where the regime is not known, “hours” is not known either; leave it out.\n2:107: Where the regime is not known, “quota” is not known either; leave it out.")]
    [InlineData("agreement", "{ gates: [bac-luan-2], flows: [cargo], first: 2022-04-01, last: 2022-04-10, regime: unknown, hours: null }", "")]
    [InlineData("agreement", "{ gates: [bac-luan-2], flows: [cargo], undated: 1, regime: normal }\n- { gates: [bac-luan-2], flows: [cargo], undated: 1, regime: appointment }\n- { gates: [bac-luan-2], flows: [cargo], undated: 1, classes: [empty], regime: closed }\n- { gates: [bac-luan-2], flows: [cargo], undated: 2, regime: closed }", "3:51: Clauses 1 and 2 are both phase 1 of the same gate and flow, and differ; give another order, classes or direction.")]
    [InlineData("agreement", "{ gates: [mong-cai], flows: [cargo], undated: 1, regime: normal }\n- { gates: [bac-luan-2], flows: [cargo], undated: 1, regime: appointment }", "")]
    public void A_wrong_clause_is_explained_at_its_place(string kind, string clause, string expected) =>
        Assert.Equal(expected, SmallCalendar.Refusal(SmallCalendar.Clause(clause, kind)));
}
