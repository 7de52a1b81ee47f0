namespace MongCai.Schedule.Service.Tests.CalendarFiles;

/// <summary>The <see cref="SmallCalendar"/> on disk.</summary>
internal sealed class TemporaryCalendar : IDisposable
{
    public TemporaryCalendar()
    {
        foreach (var (name, text) in SmallCalendar.Files)
        {
            Write(name, text);
        }
    }

    public string Path { get; } = Directory.CreateTempSubdirectory("calendars-").FullName;

    public void Write(string name, string text)
    {
        var path = System.IO.Path.Combine(Path, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
