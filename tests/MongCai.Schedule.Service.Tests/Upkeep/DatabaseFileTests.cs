using MongCai.Schedule.Service.Commands;
using MongCai.Schedule.Service.Database;
using MongCai.Schedule.Service.History;
using MongCai.Schedule.Service.Publication;
using MongCai.Schedule.Service.Tests.CalendarFiles;
using NodaTime;

namespace MongCai.Schedule.Service.Tests.Upkeep;

/// <summary>The file of the embedded database: copied while others write, put back, damaged.</summary>
public sealed class DatabaseFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("mongcai-files-").FullName;

    private string File => Path.Combine(_folder, "schedule.db");

    private string Calendars => Path.Combine(_folder, "calendars");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_copy_made_while_others_write_is_whole_and_answers_the_same_when_it_is_put_back()
    {
        await using var database = await FilledDatabase.CreateAsync(null);
        using var stopped = new CancellationTokenSource();
        var before = (await database.Schedule.ReadAsync(AuditStore.FindHeadAsync))!.Number;
        var calendar = await LiveCalendar.LoadAsync(database.Schedule, SmallCalendar.Read(FilledDatabase.Later).Contents!, new FixedClock(FilledDatabase.Now));
        var writing = Task.Run(async () =>
        {
            for (var number = 3; number < 10 || !stopped.IsCancellationRequested; number++)
            {
                await FilledDatabase.PublishAsync(database.Schedule, calendar, number, FilledDatabase.Now + Duration.FromDays(1));
            }
        }, TestContext.Current.CancellationToken);
        string[] copies = [File, Path.Combine(_folder, "second.db"), Path.Combine(_folder, "third.db")];
        foreach (var copy in copies)
        {
            Assert.Equal((ExitCode.Done, copy, ""), await RunAsync("backup", copy, "--database", database.ConnectionString));
        }

        await stopped.CancelAsync();
        await writing;
        await calendar.RefreshAsync();
        foreach (var copy in copies)
        {
            var (code, output, error) = await RunAsync("verify", "--database", $"Data Source={copy}");
            Assert.True(code == ExitCode.Done, error);
            Assert.StartsWith("verified ", output, StringComparison.Ordinal);

            await using var restored = new ScheduleDatabase($"Data Source={copy}");
            await Migrations.ApplyAsync(restored, FilledDatabase.Now);
            var stored = (await LiveCalendar.LoadAsync(restored, SmallCalendar.Read(FilledDatabase.Later).Contents!, new FixedClock(FilledDatabase.Now))).Stored;
            Assert.InRange(stored.Revisions.Length, 7, calendar.Stored.Revisions.Length);
            Assert.Equal(calendar.Stored.Revisions.Take(stored.Revisions.Length), stored.Revisions);
            SameAnswers.Check(stored.Book, calendar.Stored.Book);
            Assert.InRange((await restored.ReadAsync(AuditStore.FindHeadAsync))!.Number, before, long.MaxValue);
        }

        Assert.Equal(3, Directory.GetFiles(_folder, "*.db").Length);
        Assert.DoesNotContain(Directory.GetFiles(_folder), path => Path.GetFileName(path).Count(sign => sign == '.') > 1);
    }

    [Fact]
    public async Task The_database_is_its_owners_to_read_also_in_a_folder_that_is_open()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Rights are others on Windows.");
            return;
        }

        System.IO.File.SetUnixFileMode(_folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
        Assert.Equal(ExitCode.Done, (await RunAsync("tokens", "add", "Hoa", "--role", "official", "--data", _folder)).Code);
        foreach (var path in Directory.GetFiles(_folder))
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, System.IO.File.GetUnixFileMode(path));
        }
    }

    [Fact]
    public async Task A_file_that_is_there_is_never_written_over()
    {
        await using var database = await FilledDatabase.CreateAsync(null);
        await System.IO.File.WriteAllTextAsync(File, "mine", TestContext.Current.CancellationToken);
        Assert.Equal((ExitCode.WrongInput, "", $"{File} is there already and is left as it is; name another file."), await RunAsync("backup", File, "--database", database.ConnectionString));
        Assert.Equal("mine", await System.IO.File.ReadAllTextAsync(File, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_copy_that_cannot_be_written_leaves_nothing_and_exits_with_3()
    {
        await using var database = await FilledDatabase.CreateAsync(null);
        var (code, output, error) = await RunAsync("backup", Path.Combine(_folder, "nowhere", "copy.db"), "--database", database.ConnectionString);
        Assert.Equal((ExitCode.EnvironmentFailed, ""), (code, output));
        Assert.StartsWith($"{Path.Combine(_folder, "nowhere", "copy.db")} cannot be written: ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_copy_is_nobody_elses_to_read()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        await using var database = await FilledDatabase.CreateAsync(null);
        await RunAsync("backup", File, "--database", database.ConnectionString);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, System.IO.File.GetUnixFileMode(File));
    }

    [Theory]
    [InlineData("verify")]
    [InlineData("backup copy.db")]
    public async Task Who_only_reads_makes_no_database(string command)
    {
        var (code, output, error) = await RunAsync([.. command.Split(' '), "--data", Path.Combine(_folder, "none")]);
        Assert.Equal((ExitCode.EnvironmentFailed, "", $"The database cannot be used: There is no {Path.Combine(_folder, "none", "schedule.db")}."), (code, output, error));
        Assert.False(Directory.Exists(Path.Combine(_folder, "none")));
    }

    public static TheoryData<string> Damages => ["garbage in the middle", "cut in the middle", "cut within a page", "garbage at the beginning", "a document of another letter"];

    [Theory]
    [MemberData(nameof(Damages))]
    public async Task On_a_damaged_file_the_service_does_not_start_and_names_the_command_that_restores(string damage)
    {
        await PrepareAsync();
        await DamageAsync(damage);
        var (code, output, error) = await RunAsync("serve", "--data", _folder, "--calendars", Calendars, "--urls", "http://127.0.0.1:0");
        Assert.Equal((ExitCode.EnvironmentFailed, ""), (code, output));
        Assert.StartsWith("The database cannot be used: ", error, StringComparison.Ordinal);
        Assert.EndsWith(
            $" Stop what uses it and copy the last backup over it: rm -f \"{File}-wal\" \"{File}-shm\" && install -m 600 BACKUP \"{File}\" (docs/operations.md, “Backup and restore”).", error, StringComparison.Ordinal);
        Assert.DoesNotContain("\n", error, StringComparison.Ordinal);

        var verified = await RunAsync("verify", "--data", _folder);
        Assert.True(verified.Code is ExitCode.WrongInput or ExitCode.EnvironmentFailed, verified.Error);
        Assert.NotEqual("", verified.Error);
    }

    [Fact]
    public async Task On_a_database_of_a_newer_program_the_service_does_not_start_and_says_so()
    {
        await PrepareAsync();
        await using (var database = new ScheduleDatabase($"Data Source={File}"))
        {
            await database.WriteAsync(transaction => transaction.ExecuteAsync("INSERT INTO migrations (number, applied) VALUES (99, 'x')"));
        }

        foreach (var arguments in (string[][])[["serve", "--data", _folder, "--calendars", Calendars, "--urls", "http://127.0.0.1:0"], ["verify", "--data", _folder]])
        {
            var (code, output, error) = await RunAsync(arguments);
            Assert.Equal((ExitCode.EnvironmentFailed, ""), (code, output));
            Assert.StartsWith(
                $"The database cannot be used: The database has schema 99; this program knows no newer one than {Migrations.Newest}. Run the program that made it, or a newer one. Stop what uses it and copy the last backup over it: rm -f ",
                error,
                StringComparison.Ordinal);
            Assert.DoesNotContain("\n", error, StringComparison.Ordinal);
        }
    }

    /// <summary>A folder of calendars, and a file with a database of it, as <c>serve</c> leaves it when it is stopped.</summary>
    private async Task PrepareAsync()
    {
        foreach (var (name, text) in SmallCalendar.Files)
        {
            var path = Path.Combine(Calendars, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await System.IO.File.WriteAllTextAsync(path, text, TestContext.Current.CancellationToken);
        }

        await using var database = await FilledDatabase.CreateAsync(null, later: SmallCalendar.Read());
        await RunAsync("backup", File, "--database", database.ConnectionString);
    }

    private async Task DamageAsync(string damage)
    {
        var bytes = await System.IO.File.ReadAllBytesAsync(File, TestContext.Current.CancellationToken);
        const int PageSize = 4096;
        var middle = bytes.Length / PageSize / 2 * PageSize;
        switch (damage)
        {
            case "garbage in the middle":
                new Random(7).NextBytes(bytes.AsSpan(middle, PageSize));
                break;
            case "cut in the middle":
                bytes = bytes[..middle];
                break;
            case "cut within a page":
                bytes = bytes[..^1000];
                break;
            case "garbage at the beginning":
                new Random(7).NextBytes(bytes.AsSpan(0, 100));
                break;
            default:
                // In the row of the revision, and in that of the import: the form of the file stays good.
                var letters = "\"Timetable\""u8;
                for (var at = bytes.AsSpan().IndexOf(letters); at >= 0; at = bytes.AsSpan().IndexOf(letters))
                {
                    bytes[at + 1] = (byte)'L';
                }

                break;
        }

        await System.IO.File.WriteAllBytesAsync(File, bytes, TestContext.Current.CancellationToken);
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments)
    {
        await using var output = new StringWriter();
        await using var error = new StringWriter();

        // A service that does start would never end.
        var code = await CommandLine.RunAsync(arguments, output, error).WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        return (code, Text(output), Text(error));

        static string Text(StringWriter writer) => writer.ToString().ReplaceLineEndings("\n").TrimEnd('\n');
    }
}
