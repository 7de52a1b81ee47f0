using MongCai.Schedule.Service.CalendarFiles;

namespace MongCai.Schedule.Service.Commands;

/// <summary>What <c>check --json</c> prints. The counts are null where anything is wrong.</summary>
internal sealed record CheckAnswer(int Files, int? Gates, int? Classes, int? Statements, IReadOnlyList<FileMistake> Problems)
{
    public static CheckAnswer Of(CalendarReading reading)
    {
        var book = reading.Contents?.Book;
        return new(reading.FileCount, book?.Gazetteer.Gates.Length, book?.Gazetteer.Classes.Length, book?.Statements.Length, reading.Mistakes);
    }
}
