using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace MongCai.Schedule;

/// <summary>
/// The text form of the closed sets that are enumerations: small letters, words joined by hyphens, as in <c>resident-trade</c>. It is
/// what files, the API and commands write.
/// </summary>
public static class TextForm
{
    /// <summary>All values with their texts, in the order of declaration. Cost: O(1).</summary>
    public static ImmutableArray<(T Value, string Text)> All<T>()
        where T : struct, Enum => Table<T>.Rows;

    /// <summary>The text form of a value. Cost: O(values), no allocation.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="value"/> is none of the set.</exception>
    public static string Of<T>(T value)
        where T : struct, Enum
    {
        foreach (var row in Table<T>.Rows)
        {
            if (EqualityComparer<T>.Default.Equals(row.Value, value))
            {
                return row.Text;
            }
        }

        throw new ArgumentOutOfRangeException(nameof(value), value, $"It is no {typeof(T).Name}.");
    }

    /// <summary>Reads a text form exactly; false where it is none of the set.</summary>
    public static bool TryParse<T>([NotNullWhen(true)] string? text, out T value)
        where T : struct, Enum
    {
        foreach (var row in Table<T>.Rows)
        {
            if (row.Text == text)
            {
                value = row.Value;
                return true;
            }
        }

        value = default;
        return false;
    }

    private static class Table<T>
        where T : struct, Enum
    {
        public static readonly ImmutableArray<(T Value, string Text)> Rows = [.. Enum.GetValues<T>().Select(value => (value, Hyphenate(value.ToString())))];

        private static string Hyphenate(string name)
        {
            var text = new StringBuilder();
            foreach (var letter in name)
            {
                if (char.IsUpper(letter) && text.Length > 0)
                {
                    text.Append('-');
                }

                text.Append(char.ToLowerInvariant(letter));
            }

            return text.ToString();
        }
    }
}
