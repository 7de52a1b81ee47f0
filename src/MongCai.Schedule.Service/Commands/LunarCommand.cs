using System.CommandLine;
using System.CommandLine.Parsing;
using MongCai.Schedule.Lunisolar;
using MongCai.Schedule.Service.Http;
using MongCai.Schedule.Service.Lunar;
using NodaTime;

namespace MongCai.Schedule.Service.Commands;

/// <summary>
/// <c>lunar vn|cn DATE</c>, <c>--lunar LUNAR-DATE</c> or <c>--year Y</c>: the API's lunar answers in words.
/// </summary>
internal static class LunarCommand
{
    public static Command Create(TextWriter output, TextWriter error)
    {
        var calendar = new Argument<string>("calendar") { Description = "The Vietnamese or the Chinese calendar.", HelpName = "vn|cn" };
        calendar.AcceptOnlyFromAmong([.. LunisolarCalendar.All.Select(known => known.Id)]);
        var date = new Argument<LocalDate?>("date")
        {
            Description = "A solar date, YYYY-MM-DD.",
            Arity = ArgumentArity.ZeroOrOne,
            CustomParser = CommonOptions.ParseDate,
        };
        var lunar = new Option<LunarDate?>("--lunar")
        {
            Description = "A lunar date, to find the solar one: 2022/1/4, or 2033/11L/1 in a leap month.",
            HelpName = "Y/M/D",
            CustomParser = ParseLunarDate,
        };
        var year = new Option<int?>("--year")
        {
            Description = "A lunar year, to list its months and solar terms.",
            HelpName = "Y",
            CustomParser = ParseYear,
        };
        var language = CommonOptions.Language();
        var json = CommonOptions.Json();
        var command = new Command("lunar", "The lunar date of a solar date, the solar date of a lunar one, or a lunar year; from 1968-01-01 (vn) or 1929-01-01 (cn) to 2200-02-14.")
        {
            calendar, date, lunar, year, language, json,
        };
        command.Validators.Add(result =>
        {
            var given = (result.GetResult(date)?.Tokens.Count > 0 ? 1 : 0) + (result.GetResult(lunar) is null ? 0 : 1) + (result.GetResult(year) is null ? 0 : 1);
            if (given != 1)
            {
                result.AddError("Give one of: a date, --lunar or --year.");
            }
        });
        command.SetAction(async (parsed, _) =>
        {
            var known = LunisolarCalendar.All.Single(known => known.Id == parsed.GetRequiredValue(calendar));
            var answer = (parsed.GetValue(date), parsed.GetValue(lunar), parsed.GetValue(year)) switch
            {
                ({ } solar, _, _) => OfDate(known, solar),
                (_, { } lunarDate, _) => OfLunarDate(known, lunarDate),
                var (_, _, number) => OfYear(known, number!.Value),
            };
            return await answer.WriteAsync(CommonOptions.ToLanguage(parsed.GetValue(language)), parsed.GetValue(json), output, error);
        });
        return command;
    }

    private static CommandAnswer OfDate(LunisolarCalendar calendar, LocalDate date) =>
        LunarMistakes.Check(calendar, date) is { } mistake
            ? CommandAnswer.Refused(mistake)
            : CommandAnswer.Of(LunarDateAnswer.Of(calendar, date), LunarText.Date);

    private static CommandAnswer OfLunarDate(LunisolarCalendar calendar, LunarDate lunar) =>
        calendar.Find(lunar, out var date) switch
        {
            LunarDateFinding.Found => OfDate(calendar, date),
            var finding => CommandAnswer.Refused(LunarMistakes.Explain(calendar, lunar, lunar.ToString(), finding).Mistake),
        };

    private static CommandAnswer OfYear(LunisolarCalendar calendar, int year) =>
        LunarMistakes.CheckYear(calendar, year) is { } mistake
            ? CommandAnswer.Refused(mistake)
            : CommandAnswer.Of(LunarYearAnswer.Of(calendar, year), LunarText.Year);

    private static int? ParseYear(ArgumentResult argument)
    {
        var text = argument.Tokens[0].Value;
        if (ParameterReader.IsNumber(text, out var year))
        {
            return year;
        }

        argument.AddError($"'{text}' is not a year; write it in digits, for instance 2033.");
        return null;
    }

    private static LunarDate? ParseLunarDate(ArgumentResult argument)
    {
        try
        {
            return LunarDate.Parse(argument.Tokens[0].Value);
        }
        catch (FormatException mistake)
        {
            argument.AddError(mistake.Message);
            return null;
        }
    }
}
