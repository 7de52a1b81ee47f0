using System.Collections.Immutable;
using MongCai.Schedule.Places;

namespace MongCai.Schedule.Service.Documents;

/// <summary>Reads classes: <c>classes: [ … ]</c>.</summary>
internal sealed class ClassReader(DocumentReader read)
{
    private static readonly MapShape File = new(
        new("một tệp loại: classes: [ … ]", "类别文件：classes: [ … ]", "a file of classes: classes: [ … ]"), ["classes"], []);

    private static readonly MapShape Shape = new(
        new("một loại, có id, facet và names", "类别（需有 id、facet 和 names）", "a class, with id, facet and names"), ["id", "facet", "names"], ["hs"]);

    /// <summary>The classes; null where the file has no list of them.</summary>
    public ImmutableArray<Entry<CrossingClass>>? Read(DocumentNode root)
    {
        if (read.Map(root, File)?.Value("classes") is not { } classes)
        {
            return null;
        }

        var entries = read.List(classes, ReadClass, mayBeEmpty: true);
        return classes is DocumentNode.List ? entries : null;
    }

    private Entry<CrossingClass>? ReadClass(DocumentNode node)
    {
        var before = read.Mistakes.Count;
        if (read.Map(node, Shape) is not { } map)
        {
            return new(node, null, null);
        }

        var id = map.Read("id", read.Id<CrossingClass>);
        var facet = map.Read("facet", read.Choice<Facet>);
        var names = map.Read("names", read.Texts);
        var prefixes = map.ReadList("hs", ReadPrefix);
        if (facet is not null and not Facet.Commodity)
        {
            map.RefuseMember("hs", PlaceMistakes.HsOfNoCommodity);
        }

        foreach (var (longer, shorter) in prefixes.SelectMany((prefix, index) => prefixes
            .Where((other, at) => prefix.StartsWith(other, StringComparison.Ordinal) && (prefix != other ? at != index : at < index))
            .Select(other => (prefix, other))))
        {
            map.RefuseMember("hs", PlaceMistakes.PrefixWithin(longer, shorter));
        }

        return new(node, id, read.Mistakes.Count > before ? null : new CrossingClass(id!.Value, facet!.Value, names!, prefixes),
            id is null || facet is null ? null : new CrossingClass(id.Value, facet.Value, new("", "", ""), []));
    }

    private string? ReadPrefix(DocumentNode node)
    {
        // Unquoted, YAML tools take 0303 for the number 303.
        if (node is DocumentNode.Scalar { CanBeText: true, CanBeLiteral: false, Text: { Length: >= 2 and <= 10 } text } && text.All(char.IsAsciiDigit))
        {
            return text;
        }

        read.Refuse(node, ValueMistakes.NotExpected(node, Expected.HsPrefix));
        return null;
    }
}
