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
            Description = CommonOptions.DescribeCalendars,
            HelpName = "DIR",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var calendars = CommonOptions.Calendars();
        calendars.Description = "The same as DIR, as other commands take it.";
        var language = CommonOptions.Language();
        var json = new Option<bool>("--json") { Description = "Print counts and problems as JSON." };
        var command = new Command("check", "Check a calendars folder: every problem with file, line and column.") { folder, calendars, language, json };
        command.Validators.Add(parsed =>
        {
            if (parsed.GetValue(folder) is not null && parsed.GetValue(calendars) is not null)
            {
                parsed.AddError("DIR and --calendars are the same; give one of them.");
            }
        });
        command.SetAction(async (parsed, _) =>
        {
            var words = CommonOptions.ToLanguage(parsed.GetValue(language));
            if (await LoadedCalendar.ReadAsync(parsed.GetValue(folder) ?? parsed.GetValue(calendars), words, error) is not { } reading)
            {
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
        foreach (var line in reading.Lines(language))
        {
            await error.WriteLineAsync(line);
        }

        if (reading.Contents is { } contents)
        {
            var book = contents.Book;
            var (gates, classes, statements) = (book.Gazetteer.Gates.Length, book.Gazetteer.Classes.Length, book.Statements.Length);
            var folder = Path.GetFullPath(reading.Folder);
            await output.WriteLineAsync(new TrilingualText(
                $"{folder}: {gates} cửa khẩu, {classes} loại, {statements} văn bản; không có gì sai.",
                $"{folder}：{gates} 个口岸、{classes} 个类别、{statements} 份文书；没有错误。",
                $"{folder}: {gates} {Plural("gate", gates)}, {classes} {Plural("class", classes, "es")}, {statements} {Plural("statement", statements)}; nothing wrong.").In(language));
        }
    }

    private static string Plural(string noun, int count, string ending = "s") => count == 1 ? noun : noun + ending;
}
