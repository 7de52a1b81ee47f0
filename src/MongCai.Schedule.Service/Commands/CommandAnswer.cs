using System.Text.Json;
using MongCai.Schedule.Service.Http;

namespace MongCai.Schedule.Service.Commands;

/// <summary>What a command found: an answer in words and as JSON, or what is wrong with the question.</summary>
internal sealed class CommandAnswer
{
    private static readonly JsonSerializerOptions Indented = new(Json.Options) { WriteIndented = true };

    private readonly Func<Language, bool, string>? _text;
    private readonly IReadOnlyList<TrilingualText> _mistakes;

    private CommandAnswer(Func<Language, bool, string>? text, IReadOnlyList<TrilingualText> mistakes)
    {
        _text = text;
        _mistakes = mistakes;
    }

    public static CommandAnswer Of<T>(T value, Func<T, Language, string> words) =>
        new((language, asJson) => asJson ? JsonSerializer.Serialize(value, Indented) : words(value, language), []);

    public static CommandAnswer Refused(params IReadOnlyList<TrilingualText> mistakes) => new(null, mistakes);

    public async Task<int> WriteAsync(Language language, bool asJson, TextWriter output, TextWriter error)
    {
        foreach (var mistake in _mistakes)
        {
            await error.WriteLineAsync(mistake.In(language));
        }

        if (_text is null)
        {
            return ExitCode.WrongInput;
        }

        await output.WriteLineAsync(_text(language, asJson));
        return ExitCode.Done;
    }
}
