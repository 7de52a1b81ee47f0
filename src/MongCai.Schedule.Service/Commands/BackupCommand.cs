using System.CommandLine;
using MongCai.Schedule.Service.Upkeep;
using NodaTime;

namespace MongCai.Schedule.Service.Commands;

/// <summary><c>backup FILE</c>: a copy of the database as of one moment, while the service goes on.</summary>
internal static class BackupCommand
{
    public static Command Create(TextWriter output, TextWriter error)
    {
        var file = new Argument<string>("FILE") { Description = "The file to write, which is not there yet." };
        var command = new Command("backup", "Copy the database into a file, as of one moment, while the service goes on.") { file };
        var options = new DatabaseOptions(command, isReadOnly: true);
        command.SetAction((parsed, _) => options.UseAsync(parsed, SystemClock.Instance, error, async database =>
        {
            var path = parsed.GetRequiredValue(file);
            if (Path.Exists(path))
            {
                await error.WriteLineAsync($"{path} is there already and is left as it is; name another file.");
                return ExitCode.WrongInput;
            }

            try
            {
                await Backup.RunAsync(database, path);
                await output.WriteLineAsync(path);
                return ExitCode.Done;
            }
            catch (NotSupportedException)
            {
                await error.WriteLineAsync("A PostgreSQL database is copied by its own tools: pg_dump --format=custom --file=FILE DATABASE (docs/operations.md, “Backup and restore”).");
                return ExitCode.WrongInput;
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                await error.WriteLineAsync($"{path} cannot be written: {failure.Message.ReplaceLineEndings(" ")}");
                return ExitCode.EnvironmentFailed;
            }
        }));
        return command;
    }
}
