using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using MongCai.Schedule.Publishing;
using MongCai.Schedule.Service.Database;
using MongCai.Schedule.Service.History;
using MongCai.Schedule.Service.Publication;
using MongCai.Schedule.Service.Requests;
using MongCai.Schedule.Service.Statements;
using MongCai.Schedule.Service.Tests.CalendarFiles;
using MongCai.Schedule.Service.Tests.Database;
using MongCai.Schedule.Service.Upkeep;
using NodaTime;
using NodaTime.Text;

namespace MongCai.Schedule.Service.Tests.Statements;

/// <summary>
/// The real program is killed while officials work, and started again: what it acknowledged is there, and nothing is half there. KILLS in the
/// environment says how often (docs/faults.md); KILLS_SEED, when.
/// </summary>
public abstract class KilledServiceContract(PostgresCluster? cluster)
{
    private const int Clients = 4;

    /// <summary>A start of the program takes about as long, and the first answers of a process most of it.</summary>
    private const int LatestKillMilliseconds = 1500;

    /// <summary>One start in so many is killed itself, and another follows.</summary>
    private const int StartsToAKilledOne = 5;

    private static readonly string[] Actions = ["drafted", "submitted", "approved"];

    public sealed class OnSqlite() : KilledServiceContract(null);

    public sealed class OnPostgres(PostgresCluster cluster) : KilledServiceContract(cluster)
    {
        [Fact]
        public async Task While_the_server_stops_and_starts_under_load_nothing_is_lost_and_nothing_done_twice()
        {
            var stops = Number("KILLS", 3);
            var random = new Random(Number("KILLS_SEED", Random.Shared.Next()));
            await using var own = new PostgresCluster();
            await using var database = await TestDatabase.CreateEmptyAsync(own);
            using var calendars = new TemporaryCalendar();
            File.Delete(Path.Combine(calendars.Path, "statements", "outbreak.yaml"));
            var officials = await AppointAsync(database.ConnectionString);
            await using var service = ServiceProcess.Launch("--database", database.ConnectionString, "--calendars", calendars.Path);
            var address = await service.AddressAsync();
            using var leaving = new CancellationTokenSource();
            var working = Task.WhenAll(officials.Select(pair => pair.WorkAsync(address, leaving.Token)));
            for (var stop = 0; stop < stops; stop++)
            {
                await Task.Delay(random.Next(LatestKillMilliseconds), TestContext.Current.CancellationToken);
                await own.StopAsync();
                await Task.Delay(random.Next(LatestKillMilliseconds), TestContext.Current.CancellationToken);
                await own.StartAsync();
            }

            var answered = officials.Sum(pair => pair.Answered);
            await Task.Delay(LatestKillMilliseconds, TestContext.Current.CancellationToken);
            await leaving.CancelAsync();
            await working;
            Assert.True(officials.Sum(pair => pair.Answered) > answered, "Nobody works on.");
            Assert.True(officials.Sum(pair => pair.ToldToComeAgain) > 0, "Nobody noticed.");
            Assert.All(officials, pair => Assert.Null(pair.Unanswered));
            await CheckAsync(database.ConnectionString, officials, address);
            await CheckListAsync(officials, address);
        }
    }

    [Fact]
    public async Task What_was_acknowledged_survives_a_kill_at_any_moment_and_nothing_is_half_there()
    {
        var kills = Number("KILLS", 3);
        var seed = Number("KILLS_SEED", Random.Shared.Next());
        var random = new Random(seed);
        await using var database = await TestDatabase.CreateEmptyAsync(cluster);
        using var calendars = new TemporaryCalendar();
        File.Delete(Path.Combine(calendars.Path, "statements", "outbreak.yaml"));
        var officials = await AppointAsync(database.ConnectionString);
        var (killedStarts, killsAtRequests, underWay, doneUnseen) = (0, 0, new List<SentRequest>(), new List<SentRequest>());
        try
        {
            for (var round = 0; round <= kills; round++)
            {
                while (round > 0 && random.Next(StartsToAKilledOne) == 0)
                {
                    await using var start = Launch();
                    await Task.Delay(random.Next(LatestKillMilliseconds), TestContext.Current.CancellationToken);
                    await start.KillAsync();
                    killedStarts++;
                }

                await using var service = Launch();
                var address = await service.AddressAsync();
                doneUnseen.AddRange(await CheckAsync(database.ConnectionString, officials, address));
                using var leaving = new CancellationTokenSource();
                var working = Task.WhenAll(officials.Select(pair => pair.WorkAsync(address, leaving.Token)));
                await Task.Delay(random.Next(LatestKillMilliseconds), TestContext.Current.CancellationToken);
                if (round == kills)
                {
                    await leaving.CancelAsync();
                    await working;
                    Assert.All(officials, pair => Assert.Null(pair.Unanswered));
                    await CheckAsync(database.ConnectionString, officials, address);
                    await CheckListAsync(officials, address);
                    break;
                }

                var killed = Stopwatch.GetTimestamp();
                await service.KillAsync();
                await working;
                var struck = officials.Select(pair => pair.Unanswered).OfType<SentRequest>().Where(request => request.SentAt <= killed).ToList();
                killsAtRequests += struck is [] ? 0 : 1;
                underWay.AddRange(struck);
            }
        }
        catch (Exception failure)
        {
            throw new InvalidOperationException($"KILLS={kills} KILLS_SEED={seed}: {failure.Message}", failure);
        }

        Assert.NotEmpty(underWay);
        TestContext.Current.SendDiagnosticMessage(
            $"""
            {(cluster is null ? "SQLite" : "PostgreSQL")}, seed {seed}: {kills} kills at work, {killedStarts} at start
            {officials.Sum(pair => pair.Answered)} requests answered, {officials.Sum(pair => pair.Statements.Count)} statements published, {officials.Sum(pair => pair.Overtaken)} approvals overtaken by another
            {killsAtRequests} kills struck {underWay.Count} requests under way ({Counts(underWay)})
            {doneUnseen.Count} of them had been done, and only the answer was lost ({Counts(doneUnseen)})
            """);

        ServiceProcess Launch() => ServiceProcess.Launch("--database", database.ConnectionString, "--calendars", calendars.Path);
    }

    private static int Number(string variable, int otherwise) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;

    private static string Counts(List<SentRequest> requests) =>
        string.Join(", ", requests.GroupBy(request => request.Step).OrderBy(group => group.Key).Select(group => $"{group.Key} {group.Count()}"));

    /// <summary>Two people for each client, with tokens.</summary>
    private static async Task<List<OfficialsAtWork>> AppointAsync(string connectionString)
    {
        var now = SystemClock.Instance.GetCurrentInstant();
        await using var database = new ScheduleDatabase(connectionString);
        await Migrations.ApplyAsync(database, now);
        var officials = new List<OfficialsAtWork>();
        for (var number = 1; number <= Clients; number++)
        {
            officials.Add(new OfficialsAtWork(number, await PersonAsync($"Hoa {number}", Role.Official), await PersonAsync($"An {number}", Role.Approver)));
        }

        return officials;

        async Task<(string Name, string Token)> PersonAsync(string name, Role role) =>
            (name, (await Service.Access.Tokens.AddAsync(database, new Person(name, role, Country.Vn), now)).Token!.Reveal());
    }

    /// <summary>
    /// Holds what is stored against what the officials were told: it is that, and of what they were not told whole steps or nothing. Gives the
    /// requests without an answer that had been done.
    /// </summary>
    private static async Task<List<SentRequest>> CheckAsync(string connectionString, List<OfficialsAtWork> officials, Uri service)
    {
        // Opened and closed each time: where the service is killed it must be the only one, else what it leaves behind is not what the next one finds.
        await using var database = new ScheduleDatabase(connectionString);
        var (lost, stored) = await database.WriteAsync(async transaction =>
        {
            // As the only writer: on a server the last transaction of a process that was killed may still be under way.
            var rows = new List<IdempotencyRow?>();
            foreach (var pair in officials)
            {
                rows.Add(pair.Unanswered is { } sent ? await IdempotencyStore.FindAsync(transaction, sent.Person, sent.Key) : null);
            }

            return (rows, await StoredStatements.ReadAsync(transaction));
        });
        var done = new List<SentRequest>();
        foreach (var (pair, row) in officials.Zip(lost))
        {
            if (pair.Unanswered is not null)
            {
                pair.Learn(row is null ? null : ((int)row.Status, row.Body));
            }

            done.AddRange(row is null ? [] : [pair.Unanswered!]);
            foreach (var statement in pair.Statements)
            {
                stored.Check(statement, row is not null && statement == pair.Statements[^1]);
            }
        }

        stored.CheckNumbers([.. officials.SelectMany(pair => pair.Statements)]);
        var verified = await Verification.RunAsync(database);
        Assert.Equal("", string.Join('\n', verified.Problems));
        await CheckRevisionsAsync(stored.Revisions, service);
        return done;
    }

    /// <summary>The service tells everyone what is stored.</summary>
    private static async Task CheckRevisionsAsync(List<RevisionRow> stored, Uri service)
    {
        using var client = new HttpClient { BaseAddress = service };
        var told = new List<(long, Instant, string, string?)>();
        while (told.Count == 0 || told.Count < stored.Count)
        {
            var page = await GetAsync(client, $"/v1/revisions?limit=1000&after={told.Count}");
            Assert.Equal(stored.Count, (int)page["revision"]!);
            told.AddRange(page["revisions"]!.AsArray().Select(row => ((long)row!["number"]!, Moment(row["known"]), (string)row["subject"]!, (string?)row["series"])));
        }

        Assert.Equal(stored.Select(row => (row.Number, row.KnownAt, row.Subject, row.Series)), told);
    }

    /// <summary>Everyone finds each statement that was approved, and nothing else, in the list and by itself.</summary>
    private static async Task CheckListAsync(List<OfficialsAtWork> officials, Uri service)
    {
        using var client = new HttpClient { BaseAddress = service };
        var told = new List<JsonNode>();
        for (var path = "/v1/statements?limit=200"; path is not null;)
        {
            using var response = await client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
            var page = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
            told.AddRange(page["statements"]!.AsArray()!);
            path = response.Headers.TryGetValues("Link", out var links) ? links.Single() is var link ? link[1..link.IndexOf('>', StringComparison.Ordinal)] : null : null;
        }

        var approved = officials.SelectMany(pair => pair.Statements).ToDictionary(statement => statement.Id, statement => statement.Approved!);
        var found = told.Where(entry => (string)entry["id"]! != "cargo-2019").ToDictionary(entry => (string)entry["id"]!);
        Assert.Equal(approved.Keys.Order(StringComparer.Ordinal), found.Keys);
        foreach (var (id, answer) in approved)
        {
            Assert.Equal(("published", (string)answer["number"]!, (long)answer["revision"]!), ((string)found[id]["status"]!, (string)found[id]["number"]!, (long)found[id]["revision"]!));
        }

        foreach (var (id, answer) in approved.Take(20))
        {
            var one = await GetAsync(client, $"/v1/statements/{id}");
            Assert.Equal(((string)answer["number"]!, (string)answer["publishedAt"]!), ((string)one["number"]!, (string)one["publishedAt"]!));
        }
    }

    private static Instant Moment(JsonNode? told) => OffsetDateTimePattern.Rfc3339.Parse((string)told!).Value.ToInstant();

    private static async Task<JsonNode> GetAsync(HttpClient client, string path) =>
        JsonNode.Parse(await client.GetStringAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken))!;

    /// <summary>All that the database has of statements, as of one moment.</summary>
    private sealed record StoredStatements(
        Dictionary<string, DraftRow> Drafts,
        ILookup<string, (long Version, string Document, string Hash, string Author)> Versions,
        List<RevisionRow> Revisions,
        ILookup<string, AuditRow> Record)
    {
        public static async Task<StoredStatements> ReadAsync(System.Data.Common.DbTransaction transaction) => new(
            (await DraftStore.AllAsync(transaction)).ToDictionary(draft => draft.Id),
            (await transaction.QueryAsync<(string Draft, long Version, string Document, string Hash, string Author)>("SELECT draft, version, document, hash, author FROM draft_versions"))
                .ToLookup(row => row.Draft, row => (row.Version, row.Document, row.Hash, row.Author)),
            await RevisionStore.AllAsync(transaction),
            (await AuditStore.AfterAsync(transaction, 0, int.MaxValue)).Where(row => Actions.Contains(row.Action)).ToLookup(row => row.Subject));

        /// <summary>Exactly the acknowledged steps of a statement were done, and one more where it is known that its answer was lost.</summary>
        public void Check(StatementUnderWay statement, bool isOneMore)
        {
            var done = statement.Acknowledged + (isOneMore ? 1 : 0);
            var row = Drafts.GetValueOrDefault(statement.Id);
            Assert.Equal((statement.Id, ((string?[])[null, "draft", "submitted", "published"])[done]), (statement.Id, row?.Status));
            Assert.Equal(
                Actions.Zip([statement.Writer, statement.Writer, statement.Approver]).Take(done),
                Record[$"statement {statement.Id}"].Select(entry => (entry.Action, entry.Actor)));
            Assert.Equal((statement.Id, done > 1 ? statement.Writer : null), (statement.Id, row?.SubmittedBy));
            Assert.Equal(done > 0 ? [(1L, statement.Writer)] : [], Versions[statement.Id].Select(version => (version.Version, version.Author)));
            if (statement.Drafted is { } drafted)
            {
                Assert.Equal((string)drafted["versions"]![0]!["hash"]!, Versions[statement.Id].Single().Hash);
            }

            var revision = Revisions.Where(of => of.Subject == statement.Id).ToList();
            Assert.Equal(done == 3 ? [(RevisionRow.Statement, statement.Approver, Versions[statement.Id].Single().Document)] : [], revision.Select(of => (of.Action, of.ApprovedBy, of.Document)));
            if (statement.Approved is { } approved)
            {
                Assert.Equal(
                    ((string)approved["number"]!, (long)approved["revision"]!, Moment(approved["publishedAt"])),
                    (revision[0].Series, revision[0].Number, revision[0].KnownAt));
            }
        }

        /// <summary>Nothing is there that nobody sent, and numbers leave out none.</summary>
        public void CheckNumbers(List<StatementUnderWay> sent)
        {
            Assert.Subset(sent.Select(statement => statement.Id).ToHashSet(), Drafts.Keys.ToHashSet());
            Assert.Equal(Drafts.Keys.Order(StringComparer.Ordinal), Versions.Select(draft => draft.Key).Order(StringComparer.Ordinal));
            Assert.Equal(
                Drafts.Values.Where(draft => draft.StatusOf == StatementStatus.Published).Select(draft => draft.Id).Order(StringComparer.Ordinal),
                Revisions.Where(row => row.Origin == RevisionRow.OfOfficial).Select(row => row.Subject).Order(StringComparer.Ordinal));
            Assert.Equal(Enumerable.Range(1, Revisions.Count).Select(number => (long)number), Revisions.Select(row => row.Number));
            foreach (var year in Revisions.Where(row => row.Series is not null).Select(row => SeriesNumber.Parse(row.Series!)).GroupBy(series => series.Year))
            {
                Assert.Equal(Enumerable.Range(1, year.Count()), year.Select(series => series.Number));
            }
        }
    }
}
