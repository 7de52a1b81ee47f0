using MongCai.Schedule.Service.CalendarFiles;

namespace MongCai.Schedule.Service.Commands;

/// <summary>What <c>check --json</c> prints. The counts are null where anything is wrong.</summary>
/// <param name="Folder">The folder that was checked, from the root; files are told relative to it.</param>
/// <param name="Files">How many files were read.</param>
/// <param name="Gates">How many gates there are.</param>
/// <param name="Classes">How many classes there are.</param>
/// <param name="Statements">How many statements there are.</param>
/// <param name="Problems">All that is wrong.</param>
internal sealed record CheckAnswer(string Folder, int Files, int? Gates, int? Classes, int? Statements, IReadOnlyList<FileMistake> Problems)
{
    public static CheckAnswer Of(CalendarReading reading)
    {
        var book = reading.Contents?.Book;
        return new(
            Path.GetFullPath(reading.Folder), reading.FileCount, book?.Gazetteer.Gates.Length, book?.Gazetteer.Classes.Length, book?.Statements.Length, reading.Mistakes);
    }
}
