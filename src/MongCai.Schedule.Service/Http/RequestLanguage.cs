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
