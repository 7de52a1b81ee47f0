using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace MongCai.Schedule.Statements;

/// <summary>The place of a clause in its statement: from 1; the entries of a clause's exceptions are 2.1, 2.2 …</summary>
/// <remarks>Text form: <c>2</c>, <c>2.1</c>.</remarks>
/// <param name="Clause">The clause, from 1.</param>
/// <param name="Entry">The entry in its exceptions, from 1; 0 for the clause itself.</param>
public sealed record ClauseNumber(int Clause, int Entry = 0) : IParsable<ClauseNumber>, IComparable<ClauseNumber>
{
    /// <summary>The text form.</summary>
    public override string ToString() => Entry == 0
        ? Clause.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{Clause}.{Entry}");

    /// <summary>Orders as the document does: a clause before its exceptions, those before the next clause.</summary>
    public int CompareTo(ClauseNumber? other) => other is null ? 1 : (Clause, Entry).CompareTo((other.Clause, other.Entry));

    /// <summary>Whether one number comes before another.</summary>
    public static bool operator <(ClauseNumber left, ClauseNumber right) => Compare(left, right) < 0;

    /// <summary>Whether one number comes after another.</summary>
    public static bool operator >(ClauseNumber left, ClauseNumber right) => Compare(left, right) > 0;

    /// <summary>Whether one number is another or comes before it.</summary>
    public static bool operator <=(ClauseNumber left, ClauseNumber right) => Compare(left, right) <= 0;

    /// <summary>Whether one number is another or comes after it.</summary>
    public static bool operator >=(ClauseNumber left, ClauseNumber right) => Compare(left, right) >= 0;

    /// <summary>Reads the text form: digits without leading zeros.</summary>
    /// <exception cref="FormatException"><paramref name="s"/> is not one.</exception>
    public static ClauseNumber Parse(string s, IFormatProvider? provider = null) => TryParse(s, provider, out var number)
        ? number
        : throw new FormatException($"'{s}' is not the number of a clause; write 2, or 2.1 for the first of its exceptions.");

    /// <summary>Reads the text form; false where <paramref name="s"/> is not one.</summary>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, [MaybeNullWhen(false)] out ClauseNumber result)
    {
        var parts = (s ?? "").Split('.');
        var numbers = Array.ConvertAll(
            parts, part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && !part.StartsWith('0') ? number : 0);
        result = numbers.Contains(0) || numbers.Length > 2 ? null : new ClauseNumber(numbers[0], numbers.ElementAtOrDefault(1));
        return result is not null;
    }

    private static int Compare(ClauseNumber left, ClauseNumber right) => Comparer<ClauseNumber>.Default.Compare(left, right);
}
