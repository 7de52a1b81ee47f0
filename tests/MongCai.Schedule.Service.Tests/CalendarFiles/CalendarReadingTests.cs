using MongCai.Schedule.Holidays;
using MongCai.Schedule.Places;
using MongCai.Schedule.Service.CalendarFiles;
using MongCai.Schedule.Statements;
using NodaTime;

namespace MongCai.Schedule.Service.Tests.CalendarFiles;

public class CalendarReadingTests
{
    [Fact]
    public void Places_classes_and_countries_are_read()
    {
        var contents = SmallCalendar.Read().Contents!;
        var gate = contents.Book.Gazetteer.Find(Id<Gate>.Parse("bac-luan-2"))!;
        Assert.Equal((GateKind.International, "mong-cai", new Position(21.54, 107.99), new OppositePlace(null, "东兴口岸北仑河二桥", null)), (gate.Kind, gate.PartOf.ToString(), gate.Position, gate.Opposite));
        Assert.Equal([Flow.Cargo, Flow.Passenger], gate.Flows);
        Assert.Equal(["Bắc Luân 2"], gate.Aliases);
        Assert.Equal(3, contents.Book.Gazetteer.WithParts(Id<Gate>.Parse("mong-cai")).Length);
        Assert.Equal("cold-chain", Assert.Single(contents.Book.Gazetteer.ClassesOfHs("030389")).Id.ToString());

        var cn = contents.Book.Countries.Cn;
        Assert.True(cn.IsWorkingDay(new(2026, 2, 14)));
        Assert.False(cn.IsWorkingDay(new(2026, 2, 23)));
        Assert.Equal(HolidayBasis.Announced, Assert.Single(cn.HolidaysOn(new(2026, 2, 20))).Basis);
        Assert.Equal((-1, 6), (cn.Rules[0].From, cn.Rules[0].To));
        Assert.Equal(new LocalDate(2026, 4, 5), Assert.Single(cn.HolidaysOn(new(2026, 4, 5))).First);
        Assert.False(contents.Book.Countries.Vn.IsWorkingDay(new(2026, 4, 26)));
    }

    [Fact]
    public void Statements_stand_in_the_order_in_which_they_became_known() =>
        Assert.Equal(["cargo-2019", "2022-outbreak"], SmallCalendar.Read().Contents!.Book.Statements.Select(statement => statement.Id.ToString()));

    [Fact]
    public void Countries_and_announcements_may_be_left_out()
    {
        var reading = SmallCalendar.Read(("countries/vn.yaml", null), ("countries/cn.yaml", null), ("announcements/cn-2026.yaml", null));
        Assert.Equal("", SmallCalendar.English(reading));
        Assert.Equal(4, reading.FileCount);
        Assert.True(reading.Contents!.Book.Countries.Vn.IsWorkingDay(new(2026, 4, 26)));
    }

    [Fact]
    public void Days_of_a_country_that_is_not_described_are_refused() => Assert.Equal(
        "statements/tested.yaml:2:112: The holidays of “vn” are not described; add countries/vn.yaml.",
        SmallCalendar.English(SmallCalendar.Read(
            ("countries/vn.yaml", null),
            ("statements/tested.yaml", SmallCalendar.Clause("{ gates: [bac-luan-2], flows: [cargo], first: 2022-04-01, last: 2022-04-10, regime: closed, days: { country: vn, are: off } }")))));

    [Fact]
    public void Make_up_days_of_a_country_that_is_not_described_are_refused() => Assert.Equal(
        "announcements/cn-2026.yaml:1:10: The holidays of “cn” are not described; add countries/cn.yaml.",
        SmallCalendar.English(SmallCalendar.Read(("countries/cn.yaml", null))));

    [Theory]
    [InlineData("places/mong-cai.yaml", "- {", "- { foo: 1,", "places/mong-cai.yaml:2:7: There is no “foo” here;")]
    [InlineData("places/mong-cai.yaml", "kind: international\n", "kind: river\n", "places/mong-cai.yaml:7:11: “river” does not fit here;")]
    [InlineData("places/mong-cai.yaml", "id: bac-luan-2", "id: Bac-Luan-2", "places/mong-cai.yaml:4:9: “Bac-Luan-2” is not an id;")]
    [InlineData("places/mong-cai.yaml", "places:", "places: [", "places/mong-cai.yaml:2:3: No value can stand here:")]
    [InlineData("classes.yaml", "facet: vehicle", "facet: car", "classes.yaml:4:25: “car” does not fit here;")]
    [InlineData("classes.yaml", "classes:", "classses:", "classes.yaml:1:1: There is no “classses” here (did you mean “classes”?).")]
    [InlineData("countries/cn.yaml", "lunar: 1/1", "lunar: 1/32", "countries/cn.yaml:4:90: “1/32” is not a lunar day;")]
    [InlineData("countries/cn.yaml", "country: cn", "country: ch", "countries/cn.yaml:1:10: “ch” does not fit here")]
    [InlineData("statements/outbreak.yaml", "issuedBy: cn", "issuedBy: ch", "statements/outbreak.yaml:4:11: “ch” does not fit here")]
    [InlineData("statements/standing/cargo.yaml", "id: cargo-2019", "id: cargo_2019", "statements/standing/cargo.yaml:1:5: “cargo_2019” is not an id;")]
    public void A_mistake_in_one_file_brings_forth_none_in_others(string file, string good, string bad, string expected)
    {
        var text = SmallCalendar.Files[file];
        Assert.Contains(good, text, StringComparison.Ordinal);
        var at = text.IndexOf(good, StringComparison.Ordinal);
        var reading = SmallCalendar.Read(
            (file, text[..at] + bad + text[(at + good.Length)..]),
            ("statements/uses-all.yaml", SmallCalendar.Statement("""
                kind: rule
                id: uses-all
                grounds: [cargo-2019, 2022-outbreak]
                clauses:
                - { gates: [bac-luan-2, mong-cai], flows: [cargo], classes: [empty], holiday: { country: cn, id: spring-festival }, since: 2022-01-01, regime: closed }
                """)));
        Assert.StartsWith(expected, SmallCalendar.English(reading), StringComparison.Ordinal);
        Assert.Single(reading.Mistakes);
        Assert.Null(reading.Contents);
    }

    [Fact]
    public void Statements_that_correct_each_other_are_refused_once()
    {
        var reading = SmallCalendar.Read(
            ("statements/a.yaml", SmallCalendar.Statement("id: a\ncorrects: [b]")),
            ("statements/b.yaml", SmallCalendar.Statement("id: b\ncorrects: [c]")),
            ("statements/c.yaml", SmallCalendar.Statement("id: c\ncorrects: [a]")));
        Assert.Equal("statements/a.yaml:2:12: Statements correct each other (a → b → c → a); leave one out.", SmallCalendar.English(reading));
    }

    [Fact]
    public void An_id_taken_by_another_file_is_refused_with_that_file()
    {
        var reading = SmallCalendar.Read(("statements/deep/er/a.yaml", SmallCalendar.Statement("id: a")), ("statements/z.yaml", SmallCalendar.Statement("kind: agreement\nid: a")));
        Assert.Equal("statements/z.yaml:2:5: The statement “a” is already in statements/deep/er/a.yaml:1; choose another id.", SmallCalendar.English(reading));
    }

    [Fact]
    public void What_shows_only_in_all_statements_together_is_found_in_its_file()
    {
        var contents = SmallCalendar.Read(("statements/tested.yaml", """
            id: tested
            kind: agreement
            title: { vi: a, zh: b, en: c }
            issuedBy: vn
            instrument: { form: letters, date: 2022-03-01 }
            sources: [{ title: t, kind: original }]
            clauses:
            - { gates: [bac-luan-2], flows: [cargo], resumes: 2022-05-01 }
            - gates: [bac-luan-2]
              flows: [cargo]
              first: 2022-04-01
              last: 2022-04-02
              regime: appointment
              except:
              - { classes: [dry-food], regime: closed }
              - classes: [empty]
                regime: closed
            """)).Contents!;
        var text = new TrilingualText("a", "b", "c");
        var id = Id<Statement>.Parse("tested");
        Assert.Equal(new FileMistake("statements/tested.yaml", 8, 3, text), contents.MistakeAt(id, new(1), text));
        Assert.Equal(new FileMistake("statements/tested.yaml", 9, 3, text), contents.MistakeAt(id, new(2), text));
        Assert.Equal(new FileMistake("statements/tested.yaml", 15, 5, text), contents.MistakeAt(id, new(2, 1), text));
        Assert.Equal(new FileMistake("statements/tested.yaml", 16, 5, text), contents.MistakeAt(id, new(2, 2), text));
        Assert.Equal(new FileMistake("statements/tested.yaml", 1, 5, text), contents.MistakeAt(id, null, text));
    }

    [Theory]
    [InlineData("", "", 0)]
    [InlineData("", ", plus: [2022-04-06]", 1)]
    [InlineData(", plus: [2022-04-03]", "", 1)]
    [InlineData("", ", zone: Asia/Shanghai", 1)]
    public void Working_days_and_days_off_contradict_only_where_they_can_meet(string working, string off, int contradictions)
    {
        var reading = SmallCalendar.Read(("statements/halves.yaml", SmallCalendar.Statement($$"""
            id: halves
            clauses:
            - { gates: [bac-luan-2], flows: [cargo], first: 2022-04-01, last: 2022-04-15, days: { country: cn, are: working }, regime: normal{{working}} }
            - { gates: [bac-luan-2], flows: [cargo], first: 2022-04-01, last: 2022-04-15, days: { country: cn, are: off }, regime: closed{{off}} }
            """)));
        Assert.Equal(contradictions, reading.Mistakes.Count(mistake => mistake.In(Language.En).Contains("Clauses 1 and 2 both speak of", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("places/mong-cai.yaml", "kind: crossing", "kind: river", 1)]
    [InlineData("places/mong-cai.yaml", "partOf: mong-cai\n", "partOf: mong-cay\n", 0)]
    [InlineData("classes.yaml", "facet: vehicle", "facet: vehicle, foo: 1", 1)]
    [InlineData("countries/cn.yaml", "lunar: 1/1", "lunar: 1/32", 1)]
    [InlineData("statements/outbreak.yaml", "issuedBy: cn", "issuedBy: cn\nfoo: 1", 1)]
    [InlineData("statements/outbreak.yaml", "issuedBy: cn", "issuedBy: cn\nfoo: 1\ncorrects: [tied]", 0)]
    [InlineData("statements/standing/cargo.yaml", "issuedBy: vn", "issuedBy: [", 1)]
    public void A_mistake_elsewhere_does_not_hide_a_contradiction(string file, string good, string bad, int contradictions)
    {
        var reading = SmallCalendar.Read(
            (file, SmallCalendar.Files[file].Replace(good, bad, StringComparison.Ordinal)),
            ("statements/tied.yaml", SmallCalendar.Statement("""
                id: tied
                clauses:
                - { gates: [bac-luan-2], flows: [cargo], classes: [empty], first: 2022-04-01, last: 2022-04-05, regime: closed }
                - { gates: [bac-luan-2], flows: [cargo], classes: [empty], first: 2022-04-03, last: 2022-04-09, regime: appointment }
                """)));
        Assert.Equal(contradictions, reading.Mistakes.Count(mistake => mistake.In(Language.En).StartsWith("statements/tied.yaml:4:3: Clauses 1 and 2 both speak of", StringComparison.Ordinal)));
        Assert.Contains(reading.Mistakes, mistake => mistake.File == file);
        Assert.All(reading.Mistakes, mistake => Assert.Contains(mistake.File, (string[])[file, "statements/tied.yaml"]));
        Assert.Null(reading.Contents);
    }

    [Fact]
    public void A_value_in_block_form_is_found_by_its_name() => Assert.Equal(
        "statements/tested.yaml:4:3: “zh” is missing; add it.\nstatements/tested.yaml:7:3: “per” is missing; add it.",
        SmallCalendar.English(SmallCalendar.Read(("statements/tested.yaml", SmallCalendar.Statement("""
            clauses:
            - gates: [bac-luan-2]
              flows: [cargo]
              note:
                vi: a
                en: c
              quota:
                amount: 1
                unit: boat
              undated: 1
              regime: normal
            """)))));
}
