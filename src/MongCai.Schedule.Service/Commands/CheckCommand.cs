using System.CommandLine;
using System.Text.Json;
using MongCai.Schedule.Service.CalendarFiles;
using MongCai.Schedule.Service.Http;

namespace MongCai.Schedule.Service.Commands;

/// <summary><c>check [DIR]</c>: whether a calendars folder is right, and if not, all that is wrong with it.</summary>
internal static class CheckCommand
{
    private static readonly JsonSerializerOptions Indented = new(Json.Options) { WriteIndented = true };

    public static Command Create(TextWriter output, TextWriter error)
    {
        var folder = new Argument<string?>("dir")
        {
            Description = "The folder [default: calendars here, else the one beside the program]",
            HelpName = "DIR",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var language = CommonOptions.Language();
        var json = new Option<bool>("--json") { Description = "Print counts and problems as JSON." };
        var command = new Command("check", "Check a calendars folder: every problem with file, line and column.") { folder, language, json };
        command.SetAction(async (parsed, _) =>
        {
            var path = parsed.GetValue(folder) ?? CalendarFolder.DefaultPath();
            var words = CommonOptions.ToLanguage(parsed.GetValue(language));
            CalendarReading reading;
            try
            {
                reading = CalendarFolder.Load(path);
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
            {
                var text = failure is DirectoryNotFoundException or ArgumentException ? FileMistakes.NoFolder(path) : FileMistakes.Unreadable(path, failure.Message.Split('\n')[0]);
                await error.WriteLineAsync(text.In(words));
                return ExitCode.EnvironmentFailed;
            }

            if (parsed.GetValue(json))
            {
                await output.WriteLineAsync(JsonSerializer.Serialize(CheckAnswer.Of(reading), Indented));
            }
            else
            {
                await WriteAsync(reading, words, output, error);
            }

            return reading.Contents is null ? ExitCode.WrongInput : ExitCode.Done;
        });
        return command;
    }

    private static async Task WriteAsync(CalendarReading reading, Language language, TextWriter output, TextWriter error)
    {
        foreach (var mistake in reading.Mistakes)
        {
            await error.WriteLineAsync(mistake.In(language));
        }

        if (reading.Contents is { } contents)
        {
            var (gates, classes, statements) = (contents.Gazetteer.Gates.Length, contents.Gazetteer.Classes.Length, contents.Statements.Length);
            await output.WriteLineAsync(new TrilingualText(
                $"calendars: {gates} cửa khẩu, {classes} loại, {statements} văn bản; không có gì sai.",
                $"calendars：{gates} 个口岸、{classes} 个类别、{statements} 份文书；没有错误。",
                $"calendars: {gates} {Plural("gate", gates)}, {classes} {Plural("class", classes, "es")}, {statements} {Plural("statement", statements)}; nothing wrong.").In(language));
        }
    }

    private static string Plural(string noun, int count, string ending = "s") => count == 1 ? noun : noun + ending;
}
