using System.Globalization;
using System.Text;
using System.Text.Json.Serialization;
using System.Xml;
using System.Xml.Linq;
using NodaTime;

namespace MongCai.Schedule.Service.Http;

/// <summary>News for feed readers, as Atom (RFC 4287) or as JSON Feed 1.1. The bytes follow from what is in it alone.</summary>
/// <param name="Id">What names it for ever, wherever it is read from.</param>
/// <param name="Title">What it is about.</param>
/// <param name="Address">Its own address, without the ending of either form.</param>
/// <param name="Page">The address of what it is about.</param>
/// <param name="Updated">When it last changed.</param>
/// <param name="Language">The language of its texts.</param>
/// <param name="Items">What is new, the newest first.</param>
internal sealed record NewsFeed(string Id, string Title, NewsFeed.Place Address, string Page, Instant Updated, Language Language, IReadOnlyList<NewsFeed.Item> Items)
{
    public const string AtomType = "application/atom+xml";
    public const string JsonType = "application/feed+json";

    private const string Author = "MongCai.Schedule";
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    /// <summary>
    /// An id that is the same wherever the service runs (RFC 4151): the same event, read from two addresses, is one.
    /// </summary>
    public static string Tag(string specific) => $"tag:mongcai-schedule,2026:{specific}";

    /// <summary>Where a request came to: readers take no addresses without it.</summary>
    public static string BaseOf(HttpRequest request) => $"{request.Scheme}://{request.Host}{request.PathBase}";

    /// <summary>The feed as Atom.</summary>
    public byte[] ToAtom()
    {
        var feed = new XElement(
            Atom + "feed",
            new XAttribute(XNamespace.Xml + "lang", RequestLanguage.Tag(Language)),
            new XElement(Atom + "id", Id),
            new XElement(Atom + "title", Title),
            new XElement(Atom + "updated", Moment(Updated)),
            new XElement(Atom + "author", new XElement(Atom + "name", Author)),
            Link("self", AtomType, Address.With(".atom")),
            Link("alternate", "application/json", Page),
            Items.Select(item => new XElement(
                Atom + "entry",
                new XElement(Atom + "id", item.Id),
                new XElement(Atom + "title", item.Title),
                new XElement(Atom + "published", Moment(item.Published)),
                new XElement(Atom + "updated", Moment(item.Published)),
                Link("alternate", "application/json", item.Address),
                new XElement(Atom + "content", new XAttribute("type", "text"), item.Text))));
        using var bytes = new MemoryStream();
        using (var writer = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), Indent = true, NewLineChars = "\n" }))
        {
            new XDocument(feed).Save(writer);
        }

        return bytes.ToArray();
    }

    /// <summary>The feed as JSON Feed.</summary>
    public JsonFeed ToJson() => new(
        "https://jsonfeed.org/version/1.1",
        Title,
        Page,
        Address.With(".json"),
        RequestLanguage.Tag(Language),
        [new JsonFeed.Person(Author)],
        [.. Items.Select(item => new JsonFeed.Entry(item.Id, item.Address, item.Title, item.Text, Moment(item.Published)))]);

    private static XElement Link(string relation, string type, string address) =>
        new(Atom + "link", new XAttribute("rel", relation), new XAttribute("type", type), new XAttribute("href", address));

    private static string Moment(Instant instant) =>
        instant.WithOffset(Clocks.Hanoi.GetUtcOffset(instant)).ToString("uuuu'-'MM'-'dd'T'HH':'mm':'sso<+HH:mm>", CultureInfo.InvariantCulture);

    /// <summary>An address that a form's ending is put into.</summary>
    /// <param name="Path">All before the ending.</param>
    /// <param name="Query">All after it; may be empty.</param>
    internal sealed record Place(string Path, string Query)
    {
        public string With(string ending) => Path + ending + Query;
    }

    /// <summary>Something that is new.</summary>
    /// <param name="Id">What names it for ever.</param>
    /// <param name="Title">What it says, in a line.</param>
    /// <param name="Text">All of it.</param>
    /// <param name="Published">When it became known.</param>
    /// <param name="Address">Where there is more.</param>
    internal sealed record Item(string Id, string Title, string Text, Instant Published, string Address);

    /// <summary>News, as JSON Feed 1.1.</summary>
    /// <param name="Version">The version of the form.</param>
    /// <param name="Title">What it is about.</param>
    /// <param name="HomePageUrl">The address of what it is about.</param>
    /// <param name="FeedUrl">Its own address.</param>
    /// <param name="Language">The language of its texts.</param>
    /// <param name="Authors">Who speaks.</param>
    /// <param name="Items">What is new, the newest first.</param>
    internal sealed record JsonFeed(
        string Version,
        string Title,
        [property: JsonPropertyName("home_page_url")] string HomePageUrl,
        [property: JsonPropertyName("feed_url")] string FeedUrl,
        string Language,
        IReadOnlyList<JsonFeed.Person> Authors,
        IReadOnlyList<JsonFeed.Entry> Items)
    {
        /// <summary>Who speaks.</summary>
        /// <param name="Name">The name.</param>
        internal sealed record Person(string Name);

        /// <summary>Something that is new.</summary>
        /// <param name="Id">What names it for ever.</param>
        /// <param name="Url">Where there is more.</param>
        /// <param name="Title">What it says, in a line.</param>
        /// <param name="ContentText">All of it.</param>
        /// <param name="DatePublished">When it became known.</param>
        internal sealed record Entry(
            string Id,
            string Url,
            string Title,
            [property: JsonPropertyName("content_text")] string ContentText,
            [property: JsonPropertyName("date_published")] string DatePublished);
    }
}
