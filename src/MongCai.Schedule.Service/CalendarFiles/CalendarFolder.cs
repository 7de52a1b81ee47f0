using System.Collections.Immutable;
using System.Runtime.ExceptionServices;
using System.Text;
using MongCai.Schedule.Service.Documents;

namespace MongCai.Schedule.Service.CalendarFiles;

/// <summary>A calendars folder on disk.</summary>
internal static class CalendarFolder
{
    private const string Name = "calendars";

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly string[] Required = ["places/", "classes.yaml", "statements/"];

    /// <summary>
    /// The folder for who names none: the one that they stand in if it has two of the three things that a calendars folder must have, else
    /// <c>calendars</c> in it, else the one beside the program.
    /// </summary>
    /// <param name="here">Where they stand; empty for where the program was started.</param>
    public static string DefaultPath(string here = "") =>
        Required.Count(required => Path.Exists(Path.Combine(here, required))) >= 2 ? Path.Combine(here, ".")
        : Directory.Exists(Path.Combine(here, Name)) ? Path.Combine(here, Name)
        : Path.Combine(AppContext.BaseDirectory, Name);

    /// <summary>Reads and checks the whole folder.</summary>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">A file or folder may not be read.</exception>
    public static CalendarReading Load(string folder)
    {
        var parts = new CalendarParts();
        var paths = Files(new DirectoryInfo(folder), "", [], parts).OrderBy(file => file.Name, StringComparer.Ordinal).ToList();
        foreach (var (name, document) in ReadAll(paths.Where(file => CalendarParts.Concerns(file.Name))))
        {
            parts.Add(name, document);
        }

        foreach (var required in Required.Where(required => !Path.Exists(Path.Combine(folder, required)) && !paths.Exists(file => Path.ChangeExtension(file.Name, ".yaml") == required)))
        {
            parts.Miss(required);
        }

        return parts.Assemble() with { Folder = folder };
    }

    /// <summary>The files of a folder and those in it, links followed; one that leads back is a mistake.</summary>
    private static IEnumerable<(string Path, string Name)> Files(DirectoryInfo folder, string prefix, ImmutableHashSet<string> within, CalendarParts parts)
    {
        var real = (folder.ResolveLinkTarget(returnFinalTarget: true) ?? folder).FullName.TrimEnd(Path.DirectorySeparatorChar);
        if (within.Contains(real))
        {
            parts.Circle(prefix);
            yield break;
        }

        foreach (var entry in folder.EnumerateFileSystemInfos("*", SearchOption.TopDirectoryOnly))
        {
            if (entry is not DirectoryInfo inner)
            {
                yield return (entry.FullName, prefix + entry.Name);
                continue;
            }

            foreach (var file in Files(inner, $"{prefix}{entry.Name}/", within.Add(real), parts))
            {
                yield return file;
            }
        }
    }

    private static List<(string Name, (DocumentNode? Root, List<DocumentMistake> Mistakes) Document)> ReadAll(IEnumerable<(string Path, string Name)> files)
    {
        try
        {
            return [.. files.AsParallel().AsOrdered().Select(file => (file.Name, Read(file.Path)))];
        }
        catch (AggregateException failure)
        {
            ExceptionDispatchInfo.Throw(failure.InnerExceptions[0]);
            throw;
        }
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
