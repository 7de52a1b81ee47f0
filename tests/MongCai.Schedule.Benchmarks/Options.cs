using System.Globalization;

namespace MongCai.Schedule.Benchmarks;

/// <summary>Options of a run, each a name and its value.</summary>
internal static class Options
{
    /// <summary>The value of an option; null where it is not given.</summary>
    public static string? Text(string[] options, string name) => Array.IndexOf(options, name) is var at and >= 0 && at + 1 < options.Length ? options[at + 1] : null;

    /// <summary>The number of an option.</summary>
    public static int Number(string[] options, string name, int otherwise) => Text(options, name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
}
