using System.Globalization;
using System.Text;
using NodaTime;

namespace MongCai.Schedule.Service.Http;

/// <summary>
/// Writes the content lines of iCalendar (RFC 5545, 3.1): escaped, folded at 75 octets between characters, each ended by CR LF. Ical.Net would do
/// it (docs/decisions/0002).
/// </summary>
internal sealed class ICalendarText
{
    private const int MostOctets = 75;
    private readonly StringBuilder _text = new();

    /// <summary>A line whose value is no free text: a name, a date, a number, a URI.</summary>
    public ICalendarText Add(string name, string value)
    {
        var octets = 0;
        foreach (var rune in $"{name}:{value}".EnumerateRunes())
        {
            octets += rune.Utf8SequenceLength;
            if (octets > MostOctets)
            {
                // The space counts in the next line.
                _text.Append("\r\n ");
                octets = 1 + rune.Utf8SequenceLength;
            }

            _text.Append(rune);
        }

        _text.Append("\r\n");
        return this;
    }

    /// <summary>A line of free text (RFC 5545, 3.3.11).</summary>
    public ICalendarText AddText(string name, string value) => Add(name, Escaped(value));

    /// <summary>A line of a date, or of an instant in UTC.</summary>
    public ICalendarText Add(string name, Instant instant) => Add(name, instant.ToString("uuuuMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture));

    /// <summary>Texts as values of a list, divided by commas.</summary>
    public static string List(IEnumerable<string> texts) => string.Join(',', texts.Select(Escaped));

    public override string ToString() => _text.ToString();

    private static string Escaped(string value) => value
        .ReplaceLineEndings("\n")
        .Replace(@"\", @"\\", StringComparison.Ordinal)
        .Replace(";", @"\;", StringComparison.Ordinal)
        .Replace(",", @"\,", StringComparison.Ordinal)
        .Replace("\n", @"\n", StringComparison.Ordinal);
}
