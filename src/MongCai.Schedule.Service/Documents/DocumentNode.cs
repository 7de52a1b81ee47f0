using System.Collections.Immutable;

namespace MongCai.Schedule.Service.Documents;

/// <summary>A value of a document, whatever format the document is written in.</summary>
/// <param name="Pointer">Its JSON pointer (RFC 6901).</param>
/// <param name="Place">Where it stands.</param>
internal abstract record DocumentNode(string Pointer, DocumentPlace Place)
{
    /// <summary>Named values, in order. A name may stand twice: that is for the reader to refuse.</summary>
    public sealed record Map(string Pointer, DocumentPlace Place, ImmutableArray<Member> Members) : DocumentNode(Pointer, Place);

    /// <summary>Values in order.</summary>
    public sealed record List(string Pointer, DocumentPlace Place, ImmutableArray<DocumentNode> Items) : DocumentNode(Pointer, Place);

    /// <summary>
    /// A single value as it was written. What it means depends on what is expected: plain YAML may be a text or a literal, what stands in
    /// quotes is a text, and a number, <c>true</c>, <c>false</c> or <c>null</c> of JSON is a literal.
    /// </summary>
    public sealed record Scalar(string Pointer, DocumentPlace Place, string Text, bool CanBeText, bool CanBeLiteral) : DocumentNode(Pointer, Place)
    {
        /// <summary>Whether line breaks in it are lines that were written as such.</summary>
        public bool MayHaveLines { get; init; }
    }

    /// <summary>A named value.</summary>
    /// <param name="Name">The name.</param>
    /// <param name="Place">Where the name stands.</param>
    /// <param name="Value">The value.</param>
    public sealed record Member(string Name, DocumentPlace Place, DocumentNode Value);

    /// <summary>Whether it is the literal <c>null</c>.</summary>
    public bool IsNull => this is Scalar { CanBeLiteral: true, Text: "null" };

    /// <summary>The value of a member; null where this is no map or has none of that name.</summary>
    public DocumentNode? ValueOf(string name) => (this as Map)?.Members.FirstOrDefault(member => member.Name == name)?.Value;

    /// <summary>The pointer to a member or an item of the value at <paramref name="pointer"/>.</summary>
    public static string PointerTo(string pointer, string name) =>
        $"{pointer}/{name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";

    /// <summary>Where the value at a pointer stands; of one that is not there, where the innermost value around it does.</summary>
    public DocumentPlace PlaceOf(string pointer)
    {
        var inner = Children().FirstOrDefault(child => pointer == child.Pointer || pointer.StartsWith(child.Pointer + "/", StringComparison.Ordinal));
        return inner?.PlaceOf(pointer) ?? Place;
    }

    private IEnumerable<DocumentNode> Children() => this switch
    {
        Map map => map.Members.Select(member => member.Value),
        List list => list.Items,
        _ => [],
    };
}
