using System.CommandLine;
using MongCai.Schedule.Service.CalendarFiles;
using MongCai.Schedule.Service.Upkeep;
using NodaTime;

namespace MongCai.Schedule.Service.Commands;

/// <summary><c>export DIR</c>: what is published as a calendars folder, for people to read and for a new database.</summary>
internal static class ExportCommand
{
    public static Command Create(TextWriter output, TextWriter error)
    {
        var folder = new Argument<string>("DIR") { Description = "The folder to write, which is not there yet, or empty." };
        var command = new Command("export", "Write what is published as a calendars folder.") { folder };
        var options = new DatabaseOptions(command, isReadOnly: true);
        command.SetAction((parsed, _) => options.UseAsync(parsed, SystemClock.Instance, error, async database =>
        {
            var path = parsed.GetRequiredValue(folder);
            if (File.Exists(path) || (Directory.Exists(path) && Directory.EnumerateFileSystemEntries(path).Any()))
            {
                await error.WriteLineAsync($"{path} is there already and holds something; name a new folder or an empty one.");
                return ExitCode.WrongInput;
            }

            var files = CalendarExport.Files(await PublishedDocuments.AllAsync(database));
            try
            {
                foreach (var (name, text) in files)
                {
                    var file = Path.Combine(path, name);
                    Directory.CreateDirectory(Path.GetDirectoryName(file)!);
                    await File.WriteAllTextAsync(file, text);
                }
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                await error.WriteLineAsync($"{path} cannot be written: {failure.Message.ReplaceLineEndings(" ")}");
                return ExitCode.EnvironmentFailed;
            }

            await output.WriteLineAsync($"{path}: {files.Length} files");
            return ExitCode.Done;
        }));
        return command;
    }
}
