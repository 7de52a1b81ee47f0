using System.CommandLine;

namespace MongCai.Schedule.Service.Commands;

/// <summary>Options that more than one command takes.</summary>
internal static class CommonOptions
{
    public static Option<string> Language()
    {
        var option = new Option<string>("--lang")
        {
            Description = "The language of the answer.",
            HelpName = "vi|zh|en",
            DefaultValueFactory = _ => "vi",
        };
        option.AcceptOnlyFromAmong("vi", "zh", "en");
        return option;
    }

    public static Option<bool> Json() => new("--json") { Description = "Print the JSON that the API gives." };

    public static Language ToLanguage(string? text) => text switch
    {
        "zh" => Schedule.Language.Zh,
        "en" => Schedule.Language.En,
        _ => Schedule.Language.Vi,
    };
}
