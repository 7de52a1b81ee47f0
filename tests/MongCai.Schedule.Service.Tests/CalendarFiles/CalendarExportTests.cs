using System.Collections.Immutable;
using System.Text.Json;
using MongCai.Schedule.Service.CalendarFiles;
using MongCai.Schedule.Service.Documents;
using MongCai.Schedule.Service.Tests.Upkeep;
using MongCai.Schedule.Tests;
using NodaTime;

namespace MongCai.Schedule.Service.Tests.CalendarFiles;

public class CalendarExportTests
{
    /// <summary>Every member of the grammar, with values whose type YAML does not show.</summary>
    private const string EveryType = """
        id: 2022
        kind: agreement
        title: { vi: 2024, zh: "true", en: Null and void }
        issuedBy: vn
        instrument: { form: letters, date: 2022-03-01 }
        binds: [vn, cn]
        confirmed: { by: cn, on: 2022-03-05T08:00:30Z, reference: 12 }
        known: 2022-03-02
        sources: [{ title: 007, url: http://example.org/a?b=c#d, published: 2022-03-01, kind: press }, { title: 1e3, kind: original }]
        withdraws: [cargo-2019]
        reviews: [{ id: 2022-outbreak, clause: 1, reviewBy: 2022-03-20 }, { id: 2022-outbreak, clause: "3", start: 2022-04-26T08:00+07:00 }]
        disputed: [{ source: { title: -1.5, kind: press }, says: { vi: 1, zh: 2, en: 3 } }]
        clauses:
          - gates: [bac-luan-2]
            flows: [cargo]
            first: 2022-04-01
            last: 2022-06-30
            weekdays: [saturday, sunday]
            daysOfMonth: [1, -1]
            lunarDaysOfMonth: { calendar: vn, days: [15, -1] }
            days: { country: cn, are: off }
            plus: [2022-07-02]
            minus: [2022-05-01]
            zone: Asia/Shanghai
            regime: normal
            hours: [{ opens: 08:00, closes: null, lastEntry: 15:00, directions: [export], beijing: { opens: 08:00, closes: null } }]
            conditions: [{ vi: 1, zh: "2", en: 'false' }]
            quota: { amount: 50, unit: 40, per: 2.5 }
            trial: true
            note: 2022
            except: [{ classes: [empty], hours: null, trial: false, note: { vi: 1, zh: 2, en: 3 } }]
          - gates: [bac-luan-2]
            flows: [cargo]
            first: 2022-07-01
            endKind: estimated
            expected: 2022-07-05
            reviewBy: 2022-07-04
            regime: closed
            note: |
              Two
                lines: # no comment

              and a third
          - gates: [bac-luan-1]
            flows: [passenger]
            undated: 1
            regime: normal
            note: >-
              folded
              text
        """;

    private static readonly CalendarReading Real = CalendarFolder.Load(Solution.PathOf("calendars"));

    [Fact]
    public void The_real_calendars_are_the_same_after_an_export() => CheckRoundTrip(Real);

    [Fact]
    public void Values_whose_type_YAML_does_not_show_are_the_same_after_an_export() => CheckRoundTrip(SmallCalendar.Read(("statements/types.yaml", EveryType)));

    [Theory]
    [MemberData(nameof(ReadmeTests.Lines), MemberType = typeof(ReadmeTests))]
    public void Every_example_of_the_README_is_the_same_after_an_export(int line) => CheckRoundTrip(SmallCalendar.Read(ReadmeTests.FileOf(line)));

    [Fact]
    public void The_answers_of_the_real_calendars_are_the_same_after_an_export()
    {
        var (book, exported) = (Real.Contents!.Book, Read(CalendarExport.Files(Real.Documents)).Contents!.Book);
        Assert.Equal(book.Revisions.Select(revision => revision.Known), exported.Revisions.Select(revision => revision.Known));
        Assert.InRange(SameAnswers.Check(book, exported), 5000, 1_000_000);
    }

    [Fact]
    public void Files_are_named_by_what_they_hold()
    {
        var names = CalendarExport.Files(Real.Documents).Select(file => file.Name).ToList();
        Assert.Superset(Names("announcements").Concat(Names("countries")).Append("classes.yaml").Append("statements/agreements/2022-tet.yaml").ToHashSet(), names.ToHashSet());
        Assert.Equal(["places/gates.yaml"], names.Where(name => name.StartsWith("places/", StringComparison.Ordinal)));
        Assert.Equal(
            ["statements/agreements", "statements/emergencies", "statements/rules", "statements/standing"],
            names.Where(name => name.StartsWith("statements/", StringComparison.Ordinal)).Select(name => name[..name.LastIndexOf('/')]).Distinct());

        static IEnumerable<string> Names(string folder) =>
            Directory.EnumerateFiles(Solution.PathOf($"calendars/{folder}")).Select(path => $"{folder}/{Path.GetFileName(path)}");
    }

    [Fact]
    public void Two_notices_of_a_country_and_year_have_a_file_each()
    {
        var reading = SmallCalendar.Read(("announcements/later.yaml", "country: cn\nsources: [{ title: t, kind: press }]\noff: [{ holiday: national-day, first: 2026-10-01, last: 2026-10-07 }]\nwork: []"));
        Assert.Equal(["announcements/cn-2026-02-14.yaml", "announcements/cn-2026-10-01.yaml"], CalendarExport.Files(reading.Documents).Select(file => file.Name).Take(2));
        CheckRoundTrip(reading);
    }

    [Fact]
    public void A_statement_says_when_it_became_known_where_its_document_does_not()
    {
        var known = Instant.FromUtc(2022, 6, 1, 2, 30, 15);
        var reading = SmallCalendar.Read(("statements/tested.yaml", SmallCalendar.Statement("id: x")));
        var documents = reading.Documents.Select(document => document.Id == "x" ? document with { Known = known } : document).ToList();
        var exported = Read(CalendarExport.Files(documents));
        Assert.Equal(known, exported.Contents!.Book.Statements.Single(statement => statement.Id.ToString() == "x").Known);
        Assert.Equal(documents.Select(document => document.InFile()).Order(ByKindAndId), exported.Documents.Order(ByKindAndId));
        Assert.Contains("known: 2022-06-01T09:30:15+07:00\n", CalendarExport.Files(documents).Single(file => file.Name == "statements/agreements/x.yaml").Text, StringComparison.Ordinal);
    }

    private static Comparer<StoredDocument> ByKindAndId { get; } = Comparer<StoredDocument>.Create((left, right) =>
        left.Kind != right.Kind ? left.Kind.CompareTo(right.Kind) : string.CompareOrdinal(left.Id, right.Id));

    private static void CheckRoundTrip(CalendarReading reading)
    {
        var model = ModelText.Of(reading);
        var documents = reading.Documents;
        Assert.Equal(documents.Length, documents.DistinctBy(document => (document.Kind, document.Id)).Count());
        Assert.Equal(model, ModelText.Of(ReadJson(documents)));

        var files = CalendarExport.Files(documents);
        var exported = Read(files);
        Assert.Equal(model, ModelText.Of(exported));
        Assert.Equal(documents.Order(ByKindAndId), exported.Documents.Order(ByKindAndId));
        Assert.Equal(files, CalendarExport.Files(exported.Documents));
    }

    private static CalendarReading Read(ImmutableArray<(string Name, string Text)> files) => SmallCalendar.ReadOnly(files);

    /// <summary>Reads the documents as JSON, with no YAML between.</summary>
    private static CalendarReading ReadJson(ImmutableArray<StoredDocument> documents)
    {
        var parts = new CalendarParts();
        foreach (var (name, text) in CalendarExport.Json(documents))
        {
            using var json = JsonDocument.Parse(text);
            parts.Add(name, (JsonDocuments.Of(json.RootElement), []));
        }

        return parts.Assemble();
    }
}
