using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace MongCai.Schedule.Service.Documents;

/// <summary>
/// A document as JSON, the same bytes however it was laid out: members in their order, no space, texts as they were read and as RFC 8785
/// (3.2.2.2) writes them, numbers as they were written. <see cref="JsonDocuments"/> reads it as the same document. The serializer's own texts
/// would not do: which letters it escapes comes with its tables of Unicode, and with these would change the hash.
/// </summary>
internal static partial class CanonicalJson
{
    /// <summary>The JSON of a document, or of a part of one.</summary>
    /// <param name="node">The document.</param>
    /// <param name="readBy">
    /// Who read it, without a mistake in it: YAML alone does not say whether 2024 is a number or a text. One who has read nothing, for what is
    /// canonical JSON already.
    /// </param>
    public static string Of(DocumentNode node, DocumentReader readBy)
    {
        var json = new StringBuilder();
        Append(json, node, readBy);
        return json.ToString();
    }

    /// <summary>Whether a text is a number, <c>true</c>, <c>false</c> or <c>null</c> by the grammar of JSON.</summary>
    public static bool IsLiteral(string text) => LiteralForm().IsMatch(text);

    private static void Append(StringBuilder json, DocumentNode node, DocumentReader readBy)
    {
        switch (node)
        {
            case DocumentNode.Map map:
                json.Append('{');
                foreach (var (index, member) in map.Members.Index())
                {
                    AppendText(json.Append(index == 0 ? "" : ","), member.Name).Append(':');
                    Append(json, member.Value, readBy);
                }

                json.Append('}');
                break;
            case DocumentNode.List list:
                json.Append('[');
                foreach (var (index, item) in list.Items.Index())
                {
                    Append(json.Append(index == 0 ? "" : ","), item, readBy);
                }

                json.Append(']');
                break;
            case var _ when readBy.TextReadFrom(node) is { } text:
                AppendText(json, text);
                break;
            case DocumentNode.Scalar { CanBeLiteral: true } scalar when IsLiteral(scalar.Text):
                json.Append(scalar.Text);
                break;
            case DocumentNode.Scalar { CanBeText: true } scalar:
                AppendText(json, scalar.Text);
                break;
            default:
                throw new ArgumentException($"There is no value at {node.Pointer}.", nameof(node));
        }
    }

    private static StringBuilder AppendText(StringBuilder json, string text)
    {
        json.Append('"');
        foreach (var sign in text)
        {
            _ = sign switch
            {
                '"' or '\\' => json.Append('\\').Append(sign),
                '\b' => json.Append("\\b"),
                '\t' => json.Append("\\t"),
                '\n' => json.Append("\\n"),
                '\f' => json.Append("\\f"),
                '\r' => json.Append("\\r"),
                < ' ' => json.Append(CultureInfo.InvariantCulture, $"\\u{(int)sign:x4}"),
                _ => json.Append(sign),
            };
        }

        return json.Append('"');
    }

    [GeneratedRegex(@"^(?:-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?|true|false|null)\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LiteralForm();
}
