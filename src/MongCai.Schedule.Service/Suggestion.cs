namespace MongCai.Schedule.Service;

/// <summary>What someone may have meant by a word that is not known.</summary>
internal static class Suggestion
{
    /// <summary>The known word nearest to the one written; null where none is near.</summary>
    public static string? For(string written, IEnumerable<string> known)
    {
        // A third of the letters may be wrong: enough for a slip in a short word, too little to make one word another.
        var (word, distance) = known
            .Select(word => (Word: word, Distance: Distance(written.ToLowerInvariant(), word.ToLowerInvariant())))
            .OrderBy(candidate => candidate.Distance)
            .ThenBy(candidate => candidate.Word, StringComparer.Ordinal)
            .FirstOrDefault((Word: "", Distance: int.MaxValue));
        return distance <= Math.Max(1, Math.Max(written.Length, word.Length) / 3) ? word : null;
    }

    /// <summary>The known word nearest to the one written, in brackets to follow it; empty where none is near or two are equally so.</summary>
    public static TrilingualText InBrackets(string? written, IEnumerable<string> known)
    {
        List<string> words = [.. known];
        var meant = written is null ? null : For(written, words);
        return meant is null || words.Exists(word => word != meant && Distance(written!.ToLowerInvariant(), word) <= Distance(written.ToLowerInvariant(), meant))
            ? InBrackets([])
            : InBrackets([meant]);
    }

    /// <summary>Words that may be meant, in brackets to follow the one that was written; empty for none.</summary>
    public static TrilingualText InBrackets(IReadOnlyList<string> meant) => meant is []
        ? new("", "", "")
        : new($" (có phải {Any(meant, " hay ")}?)", $"（是否指{Any(meant, "或")}？）", $" (did you mean {Any(meant, " or ")}?)");

    private static string Any(IReadOnlyList<string> words, string or) => string.Join(or, words.Select(word => $"“{word}”"));

    /// <summary>How many letters must be added, left out, changed or swapped with the next (Damerau and Levenshtein).</summary>
    private static int Distance(string a, string b)
    {
        var rows = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                rows[i, j] = (i, j) switch
                {
                    (0, _) => j,
                    (_, 0) => i,
                    _ => Math.Min(
                        Math.Min(rows[i - 1, j] + 1, rows[i, j - 1] + 1),
                        rows[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)),
                };
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
                }
            }
        }

        return rows[a.Length, b.Length];
    }
}
