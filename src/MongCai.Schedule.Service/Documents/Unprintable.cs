using System.Globalization;
using System.Text;

namespace MongCai.Schedule.Service.Documents;

/// <summary>
/// Signs that print nothing and move what is printed: with them a text could forge lines on a terminal, or show its words in another order.
/// </summary>
internal static class Unprintable
{
    /// <summary>The first of them in a text, by its code point; null where there is none.</summary>
    /// <param name="text">The text.</param>
    /// <param name="mayHaveLines">Whether line breaks are as they should be.</param>
    public static string? In(string text, bool mayHaveLines = false)
    {
        foreach (var sign in text)
        {
            if (Is(sign) && !(mayHaveLines && sign == '\n'))
            {
                return CodePoint(sign);
            }
        }

        return null;
    }

    /// <summary>A text with each of them replaced by its code point.</summary>
    public static string Shown(string text) =>
        text.Any(Is) ? text.Aggregate(new StringBuilder(), (shown, sign) => Is(sign) ? shown.Append(CodePoint(sign)) : shown.Append(sign)).ToString() : text;

    /// <summary>A text that others sent, on one line: with a space for each white one of them, and U+FFFD for each other.</summary>
    public static string Replaced(string text) =>
        text.Any(Is) ? string.Create(text.Length, text, static (shown, text) =>
        {
            for (var index = 0; index < text.Length; index++)
            {
                shown[index] = !Is(text[index]) ? text[index] : char.IsWhiteSpace(text[index]) ? ' ' : '\ufffd';
            }
        }) : text;

    // C0, C1, line and paragraph separators, and what embeds, overrides or isolates directions.
    private static bool Is(char sign) => char.IsControl(sign) || sign is '\u2028' or '\u2029' or (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069');

    private static string CodePoint(char sign) => string.Create(CultureInfo.InvariantCulture, $"U+{(int)sign:X4}");
}
