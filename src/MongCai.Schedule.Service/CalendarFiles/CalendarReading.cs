using System.Collections.Immutable;
using MongCai.Schedule.Service.Documents;

namespace MongCai.Schedule.Service.CalendarFiles;

/// <summary>What came of reading a calendars folder.</summary>
/// <param name="Folder">The folder, as it was named; empty for one in memory.</param>
/// <param name="Files">The files that were read.</param>
/// <param name="Mistakes">All that is wrong, by file, line and column.</param>
/// <param name="Contents">What the folder holds; null where anything is wrong.</param>
internal sealed record CalendarReading(string Folder, ImmutableArray<CalendarFile> Files, ImmutableArray<FileMistake> Mistakes, CalendarContents? Contents)
{
    /// <summary>How many files were read.</summary>
    public int FileCount => Files.Length;

    /// <summary>The documents that the files hold, as they are stored; empty where anything is wrong.</summary>
    public ImmutableArray<StoredDocument> Documents => Contents is null ? [] : [.. Files.SelectMany(FileDocuments.Of)];

    /// <summary>All that is wrong, a line each, with paths that lead there from where the program was started.</summary>
    public IEnumerable<string> Lines(Language language) => Mistakes.Select(mistake => Prefix + mistake.In(language));

    private string Prefix => Folder is "" or "." ? "" : Folder.EndsWith('/') ? Folder : Folder + "/";
}
