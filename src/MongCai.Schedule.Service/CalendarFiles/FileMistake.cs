namespace MongCai.Schedule.Service.CalendarFiles;

/// <summary>What is wrong in a calendars folder, and where.</summary>
/// <param name="File">The file, relative to the folder, with forward slashes.</param>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1.</param>
/// <param name="Text">What is wrong, and what would be right.</param>
internal sealed record FileMistake(string File, int Line, int Column, TrilingualText Text)
{
    /// <summary>As compilers print it: <c>file:line:column: text</c>.</summary>
    public string In(Language language) => $"{File}:{Line}:{Column}: {Text.In(language)}";
}
