using MongCai.Schedule.Service.Documents;

namespace MongCai.Schedule.Service.CalendarFiles;

/// <summary>A file of a calendars folder, with what was wrong in it so far.</summary>
/// <param name="Name">The file, relative to the folder, with forward slashes.</param>
/// <param name="Root">What it holds; null where it is no document.</param>
/// <param name="Reader">Gathers what is wrong.</param>
internal sealed record CalendarFile(string Name, DocumentNode? Root, DocumentReader Reader)
{
    public IEnumerable<FileMistake> Mistakes =>
        Reader.Mistakes.Select(mistake => new FileMistake(Name, Math.Max(1, mistake.Place.Line), Math.Max(1, mistake.Place.Column), mistake.Text));
}
