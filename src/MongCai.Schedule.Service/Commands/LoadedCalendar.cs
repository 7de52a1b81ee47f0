using MongCai.Schedule.Service.CalendarFiles;
using MongCai.Schedule.Timelines;

namespace MongCai.Schedule.Service.Commands;

/// <summary>A calendars folder as a command needs it: read and checked, or said to be wrong.</summary>
/// <param name="Reading">What it says; null where it could not be read or anything in it is wrong, which has been printed.</param>
/// <param name="ExitCode">With which the command ends if it says nothing.</param>
internal sealed record LoadedCalendar(CalendarReading? Reading, int ExitCode)
{
    /// <summary>What it says, ready to be asked; null likewise.</summary>
    public CalendarBook? Book => Reading?.Contents?.Book;

    /// <summary>Reads a folder and prints what is wrong.</summary>
    /// <param name="folder">The folder; null for the default one.</param>
    /// <param name="language">The language of what is printed.</param>
    /// <param name="error">Where to.</param>
    public static async Task<LoadedCalendar> LoadAsync(string? folder, Language language, TextWriter error)
    {
        if (await ReadAsync(folder, language, error) is not { } reading)
        {
            return new LoadedCalendar(null, Commands.ExitCode.EnvironmentFailed);
        }

        foreach (var line in reading.Lines(language))
        {
            await error.WriteLineAsync(line);
        }

        return new LoadedCalendar(reading.Contents is null ? null : reading, Commands.ExitCode.WrongInput);
    }

    /// <summary>Reads a folder; null where it cannot be read, which is printed.</summary>
    public static async Task<CalendarReading?> ReadAsync(string? folder, Language language, TextWriter error)
    {
        var path = folder ?? CalendarFolder.DefaultPath();
        try
        {
            return CalendarFolder.Load(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            var text = failure is DirectoryNotFoundException or ArgumentException ? FileMistakes.NoFolder(path) : FileMistakes.Unreadable(path, failure.Message.Split('\n')[0]);
            await error.WriteLineAsync(text.In(language));
            return null;
        }
    }
}
