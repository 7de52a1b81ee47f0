using NodaTime;

namespace MongCai.Schedule.Service.Documents;

/// <summary>What can be wrong with any value of a document, said to people.</summary>
internal static class ValueMistakes
{
    public static readonly TrilingualText EmptyList = new(
        "Danh sách này trống; hãy ghi ít nhất một mục.", "此列表为空；请至少写一项。", "This list is empty; write at least one entry.");

    public static TrilingualText NotExpected(DocumentNode node, TrilingualText expected)
    {
        var shown = Shown(node);
        return new($"{shown.Vi} không phải là {expected.Vi}.", $"{shown.Zh}不是{expected.Zh}。", $"{shown.En} is not {expected.En}.");
    }

    public static TrilingualText NotOneOf(DocumentNode node, IReadOnlyList<string> known)
    {
        var (shown, list) = (Shown(node), string.Join(", ", known));
        var meant = Meant((node as DocumentNode.Scalar)?.Text, known);
        return new(
            $"{shown.Vi} không hợp lệ ở đây{meant.Vi}; hãy dùng một trong: {list}.",
            $"{shown.Zh}在此无效{meant.Zh}；可用的值：{list}。",
            $"{shown.En} does not fit here{meant.En}; write one of: {list}.");
    }

    /// <summary>That nothing has an id.</summary>
    /// <param name="what">What should have it: “gate”.</param>
    /// <param name="id">The id.</param>
    /// <param name="known">The ids that there are.</param>
    public static TrilingualText NoSuch(TrilingualText what, string id, IEnumerable<string> known)
    {
        // A list of some dozens says nothing that the files do not say better.
        const int ListedAtMost = 12;
        var ids = known.ToList();
        var shown = Show.Written(id);
        var meant = Meant(id, ids);
        var list = string.Join(", ", ids);
        var (vi, zh, en) = meant.En is "" && ids.Count is > 0 and <= ListedAtMost ? ($"; hiện có: {list}", $"；现有：{list}", $"; there are: {list}") : ("", "", "");
        return new($"Không có {what.Vi} “{shown}”{meant.Vi}{vi}.", $"没有{what.Zh}“{shown}”{meant.Zh}{zh}。", $"There is no {what.En} “{shown}”{meant.En}{en}.");
    }

    public static TrilingualText Missing(string name) => new($"Thiếu “{name}”; hãy ghi thêm.", $"缺少“{name}”；请补上。", $"“{name}” is missing; add it.");

    public static TrilingualText UnknownMember(MapShape shape, string name, string? meant)
    {
        var list = string.Join(", ", shape.Members);
        name = Show.Written(name);
        return meant is null
            ? new($"Không có mục “{name}” ở đây; các mục là: {list}.", $"此处没有“{name}”；可用的项：{list}。", $"There is no “{name}” here; the members are: {list}.")
            : new($"Không có mục “{name}” ở đây (có phải “{meant}”?).", $"此处没有“{name}”（是否指“{meant}”？）。", $"There is no “{name}” here (did you mean “{meant}”?).");
    }

    public static TrilingualText TwiceInMap(string name)
    {
        var shown = Show.Written(name);
        return new($"“{shown}” được ghi hai lần; hãy giữ một.", $"“{shown}”写了两次；请只留一个。", $"“{shown}” is given twice; keep one.");
    }

    public static TrilingualText TwiceInList(DocumentNode node)
    {
        var shown = Shown(node);
        return new($"{shown.Vi} có hai lần trong danh sách; hãy giữ một.", $"{shown.Zh}在列表中出现两次；请只留一个。", $"{shown.En} stands twice in the list; keep one.");
    }

    /// <summary>That an id is used again, by the same file or by another.</summary>
    /// <param name="what">What has the id.</param>
    /// <param name="id">The id.</param>
    /// <param name="file">The file in which it stands first.</param>
    /// <param name="first">What it stands for there.</param>
    public static TrilingualText IdTaken(TrilingualText what, string id, string file, DocumentNode first)
    {
        file = $"{file}:{(first.ValueOf("id") ?? first).Place.Line}";
        return new(
            $"{Capital(what.Vi)} “{id}” đã có trong {file}; hãy chọn mã khác.",
            $"{what.Zh}“{id}”已在 {file} 中；请另选标识。",
            $"The {what.En} “{id}” is already in {file}; choose another id.");
    }

    public static TrilingualText LastBeforeFirst(string lastName, string last, string firstName, string first) => new(
        $"“{lastName}” ({last}) đứng trước “{firstName}” ({first}); hãy đổi lại.",
        $"“{lastName}”（{last}）早于“{firstName}”（{first}）；请更正。",
        $"“{lastName}” ({last}) comes before “{firstName}” ({first}); put them right.");

    public static TrilingualText Unprintable(string sign) => new(
        $"Văn bản này có ký tự điều khiển {sign}, không in ra được; hãy bỏ đi.", $"此文字含不可显示的控制字符 {sign}；请删去。", $"This text has the control character {sign}, which cannot be printed; take it out.");

    private static TrilingualText Shown(DocumentNode node) => node switch
    {
        DocumentNode.Map => new("Một bảng { … }", "映射 { … } ", "A map { … }"),
        DocumentNode.List => new("Một danh sách [ … ]", "列表 [ … ] ", "A list [ … ]"),
        DocumentNode.Scalar { Text: "" } => new("Chỗ để trống", "空值", "An empty value"),
        DocumentNode.Scalar scalar => Quoted(Show.Written(scalar.Text)),
        _ => throw new ArgumentOutOfRangeException(nameof(node)),
    };

    private static TrilingualText Quoted(string text) => new($"“{text}”", $"“{text}”", $"“{text}”");

    private static TrilingualText Meant(string? written, IEnumerable<string> known) =>
        written is not null && Suggestion.For(written, known) is { } meant
            ? new($" (có phải “{meant}”?)", $"（是否指“{meant}”？）", $" (did you mean “{meant}”?)")
            : new("", "", "");

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    public static TrilingualText AnnouncedAfterKnown(Instant announced, Instant known) => new(
        $"“announced” ({Show.Instant(announced)}) là thời điểm cũ hơn mà tệp từng ghi, phải đứng trước “known” ({Show.Instant(known)}); hãy sửa lại hoặc bỏ đi.",
        $"“announced”（{Show.Instant(announced)}）是文件原先给出的更早时刻，须早于“known”（{Show.Instant(known)}）；请更正或删去。",
        $"“announced” ({Show.Instant(announced)}) is the older time that a file gave, and comes before “known” ({Show.Instant(known)}); put it right or leave it out.");
}
