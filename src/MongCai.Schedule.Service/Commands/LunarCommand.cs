using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text.Json;
using MongCai.Schedule.Lunisolar;
using MongCai.Schedule.Service.Http;
using MongCai.Schedule.Service.Lunar;
using NodaTime;
using NodaTime.Text;

namespace MongCai.Schedule.Service.Commands;

/// <summary>
/// <c>lunar vn|cn DATE</c>, <c>--lunar LUNAR-DATE</c>, <c>--year Y</c>, and <c>lunar differences</c>: the API's lunar answers in words.
/// </summary>
internal static class LunarCommand
{
    private static readonly JsonSerializerOptions Indented = new(Json.Options) { WriteIndented = true };

    public static Command Create(TextWriter output, TextWriter error)
    {
        var calendar = new Argument<string>("calendar") { Description = "The Vietnamese or the Chinese calendar.", HelpName = "vn|cn" };
        calendar.AcceptOnlyFromAmong([.. LunisolarCalendar.All.Select(known => known.Id)]);
        var date = new Argument<LocalDate?>("date")
        {
            Description = "A solar date, YYYY-MM-DD.",
            Arity = ArgumentArity.ZeroOrOne,
            CustomParser = argument => ParseDate(argument),
        };
        var lunar = new Option<LunarDate?>("--lunar")
        {
            Description = "A lunar date, to find the solar one: 2022/1/4, or 2033/11L/1 in a leap month.",
            HelpName = "Y/M/D",
            CustomParser = ParseLunarDate,
        };
        var year = new Option<int?>("--year") { Description = "A lunar year, to list its months and solar terms.", HelpName = "Y" };
        var language = CommonOptions.Language();
        var json = CommonOptions.Json();
        var command = new Command("lunar", "The lunar date of a solar date, the solar date of a lunar one, or a lunar year.")
        {
            calendar, date, lunar, year, language, json, CreateDifferences(output, error),
        };
        command.Validators.Add(result =>
        {
            // The subcommand shares the line but none of these.
            if (result.Children.OfType<CommandResult>().Any())
            {
                return;
            }

            var given = (result.GetResult(date)?.Tokens.Count > 0 ? 1 : 0) + (result.GetResult(lunar) is null ? 0 : 1) + (result.GetResult(year) is null ? 0 : 1);
            if (given != 1)
            {
                result.AddError("Give one of: a date, --lunar or --year.");
            }
        });
        command.SetAction(async (parsed, _) =>
        {
            var known = LunisolarCalendar.All.Single(known => known.Id == parsed.GetRequiredValue(calendar));
            var (answer, mistake) = (parsed.GetValue(date), parsed.GetValue(lunar), parsed.GetValue(year)) switch
            {
                ({ } solar, _, _) => OfDate(known, solar),
                (_, { } lunarDate, _) => OfLunarDate(known, lunarDate),
                var (_, _, number) => OfYear(known, number!.Value),
            };
            return await WriteAsync(answer, mistake, CommonOptions.ToLanguage(parsed.GetValue(language)), parsed.GetValue(json), output, error);
        });
        return command;
    }

    private static Command CreateDifferences(TextWriter output, TextWriter error)
    {
        var from = new Option<LocalDate?>("--from") { Description = "The first solar date, inclusive.", HelpName = "YYYY-MM-DD", CustomParser = ParseDate };
        var to = new Option<LocalDate?>("--to") { Description = "The last solar date, inclusive.", HelpName = "YYYY-MM-DD", CustomParser = ParseDate };
        var language = CommonOptions.Language();
        var json = CommonOptions.Json();
        var command = new Command("differences", "The days on which the Vietnamese and the Chinese calendar differ.") { from, to, language, json };
        command.SetAction(async (parsed, _) =>
        {
            var first = parsed.GetValue(from) ?? LunisolarDifferences.FirstDate;
            var last = parsed.GetValue(to) ?? LunisolarDifferences.LastDate;
            var mistake = LunarMistakes.Check(LunisolarCalendar.Vietnamese, first) ?? LunarMistakes.Check(LunisolarCalendar.Vietnamese, last);
            var answer = mistake is null ? Answer.Of(LunarDifferencesAnswer.Of(first, last), LunarText.Differences) : null;
            return await WriteAsync(answer, mistake, CommonOptions.ToLanguage(parsed.GetValue(language)), parsed.GetValue(json), output, error);
        });
        return command;
    }

    private static (Answer?, TrilingualText?) OfDate(LunisolarCalendar calendar, LocalDate date) =>
        LunarMistakes.Check(calendar, date) is { } mistake
            ? (null, mistake)
            : (Answer.Of(LunarDateAnswer.Of(calendar, date), LunarText.Date), null);

    private static (Answer?, TrilingualText?) OfLunarDate(LunisolarCalendar calendar, LunarDate lunar) =>
        calendar.Find(lunar, out var date) switch
        {
            LunarDateFinding.Found => OfDate(calendar, date),
            var finding => (null, LunarMistakes.Explain(calendar, lunar, finding)),
        };

    private static (Answer?, TrilingualText?) OfYear(LunisolarCalendar calendar, int year) =>
        LunarMistakes.CheckYear(calendar, year) is { } mistake
            ? (null, mistake)
            : (Answer.Of(LunarYearAnswer.Of(calendar, year), LunarText.Year), null);

    private static async Task<int> WriteAsync(
        Answer? answer, TrilingualText? mistake, Language language, bool asJson, TextWriter output, TextWriter error)
    {
        if (answer is null)
        {
            await error.WriteLineAsync(mistake!.In(language));
            return ExitCode.WrongInput;
        }

        await output.WriteLineAsync(asJson ? answer.Json() : answer.Words(language));
        return ExitCode.Done;
    }

    private static LocalDate? ParseDate(ArgumentResult argument)
    {
        if (argument.Tokens is not [var token])
        {
            return null;
        }

        var parsed = LocalDatePattern.Iso.Parse(token.Value);
        if (!parsed.Success)
        {
            argument.AddError($"'{token.Value}' is not a date that exists; write YYYY-MM-DD, for instance 2022-02-04.");
        }

        return parsed.Success ? parsed.Value : null;
    }

    private static LunarDate? ParseLunarDate(ArgumentResult argument)
    {
        var text = argument.Tokens[0].Value;
        if (LunarDate.TryParse(text, CultureInfo.InvariantCulture, out var lunar))
        {
            return lunar;
        }

        argument.AddError($"'{text}' is not a lunar date; write year/month/day as in 2022/1/4, or 2023/2L/15 in a leap month.");
        return null;
    }

    /// <summary>An answer with its two forms.</summary>
    private sealed record Answer(Func<string> Json, Func<Language, string> Words)
    {
        public static Answer Of<T>(T value, Func<T, Language, string> words) =>
            new(() => JsonSerializer.Serialize(value, Indented), language => words(value, language));
    }
}
