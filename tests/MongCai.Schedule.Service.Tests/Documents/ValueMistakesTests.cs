using MongCai.Schedule.Service.Tests.CalendarFiles;

namespace MongCai.Schedule.Service.Tests.Documents;

public class ValueMistakesTests
{
    private const string Cargo = "{ gates: [bac-luan-2], flows: [cargo], ";
    private const string Days = Cargo + "first: 2022-04-01, last: 2022-04-10, ";

    [Theory]
    [InlineData("agreement", Days + "regime: closed, foo: 1 }", "2:95: There is no “foo” here; the members are: gates, flows, directions, classes, first, last, start, end, yearly, lunar, term, holiday, resumes, undated, endKind, expected, reviewBy, since, until, weekdays, daysOfMonth, lunarDaysOfMonth, days, plus, minus, zone, regime, effect, text, hours, conditions, quota, trial, except, stated, note.")]
    [InlineData("agreement", Days + "regme: closed }", "2:79: There is no “regme” here (did you mean “regime”?).")]
    [InlineData("agreement", Days + "regime: closed, regime: normal }", "2:95: “regime” is given twice; keep one.")]
    [InlineData("agreement", Days + "regime: close }", "2:87: “close” does not fit here (did you mean “closed”?); write one of: normal, appointment, closed, unknown.")]
    [InlineData("agreement", Days + "regime: shut }", "2:87: “shut” does not fit here; write one of: normal, appointment, closed, unknown.")]
    [InlineData("agreement", Days + "regime: [closed] }", "2:87: A list [ … ] does not fit here; write one of: normal, appointment, closed, unknown.")]
    [InlineData("agreement", Days + "regime:  }", "2:88: An empty value does not fit here; write one of: normal, appointment, closed, unknown.")]
    [InlineData("agreement", "closed", "2:3: “closed” is not a clause, with gates, flows, a time and a regime.")]
    [InlineData("agreement", "[closed]", "2:3: A list [ … ] is not a clause, with gates, flows, a time and a regime.")]
    [InlineData("agreement", "{ flows: [cargo], first: 2022-04-01, last: 2022-04-10, regime: closed }", "2:3: “gates” is missing; add it.")]
    [InlineData("agreement", "{ gates: bac-luan-2, flows: [cargo], first: 2022-04-01, last: 2022-04-10, regime: closed }", "2:12: “bac-luan-2” is not a list; write [ … ], for a single entry too.")]
    [InlineData("agreement", "{ gates: [], flows: [], first: 2022-04-01, last: 2022-04-10, regime: closed }", "2:12: This list is empty; write at least one entry.\n2:23: This list is empty; write at least one entry.")]
    [InlineData("agreement", "{ gates: [Bac Luan 2], flows: [cargo], first: 2022-04-01, last: 2022-04-10, regime: closed }", "2:13: “Bac Luan 2” is not an id; write small letters a-z, digits and single hyphens, 80 at most, as in bac-luan-2.")]
    [InlineData("agreement", "{ gates: [bac-luan-2, bac-luan-2], flows: [cargo, cargo], first: 2022-04-01, last: 2022-04-10, regime: closed }", "2:25: “bac-luan-2” stands twice in the list; keep one.\n2:53: “cargo” stands twice in the list; keep one.")]
    [InlineData("agreement", Cargo + "first: 2022-02-30, last: 2022-03-01, regime: closed }", "2:49: “2022-02-30” is not a date that exists from 1900 to 2199; write YYYY-MM-DD, for instance 2022-02-04.")]
    [InlineData("agreement", Cargo + "first: 2022-2-3, last: 2022-03-01, regime: closed }", "2:49: “2022-2-3” is not a date that exists from 1900 to 2199; write YYYY-MM-DD, for instance 2022-02-04.")]
    [InlineData("agreement", Cargo + "first: 03/02/2022, last: 2022-03-01, regime: closed }", "2:49: “03/02/2022” is not a date that exists from 1900 to 2199; write YYYY-MM-DD, for instance 2022-02-04.")]
    [InlineData("agreement", Cargo + "first: 1899-12-31, last: 2200-01-01, regime: closed }", "2:49: “1899-12-31” is not a date that exists from 1900 to 2199; write YYYY-MM-DD, for instance 2022-02-04.\n2:67: “2200-01-01” is not a date that exists from 1900 to 2199; write YYYY-MM-DD, for instance 2022-02-04.")]
    [InlineData("agreement", Cargo + "first: 2022-04-01T08:00+07:00, last: 2022-04-02, regime: closed }", "2:49: “2022-04-01T08:00+07:00” is not a date that exists from 1900 to 2199; write YYYY-MM-DD, for instance 2022-02-04.")]
    [InlineData("agreement", Cargo + "start: 2022-04-01T08:00, end: 2022-04-02T08:00Z, regime: closed }", "2:49: “2022-04-01T08:00” is not an instant from 1900 to 2199; write date, time and offset, for instance 2022-04-26T08:00+07:00.")]
    [InlineData("agreement", Cargo + "start: 2022-04-01, end: 2022-04-02T25:00+07:00, regime: closed }", "2:49: “2022-04-01” is not an instant from 1900 to 2199; write date, time and offset, for instance 2022-04-26T08:00+07:00.\n2:66: “2022-04-02T25:00+07:00” is not an instant from 1900 to 2199; write date, time and offset, for instance 2022-04-26T08:00+07:00.")]
    [InlineData("agreement", Cargo + "start: 2022-04-01T08:00:0+07:00, end: 2022-04-02T08:00+7, regime: closed }", "2:49: “2022-04-01T08:00:0+07:00” is not an instant from 1900 to 2199; write date, time and offset, for instance 2022-04-26T08:00+07:00.\n2:80: “2022-04-02T08:00+7” is not an instant from 1900 to 2199; write date, time and offset, for instance 2022-04-26T08:00+07:00.")]
    [InlineData("agreement", Days + "regime: closed, note: \"\" }", "2:101: An empty value is not a text with letters in it.")]
    [InlineData("agreement", Days + "regime: closed, note: ~ }", "2:101: “~” is not a text with letters in it.")]
    [InlineData("agreement", Days + "regime: closed, note: null }", "2:101: “null” is not a text with letters in it.")]
    [InlineData("agreement", Days + "regime: closed, note: { vi: a, en: b } }", "2:101: “zh” is missing; add it.")]
    [InlineData("agreement", Days + "regime: normal, trial: yes }", "2:102: “yes” is not true or false, without quotes.")]
    [InlineData("agreement", Days + "regime: normal, trial: \"true\" }", "2:102: “true” is not true or false, without quotes.")]
    [InlineData("agreement", Days + "regime: normal, quota: { amount: 0, unit: boat, per: day } }", "2:112: “0” is not a whole number from 1 to 1000000000, without quotes.")]
    [InlineData("agreement", Days + "regime: normal, quota: { amount: \"40\", unit: boat, per: day } }", "2:112: “40” is not a whole number from 1 to 1000000000, without quotes.")]
    [InlineData("agreement", Days + "regime: normal, quota: { amount: 040, unit: boat } }", "2:102: “per” is missing; add it.\n2:112: “040” is not a whole number from 1 to 1000000000, without quotes.")]
    [InlineData("agreement", Days + "regime: normal, quota: 40 }", "2:102: “40” is not a quota, such as { amount: 40, unit: boat, per: day }.")]
    [InlineData("agreement", Days + "regime: normal, conditions: [] }", "2:107: This list is empty; write at least one entry.")]
    [InlineData("agreement", Days + "regime: normal, conditions: [PCR] }", "2:108: “PCR” is not a text in three languages, such as { vi: …, zh: …, en: … }.")]
    [InlineData("agreement", Days + "regime: normal, zone: Asia/Hanoi }", "2:101: “Asia/Hanoi” is not a zone of these gates: Asia/Ho_Chi_Minh or Asia/Shanghai.")]
    [InlineData("agreement", Days + "regime: normal, zone: Asia/Hong_Kong }", "2:101: “Asia/Hong_Kong” is not a zone of these gates: Asia/Ho_Chi_Minh or Asia/Shanghai.")]
    [InlineData("agreement", "{ gates: [bac-luan-2], flows: [cargo], first: 2022-04-01, last: 2022-04-10, regime: closed, note: \"a\\u202eb\" }", "2:101: This text has the control character U+202E, which cannot be printed; take it out.")]
    [InlineData("agreement", "{ gates: [bac-luan-2], flows: [cargo], first: 2022-04-01, last: 2022-04-10, regime: closed, note: \"a\\nb\" }", "2:101: This text has the control character U+000A, which cannot be printed; take it out.")]
    [InlineData("agreement", "{ gates: [bac-luan-2], flows: [cargo], first: 2022-04-01, last: 2022-04-10, regime: closed, note: \"a\\u001b[2Jb\" }", "2:101: This text has the control character U+001B, which cannot be printed; take it out.")]
    [InlineData("agreement", "{ gates: [bac-luan-2], flows: [cargo], first: 2022-04-01, last: 2022-04-10, regime: closed, note: \"a\\u0085b\" }", "2:101: This text has the control character U+0085, which cannot be printed; take it out.")]
    [InlineData("agreement", "{ gates: [bac-luan-2], flows: [cargo], first: 2022-04-01, last: 2022-04-10, regime: \"clo\\u001bsed\" }", "2:87: “cloU+001Bsed” does not fit here (did you mean “closed”?); write one of: normal, appointment, closed, unknown.")]
    [InlineData("agreement", "{ gates: [bac-luan-2], flows: [cargo], first: 2022-04-01, last: 2022-04-10, regime: closed, \"no\\ate\": b }", "2:95: There is no “noU+0007te” here (did you mean “note”?).")]
    public void A_wrong_clause_is_explained_at_its_place(string kind, string clause, string expected) =>
        Assert.Equal(expected, SmallCalendar.Refusal(SmallCalendar.Clause(clause, kind)));

    [Fact]
    public void Lines_of_a_block_text_are_lines() => Assert.Equal("", SmallCalendar.Refusal(SmallCalendar.Statement(
        "clauses:\n- gates: [bac-luan-2]\n  flows: [cargo]\n  first: 2022-04-01\n  last: 2022-04-10\n  regime: closed\n  note: |\n    One\n    two\n")));

    [Fact]
    public void What_is_long_is_not_said_whole()
    {
        var name = string.Concat(Enumerable.Repeat("0123456789", 500));
        Assert.Equal(
            $"2:87: “{name[..80]}…” does not fit here; write one of: normal, appointment, closed, unknown.",
            SmallCalendar.Refusal(SmallCalendar.Clause(Days + $"regime: {name} }}")));
    }
}
