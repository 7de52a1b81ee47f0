using System.CommandLine;
using System.CommandLine.Parsing;
using NodaTime;
using NodaTime.Text;

namespace MongCai.Schedule.Service.Commands;

/// <summary>What more than one command takes.</summary>
internal static class CommonOptions
{
    public const string DescribeCalendars =
        "The calendars folder [default: the one you stand in if it is one, else calendars in it, else the one beside the program]";

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
