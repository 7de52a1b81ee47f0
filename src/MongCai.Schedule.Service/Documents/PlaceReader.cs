using System.Collections.Immutable;
using MongCai.Schedule.Places;

namespace MongCai.Schedule.Service.Documents;

/// <summary>Reads gates: <c>places: [ … ]</c>.</summary>
internal sealed class PlaceReader(DocumentReader read)
{
    private static readonly MapShape File = new(
        new("một tệp địa điểm: places: [ … ]", "地点文件：places: [ … ]", "a file of places: places: [ … ]"), ["places"], []);

    private static readonly MapShape Shape = new(
        new("một cửa khẩu, có id, names, kind và flows", "口岸（需有 id、names、kind 和 flows）", "a gate, with id, names, kind and flows"),
        ["id", "names", "kind", "flows"], ["aliases", "partOf", "opposite", "position", "sources"]);

    private static readonly MapShape OppositeShape = new(
        new("nơi đối diện, ví dụ { names: { zh: … } }", "对应口岸，例如 { names: { zh: … } }", "an opposite place, such as { names: { zh: … } }"), ["names"], []);

    private static readonly MapShape OppositeNames = new(
        new("tên bằng ít nhất một thứ tiếng, ví dụ { zh: … }", "至少一种语言的名称，例如 { zh: … }", "names in at least one language, such as { zh: … }"),
        [], ["vi", "zh", "en"]);

    private static readonly MapShape PositionShape = new(
        new("một vị trí, ví dụ { latitude: 21.54, longitude: 107.99 }", "位置，例如 { latitude: 21.54, longitude: 107.99 }", "a position, such as { latitude: 21.54, longitude: 107.99 }"),
        ["latitude", "longitude"], []);

    /// <summary>The gates; null where the file has no list of them.</summary>
    public ImmutableArray<Entry<Gate>>? Read(DocumentNode root)
    {
        if (read.Map(root, File)?.Value("places") is not { } places)
        {
            return null;
        }

        var entries = read.List(places, ReadGate);
        return places is DocumentNode.List ? entries : null;
    }

    private Entry<Gate>? ReadGate(DocumentNode node)
    {
        var before = read.Mistakes.Count;
        if (read.Map(node, Shape) is not { } map)
        {
            return new(node, null, null);
        }

        var id = map.Read("id", read.Id<Gate>);
        var names = map.Read("names", read.Texts);
        var kind = map.Read("kind", read.Choice<GateKind>);
        var flows = map.ReadSet("flows", read.Choice<Flow>, mayBeEmpty: true);
        var aliases = map.ReadList("aliases", read.Text);
        var partOf = map.Read("partOf", read.Id<Gate>);
        var opposite = map.Read("opposite", ReadOpposite);
        var position = map.Read("position", ReadPosition);
        var sources = map.ReadList("sources", source => SourceReader.Read(read, source));
        RefuseRepeats(map.Value("aliases"));
        return new(node, id, read.Mistakes.Count > before
            ? null
            : new Gate(id!.Value, names!, aliases, kind!.Value, partOf, flows, opposite, position, sources),
            id is null || map.Value("flows") is not DocumentNode.List || (partOf is null && map.Has("partOf"))
                ? null
                : new Gate(id.Value, new("", "", ""), [], kind ?? default, partOf, flows, null, null, []));
    }

    private void RefuseRepeats(DocumentNode? aliases)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var alias in (aliases as DocumentNode.List)?.Items.OfType<DocumentNode.Scalar>().Where(alias => !seen.Add(alias.Text)) ?? [])
        {
            read.Refuse(alias, ValueMistakes.TwiceInList(alias));
        }
    }

    private OppositePlace? ReadOpposite(DocumentNode node)
    {
        if (read.Map(node, OppositeShape)?.Value("names") is not { } value || read.Map(value, OppositeNames) is not { } names)
        {
            return null;
        }

        if (names.Node.Members.IsEmpty)
        {
            read.Refuse(value, ValueMistakes.NotExpected(value, OppositeNames.What));
        }

        return new(names.Read("vi", read.Text), names.Read("zh", read.Text), names.Read("en", read.Text));
    }

    private Position? ReadPosition(DocumentNode node)
    {
        if (read.Map(node, PositionShape) is not { } map)
        {
            return null;
        }

        var latitude = map.Read("latitude", value => read.Degrees(value, 90));
        var longitude = map.Read("longitude", value => read.Degrees(value, 180));
        return latitude is not null && longitude is not null ? new(latitude.Value, longitude.Value) : null;
    }
}
