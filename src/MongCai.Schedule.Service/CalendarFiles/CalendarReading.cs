using System.Collections.Immutable;

namespace MongCai.Schedule.Service.CalendarFiles;

/// <summary>What came of reading a calendars folder.</summary>
/// <param name="Folder">The folder, as it was named; empty for one in memory.</param>
/// <param name="FileCount">How many files were read.</param>
/// <param name="Mistakes">All that is wrong, by file, line and column.</param>
/// <param name="Contents">What the folder holds; null where anything is wrong.</param>
internal sealed record CalendarReading(string Folder, int FileCount, ImmutableArray<FileMistake> Mistakes, CalendarContents? Contents)
{
    /// <summary>All that is wrong, a line each, with paths that lead there from where the program was started.</summary>
    public IEnumerable<string> Lines(Language language) => Mistakes.Select(mistake => Prefix + mistake.In(language));

    private string Prefix => Folder is "" or "." ? "" : Folder.EndsWith('/') ? Folder : Folder + "/";
}
