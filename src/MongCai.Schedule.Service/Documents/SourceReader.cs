namespace MongCai.Schedule.Service.Documents;

/// <summary>Reads where something was published.</summary>
internal static class SourceReader
{
    public static readonly MapShape Shape = new(
        new("một nguồn, ví dụ { title: …, url: …, published: 2022-02-21, kind: press }",
            "来源，例如 { title: …, url: …, published: 2022-02-21, kind: press }",
            "a source, such as { title: …, url: …, published: 2022-02-21, kind: press }"),
        ["title", "kind"], ["url", "published"]);

    public static Source? Read(DocumentReader read, DocumentNode node)
    {
        if (read.Map(node, Shape) is not { } map)
        {
            return null;
        }

        var (title, kind) = (map.Read("title", read.Text), map.Read("kind", read.Choice<SourceKind>));
        var (url, published) = (map.Read("url", read.Url), map.Read("published", read.Date));
        return title is not null && kind is not null ? new Source(title, url, published, kind.Value) : null;
    }
}
