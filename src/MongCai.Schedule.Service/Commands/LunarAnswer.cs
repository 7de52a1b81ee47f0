using System.Text.Json;
using MongCai.Schedule.Service.Http;

namespace MongCai.Schedule.Service.Commands;

/// <summary>What a lunar command found: an answer in words and as JSON, or what is wrong with the question.</summary>
internal sealed class LunarAnswer
{
    private static readonly JsonSerializerOptions Indented = new(Json.Options) { WriteIndented = true };

    private readonly Func<string>? _json;
    private readonly Func<Language, string>? _words;
    private readonly IReadOnlyList<TrilingualText> _mistakes;

    private LunarAnswer(Func<string>? json, Func<Language, string>? words, IReadOnlyList<TrilingualText> mistakes)
    {
        _json = json;
        _words = words;
        _mistakes = mistakes;
    }

    public static LunarAnswer Of<T>(T value, Func<T, Language, string> words) =>
        new(() => JsonSerializer.Serialize(value, Indented), language => words(value, language), []);

    public static LunarAnswer Refused(params IReadOnlyList<TrilingualText> mistakes) => new(null, null, mistakes);

    public async Task<int> WriteAsync(Language language, bool asJson, TextWriter output, TextWriter error)
    {
        if (_words is null || _json is null)
        {
            foreach (var mistake in _mistakes)
            {
                await error.WriteLineAsync(mistake.In(language));
            }

            return ExitCode.WrongInput;
        }

        await output.WriteLineAsync(asJson ? _json() : _words(language));
        return ExitCode.Done;
    }
}
