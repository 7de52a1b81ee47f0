using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.Text;

namespace MongCai.Schedule.Service.Http;

/// <summary><c>/changes.atom</c> and <c>/changes.json</c>: what changes in the API itself, from the CHANGELOG that the program was built with.</summary>
internal static partial class ApiChanges
{
    /// <summary>They change only with the program.</summary>
    private static readonly TimeSpan MaxAge = TimeSpan.FromHours(1);

    /// <summary>The versions, the newest first: heading, day and text of each.</summary>
    private static readonly Lazy<List<(string Name, LocalDate Date, string Text)>> Versions = new(() => Read(Changelog()));

    /// <summary>They are about the API document, so that they are not in it.</summary>
    public static void MapApiChanges(this WebApplication app)
    {
        app.MapGet("/changes.atom", (HttpRequest request) => Answer(request, feed => new Cacheable(feed.ToAtom(), $"{NewsFeed.AtomType}; charset=utf-8", MaxAge)))
            .ExcludeFromDescription();
        app.MapGet("/changes.json", (HttpRequest request) => Answer(request, feed => Cacheable.Json(feed.ToJson(), MaxAge, contentType: NewsFeed.JsonType)))
            .ExcludeFromDescription();
    }

    /// <summary>Reads the versions of a changelog, of which each heading has its day.</summary>
    /// <exception cref="InvalidDataException">One has none.</exception>
    public static List<(string Name, LocalDate Date, string Text)> Read(string changelog)
    {
        var headings = Heading().Matches(changelog);
        return
        [
            .. headings.Select((heading, index) => (
                heading.Groups["name"].Value,
                LocalDatePattern.Iso.Parse(heading.Groups["date"].Value) is { Success: true, Value: var date }
                    ? date
                    : throw new InvalidDataException($"“{heading.Value}” of the changelog is not “## VERSION - YYYY-MM-DD”."),
                changelog[(heading.Index + heading.Length)..(index + 1 < headings.Count ? headings[index + 1].Index : changelog.Length)].Trim())),
        ];
    }

    private static IResult Answer(HttpRequest request, Func<NewsFeed, IResult> write)
    {
        var read = new ParameterReader(request);
        if (read.Problem is { } problem)
        {
            return problem;
        }

        var (here, versions) = (NewsFeed.BaseOf(request), Versions.Value);
        return write(new NewsFeed(
            NewsFeed.Tag("changes"),
            "MongCai.Schedule: changes of the API",
            new NewsFeed.Place($"{here}/changes", ""),
            $"{here}{ApiDocument.PagePath}",
            Midnight(versions[0].Date),
            Language.En,
            [
                .. versions.Select(version => new NewsFeed.Item(
                    NewsFeed.Tag($"changes/{version.Name.ToLowerInvariant()}"),
                    string.Create(CultureInfo.InvariantCulture, $"MongCai.Schedule {version.Name}"),
                    version.Text,
                    Midnight(version.Date),
                    $"{here}{ApiDocument.PagePath}")),
            ]));
    }

    private static Instant Midnight(LocalDate date) => Clocks.Hanoi.AtStartOfDay(date).ToInstant();

    private static string Changelog()
    {
        using var reader = new StreamReader(typeof(ApiChanges).Assembly.GetManifestResourceStream("CHANGELOG.md")!);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    [GeneratedRegex(@"^## (?<name>[\w.]+)(?: - (?<date>\S+))?.*$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Heading();
}
