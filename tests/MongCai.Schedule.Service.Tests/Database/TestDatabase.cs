using MongCai.Schedule.Service.CalendarFiles;
using MongCai.Schedule.Service.Database;
using MongCai.Schedule.Service.Publication;
using NodaTime;

namespace MongCai.Schedule.Service.Tests.Database;

/// <summary>A new database for one test, which takes its file with it when it goes.</summary>
internal sealed class TestDatabase : IAsyncDisposable
{
    private readonly string _folder;

    private TestDatabase(string connectionString, string folder)
    {
        ConnectionString = connectionString;
        Schedule = new ScheduleDatabase(connectionString);
        _folder = folder;
    }

    public string ConnectionString { get; }

    public ScheduleDatabase Schedule { get; }

    /// <summary>The folder of the keys by which secrets are kept; not made yet.</summary>
    public string Keys => Path.Combine(_folder, "keys");

    /// <summary>With all migrations.</summary>
    /// <param name="cluster">The server for PostgreSQL; null for SQLite.</param>
    public static async Task<TestDatabase> CreateAsync(PostgresCluster? cluster)
    {
        var database = await CreateEmptyAsync(cluster);
        await Migrations.ApplyAsync(database.Schedule, Instant.FromUtc(2026, 11, 22, 3, 0));
        return database;
    }

    public static async Task<TestDatabase> CreateEmptyAsync(PostgresCluster? cluster)
    {
        var folder = Directory.CreateTempSubdirectory("mongcai-database-").FullName;
        return new TestDatabase(cluster is not null ? await cluster.CreateDatabaseAsync() : $"Data Source={Path.Combine(folder, "schedule.db")}", folder);
    }

    /// <summary>The calendar that comes of a folder.</summary>
    public async Task<LiveCalendar> LoadAsync(CalendarReading reading, IClock clock)
    {
        Assert.Equal("", string.Join('\n', (await Import.RunAsync(Schedule, reading, clock.GetCurrentInstant())).Select(mistake => mistake.In(Language.En))));
        return await LiveCalendar.LoadAsync(Schedule, reading.Contents!, clock);
    }

    public async ValueTask DisposeAsync()
    {
        await Schedule.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
