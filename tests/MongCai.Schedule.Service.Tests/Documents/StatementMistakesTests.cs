using MongCai.Schedule.Service.Tests.CalendarFiles;

namespace MongCai.Schedule.Service.Tests.Documents;

public class StatementMistakesTests
{
    [Theory]
    [InlineData("foo: 1", "1:1: There is no “foo” here; the members are: id, kind, title, issuedBy, sources, clauses, instrument, binds, confirmed, ratification, known, announced, replaces, withdraws, corrects, reviews, grounds, disputed.")]
    [InlineData("id: Tết 2022", "1:5: “Tết 2022” is not an id; write small letters a-z, digits and single hyphens, 80 at most, as in bac-luan-2.")]
    [InlineData("id: 2022-outbreak", "1:5: The statement “2022-outbreak” is already in statements/outbreak.yaml:1; choose another id.")]
    [InlineData("-title:", "2:1: “title” is missing; add it.")]
    [InlineData("title: Tết", "1:8: “Tết” is not a text in three languages, such as { vi: …, zh: …, en: … }.")]
    [InlineData("kind: agrement", "1:7: “agrement” does not fit here (did you mean “agreement”?); write one of: standing, rule, agreement, emergency.")]
    [InlineData("issuedBy: china", "1:11: “china” does not fit here; write one of: vn, cn, both.")]
    [InlineData("issuedBy: vn\nissuedBy: cn", "2:1: “issuedBy” is given twice; keep one.")]
    [InlineData("-instrument:", "2:1: An agreement rests on an instrument; add one, such as { form: talks, date: 2022-01-25 }.")]
    [InlineData("-instrument:\nkind: emergency", "1:1: An emergency rests on an instrument; add one, such as { form: talks, date: 2022-01-25 }.")]
    [InlineData("kind: standing\ninstrument: { form: letters, date: 2022-01-01 }\nclauses: [{ gates: [bac-luan-2], flows: [cargo], first: 2022-04-01, last: 2022-04-10, regime: closed }]", "2:1: Only agreements and emergencies have an “instrument”, a statement of kind standing has none; leave it out.")]
    [InlineData("instrument: { form: letter, date: 2022-13-01 }", "1:21: “letter” does not fit here (did you mean “letters”?); write one of: talks, letters, notice.\n1:35: “2022-13-01” is not a date that exists from 1900 to 2199; write YYYY-MM-DD, for instance 2022-02-04.")]
    [InlineData("instrument: talks", "1:13: “talks” is not an instrument, such as { form: talks, date: 2022-01-25 }.")]
    [InlineData("binds: []", "1:8: This list is empty; write at least one entry.")]
    [InlineData("binds: [vn, vn]", "1:13: “vn” stands twice in the list; keep one.")]
    [InlineData("binds: vn", "1:8: “vn” is not a list; write [ … ], for a single entry too.")]
    [InlineData("confirmed: { by: vn, on: 2022-03-05 }", "1:1: The side that issued it cannot confirm it; “by” is the other side.")]
    [InlineData("issuedBy: both\nconfirmed: { by: cn, on: 2022-03-05 }", "2:1: Talks, and what both sides issued, are both sides' word already; leave out “confirmed”.")]
    [InlineData("instrument: { form: talks, date: 2022-03-01 }\nconfirmed: { by: cn, on: 2022-03-05 }", "2:1: Talks, and what both sides issued, are both sides' word already; leave out “confirmed”.")]
    [InlineData("confirmed: { by: cn, on: 2022-02-28 }", "1:1: The confirmation (2022-02-28T00:00+07:00) cannot come before the date of the instrument (2022-03-01).")]
    [InlineData("kind: agreement\nratification: { by: 2022-03-05T10:00+07:00 }", "2:1: Only emergencies have a “ratification”; leave it out.")]
    [InlineData("kind: emergency\nratification: { by: 2022-02-28T10:00+07:00, on: 2022-02-27 }", "2:21: This (2022-02-28T10:00+07:00) cannot come before the statement became known (2022-03-01T00:00+07:00).\n2:49: This (2022-02-27T00:00+07:00) cannot come before the statement became known (2022-03-01T00:00+07:00).")]
    [InlineData("kind: emergency\nratification: { on: 2022-03-05 }", "2:15: “by” is missing; add it.")]
    [InlineData("confirmed: { by: cn }", "1:12: “on” is missing; add it.")]
    [InlineData("known: tomorrow", "1:8: “tomorrow” is not a date like 2022-02-04 or an instant like 2022-04-26T08:00+07:00, from 1900 to 2199.")]
    [InlineData("kind: standing\nknown: 2022-03-01\nsources: []", "3:10: This list is empty; write at least one entry.")]
    [InlineData("-sources:", "2:1: “sources” is missing; add it.")]
    [InlineData("sources: [{ title: t }]", "1:11: “kind” is missing; add it.")]
    [InlineData("sources: [{ title: t, url: example.org, published: 2022-1-1, kind: paper }]", "1:28: “example.org” is not an http or https address.\n1:52: “2022-1-1” is not a date that exists from 1900 to 2199; write YYYY-MM-DD, for instance 2022-02-04.\n1:68: “paper” does not fit here; write one of: original, press.")]
    [InlineData("sources: [t]", "1:11: “t” is not a source, such as { title: …, url: …, published: 2022-02-21, kind: press }.")]
    [InlineData("clauses: []", "1:10: This statement has no clause and neither replaces, withdraws, corrects nor reviews another; add a clause.")]
    [InlineData("-clauses:", "2:1: “clauses” is missing; add it.")]
    [InlineData("clauses: closed", "1:10: “closed” is not a list; write [ … ], for a single entry too.")]
    [InlineData("grounds: [cargo-2019]", "1:1: Only a rule (kind: rule) has “grounds”; leave it out.")]
    [InlineData("kind: rule\nclauses: [{ gates: [bac-luan-2], flows: [cargo], yearly: { first: 01-01, last: 01-02 }, since: 2022-01-01, regime: closed }]", "1:1: A rule names the statements that it generalises; add “grounds”.")]
    [InlineData("kind: rule\ngrounds: []\nclauses: [{ gates: [bac-luan-2], flows: [cargo], yearly: { first: 01-01, last: 01-02 }, since: 2022-01-01, regime: closed }]", "2:10: A rule names the statements that it generalises; add “grounds”.")]
    [InlineData("disputed: [{ source: { title: t, kind: press } }]", "1:12: “says” is missing; add it.")]
    [InlineData("known: 2022-02-28T23:59+07:00", "1:8: “known” (2022-02-28T23:59+07:00) comes before the instrument and every source, the earliest of which is of 2022-03-01; put it right, or add a source published earlier.")]
    [InlineData("known: 2022-02-18\nsources: [{ title: t, published: 2022-02-19, kind: press }, { title: u, kind: press }]", "1:8: “known” (2022-02-18T00:00+07:00) comes before the instrument and every source, the earliest of which is of 2022-02-19; put it right, or add a source published earlier.")]
    [InlineData("known: 2022-02-19\nsources: [{ title: t, published: 2022-02-19, kind: press }]", "")]
    [InlineData("announced: 2022-02-28\nknown: 2022-03-01", "")]
    [InlineData("announced: 2022-03-01\nknown: 2022-03-01", "1:12: “announced” (2022-03-01T00:00+07:00) is the older time that a file gave, and comes before “known” (2022-03-01T00:00+07:00); put it right or leave it out.")]
    [InlineData("announced: 2022-03-02", "1:12: “announced” (2022-03-02T00:00+07:00) is the older time that a file gave, and comes before “known” (2022-03-01T00:00+07:00); put it right or leave it out.")]
    [InlineData("announced: soon", "1:12: “soon” is not a date like 2022-02-04 or an instant like 2022-04-26T08:00+07:00, from 1900 to 2199.")]
    [InlineData("known: 2022-01-01\ninstrument: { form: letters }", "")]
    public void A_wrong_statement_is_explained_at_its_place(string members, string expected) =>
        Assert.Equal(expected, SmallCalendar.Refusal(SmallCalendar.Statement(members)));

    [Theory]
    [InlineData("statements/tested.yaml", "id: tested\nkind: standing\ntitle: { vi: a, zh: b, en: c }\nissuedBy: vn\nsources: [{ title: t, kind: press }]\nclauses: [{ gates: [bac-luan-2], flows: [cargo], first: 2022-04-01, regime: normal }]", "statements/tested.yaml:1:1: It is not said when this became known; add “known”, or the “published” date of a source.")]
    public void A_wrong_file_is_explained_at_its_place(string file, string text, string expected) =>
        Assert.Equal(expected, SmallCalendar.English(SmallCalendar.Read((file, text))));
}
