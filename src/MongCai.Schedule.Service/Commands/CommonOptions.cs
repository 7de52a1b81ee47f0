using System.CommandLine;
using System.CommandLine.Parsing;
using MongCai.Schedule.Service.Http;
using NodaTime;
using NodaTime.Text;

namespace MongCai.Schedule.Service.Commands;

/// <summary>What more than one command takes.</summary>
internal static class CommonOptions
{
    public const string DescribeCalendars =
        "The calendars folder [default: the one you stand in if it is one, else calendars in it, else the one beside the program]";

    /// <summary>Thirty years in a second; beyond that instants run out before anybody has looked.</summary>
    private const double MostSpeed = 1e9;

    public static Option<string> Language()
    {
        var option = new Option<string>("--lang")
        {
            Description = "The language of the answer.",
            HelpName = "vi|zh|en",
            DefaultValueFactory = _ => "vi",
        };
        string[] languages = ["vi", "zh", "en"];
        option.CompletionSources.Add(languages);
        option.Validators.Add(given =>
        {
            foreach (var other in given.Tokens.Select(token => token.Value).Where(text => !languages.Contains(text, StringComparer.OrdinalIgnoreCase)))
            {
                given.AddError($"Argument '{other}' not recognized. Must be one of: {string.Join(", ", languages)}.");
            }
        });
        return option;
    }

    public static Option<bool> Json() => new("--json") { Description = "Print the JSON that the API gives." };

    public static Option<string?> Calendars() => new("--calendars")
    {
        Description = DescribeCalendars,
        HelpName = "DIR",
    };

    public static Language ToLanguage(string? text) => text?.ToLowerInvariant() switch
    {
        "zh" => Schedule.Language.Zh,
        "en" => Schedule.Language.En,
        _ => Schedule.Language.Vi,
    };

    /// <summary>An instant that a clock is set to.</summary>
    public static Option<Instant?> InstantOption(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "INSTANT",
        CustomParser = given =>
        {
            var instant = ParameterReader.ReadInstant(given.Tokens[0].Value);
            if (instant is null)
            {
                given.AddError($"'{given.Tokens[0].Value}' is not an instant with its offset; write for instance 2022-01-25T00:00:00+07:00.");
            }

            return instant;
        },
    };

    /// <summary>How fast a clock goes.</summary>
    public static Option<double?> Speed(string name, string description)
    {
        var option = new Option<double?>(name) { Description = description, HelpName = "N" };
        option.Validators.Add(given =>
        {
            if (given.GetValueOrDefault<double?>() is <= 0 or > MostSpeed or double.NaN)
            {
                given.AddError($"{name} is a number above 0 and at most {MostSpeed:0}, for instance 3600: an hour in a second.");
            }
        });
        return option;
    }

    /// <summary>Reads a date; a parser for arguments and options.</summary>
    public static LocalDate? ParseDate(ArgumentResult argument)
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
}
