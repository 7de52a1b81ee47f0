using System.Globalization;
using System.Runtime.InteropServices;

namespace MongCai.Schedule.Publishing;

/// <summary>The number of a published statement in the series of its year. Text form: <c>2022/007</c>.</summary>
/// <param name="Year">The year in Vietnam in which it was published.</param>
/// <param name="Number">From 1, without gaps.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct SeriesNumber(int Year, int Number)
{
    /// <summary>The text form; a number above 999 has as many digits as it needs.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}/{Number:000}");

    /// <summary>Reads the text form.</summary>
    /// <exception cref="FormatException"><paramref name="text"/> is not one.</exception>
    public static SeriesNumber Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Split('/') is [{ Length: 4 } year, { Length: >= 3 } number]
            && int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var inYear)
            && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            && new SeriesNumber(inYear, count) is var read && read.ToString() == text
                ? read
                : throw new FormatException($"'{text}' is not a number of a series, such as 2022/007.");
    }
}
