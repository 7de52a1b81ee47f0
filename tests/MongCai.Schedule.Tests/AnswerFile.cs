using System.Text;

namespace MongCai.Schedule.Tests;

/// <summary>Reads the comma-separated files of <c>Answers/</c>: comments, then a line of column names, then rows.</summary>
internal static class AnswerFile
{
    public static IReadOnlyList<AnswerRow> Read(string name)
    {
        var path = Solution.PathOf($"tests/MongCai.Schedule.Tests/Answers/{name}");
        return
        [
            .. File.ReadLines(path)
                .Select((line, index) => (Line: line, Place: $"{name}:{index + 1}"))
                .Where(row => !row.Line.StartsWith('#'))
                .Skip(1)
                .Select(row => new AnswerRow(row.Place, Split(row.Line))),
        ];
    }

    /// <summary>RFC 4180 without line breaks in fields.</summary>
    private static List<string> Split(string line)
    {
        var fields = new List<string>();
        var field = new StringBuilder();
        var isQuoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            switch (line[i])
            {
                case '"' when isQuoted && i + 1 < line.Length && line[i + 1] == '"':
                    field.Append(line[++i]);
                    break;
                case '"':
                    isQuoted = !isQuoted;
                    break;
                case ',' when !isQuoted:
                    fields.Add(field.ToString());
                    field.Clear();
                    break;
                default:
                    field.Append(line[i]);
                    break;
            }
        }

        fields.Add(field.ToString());
        return fields;
    }
}
