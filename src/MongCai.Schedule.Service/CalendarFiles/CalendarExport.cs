using System.Collections.Immutable;
using System.Text.Json;
using MongCai.Schedule.Service.Documents;

namespace MongCai.Schedule.Service.CalendarFiles;

/// <summary>Documents as the files of a calendars folder, which says the same.</summary>
internal static class CalendarExport
{
    /// <summary>The files, by name.</summary>
    /// <param name="documents">The documents of a calendar; places and classes in the order in which lists show them.</param>
    /// <exception cref="InvalidOperationException">No file can say when a document became known.</exception>
    public static ImmutableArray<(string Name, string Text)> Files(IEnumerable<StoredDocument> documents) =>
        [.. Json(documents).Select(file => (file.Name, YamlText.Of(file.Json)))];

    /// <summary>The files, by name, each with what it holds as JSON.</summary>
    public static ImmutableArray<(string Name, string Json)> Json(IEnumerable<StoredDocument> documents)
    {
        var all = documents.Select(document => document.InFile()).ToLookup(document => document.Kind);
        return
        [
            .. all[DocumentKind.Announcement]
                .GroupBy(YearOf)
                .SelectMany(year => year.Select(notice => ($"announcements/{(year.Count() == 1 ? year.Key : notice.Id)}.yaml", notice.Json)))
                .Concat(all[DocumentKind.Country].Select(country => ($"countries/{country.Id}.yaml", country.Json)))
                .Concat(all[DocumentKind.Statement].Select(statement => ($"statements/{FolderOf(statement)}/{statement.Id}.yaml", statement.Json)))
                .Append(("places/gates.yaml", ListOf("places", all[DocumentKind.Place])))
                .Append(("classes.yaml", ListOf("classes", all[DocumentKind.Class])))
                .OrderBy(file => file.Item1, StringComparer.Ordinal),
        ];
    }

    private static string ListOf(string name, IEnumerable<StoredDocument> documents) =>
        $$"""{"{{name}}":[{{string.Join(',', documents.Select(document => document.Json))}}]}""";

    private static string FolderOf(StoredDocument statement)
    {
        using var json = JsonDocument.Parse(statement.Json);
        return json.RootElement.GetProperty("kind").GetString() switch
        {
            "standing" => "standing",
            "rule" => "rules",
            "agreement" => "agreements",
            "emergency" => "emergencies",
            var kind => throw new InvalidOperationException($"Statement {statement.Id} is of the kind {kind}, for which there is no folder."),
        };
    }

    /// <summary>The country and year of a notice, for people. It may begin at the end of the year before; so its last day tells.</summary>
    private static string YearOf(StoredDocument announcement)
    {
        using var json = JsonDocument.Parse(announcement.Json);
        var last = json.RootElement.GetProperty("off").EnumerateArray().Select(off => off.GetProperty("last").GetString())
            .Concat(json.RootElement.GetProperty("work").EnumerateArray().Select(work => work.GetProperty("date").GetString()))
            .Max(StringComparer.Ordinal)!;
        return $"{json.RootElement.GetProperty("country").GetString()}-{last[..4]}";
    }
}
