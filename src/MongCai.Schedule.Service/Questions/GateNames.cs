using System.Globalization;
using System.Text;
using MongCai.Schedule.Places;

namespace MongCai.Schedule.Service.Questions;

/// <summary>Finds gates by what people call them.</summary>
internal static class GateNames
{
    /// <summary>
    /// The letters of Vietnamese without their accents. By hand: the program carries no tables of Unicode (<c>InvariantGlobalization</c>), so that
    /// <see cref="string.Normalize()"/> takes nothing apart.
    /// </summary>
    private static readonly Dictionary<char, char> Bases =
        ((string[])["aàáảãạăằắẳẵặâầấẩẫậ", "dđ", "eèéẻẽẹêềếểễệ", "iìíỉĩị", "oòóỏõọôồốổỗộơờớởỡợ", "uùúủũụưừứửữự", "yỳýỷỹỵ"])
        .SelectMany(letters => letters.Skip(1), (letters, letter) => KeyValuePair.Create(letter, letters[0]))
        .ToDictionary();

    /// <summary>
    /// The gates of which a name or an alias is the text, whatever its case and accents; else those of which one contains it as whole words.
    /// Cost: O(gates × names).
    /// </summary>
    public static IReadOnlyList<Gate> Find(Gazetteer gazetteer, string? text)
    {
        var wanted = Plain(text ?? "");
        if (wanted.Length < 2)
        {
            return [];
        }

        var named = gazetteer.Gates.Select(gate => (Gate: gate, Names: Names(gate).Select(Plain).ToList())).ToList();
        var exact = named.Where(known => known.Names.Contains(wanted)).Select(known => known.Gate).ToList();
        return exact is not [] ? exact : [.. named.Where(known => known.Names.Exists(name => HasWords(name, wanted))).Select(known => known.Gate)];
    }

    private static IEnumerable<string> Names(Gate gate) => [$"{gate.Id}", gate.Names.Vi, gate.Names.Zh, gate.Names.En, .. gate.Aliases];

    /// <summary>Small letters without accents, and digits; anything else is a single space.</summary>
    private static string Plain(string text)
    {
        var plain = new StringBuilder();
        foreach (var letter in text.ToLowerInvariant())
        {
            // Some keyboards write accents as signs of their own.
            if (char.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)
            {
                plain.Append(Bases.GetValueOrDefault(letter, char.IsLetterOrDigit(letter) ? letter : ' '));
            }
        }

        return string.Join(' ', plain.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>Whether words stand in a name; Chinese has no space between its own.</summary>
    private static bool HasWords(string name, string words)
    {
        for (var start = name.IndexOf(words, StringComparison.Ordinal); start >= 0; start = name.IndexOf(words, start + 1, StringComparison.Ordinal))
        {
            var end = start + words.Length;
            if (!(start > 0 && AreOneWord(name[start - 1], name[start])) && !(end < name.Length && AreOneWord(name[end - 1], name[end])))
            {
                return true;
            }
        }

        return false;
    }

    private static bool AreOneWord(char a, char b) => char.IsAsciiLetterOrDigit(a) && char.IsAsciiLetterOrDigit(b);
}
