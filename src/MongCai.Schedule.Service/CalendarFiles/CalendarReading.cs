using System.Collections.Immutable;

namespace MongCai.Schedule.Service.CalendarFiles;

/// <summary>What came of reading a calendars folder.</summary>
/// <param name="FileCount">How many files were read.</param>
/// <param name="Mistakes">All that is wrong, by file, line and column.</param>
/// <param name="Contents">What the folder holds; null where anything is wrong.</param>
internal sealed record CalendarReading(int FileCount, ImmutableArray<FileMistake> Mistakes, CalendarContents? Contents);
