using System.CommandLine;
using System.Data.Common;
using MongCai.Schedule.Service.Database;
using NodaTime;

namespace MongCai.Schedule.Service.Commands;

/// <summary>Where a command finds the database.</summary>
internal sealed class DatabaseOptions
{
    private const string DefaultFolder = "data";
    private const string FileName = "schedule.db";

    private readonly Option<string?> _data = new("--data")
    {
        Description = $"The folder of the embedded database, made where there is none [default: {DefaultFolder}]",
        HelpName = "DIR",
    };

    private readonly Option<string?> _database = new("--database")
    {
        Description = "A connection string, of an SQLite file or of PostgreSQL, in place of --data",
        HelpName = "\"Host=…;Database=…\"",
    };

    public DatabaseOptions(Command command)
    {
        command.Add(_data);
        command.Add(_database);
        _database.Validators.Add(given =>
        {
            if (given.GetResult(_data) is not null)
            {
                given.AddError("Give --data or --database, not both.");
            }
        });
    }

    /// <summary>The database, with all migrations; null and the exit code where it cannot be used, which is printed.</summary>
    public async Task<(ScheduleDatabase? Database, int ExitCode)> OpenAsync(ParseResult parsed, IClock clock, TextWriter error)
    {
        ScheduleDatabase? database = null;
        try
        {
            database = new ScheduleDatabase(parsed.GetValue(_database) ?? FileIn(parsed.GetValue(_data) ?? DefaultFolder));
            await Migrations.ApplyAsync(database, clock.GetCurrentInstant());
            return (database, ExitCode.Done);
        }
        catch (FormatException failure)
        {
            await error.WriteLineAsync($"--database is no connection string. {failure.Message}");
            return (null, ExitCode.WrongCommandLine);
        }
        catch (Exception failure) when (failure is DbException or NewerSchemaException or IOException or UnauthorizedAccessException)
        {
            await error.WriteLineAsync($"The database cannot be used: {failure.Message.ReplaceLineEndings(" ")}");
            if (database is not null)
            {
                await database.DisposeAsync();
            }

            return (null, ExitCode.EnvironmentFailed);
        }
    }

    private static string FileIn(string folder)
    {
        // What is in it is nobody else's to read.
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return new DbConnectionStringBuilder { ["Data Source"] = Path.Combine(folder, FileName) }.ConnectionString;
    }
}
