using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;

namespace MongCai.Schedule.Service.Documents;

/// <summary>A document as it is kept.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Id">Its id, one of its kind.</param>
/// <param name="Json">The document as <see cref="CanonicalJson"/>.</param>
/// <param name="Known">When a statement or a notice became known, by whatever way it came; null where only the document says it.</param>
/// <param name="Announced">The older time that its file gave, of one that came when the calendar was in use already; null likewise.</param>
internal sealed record StoredDocument(DocumentKind Kind, string Id, string Json, Instant? Known = null, Instant? Announced = null)
{
    private static readonly OffsetDateTimePattern InstantForm = OffsetDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm':'ss.FFFFFFFFFo<Z+HH:mm>");

    // What has no UTF-8, half of a surrogate pair, must not hash like something else.
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>SHA-256 of the JSON, in small hexadecimal digits.</summary>
    public string Hash => HashOf(Json);

    /// <summary>The hash of a document that is kept as JSON.</summary>
    public static string HashOf(string json) => Convert.ToHexStringLower(SHA256.HashData(Utf8.GetBytes(json)));

    /// <summary>
    /// The document as a file has it, which says by itself when it became known. That is the same document where it says so already, by
    /// <c>known</c>, its sources or its instrument; else one with another <c>known</c> or <c>announced</c>, and so with another hash.
    /// </summary>
    /// <exception cref="InvalidOperationException">It is of a kind that cannot say it.</exception>
    public StoredDocument InFile()
    {
        if (Known is null && Announced is null)
        {
            return this;
        }

        using var json = JsonDocument.Parse(Json);
        var root = JsonDocuments.Of(json.RootElement);
        var (saysKnown, saysAnnounced) = Kind switch
        {
            DocumentKind.Statement when new StatementReader(new DocumentReader(), new References()).Read(root) is { } statement => (statement.Known, statement.Announced),
            DocumentKind.Announcement when new AnnouncementReader(new DocumentReader(), new References()).Read(root) is { Notice: var notice } => (notice.Known, notice.Announced),
            _ => throw new InvalidOperationException($"{Kind} {Id} became known at {Known}, which it cannot say."),
        };
        var document = Known is { } known && known != saysKnown ? With("known", known) : this;
        document = Announced is { } announced && announced != saysAnnounced ? document.With("announced", announced) : document;
        return document with { Known = null, Announced = null };
    }

    /// <summary>The document with a member in the place of the one of that name, or else before those that say what it decides.</summary>
    /// <param name="name">The name.</param>
    /// <param name="value">The value as JSON.</param>
    public StoredDocument With(string name, string value)
    {
        using var json = JsonDocument.Parse(Json);
        using var given = JsonDocument.Parse(value);
        var root = (DocumentNode.Map)JsonDocuments.Of(json.RootElement);
        var others = root.Members.RemoveAll(other => other.Name == name);
        var place = others.TakeWhile(other => other.Name is not ("clauses" or "off")).Count();
        var member = new DocumentNode.Member(name, default, JsonDocuments.Of(given.RootElement));
        return this with { Json = CanonicalJson.Of(root with { Members = others.Insert(place, member) }, new DocumentReader()) };
    }

    /// <summary>An instant as a file says it.</summary>
    public static string InFile(Instant instant) => $"\"{InstantForm.Format(instant.WithOffset(Clocks.Hanoi.GetUtcOffset(instant)))}\"";

    private StoredDocument With(string name, Instant instant) => With(name, InFile(instant));
}
