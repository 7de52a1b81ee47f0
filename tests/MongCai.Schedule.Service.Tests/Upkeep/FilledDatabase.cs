using System.Globalization;
using MongCai.Schedule.Publishing;
using MongCai.Schedule.Service.Access;
using MongCai.Schedule.Service.CalendarFiles;
using MongCai.Schedule.Service.Database;
using MongCai.Schedule.Service.Documents;
using MongCai.Schedule.Service.History;
using MongCai.Schedule.Service.Publication;
using MongCai.Schedule.Service.Statements;
using MongCai.Schedule.Service.Tests.CalendarFiles;
using MongCai.Schedule.Service.Tests.Database;
using NodaTime;
using NodaTime.Text;

namespace MongCai.Schedule.Service.Tests.Upkeep;

/// <summary>A database with all that there can be: files of the beginning, others that came later, and what officials published.</summary>
internal static class FilledDatabase
{
    public static readonly Instant Now = Instant.FromUtc(2026, 11, 22, 3, 0);

    /// <summary>What came with files after the beginning, each older than its import.</summary>
    public static readonly (string Name, string? Text)[] Later =
    [
        ("statements/later.yaml", SmallCalendar.Statement("id: later\nsources: [{ title: t, published: 2022-03-04, kind: press }]")),
        ("announcements/vn-2026.yaml", "country: vn\nsources: [{ title: t, published: 2025-10-01, kind: press }]\noff: [{ holiday: hung-kings, first: 2026-04-26, last: 2026-04-27 }]\nwork: []\n"),
    ];

    /// <summary>Fills a database: files, files that came later, a token, and two statements of officials.</summary>
    public static async Task<TestDatabase> CreateAsync(PostgresCluster? cluster, CalendarReading? beginning = null, CalendarReading? later = null)
    {
        var database = await TestDatabase.CreateAsync(cluster);
        await database.LoadAsync(beginning ?? SmallCalendar.Read(), new FixedClock(Now));
        var calendar = await database.LoadAsync(later ?? SmallCalendar.Read(Later), new FixedClock(Now + Duration.FromHours(1)));
        await Tokens.AddAsync(database.Schedule, new Person("Hoa", Role.Official, null), Now + Duration.FromHours(2));
        for (var number = 1; number <= 2; number++)
        {
            await PublishAsync(database.Schedule, calendar, number, Now + Duration.FromHours(2 + number));
        }

        return database;
    }

    /// <summary>Publishes a statement of officials: its draft in two versions, then its revision.</summary>
    public static Task PublishAsync(ScheduleDatabase database, LiveCalendar calendar, int number, Instant now) => database.WriteAsync(async transaction =>
    {
        var id = $"official-{number}";
        await DraftStore.AddAsync(transaction, id);
        StoredDocument? before = null;
        for (var version = 1; version <= 2; version++)
        {
            var document = Statement(id, version);
            await DraftStore.AddVersionAsync(transaction, id, new DraftVersionRow(version, document.Json, document.Hash, "Hoa", InstantColumn.Write(now)));
            await AuditStore.AppendAsync(
                transaction, new AuditEntry("Hoa", "203.0.113.5", version == 1 ? "drafted" : "edited", $"statement {id}", before?.Hash, document.Hash), now);
            before = document;
        }

        var last = await RevisionStore.LastAsync(transaction);
        var known = Revisions.NextKnown(last, now);
        var row = new RevisionRow(
            last!.Number + 1, InstantColumn.Write(known), null, RevisionRow.Statement, id, (await RevisionStore.NextInSeriesAsync(transaction, Revisions.YearOf(known))).ToString(),
            "new", RevisionRow.OfOfficial, before!.Json, before.Hash, "Minh");
        await Revisions.AddAsync(transaction, row, new AuditEntry("Minh", "203.0.113.6", "approved", $"statement {id}", before.Hash, null), now);
        await DraftStore.SetStatusAsync(transaction, id, StatementStatus.Published, null, null);
    });

    // Each has a day of its own, so that none contradicts another.
    private static string DayOf(string id) => LocalDatePattern.Iso.Format(new LocalDate(2026, 11, 30).PlusDays(int.Parse(id.Split('-')[1], CultureInfo.InvariantCulture)));

    private static StoredDocument Statement(string id, int version) => new(
        DocumentKind.Statement,
        id,
        $$"""
        {"id":"{{id}}","kind":"agreement","title":{"vi":"Một","zh":"二","en":"Version {{version}}"},"issuedBy":"vn","instrument":{"form":"letters","date":"2026-11-20"},"sources":[{"title":"t","kind":"original"}],"clauses":[{"gates":["bac-luan-2"],"flows":["cargo"],"first":"{{DayOf(id)}}","last":"{{DayOf(id)}}","regime":"closed"}]}
        """);
}
