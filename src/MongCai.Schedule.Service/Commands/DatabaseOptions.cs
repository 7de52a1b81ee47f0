using System.CommandLine;
using System.Data.Common;
using MongCai.Schedule.Service.Database;
using NodaTime;

namespace MongCai.Schedule.Service.Commands;

/// <summary>Where a command finds the database, and what it says where it cannot use it.</summary>
internal sealed class DatabaseOptions
{
    private const string DefaultFolder = "data";
    private const string FileName = "schedule.db";

    private readonly bool _isReadOnly;
    private readonly Option<string?> _data;

    private readonly Option<string?> _database = new("--database")
    {
        Description = "A connection string, of an SQLite file or of PostgreSQL, in place of --data",
        HelpName = "\"Host=…;Database=…\"",
    };

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="isReadOnly">Whether it neither makes, migrates nor writes.</param>
    public DatabaseOptions(Command command, bool isReadOnly = false)
    {
        _isReadOnly = isReadOnly;
        _data = new("--data")
        {
            Description = $"The folder of the embedded database{(isReadOnly ? "" : ", made where there is none")} [default: {DefaultFolder}]",
            HelpName = "DIR",
        };
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
            database = new ScheduleDatabase(parsed.GetValue(_database) ?? FileIn(parsed.GetValue(_data) ?? DefaultFolder), _isReadOnly);
            if (_isReadOnly)
            {
                await Migrations.CheckAsync(database);
            }
            else
            {
                if (await database.ReadAsync(database.Dialect.FindDamageAsync) is { } damage)
                {
                    throw new InvalidDataException(damage);
                }

                await Migrations.ApplyAsync(database, clock.GetCurrentInstant());
            }

            return (database, ExitCode.Done);
        }
        catch (FormatException failure)
        {
            await error.WriteLineAsync($"--database is no connection string. {failure.Message}");
            return (null, ExitCode.WrongCommandLine);
        }
        catch (Exception failure) when (IsOfDatabase(failure))
        {
            await WriteUnusableAsync(database, failure, error);
            if (database is not null)
            {
                await database.DisposeAsync();
            }

            return (null, ExitCode.EnvironmentFailed);
        }
    }

    /// <summary>Opens the database, does something with it, and closes it; the exit code.</summary>
    public async Task<int> UseAsync(ParseResult parsed, IClock clock, TextWriter error, Func<ScheduleDatabase, Task<int>> use)
    {
        var (database, exitCode) = await OpenAsync(parsed, clock, error);
        if (database is null)
        {
            return exitCode;
        }

        await using var opened = database;
        try
        {
            return await use(database);
        }
        catch (Exception failure) when (IsOfDatabase(failure))
        {
            await WriteUnusableAsync(database, failure, error);
            return ExitCode.EnvironmentFailed;
        }
    }

    /// <summary>Whether a failure is of the database and not of the program.</summary>
    public static bool IsOfDatabase(Exception failure) =>
        failure is DbException or NewerSchemaException or OlderSchemaException or InvalidDataException or IOException or UnauthorizedAccessException;

    /// <summary>Prints, as one line, why a database cannot be used and what to do about it.</summary>
    public static Task WriteUnusableAsync(ScheduleDatabase? database, Exception failure, TextWriter error)
    {
        var isDamaged = database is not null && (failure is InvalidDataException or NewerSchemaException || database.Dialect.IsDamage(failure));
        var advice = isDamaged ? $" Stop what uses it and copy the last backup over it: {database!.Dialect.RestoreCommand} (docs/operations.md, “Backup and restore”)." : "";
        return error.WriteLineAsync($"The database cannot be used: {failure.Message.ReplaceLineEndings(" ").TrimEnd('.')}.{advice}");
    }

    private string FileIn(string folder)
    {
        var file = Path.Combine(folder, FileName);
        if (_isReadOnly)
        {
            return File.Exists(file) ? ConnectionStringOf(file) : throw new FileNotFoundException($"There is no {file}.");
        }

        // What is in it is nobody else's to read; SQLite gives the files beside it the rights of this one.
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            new FileStream(file, new FileStreamOptions
            {
                Mode = FileMode.OpenOrCreate,
                Access = FileAccess.Write,
                Share = FileShare.ReadWrite,
                UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
            }).Dispose();
        }

        return ConnectionStringOf(file);
    }

    private static string ConnectionStringOf(string file) => new DbConnectionStringBuilder { ["Data Source"] = file }.ConnectionString;
}
