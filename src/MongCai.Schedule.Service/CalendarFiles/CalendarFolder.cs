using System.Text;
using MongCai.Schedule.Service.Documents;

namespace MongCai.Schedule.Service.CalendarFiles;

/// <summary>A calendars folder on disk.</summary>
internal static class CalendarFolder
{
    private const string Name = "calendars";

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The folder for who names none: <c>calendars</c> where the program was started, else the one beside the program.</summary>
    public static string DefaultPath() => Directory.Exists(Name) ? Name : Path.Combine(AppContext.BaseDirectory, Name);

    /// <summary>Reads and checks the whole folder.</summary>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">A file or folder may not be read.</exception>
    public static CalendarReading Load(string folder)
    {
        var parts = new CalendarParts();
        var paths = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(path => (Path: path, Name: Path.GetRelativePath(folder, path).Replace('\\', '/')))
            .OrderBy(file => file.Name, StringComparer.Ordinal)
            .ToList();
        foreach (var (path, name) in paths)
        {
            if (CalendarParts.Concerns(name))
            {
                parts.Add(name, Read(path));
            }
        }

        foreach (var required in ((string[])["places/", "classes.yaml", "statements/"])
            .Where(required => !Path.Exists(Path.Combine(folder, required)) && !paths.Exists(file => Path.ChangeExtension(file.Name, ".yaml") == required)))
        {
            parts.Miss(required);
        }

        return parts.Assemble();
    }

    /// <summary>The document of a file, with what is wrong with its form.</summary>
    private static (DocumentNode? Root, List<DocumentMistake> Mistakes) Read(string path)
    {
        var mistakes = new List<DocumentMistake>();
        try
        {
            return (YamlDocuments.Read(File.ReadAllText(path, Utf8), mistakes), mistakes);
        }
        catch (DecoderFallbackException)
        {
            return (null, [new("", default, FileMistakes.NotUtf8)]);
        }
    }
}
