using System.Text.Json;
using MongCai.Schedule.Service.CalendarFiles;
using MongCai.Schedule.Service.Commands;
using MongCai.Schedule.Service.Database;
using MongCai.Schedule.Service.Documents;
using MongCai.Schedule.Service.History;
using MongCai.Schedule.Service.Publication;
using MongCai.Schedule.Service.Tests.CalendarFiles;
using MongCai.Schedule.Service.Tests.Database;
using MongCai.Schedule.Tests;
using NodaTime;

namespace MongCai.Schedule.Service.Tests.Upkeep;

/// <summary>What is published goes into a folder and comes back from it the same.</summary>
public abstract class ExportTests(PostgresCluster? cluster) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("mongcai-export-").FullName;

    public sealed class OnSqlite() : ExportTests(null);

    public sealed class OnPostgres(PostgresCluster cluster) : ExportTests(cluster);

    public void Dispose()
    {
        Directory.Delete(_folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task All_real_data_with_what_came_later_and_from_officials_is_the_same_in_a_new_database()
    {
        string[] late = ["announcements/vn-2026.yaml", "statements/rules/tet-lang-son.yaml", "statements/standing/2026-02-lang-son-passengers.yaml"];
        var all = Directory.EnumerateFiles(Solution.PathOf("calendars"), "*.yaml", SearchOption.AllDirectories)
            .Select(path => (Name: Path.GetRelativePath(Solution.PathOf("calendars"), path), Text: File.ReadAllText(path)))
            .OrderBy(file => file.Name, StringComparer.Ordinal)
            .ToList();
        Assert.Superset(late.ToHashSet(), all.Select(file => file.Name).ToHashSet());
        await CheckRoundTripAsync(SmallCalendar.ReadOnly(all.Where(file => !late.Contains(file.Name))), SmallCalendar.ReadOnly(all), 5000);
    }

    [Fact]
    public async Task A_small_calendar_is_the_same_in_a_new_database() =>
        await CheckRoundTripAsync(SmallCalendar.Read(), SmallCalendar.Read(FilledDatabase.Later), 100);

    [Fact]
    public async Task The_files_say_when_things_became_known_and_what_older_time_their_files_gave()
    {
        await using var database = await FilledDatabase.CreateAsync(cluster);
        var folder = await ExportAsync(database.ConnectionString, "first");
        Assert.Contains("known: 2026-11-22T11:00:00+07:00\nannounced: 2022-03-04T00:00:00+07:00\n", Text(folder, "statements/agreements/later.yaml"), StringComparison.Ordinal);
        Assert.Contains("known: 2026-11-22T11:00:00.001+07:00\nannounced: 2025-10-01T00:00:00+07:00\n", Text(folder, "announcements/vn-2026.yaml"), StringComparison.Ordinal);
        Assert.Contains("known: 2026-11-22T13:00:00+07:00\n", Text(folder, "statements/agreements/official-1.yaml"), StringComparison.Ordinal);
        Assert.DoesNotContain("known", Text(folder, "statements/standing/cargo-2019.yaml"), StringComparison.Ordinal);
        Assert.DoesNotContain("Hoa", string.Concat(Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(File.ReadAllText)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_confirmation_by_officials_is_in_the_file_of_its_statement()
    {
        await using var database = await FilledDatabase.CreateAsync(cluster);
        await database.Schedule.WriteAsync(async transaction =>
        {
            const string Said = """{"by":"cn","reference":"12/“ĐH”","on":"2026-11-24"}""";
            var last = (await RevisionStore.LastAsync(transaction))!;
            var known = FilledDatabase.Now + Duration.FromDays(2);
            var row = new RevisionRow(
                last.Number + 1, InstantColumn.Write(known), null, RevisionRow.Confirmation, "official-1", null, null, RevisionRow.OfOfficial, Said, StoredDocument.HashOf(Said), "Minh");
            await Revisions.AddAsync(transaction, row, new AuditEntry("Minh", null, "confirmed", "statement official-1", null, null), known);
        });
        Assert.Empty((await Service.Upkeep.Verification.RunAsync(database.Schedule)).Problems);
        var folder = await ExportAsync(database.ConnectionString, "first");
        Assert.Contains("confirmed: { by: cn, on: 2026-11-24T10:00:00+07:00, reference: 12/“ĐH” }\n", Text(folder, "statements/agreements/official-1.yaml"), StringComparison.Ordinal);

        await using var other = await TestDatabase.CreateAsync(cluster);
        var again = await other.LoadAsync(CalendarFolder.Load(folder), new FixedClock(FilledDatabase.Now + Duration.FromDays(3)));
        var original = await LiveCalendar.LoadAsync(database.Schedule, SmallCalendar.Read(FilledDatabase.Later).Contents!, new FixedClock(FilledDatabase.Now));
        Assert.Equal(original.Stored.Revisions.Select(Outline), again.Stored.Revisions.Select(Outline));
        SameAnswers.Check(original.Stored.Book, again.Stored.Book);
        Assert.Equal(Contents(folder), Contents(await ExportAsync(other.ConnectionString, "second")));
    }

    [Fact]
    public async Task A_folder_that_holds_something_is_left_as_it_is()
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        var (file, full, empty) = (Path.Combine(_folder, "file"), Path.Combine(_folder, "full"), Directory.CreateDirectory(Path.Combine(_folder, "empty")).FullName);
        Directory.CreateDirectory(Path.Combine(full, "within"));
        await File.WriteAllTextAsync(file, "mine", TestContext.Current.CancellationToken);
        foreach (var path in (string[])[file, full])
        {
            Assert.Equal((ExitCode.WrongInput, "", $"{path} is there already and holds something; name a new folder or an empty one."), await RunAsync("export", path, "--database", database.ConnectionString));
        }

        Assert.Equal((ExitCode.Done, $"{empty}: 2 files", ""), await RunAsync("export", empty, "--database", database.ConnectionString));
        var (code, output, error) = await RunAsync("export", Path.Combine(file, "below"), "--database", database.ConnectionString);
        Assert.Equal((ExitCode.EnvironmentFailed, ""), (code, output));
        Assert.StartsWith($"{Path.Combine(file, "below")} cannot be written: ", error, StringComparison.Ordinal);
    }

    private async Task CheckRoundTripAsync(CalendarReading beginning, CalendarReading later, int leastAnswers)
    {
        await using var database = await FilledDatabase.CreateAsync(cluster, beginning, later);
        var original = (await LiveCalendar.LoadAsync(database.Schedule, later.Contents!, new FixedClock(FilledDatabase.Now))).Stored;
        var folder = await ExportAsync(database.ConnectionString, "first");
        var (code, _, error) = await RunAsync("check", folder);
        Assert.True(code == ExitCode.Done, error);

        await using var other = await TestDatabase.CreateAsync(cluster);
        var again = (await other.LoadAsync(CalendarFolder.Load(folder), new FixedClock(FilledDatabase.Now + Duration.FromDays(1)))).Stored;
        Assert.Equal(original.Revisions.Select(Outline), again.Revisions.Select(Outline));
        Assert.InRange(SameAnswers.Check(original.Book, again.Book), leastAnswers, 1_000_000);
        Assert.Equal(Contents(folder), Contents(await ExportAsync(other.ConnectionString, "second")));
        Assert.Empty((await Service.Upkeep.Verification.RunAsync(other.Schedule)).Problems);
    }

    private async Task<string> ExportAsync(string connectionString, string name)
    {
        var folder = Path.Combine(_folder, name);
        var (code, _, error) = await RunAsync("export", folder, "--database", connectionString);
        Assert.Equal((ExitCode.Done, ""), (code, error));
        return folder;
    }

    /// <summary>All that everyone sees of a revision but who wrote it, a file or officials: that is not for files to say.</summary>
    private static string Outline(RevisionRow row) =>
        JsonSerializer.Serialize(new { row.Number, row.Known, row.Announced, row.Action, row.Subject, row.Series, row.Kind });

    private static IEnumerable<(string Name, string Text)> Contents(string folder) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(path => (Path.GetRelativePath(folder, path), File.ReadAllText(path))).Order();

    private static string Text(string folder, string name) => File.ReadAllText(Path.Combine(folder, name));

    private static async Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments)
    {
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        var code = await CommandLine.RunAsync(arguments, output, error);
        return (code, Lines(output), Lines(error));

        static string Lines(StringWriter writer) => writer.ToString().ReplaceLineEndings("\n").TrimEnd('\n');
    }
}
