using System.Globalization;
using System.Reflection;

namespace MongCai.Schedule.Ephemeris;

/// <summary>Reads the comma-separated files of <c>Data/</c>, which are embedded in the assembly.</summary>
internal static class CoefficientFile
{
    /// <summary>The rows after the comments and the line of column names, split at the commas.</summary>
    public static IEnumerable<string[]> Rows(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The assembly carries no file {name}.");
        using var reader = new StreamReader(stream);
        var columnsSeen = false;
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('#'))
            {
                continue;
            }

            if (columnsSeen)
            {
                yield return line.Split(',');
            }

            columnsSeen = true;
        }
    }

    public static double Number(string text) => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
}
