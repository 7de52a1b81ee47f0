using MongCai.Schedule.Places;
using MongCai.Schedule.Regimes;
using MongCai.Schedule.Service.CalendarFiles;
using MongCai.Schedule.Service.Publication;
using MongCai.Schedule.Service.Tests.CalendarFiles;
using MongCai.Schedule.Service.Tests.Database;
using MongCai.Schedule.Timelines;
using NodaTime;

namespace MongCai.Schedule.Service.Tests.Publication;

/// <summary>Files and database together: what was published does not change under anyone.</summary>
public abstract class ImportContract(PostgresCluster? cluster)
{
    private const string Later = """
        id: later
        kind: agreement
        title: { vi: Một, zh: 二, en: Three }
        issuedBy: vn
        instrument: { form: letters, date: 2022-03-01 }
        sources: [{ title: t, kind: original, published: 2022-03-01 }]
        clauses: [{ gates: [bac-luan-2], flows: [cargo], first: 2022-04-01, last: 2022-04-02, regime: appointment }]
        """;

    private const string Announcement = """
        country: cn
        sources: [{ title: t, url: https://example.org/, published: 2026-11-01, kind: press }]
        off: [ { holiday: spring-festival, first: 2027-02-05, last: 2027-02-12 } ]
        work: []
        """;

    private static readonly Instant Now = Instant.FromUtc(2026, 11, 22, 3, 0);

    public sealed class OnSqlite() : ImportContract(null);

    public sealed class OnPostgres(PostgresCluster cluster) : ImportContract(cluster);

    [Fact]
    public async Task The_first_import_is_the_history_of_the_files()
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        var reading = CalendarFolder.Load(Schedule.Tests.Solution.PathOf("calendars"));
        var calendar = await database.LoadAsync(reading, new FixedClock(Now));
        var book = reading.Contents!.Book;
        Assert.Equal(book.Revisions.Select(Outline), calendar.Stored.Book.Revisions.Select(Outline));
        foreach (var known in book.Revisions.Select(revision => revision.Known).Distinct())
        {
            foreach (var (gate, flow) in book.Gazetteer.Gates.SelectMany(gate => gate.Flows, (gate, flow) => (gate.Id, flow)))
            {
                var (ours, theirs) = (Answer(book, gate, flow, known), Answer(calendar.Stored.Book, gate, flow, known));
                Assert.True(ours == theirs, $"{gate} {flow} as known at {known}: {theirs} instead of {ours}");
            }
        }

        // Numbers go through each year without gaps.
        var series = calendar.Stored.Revisions.Where(row => row.Series is not null).Select(row => row.Series!).ToList();
        Assert.Equal(
            series.GroupBy(number => number[..4]).SelectMany(year => year.Select((_, index) => $"{year.Key}/{index + 1:000}")).Order(StringComparer.Ordinal),
            series.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_is_imported_again_is_known_already()
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        var first = await database.LoadAsync(SmallCalendar.Read(), new FixedClock(Now));
        var second = await database.LoadAsync(SmallCalendar.Read(), new FixedClock(Now + Duration.FromDays(1)));
        Assert.Equal(first.Stored.Revisions, second.Stored.Revisions);
    }

    [Fact]
    public async Task A_file_that_is_added_later_is_known_from_its_import_and_its_own_date_is_kept()
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        await database.LoadAsync(SmallCalendar.Read(("statements/outbreak.yaml", null)), new FixedClock(Now));
        var added = SmallCalendar.Read(("statements/outbreak.yaml", null), ("statements/later.yaml", Later), ("announcements/cn-2027.yaml", Announcement));
        var calendar = await database.LoadAsync(added, new FixedClock(Now + Duration.FromDays(1)));

        var rows = calendar.Stored.Revisions[^2..].ToDictionary(row => row.Subject);
        Assert.Equal(("2026-11-23T03:00:00.000000000Z", "2022-02-28T17:00:00.000000000Z", "2026/001"), (KnownToTheSecond(rows["later"]), rows["later"].Announced, rows["later"].Series));
        Assert.Equal(("2026-11-23T03:00:00.000000000Z", "2026-10-31T17:00:00.000000000Z"), (KnownToTheSecond(rows["cn-2027-02-05"]), rows["cn-2027-02-05"].Announced));

        var (gate, at) = (Id<Gate>.Parse("bac-luan-2"), Instant.FromUtc(2022, 4, 1, 5, 0));
        Assert.Equal(Regime.Normal, calendar.Stored.Book.Find(gate, Flow.Cargo, calendar.Stored.Book.RevisionAt(Now))!.For().At(at).Regime);
        Assert.Equal(Regime.Appointment, calendar.Stored.Book.Find(gate, Flow.Cargo, int.MaxValue)!.For().At(at).Regime);

        // After a restart it is the same.
        Assert.Equal(calendar.Stored.Revisions, (await database.LoadAsync(added, new FixedClock(Now + Duration.FromDays(2)))).Stored.Revisions);
    }

    [Theory]
    [InlineData("statements/standing/cargo.yaml", "07:00", "08:00", "statements/standing/cargo.yaml:1:1: cargo-2019 was published saying something else")]
    [InlineData("statements/standing/cargo.yaml", "en: Timetable", "en: Hours", "statements/standing/cargo.yaml:1:1: cargo-2019 was published saying something else")]
    [InlineData("announcements/cn-2026.yaml", "2026-02-23", "2026-02-22", "announcements/cn-2026.yaml:1:1: cn-2026-02-14 was published saying something else")]
    [InlineData("places/mong-cai.yaml", "flows: [cargo, passenger]", "flows: [cargo]", "places/mong-cai.yaml:4:5: bac-luan-2 was imported with other members that decide")]
    [InlineData("classes.yaml", "hs: [\"0303\"]", "hs: [\"0304\"]", "classes.yaml:2:5: cold-chain was imported with other members that decide")]
    [InlineData("countries/cn.yaml", "yearly: 10-01", "yearly: 10-02", "countries/cn.yaml:1:1: cn was imported with other members that decide")]
    public async Task A_file_that_says_something_else_than_it_did_is_refused_and_nothing_changes(string file, string before, string after, string expected)
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        var first = await database.LoadAsync(SmallCalendar.Read(), new FixedClock(Now));
        Assert.Contains(before, SmallCalendar.Files[file], StringComparison.Ordinal);
        var changed = SmallCalendar.Read((file, SmallCalendar.Files[file].Replace(before, after, StringComparison.Ordinal)), ("statements/later.yaml", Later));
        Assert.Equal("", SmallCalendar.English(changed));

        var mistake = Assert.Single(await Import.RunAsync(database.Schedule, changed, Now + Duration.FromDays(1)));
        Assert.StartsWith(expected, mistake.In(Language.En), StringComparison.Ordinal);
        Assert.Equal(first.Stored.Revisions, (await database.LoadAsync(SmallCalendar.Read(), new FixedClock(Now))).Stored.Revisions);
    }

    [Theory]
    [InlineData("places/mong-cai.yaml", "aliases: [Bắc Luân 2]", "aliases: [Bắc Luân 2, BL2]")]
    [InlineData("classes.yaml", "zh: 干货", "zh: 干货类")]
    [InlineData("countries/cn.yaml", "en: National Day", "en: The National Day")]
    public async Task What_decides_no_answer_is_amended_and_recorded(string file, string before, string after)
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        await database.LoadAsync(SmallCalendar.Read(), new FixedClock(Now));
        var changed = SmallCalendar.Read((file, SmallCalendar.Files[file].Replace(before, after, StringComparison.Ordinal)));
        Assert.Equal("", SmallCalendar.English(changed));
        await database.LoadAsync(changed, new FixedClock(Now));
        var entries = await database.Schedule.ReadAsync(transaction => Service.History.AuditStore.AfterAsync(transaction, 0, 1000));
        var amended = Assert.Single(entries, entry => entry.Action == "amended");
        Assert.NotEqual(amended.BeforeHash, amended.AfterHash);

        // And back again.
        await database.LoadAsync(SmallCalendar.Read(), new FixedClock(Now));
    }

    [Fact]
    public async Task A_holiday_may_be_added_and_stays()
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        await database.LoadAsync(SmallCalendar.Read(), new FixedClock(Now));
        var added = SmallCalendar.Files["countries/cn.yaml"].Replace(
            "holidays:",
            "holidays:\n  - { id: new-day, names: { vi: Mới, zh: 新, en: New }, on: { yearly: 12-01 }, since: 2027-01-01, sources: [{ title: t, url: https://example.org/, kind: press }] }",
            StringComparison.Ordinal);
        await database.LoadAsync(SmallCalendar.Read(("countries/cn.yaml", added)), new FixedClock(Now));
        Assert.StartsWith("countries/cn.yaml:1:1: cn was imported", Assert.Single(await Import.RunAsync(database.Schedule, SmallCalendar.Read(), Now)).In(Language.En), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_gone_is_told()
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        await database.LoadAsync(SmallCalendar.Read(), new FixedClock(Now));
        var mistakes = await Import.RunAsync(database.Schedule, SmallCalendar.Read(("statements/outbreak.yaml", null), ("announcements/cn-2026.yaml", null)), Now);
        Assert.Equal(
            ["announcement cn-2026-02-14", "statement 2022-outbreak"],
            mistakes.Select(mistake => mistake.File));
        Assert.All(mistakes, mistake => Assert.Contains("is in no file any more", mistake.Text.En, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_file_moved_to_another_place_is_the_same_file()
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        await database.LoadAsync(SmallCalendar.Read(), new FixedClock(Now));
        await database.LoadAsync(SmallCalendar.Read(("statements/outbreak.yaml", null), ("statements/2022/outbreak.yaml", SmallCalendar.Files["statements/outbreak.yaml"])), new FixedClock(Now));
    }

    [Fact]
    public async Task What_becomes_known_only_later_is_not_imported_yet()
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        var early = SmallCalendar.Read(("statements/later.yaml", Later + "\nknown: 2026-12-24"));
        var mistake = Assert.Single(await Import.RunAsync(database.Schedule, early, Now));
        Assert.Equal("statements/later.yaml:1:1: This becomes known at 2026-12-24T00:00+07:00, and it is 2026-11-22T10:00+07:00 now; add the file when it has been published.", mistake.In(Language.En));
    }

    [Theory]
    [InlineData("confirmed: { by: cn, on: 2026-12-24 }")]
    [InlineData("kind: emergency\nratification: { by: 2022-03-02, on: 2026-12-24 }")]
    public async Task What_is_said_of_a_statement_only_later_is_not_imported_yet_either(string member)
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        await database.LoadAsync(SmallCalendar.Read(), new FixedClock(Now));
        var early = SmallCalendar.Read(("statements/later.yaml", With(member)));
        var mistake = Assert.Single(await Import.RunAsync(database.Schedule, early, Now));
        Assert.StartsWith("statements/later.yaml:1:1: This becomes known at 2026-12-24T00:00+07:00", mistake.In(Language.En), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("confirmed: { by: cn, on: 2022-03-05 }", Certainty.Agreed)]
    [InlineData("kind: emergency\nbinds: [vn]\nratification: { by: 2022-03-02, on: 2022-03-05 }", Certainty.Announced)]
    [InlineData("kind: emergency\nbinds: [vn]\nratification: { by: 2022-03-02 }", Certainty.Unconfirmed)]
    public async Task What_was_said_of_a_statement_before_it_is_imported_is_known_with_it(string member, Certainty expected)
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        var before = SmallCalendar.Read(("statements/outbreak.yaml", null));
        var revisions = (await database.LoadAsync(before, new FixedClock(Now))).Stored.Revisions.Length;
        var live = await database.LoadAsync(SmallCalendar.Read(("statements/outbreak.yaml", null), ("statements/later.yaml", With(member))), new FixedClock(Now));
        Assert.Equal(revisions + 1, live.Stored.Revisions.Length);
        var timeline = live.Stored.Book.Find(Id<Gate>.Parse("bac-luan-2"), Flow.Cargo, int.MaxValue)!;
        Assert.Equal(expected, timeline.For().At(Instant.FromUtc(2022, 4, 1, 3, 0)).Certainty);
    }

    [Fact]
    public async Task A_database_with_a_revision_missing_is_not_served()
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        await database.LoadAsync(SmallCalendar.Read(), new FixedClock(Now));
        await database.Schedule.WriteAsync(transaction => Service.Database.Sql.ExecuteAsync(
            transaction, "INSERT INTO revisions (number, known, action, subject, origin) VALUES (99, '2026-11-22T03:00:00.000000000Z', 'announcement', 'vn-2030-01-01', 'file')"));
        await Assert.ThrowsAsync<InvalidDataException>(() => LiveCalendar.LoadAsync(database.Schedule, SmallCalendar.Read().Contents!, new FixedClock(Now)));
    }

    private static string With(string member) =>
        (member.StartsWith("kind", StringComparison.Ordinal) ? Later.Replace("kind: agreement\n", "", StringComparison.Ordinal) : Later) + "\n" + member;

    // Two of one import follow each other by a millisecond.
    private static string KnownToTheSecond(RevisionRow row) => row.Known[..20] + "000000000Z";

    private static string Outline(Revision revision) => $"{revision.Number} {revision.Known} {revision.Statement?.Id} {revision.Kind}";

    private static string Answer(CalendarBook book, Id<Gate> gate, Flow flow, Instant known) =>
        string.Join(' ', book.Find(gate, flow, book.RevisionAt(known))!.For().Between(Instant.FromUtc(2019, 1, 1, 0, 0), Instant.FromUtc(2027, 1, 1, 0, 0))
            .Select(stretch => $"{stretch.Start} {stretch.Answer.Regime} {stretch.Answer.Certainty} {stretch.Answer.Exceptions.Length}"));
}
