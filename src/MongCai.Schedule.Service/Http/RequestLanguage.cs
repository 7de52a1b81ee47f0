using Microsoft.Net.Http.Headers;

namespace MongCai.Schedule.Service.Http;

/// <summary>The language that a caller asks for.</summary>
internal static class RequestLanguage
{
    /// <summary>The best of vi, zh and en by <c>Accept-Language</c> (RFC 9110, 12.5.4); Vietnamese where none fits.</summary>
    public static Language Of(HttpRequest request)
    {
        if (!StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptLanguage, out var wanted))
        {
            return Language.Vi;
        }

        return wanted
            .Where(range => range.Quality is not 0)
            .OrderByDescending(range => range.Quality ?? 1)
            .Select(range => Find(range.Value.AsSpan()))
            .FirstOrDefault(language => language is not null) ?? Language.Vi;
    }

    /// <summary>The language of the parameter <c>lang</c>; where that is left out, the one of the request. A mistake is noted.</summary>
    public static Language Read(ParameterReader read, HttpRequest request)
    {
        if (read.Text("lang") is not { } text)
        {
            return Of(request);
        }

        if (!TextForm.TryParse<Language>(text.ToLowerInvariant(), out var language))
        {
            read.Refuse("query", "lang", new(
                $"Không có ngôn ngữ “{text}”; có: vi, zh, en.", $"没有语言“{text}”；可用：vi, zh, en。", $"There is no language “{text}”; there are: vi, zh, en."));
        }

        return language;
    }

    /// <summary>Says of an answer in one language which it is.</summary>
    public static void Tell(HttpResponse response, Language language)
    {
        response.Headers.Vary = "Accept-Language";
        response.Headers.ContentLanguage = Tag(language);
    }

    public static string Tag(Language language) => language switch
    {
        Language.Zh => "zh-CN",
        Language.En => "en",
        _ => "vi",
    };

    private static Language? Find(ReadOnlySpan<char> range)
    {
        var end = range.IndexOf('-');
        return (end < 0 ? range : range[..end]) switch
        {
            var tag when tag.Equals("vi", StringComparison.OrdinalIgnoreCase) => Language.Vi,
            var tag when tag.Equals("zh", StringComparison.OrdinalIgnoreCase) => Language.Zh,
            var tag when tag.Equals("en", StringComparison.OrdinalIgnoreCase) => Language.En,
            _ => null,
        };
    }
}
