using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using MongCai.Schedule.Service.Database;
using MongCai.Schedule.Service.Outbox;
using MongCai.Schedule.Service.Publication;
using MongCai.Schedule.Service.Tests.CalendarFiles;
using MongCai.Schedule.Service.Tests.Database;
using MongCai.Schedule.Service.Upkeep;
using NodaTime;

namespace MongCai.Schedule.Service.Tests.Upkeep;

/// <summary>Whether the service is ready, whichever database it is.</summary>
public abstract class ReadinessContract(PostgresCluster? cluster)
{
    private const string TooSlow = "The database does not answer within 2 seconds.";

    public sealed class OnSqlite() : ReadinessContract(null)
    {
        [Fact]
        public async Task A_file_that_nobody_else_may_even_read_makes_it_unready_and_it_says_so_soon()
        {
            await using var database = await FilledDatabase.CreateAsync(null);
            var calendar = await LoadAsync(database.Schedule);
            var readiness = Of(database.Schedule, calendar);
            await database.Schedule.DisposeAsync();
            await using (var other = new SqliteConnection($"{database.ConnectionString};Pooling=False"))
            {
                await other.OpenAsync(TestContext.Current.CancellationToken);
                await other.ExecuteAsync("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE");
                Assert.Equal(TooSlow, await readiness.FindFaultAsync());
            }

            await BecomesReadyAsync(readiness);
        }

        [Fact]
        public async Task A_file_that_is_something_else_makes_it_unready_until_it_is_back()
        {
            await using var database = await FilledDatabase.CreateAsync(null);
            var readiness = Of(database.Schedule, await LoadAsync(database.Schedule));
            await database.Schedule.DisposeAsync();
            var file = new SqliteConnectionStringBuilder(database.ConnectionString).DataSource;
            File.Move(file, $"{file}.aside");
            await File.WriteAllTextAsync(file, new string('x', 10_000), TestContext.Current.CancellationToken);
            Assert.Equal("The database cannot be read; see the log.", await readiness.FindFaultAsync());

            await database.Schedule.DisposeAsync();
            File.Move($"{file}.aside", file, overwrite: true);
            Assert.Null(await readiness.FindFaultAsync());
        }
    }

    public sealed class OnPostgres(PostgresCluster cluster) : ReadinessContract(cluster)
    {
        [Fact]
        public async Task A_table_that_nobody_else_may_read_makes_it_unready_and_one_connection_waits_however_many_ask()
        {
            await using var database = await FilledDatabase.CreateAsync(Cluster);
            var readiness = Of(database.Schedule, await LoadAsync(database.Schedule));
            await database.Schedule.WriteAsync(async transaction =>
            {
                await transaction.ExecuteAsync("LOCK TABLE revisions IN ACCESS EXCLUSIVE MODE");
                Assert.All(await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => readiness.FindFaultAsync())), fault => Assert.Equal(TooSlow, fault));
                Assert.Equal(1, await transaction.FindAsync<int>("SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = 'revisions'::regclass"));
            });
            await BecomesReadyAsync(readiness);
        }
    }

    private PostgresCluster? Cluster => cluster;

    [Fact]
    public async Task It_is_ready_while_others_write_and_takes_up_what_they_publish()
    {
        await using var database = await FilledDatabase.CreateAsync(cluster);
        var (calendar, others) = (await LoadAsync(database.Schedule), await LoadAsync(database.Schedule));
        var readiness = Of(database.Schedule, calendar);
        await database.Schedule.WriteAsync(async _ => Assert.Null(await readiness.FindFaultAsync()));
        await FilledDatabase.PublishAsync(database.Schedule, others, 3, FilledDatabase.Now + Duration.FromDays(1));
        await Work(database.Schedule, others).DoAsync(TestContext.Current.CancellationToken);
        Assert.Null(await readiness.FindFaultAsync());
        Assert.Equal(8, calendar.Stored.Revisions.Length);
    }

    [Theory]
    [InlineData("INSERT INTO migrations (number, applied) VALUES (99, 'x')", "The database has schema 99; this program knows no newer one than NEWEST. Run the program that made it, or a newer one.")]
    [InlineData("DELETE FROM migrations", "The database has schema 0, and this program reads NEWEST only; serve brings it there.")]
    [InlineData("DROP TABLE migrations", "The database cannot be read; see the log.")]
    [InlineData("DELETE FROM revisions WHERE number = 7", "The database has 6 revisions, and this process answers from 7.")]
    [InlineData("DELETE FROM revisions", "The database has 0 revisions, and this process answers from 7.")]
    [InlineData("UPDATE revisions SET known = '2026-12-01T00:00:00.000000000Z' WHERE number = 7", "The database has another revision 7 than this process answers from.")]
    [InlineData("INSERT INTO revisions (number, known, action, subject, origin) VALUES (8, '2026-12-01T00:00:00.000000000Z', 'confirmation', 'nothing', 'file')", "The database has revisions that cannot be read; see the log, and verify.")]
    public async Task Another_database_than_it_answers_from_makes_it_unready(string change, string fault)
    {
        await using var database = await FilledDatabase.CreateAsync(cluster);
        var readiness = Of(database.Schedule, await LoadAsync(database.Schedule));
        Assert.Null(await readiness.FindFaultAsync());
        await database.Schedule.WriteAsync(async transaction =>
        {
            await transaction.ExecuteAsync(cluster is null ? "DROP TRIGGER revisions_no_update; DROP TRIGGER revisions_no_delete" : "ALTER TABLE revisions DISABLE TRIGGER USER");
            await transaction.ExecuteAsync(change);
        });
        Assert.Equal(fault.Replace("NEWEST", $"{Migrations.Newest}", StringComparison.Ordinal), await readiness.FindFaultAsync());
    }

    [Fact]
    public async Task A_database_that_can_only_be_read_makes_it_unready()
    {
        await using var database = await FilledDatabase.CreateAsync(cluster);
        await using var only = new ScheduleDatabase(database.ConnectionString, isReadOnly: true);
        Assert.Equal("The database can be read but not written.", await Of(only, await LoadAsync(database.Schedule)).FindFaultAsync());
    }

    [Fact]
    public async Task Events_that_nobody_writes_make_it_unready_until_somebody_does()
    {
        await using var database = await FilledDatabase.CreateAsync(cluster);
        var clock = new FixedClock(FilledDatabase.Now);
        var calendar = await LiveCalendar.LoadAsync(database.Schedule, SmallCalendar.Read(FilledDatabase.Later).Contents!, clock);
        var begun = calendar.Current.Now;
        var (readiness, work) = (Of(database.Schedule, calendar), Work(database.Schedule, calendar));
        foreach (var minutes in Enumerable.Range(0, 3))
        {
            clock.Now = begun + Duration.FromMinutes(5 * minutes);
            await work.DoAsync(TestContext.Current.CancellationToken);
            Assert.Null(await readiness.FindFaultAsync());
            clock.Now += DueWork.NotesEvery;
            await work.DoAsync(TestContext.Current.CancellationToken);
            clock.Now += DueWork.NotesEvery * 2;
            Assert.Null(await readiness.FindFaultAsync());
            clock.Now += Duration.FromSeconds(1);
            Assert.Equal("Events are not written, though they should be every minute; see the log.", await readiness.FindFaultAsync());
        }
    }

    private static DueWork Work(ScheduleDatabase database, LiveCalendar calendar) =>
        new(database, calendar, new DueMoments(), new EventSignal(database), TimeProvider.System);

    private static Readiness Of(ScheduleDatabase database, LiveCalendar calendar) => new(database, calendar, TimeProvider.System, NullLogger<Readiness>.Instance);

    /// <summary>As a service has it that has just started.</summary>
    private static async Task<LiveCalendar> LoadAsync(ScheduleDatabase database)
    {
        var calendar = await LiveCalendar.LoadAsync(database, SmallCalendar.Read(FilledDatabase.Later).Contents!, new FixedClock(FilledDatabase.Now));
        await Work(database, calendar).DoAsync(TestContext.Current.CancellationToken);
        return calendar;
    }

    /// <summary>A check that waited goes on for some seconds, and tells of what it met.</summary>
    private static async Task BecomesReadyAsync(Readiness readiness)
    {
        for (var turn = 0; turn < 300 && await readiness.FindFaultAsync() is not null; turn++)
        {
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        Assert.Null(await readiness.FindFaultAsync());
    }
}
