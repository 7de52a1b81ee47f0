using System.Text.Json;
using MongCai.Schedule.Holidays;
using MongCai.Schedule.Lunisolar;
using MongCai.Schedule.Places;
using MongCai.Schedule.Regimes;
using MongCai.Schedule.Service.Documents;
using MongCai.Schedule.Service.Tests.CalendarFiles;
using MongCai.Schedule.Statements;
using NodaTime;
using NodaTime.Text;

namespace MongCai.Schedule.Service.Tests.Documents;

public class StatementReadingTests
{
    private const string Cargo = "{ gates: [bac-luan-2], flows: [cargo], ";
    private static readonly Validity Since2022 = new(new(2022, 1, 1), null);

    [Fact]
    public void The_schedule_of_Tet_2022_is_read_as_it_was_agreed()
    {
        var statement = Read("""
            id: 2022-tet
            kind: agreement
            title: { vi: Lịch nghỉ Tết Nhâm Dần 2022, zh: 2022年春节安排, en: Tết 2022 schedule }
            issuedBy: both
            instrument: { form: talks, date: 2022-01-25 }
            sources: [ { title: Báo, url: https://example.org/tet, published: 2022-02-21, kind: press } ]
            known: 2022-01-25
            replaces: []
            disputed: [ { source: { title: Khác, kind: press }, says: { vi: Mở 5/2, zh: 2月5日开放, en: Open on 5/2 } } ]
            clauses:
              - gates: [bac-luan-2]
                flows: [cargo]
                first: 2022-01-31
                last: 2022-02-02
                stated: { lunar: { calendar: vn, first: 12/29, last: 1/2 }, days: 3 }
                regime: closed
              - gates: [bac-luan-2]
                flows: [cargo]
                first: 2022-02-03
                last: 2022-02-06
                regime: appointment
                except: [ { classes: [dry-food, cold-chain], regime: closed } ]
              - gates: [bac-luan-1]
                flows: [passenger]
                resumes: 2022-02-07
            """);

        Assert.Equal("2022-tet", statement.Id.ToString());
        Assert.Equal((StatementKind.Agreement, Issuer.Both, new Instrument(InstrumentForm.Talks, new(2022, 1, 25))), (statement.Kind, statement.IssuedBy, statement.Instrument));
        Assert.Equal([Country.Vn, Country.Cn], statement.Binds);
        Assert.Equal(Instant("2022-01-24T17:00:00Z"), statement.Known);
        Assert.Equal(new Source("Báo", new Uri("https://example.org/tet"), new LocalDate(2022, 2, 21), SourceKind.Press), Assert.Single(statement.Sources));
        Assert.Equal("Open on 5/2", Assert.Single(statement.Disputed).Says.En);

        var (closed, appointment, resumes) = (statement.Clauses[0], statement.Clauses[1], statement.Clauses[2]);
        Assert.Equal(new ClauseDays.Dates(new(2022, 1, 31), new(2022, 2, 2)), closed.Days);
        Assert.Equal(new StatedDays(Country.Vn, new(12, false, 29), new(1, false, 2), 3), closed.Stated);
        Assert.Equal((Regime.Closed, EndKind.Fixed, null), (closed.Regime, closed.EndKind, closed.Hours));

        var except = Assert.Single(appointment.Except);
        Assert.Equal(new ClauseNumber(2, 1), except.Number);
        Assert.Equal(["dry-food", "cold-chain"], except.Classes.Select(id => id.ToString()));
        Assert.Equal((Regime.Closed, appointment.Days), (except.Regime, except.Days));
        Assert.Equal(appointment.Gates, except.Gates);
        Assert.Equal(appointment.Flows, except.Flows);

        Assert.Equal(new ClauseDays.Resumes(Instant("2022-02-06T17:00:00Z")), resumes.Days);
        Assert.Null(resumes.Regime);
        Assert.Equal([Flow.Passenger], resumes.Flows);
    }

    [Fact]
    public void Every_form_of_days_is_read()
    {
        Assert.Equal(new ClauseDays.Dates(new(2022, 4, 1), null), Clause("first: 2022-04-01, endKind: until-further-notice, regime: closed }").Days);
        Assert.Equal(
            new ClauseDays.Instants(Instant("2022-04-26T01:00:00Z"), Instant("2022-04-27T08:00:30Z")),
            Clause("start: 2022-04-26T08:00+07:00, end: 2022-04-27T08:00:30Z, regime: closed }").Days);
        Assert.Equal(new ClauseDays.Undated(3), Clause("undated: 3, regime: normal }").Days);
        Assert.Equal(
            new ClauseDays.Yearly(new(12, 30), new(1, 2), new(new(2022, 1, 1), new LocalDate(2030, 12, 31))),
            Clause("yearly: { first: 12-30, last: 01-02 }, since: 2022-01-01, until: 2030-12-31, regime: closed }", "rule").Days);
        Assert.Equal(
            new ClauseDays.Lunar(Country.Vn, new(12, false, -1), new(4, true, 15), Since2022),
            Clause("lunar: { calendar: vn, first: 12/-1, last: 4L/15 }, since: 2022-01-01, regime: closed }", "rule").Days);
        Assert.Equal(
            new ClauseDays.Term(SolarTerm.Parse("qingming"), Country.Cn, -1, 1, Since2022),
            Clause("term: { name: qingming, calendar: cn, from: -1, to: 1 }, since: 2022-01-01, regime: closed }", "rule").Days);
        Assert.Equal(
            new ClauseDays.Holiday(Country.Cn, Id<HolidayRule>.Parse("national-day"), 0, 2, Since2022),
            Clause("holiday: { country: cn, id: national-day, to: 2 }, since: 2022-01-01, regime: closed }", "rule").Days);
    }

    [Fact]
    public void Dates_begin_in_the_zone_of_the_clause_and_a_review_by_a_date_means_its_end()
    {
        var clause = Clause("first: 2022-04-01, endKind: estimated, expected: 2022-04-05, reviewBy: 2022-04-07, zone: Asia/Shanghai, regime: closed }");
        Assert.Equal((Clocks.Beijing, EndKind.Estimated), (clause.Zone, clause.EndKind));
        Assert.Equal((Instant("2022-04-04T16:00:00Z"), Instant("2022-04-07T16:00:00Z")), (clause.Expected, clause.ReviewBy));
        Assert.Equal(new ClauseDays.Resumes(Instant("2022-04-30T16:00:00Z")), Clause("resumes: 2022-05-01, zone: Asia/Shanghai }").Days);
        Assert.Equal(Instant("2022-04-07T05:00:00Z"), Clause("first: 2022-04-01, endKind: until-further-notice, reviewBy: 2022-04-07T12:00+07:00, regime: closed }").ReviewBy);
    }

    [Fact]
    public void A_pattern_and_single_days_are_read()
    {
        var clause = Clause(
            "first: 2022-04-01, last: 2022-06-30, weekdays: [saturday, sunday], daysOfMonth: [1, -1], lunarDaysOfMonth: { calendar: vn, days: [15] }, "
            + "days: { country: cn, are: off }, plus: [2022-07-02], minus: [2022-05-01], regime: closed }");
        Assert.Equal([IsoDayOfWeek.Saturday, IsoDayOfWeek.Sunday], clause.Pattern!.Weekdays);
        Assert.Equal([1, -1], clause.Pattern.DaysOfMonth);
        Assert.Equal([15], clause.Pattern.LunarDays!.Days);
        Assert.Equal(new DayPattern.DaysOfCountry(Country.Cn, AreWorking: false), clause.Pattern.CountryDays);
        Assert.Equal([new LocalDate(2022, 7, 2)], clause.Plus);
        Assert.Equal([new LocalDate(2022, 5, 1)], clause.Minus);
        Assert.Null(Clause("first: 2022-04-01, last: 2022-04-02, regime: closed }").Pattern);
    }

    [Fact]
    public void Hours_are_read_in_the_zone_that_they_state_else_in_the_clauses()
    {
        var windows = Clause(
            "first: 2022-04-01, last: 2022-04-02, regime: normal, hours: ["
            + "{ opens: 08:00, closes: 11:00, lastEntry: 11:00, beijing: { opens: 09:00, closes: 12:00 } }, "
            + "{ opens: 13:00, closes: null, zone: Asia/Shanghai, directions: [export], beijing: { opens: 13:00, closes: null } }] }").Hours!.Windows!.Value;
        Assert.Equal((new LocalTime(8, 0), new LocalTime(11, 0), new LocalTime(11, 0), Clocks.Hanoi), (windows[0].Opens, windows[0].Closes, windows[0].LastEntry, windows[0].Zone));
        Assert.Equal((new LocalTime(13, 0), null, Clocks.Beijing), (windows[1].Opens, windows[1].Closes, windows[1].Zone));
        Assert.Equal([Direction.Export], windows[1].Directions);

        const string Dates = "first: 2022-04-01, last: 2022-04-02, regime: normal";
        Assert.Null(Clause(Dates + " }").Hours);
        Assert.Equal(ClauseHours.NotKnown, Clause(Dates + ", hours: null }").Hours);
        Assert.Empty(Clause(Dates + ", hours: [] }").Hours!.Windows!.Value);
        Assert.Equal(Clocks.Beijing, Clause(Dates + ", zone: Asia/Shanghai, hours: [{ opens: 22:00, closes: 02:00, lastEntry: 01:00 }] }").Hours!.Windows!.Value[0].Zone);
        Assert.Equal(2, Clause(Dates + ", hours: [{ opens: 08:00, closes: 16:00, directions: [export] }, { opens: 09:00, closes: 17:00, directions: [import] }] }").Hours!.Windows!.Value.Length);
    }

    [Fact]
    public void An_exception_inherits_what_it_leaves_out()
    {
        const string Whole = "first: 2022-04-01, endKind: until-further-notice, reviewBy: 2022-04-09, classes: [dry-food, cold-chain], regime: appointment, "
            + "hours: [{ opens: 08:00, closes: 16:00 }], conditions: [{ vi: a, zh: b, en: c }], quota: { amount: 40, unit: boat, per: day }, trial: true, note: Chung, ";
        var clause = Clause(Whole + "except: [{ classes: [dry-food], regime: closed }, { directions: [import], quota: { amount: 5, unit: boat, per: day }, trial: false }] }");
        var (closed, fewer) = (clause.Except[0], clause.Except[1]);
        Assert.Equal((Regime.Closed, null, null, false, null), (closed.Regime, closed.Hours, closed.Quota, closed.IsTrial, closed.Note));
        Assert.Empty(closed.Conditions);
        Assert.Equal((clause.EndKind, clause.ReviewBy, clause.Days), (closed.EndKind, closed.ReviewBy, closed.Days));
        Assert.Equal((new ClauseNumber(1, 2), Regime.Appointment, clause.Hours, new Quota(5, "boat", "day"), false), (fewer.Number, fewer.Regime, fewer.Hours, fewer.Quota, fewer.IsTrial));
        Assert.Equal((clause.Classes, clause.Conditions), (fewer.Classes, fewer.Conditions));
        Assert.Equal(new TrilingualText("Chung", "Chung", "Chung"), clause.Note);
    }

    [Fact]
    public void An_exception_may_be_a_part_of_a_gate_and_normal_without_an_end()
    {
        var clause = Read(SmallCalendar.Clause(
            "{ gates: [mong-cai], flows: [cargo], first: 2022-04-01, endKind: until-further-notice, regime: closed, except: [{ gates: [bac-luan-1], regime: normal }] }")).Clauses[0];
        Assert.Equal(Regime.Normal, Assert.Single(clause.Except).Regime);
    }

    [Fact]
    public void Advice_is_read()
    {
        var clause = Clause("first: 2022-04-01, last: 2022-04-02, effect: advice, text: { vi: a, zh: b, en: c } }");
        Assert.Equal((null, new TrilingualText("a", "b", "c")), (clause.Regime, clause.Advice));
    }

    [Theory]
    [InlineData("issuedBy: vn\ninstrument: { form: notice, date: 2022-03-01 }", "vn")]
    [InlineData("issuedBy: cn\ninstrument: { form: notice, date: 2022-03-01 }", "cn")]
    [InlineData("issuedBy: both\ninstrument: { form: notice, date: 2022-03-01 }", "vn, cn")]
    [InlineData("issuedBy: cn\ninstrument: { form: letters, date: 2022-03-01 }", "vn, cn")]
    [InlineData("issuedBy: vn\ninstrument: { form: talks, date: 2022-03-01 }", "vn, cn")]
    [InlineData("issuedBy: vn\ninstrument: { form: talks, date: 2022-03-01 }\nbinds: [cn]", "cn")]
    public void Who_is_bound_follows_from_who_issued_it_and_how(string members, string expected) =>
        Assert.Equal(expected, string.Join(", ", Read(SmallCalendar.Statement(members)).Binds.Select(TextForm.Of)));

    [Theory]
    [InlineData("known: 2022-03-05", "2022-03-04T17:00:00Z")]
    [InlineData("known: 2022-03-05T09:30+07:00", "2022-03-05T02:30:00Z")]
    [InlineData("sources: [{ title: t, kind: press, published: 2022-03-05 }, { title: t, kind: press, published: 2022-03-04 }, { title: t, kind: press }]", "2022-03-03T17:00:00Z")]
    [InlineData("sources: [{ title: t, kind: press }]", "2022-02-28T17:00:00Z")]
    public void When_it_became_known_is_stated_or_the_first_date_published_or_that_of_the_instrument(string members, string expected) =>
        Assert.Equal(Instant(expected), Read(SmallCalendar.Statement(members)).Known);

    [Fact]
    public void What_it_says_of_other_statements_is_read()
    {
        var statement = Read(SmallCalendar.Statement("""
            confirmed: { by: cn, on: 2022-03-02, reference: 12/ĐH }
            replaces: [ cargo-2019 ]
            withdraws: [ { id: 2022-outbreak, from: 2022-04-01, gates: [mong-cai], flows: [cargo] } ]
            reviews: [ { id: 2022-outbreak, clause: 1, reviewBy: 2022-03-20 }, { id: 2022-outbreak, clause: 3, start: 2022-04-26T08:00+07:00 } ]
            clauses: []
            """));
        Assert.Equal(new Confirmation(Country.Cn, Instant("2022-03-01T17:00:00Z"), "12/ĐH"), statement.Confirmed);
        Assert.Equal("cargo-2019", Assert.Single(statement.Replaces).Statement.ToString());
        var withdrawn = Assert.Single(statement.Withdraws);
        Assert.Equal((Instant("2022-03-31T17:00:00Z"), "mong-cai", Flow.Cargo), (withdrawn.From, withdrawn.Gates.Single().ToString(), withdrawn.Flows.Single()));
        Assert.Equal([Instant("2022-03-20T17:00:00Z"), null], statement.Reviews.Select(review => review.ReviewBy));
        Assert.Equal([null, Instant("2022-04-26T01:00:00Z")], statement.Reviews.Select(review => review.Start));
        Assert.Empty(statement.Clauses);
    }

    [Fact]
    public void An_erratum_and_the_grounds_of_a_rule_are_read()
    {
        Assert.Equal("2022-outbreak", Assert.Single(Read(SmallCalendar.Statement("corrects: [2022-outbreak]\nclauses: []")).Corrects).ToString());
        Assert.Equal("cargo-2019", Assert.Single(Read(SmallCalendar.Clause(Cargo + "yearly: { first: 01-01, last: 01-01 }, since: 2022-01-01, regime: closed }", "rule")).Grounds).ToString());
    }

    [Fact]
    public void A_body_in_JSON_is_read_like_a_file_and_gets_the_moment_of_publication()
    {
        const string Body = """
            {"id":"x","kind":"agreement","title":{"vi":"a","zh":"b","en":"c"},"issuedBy":"vn","instrument":{"form":"letters","date":"2022-03-01"},
             "sources":[{"title":"t","kind":"press"}],"clauses":[{"gates":["bac-luan-2"],"flows":["cargo"],"undated":1,"regime":"normal","hours":null,
             "quota":{"amount":5,"unit":"boat","per":"day"},"trial":true,"daysOfMonth":[1,-1]}]}
            """;
        var now = Instant("2026-01-01T00:00:00Z");
        var (read, document) = ReadJson(Body, now);
        Assert.Empty(read.Mistakes);
        var clause = Assert.Single(document!.Statement!.Clauses);
        Assert.Equal((now, ClauseHours.NotKnown, 5, true), (document.Statement.Known, clause.Hours, clause.Quota!.Amount, clause.IsTrial));
    }

    [Fact]
    public void A_body_in_JSON_has_its_types_and_its_mistakes_have_pointers()
    {
        const string Body = """
            {"id":7,"kind":"agreement","known":"2022-01-01","title":{"vi":"a","zh":"b","en":"c"},"issuedBy":"vn","issuedBy":"vn","instrument":{"form":"letters","date":"2022-03-01"},
             "a/b~c":1,"sources":[{"title":"t","kind":"press"}],"clauses":[{"gates":["bac-luan-2"],"flows":["cargo"],"undated":"1","regime":null,"trial":"true"}]}
            """;
        var (read, _) = ReadJson(Body, Instant("2026-01-01T00:00:00Z"));
        Assert.Equal(
            """
            /issuedBy “issuedBy” is given twice; keep one.
            /a~1b~0c There is no “a/b~c” here; the members are: id, kind, title, issuedBy, sources, clauses, instrument, binds, confirmed, ratification, known, announced, replaces, withdraws, corrects, reviews, grounds, disputed.
            /id “7” is not an id; write small letters a-z, digits and single hyphens, 80 at most, as in bac-luan-2.
            /known “known” is for files only; by the API a statement becomes known when it is published; leave it out.
            /clauses/0/regime “null” does not fit here; write one of: normal, appointment, closed, unknown.
            /clauses/0/undated “1” is not a whole number from 1 to 99, without quotes.
            /clauses/0/trial “true” is not true or false, without quotes.
            """,
            string.Join('\n', read.Mistakes.Select(mistake => $"{mistake.Pointer} {mistake.Text.En}")));
    }

    private static (DocumentReader Read, StatementDocument? Document) ReadJson(string body, Instant publication)
    {
        var references = new References { Gazetteer = SmallCalendar.Read().Contents!.Book.Gazetteer };
        foreach (var gate in references.Gazetteer.Gates)
        {
            references.Gates.Add(gate.Id, gate);
        }

        using var json = JsonDocument.Parse(body);
        var read = new DocumentReader();
        return (read, new StatementReader(read, references, publication).Read(JsonDocuments.Of(json.RootElement)));
    }

    private static Statement Read(string statement)
    {
        var reading = SmallCalendar.Read(("statements/tested.yaml", statement));
        Assert.Equal("", SmallCalendar.English(reading));
        return reading.Contents!.Book.Statements.Single(read => !read.Id.ToString().StartsWith("cargo-", StringComparison.Ordinal) && read.Id.ToString() != "2022-outbreak");
    }

    private static Clause Clause(string members, string kind = "agreement") => Read(SmallCalendar.Clause(Cargo + members, kind)).Clauses.Single();

    private static Instant Instant(string text) => InstantPattern.General.Parse(text).Value;
}
