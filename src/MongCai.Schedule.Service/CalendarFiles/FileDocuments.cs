using System.Collections.Immutable;
using MongCai.Schedule.Service.Documents;

namespace MongCai.Schedule.Service.CalendarFiles;

/// <summary>The documents of a file: of places and classes one file holds many.</summary>
internal static class FileDocuments
{
    /// <summary>The documents of a file that was read without a mistake.</summary>
    public static IEnumerable<StoredDocument> Of(CalendarFile file)
    {
        var root = file.Root!;
        return file.Name.Split('/', '.')[0] switch
        {
            "places" => Items(root, "places").Select(place => Document(DocumentKind.Place, TextOf(place, "id"), place)),
            "classes" => Items(root, "classes").Select(known => Document(DocumentKind.Class, TextOf(known, "id"), known)),
            "countries" => [Document(DocumentKind.Country, TextOf(root, "country"), root)],
            "announcements" => [Document(DocumentKind.Announcement, $"{TextOf(root, "country")}-{FirstDayOf(root)}", root)],
            "statements" => [Document(DocumentKind.Statement, TextOf(root, "id"), root)],
            _ => throw new ArgumentException($"{file.Name} is no file of a calendars folder.", nameof(file)),
        };

        StoredDocument Document(DocumentKind kind, string id, DocumentNode node) => new(kind, id, CanonicalJson.Of(node, file.Reader));
    }

    // Dates of four-digit years are in the order of their texts.
    private static string FirstDayOf(DocumentNode announcement) =>
        Items(announcement, "off").Select(off => TextOf(off, "first"))
            .Concat(Items(announcement, "work").Select(work => TextOf(work, "date")))
            .Min(StringComparer.Ordinal)!;

    private static ImmutableArray<DocumentNode> Items(DocumentNode node, string name) => ((DocumentNode.List)node.ValueOf(name)!).Items;

    private static string TextOf(DocumentNode node, string name) => ((DocumentNode.Scalar)node.ValueOf(name)!).Text;
}
