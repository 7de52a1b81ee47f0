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
/// <param name="Known">When a statement became known, by whatever way it came; null where only the document says it.</param>
internal sealed record StoredDocument(DocumentKind Kind, string Id, string Json, Instant? Known = null)
{
    private static readonly OffsetDateTimePattern KnownForm = OffsetDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm':'ss.FFFFFFFFFo<Z+HH:mm>");

    // What has no UTF-8, half of a surrogate pair, must not hash like something else.
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>SHA-256 of the JSON, in small hexadecimal digits.</summary>
    public string Hash => HashOf(Json);

    /// <summary>The hash of a document that is kept as JSON.</summary>
    public static string HashOf(string json) => Convert.ToHexStringLower(SHA256.HashData(Utf8.GetBytes(json)));

    /// <summary>
    /// The document as a file has it, which says by itself when it became known. That is the same document where it says so already, by
    /// <c>known</c>, its sources or its instrument; else one with another <c>known</c>, and so with another hash.
    /// </summary>
    /// <exception cref="InvalidOperationException">It is no statement, and only such can say it.</exception>
    public StoredDocument InFile()
    {
        if (Known is not { } known)
        {
            return this;
        }

        if (Kind != DocumentKind.Statement)
        {
            throw new InvalidOperationException($"{Kind} {Id} became known at {known}; only a statement can say so.");
        }

        using var json = JsonDocument.Parse(Json);
        var root = (DocumentNode.Map)JsonDocuments.Of(json.RootElement);
        if (new StatementReader(new DocumentReader(), new References()).Read(root)?.Known == known)
        {
            return this with { Known = null };
        }

        var written = KnownForm.Format(known.WithOffset(Clocks.Hanoi.GetUtcOffset(known)));
        var member = new DocumentNode.Member("known", default, new DocumentNode.Scalar("/known", default, written, CanBeText: true, CanBeLiteral: false));
        var others = root.Members.RemoveAll(other => other.Name == member.Name);
        var place = others.TakeWhile(other => other.Name != "clauses").Count();
        return this with { Json = CanonicalJson.Of(root with { Members = others.Insert(place, member) }, new DocumentReader()), Known = null };
    }
}
