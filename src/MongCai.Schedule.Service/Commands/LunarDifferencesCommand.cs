using System.CommandLine;
using MongCai.Schedule.Lunisolar;
using MongCai.Schedule.Service.Lunar;
using NodaTime;

namespace MongCai.Schedule.Service.Commands;

/// <summary><c>lunar-differences</c>: where the two calendars part.</summary>
internal static class LunarDifferencesCommand
{
    public static Command Create(TextWriter output, TextWriter error)
    {
        var from = new Option<LocalDate?>("--from")
        {
            Description = "The first solar date, inclusive.",
            HelpName = "YYYY-MM-DD",
            CustomParser = CommonOptions.ParseDate,
        };
        var to = new Option<LocalDate?>("--to")
        {
            Description = "The last solar date, inclusive.",
            HelpName = "YYYY-MM-DD",
            CustomParser = CommonOptions.ParseDate,
        };
        var language = CommonOptions.Language();
        var json = CommonOptions.Json();
        var command = new Command("lunar-differences", "The days on which the Vietnamese and the Chinese calendar differ.") { from, to, language, json };
        command.SetAction(async (parsed, _) =>
        {
            var first = parsed.GetValue(from) ?? LunisolarDifferences.FirstDate;
            var last = parsed.GetValue(to) ?? LunisolarDifferences.LastDate;
            TrilingualText[] mistakes =
            [
                .. LunarMistakes.CheckEnds(first, last).Select(end => end.Mistake),
                .. LunarMistakes.CheckOrder(first, last) is { } disorder ? (TrilingualText[])[disorder] : [],
            ];
            var answer = mistakes is []
                ? CommandAnswer.Of(LunarDifferencesAnswer.Of(first, last), LunarText.Differences)
                : CommandAnswer.Refused(mistakes);
            return await answer.WriteAsync(CommonOptions.ToLanguage(parsed.GetValue(language)), parsed.GetValue(json), output, error);
        });
        return command;
    }
}
