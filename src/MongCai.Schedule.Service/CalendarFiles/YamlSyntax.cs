using System.Collections.Immutable;
using MongCai.Schedule.Service.Documents;
using YamlDotNet.Core;

namespace MongCai.Schedule.Service.CalendarFiles;

/// <summary>
/// Says in our words what the YAML library says in its own: by kind, since it has some dozens of sentences for few slips of the hand.
/// </summary>
internal static class YamlSyntax
{
    private static readonly TrilingualText Tab = new(
        "Ở đây có dấu tab, mà YAML chỉ thụt lề bằng dấu cách; hãy thay bằng dấu cách.",
        "此处有制表符，而 YAML 只用空格缩进；请改为空格。",
        "Here is a tab, and YAML is indented by spaces only; write spaces.");

    private static readonly TrilingualText FlowNotClosed = new(
        "Trước chỗ này thiếu dấu phẩy, hoặc { hay [ chưa được đóng; hãy thêm “,”, “}” hoặc “]”.",
        "在此之前缺少逗号，或 {、[ 没有闭合；请添加“,”、“}”或“]”。",
        "Before here a comma is missing, or a { or [ is not closed; add “,”, “}” or “]”.");

    private static readonly TrilingualText NoMember = new(
        "Ở đây phải là một mục “tên: giá trị”, thụt lề như các mục phía trên; hãy sửa lề, dấu hai chấm, ngoặc hay dấu nháy.",
        "此处应为“名称: 值”，缩进须与上面各项相同；请检查缩进、冒号、括号和引号。",
        "Here should be a member “name: value”, indented as those above; look at indentation, colons, brackets and quotes.");

    private static readonly TrilingualText NoEntry = new(
        "Ở đây phải là một mục “- …” của danh sách, thụt lề như các mục phía trên; hãy sửa lề, ngoặc hay dấu nháy.",
        "此处应为列表项“- …”，缩进须与上面各项相同；请检查缩进、括号和引号。",
        "Here should be an entry “- …” of the list, indented as those above; look at indentation, brackets and quotes.");

    private static readonly TrilingualText EntryElsewhere = new(
        "Mục “- …” của danh sách không thể bắt đầu ở đây; hãy đặt nó trên dòng riêng.",
        "列表项“- …”不能从此处开始；请另起一行。",
        "An entry “- …” of a list cannot begin here; put it on a line of its own.");

    private static readonly TrilingualText SecondColon = new(
        "Dấu “: ” này làm phần trước nó thành tên của một mục, mà ở đây không thể có; hãy sửa lề, hoặc đặt văn bản có “: ” trong ngoặc kép.",
        "此处的“: ”使前面的文字成为项名，而此处不能有项名；请检查缩进，或将含“: ”的文字放入引号。",
        "This “: ” makes a name of what stands before it, and none can stand here; look at the indentation, or put a text with “: ” in quotes.");

    private static readonly TrilingualText NoColon = new(
        "Sau tên của mục này thiếu dấu “:”; hãy viết tên: giá trị.", "此项名后缺少“:”；请写作 名称: 值。", "After the name of this member “:” is missing; write name: value.");

    private static readonly TrilingualText NoBeginning = new(
        "Giá trị không thể bắt đầu bằng ký tự này; hãy đặt trong ngoặc kép.", "值不能以此字符开头；请放入引号。", "No value begins with this character; put it in quotes.");

    private static readonly TrilingualText NoValue = new(
        "Ở đây không thể có giá trị: thừa một dấu, hoặc { hay [ phía trước chưa được đóng; hãy sửa lại.",
        "此处不能有值：符号多余，或前面的 {、[ 没有闭合；请更正。",
        "No value can stand here: a sign is too many, or a { or [ before it is not closed; put it right.");

    private static readonly TrilingualText QuoteNotClosed = new(
        "Văn bản trong ngoặc kép bắt đầu ở đây không được đóng, hoặc dòng tiếp theo của nó không thụt lề; hãy đóng lại.",
        "从此处开始的引号没有闭合，或其下一行没有缩进；请闭合引号。",
        "The text in quotes that begins here is not closed, or its next line is not indented; close it.");

    private static readonly TrilingualText Escape = new(
        "Trong ngoặc kép, “\\” và ký tự này không có nghĩa gì; hãy viết “\\\\” để có một dấu “\\”.",
        "在双引号中，“\\”与此字符无意义；如需“\\”请写“\\\\”。",
        "In double quotes, “\\” and this character mean nothing; for one “\\” write “\\\\”.");

    private static readonly TrilingualText Block = new(
        "Sau “|” hay “>” phải xuống dòng; nếu là văn bản thường, hãy đặt trong ngoặc kép.",
        "“|”或“>”之后须换行；若为普通文字，请放入引号。",
        "After “|” or “>” the line ends; if it is part of a text, put that in quotes.");

    private static readonly TrilingualText Comment = new(
        "Trước dấu “#” phải có dấu cách; hãy thêm dấu cách.", "“#”前须有空格；请添加空格。", "Before “#” stands a space; add one.");

    private static readonly TrilingualText Ended = new(
        "Tài liệu đã kết thúc trước chỗ này; hãy xem lại lề và ngoặc phía trên, và bỏ các dòng “%…”, “---”, “...”.",
        "文档在此之前已结束；请检查上面的缩进和括号，并删去“%…”、“---”、“...”行。",
        "The document has ended before here; look at indentation and brackets above, and leave out lines “%…”, “---”, “...”.");

    // What the library's sentence contains; in this order. Its own place is where something began, or where it noticed.
    private static readonly ImmutableArray<(string Sentence, TrilingualText Text, Where Where)> Kinds =
    [
        (" tab ", Tab, Where.Reader),
        ("flow mapping, ", FlowNotClosed, Where.Start),
        ("flow sequence, ", FlowNotClosed, Where.Start),
        ("multi-line double-quoted", QuoteNotClosed, Where.Start),
        ("quoted scalar, found unexpected", QuoteNotClosed, Where.Start),
        ("quoted scalar, ", Escape, Where.End),
        ("Block sequence entries are not allowed", EntryElsewhere, Where.Start),
        ("expected '-' indicator", NoEntry, Where.Start),
        ("invalid comment", Comment, Where.Start),
        ("a comment ", Comment, Where.Start),
        ("block scalar, ", Block, Where.Start),
        ("invalid mapping", SecondColon, Where.Start),
        ("are not allowed in this context", SecondColon, Where.Start),
        ("simple key, ", NoColon, Where.Start),
        ("block mapping, ", NoMember, Where.Start),
        ("cannot start any token", NoBeginning, Where.Start),
        ("more than one anchor", FileMistakes.Alias, Where.Start),
        ("anchor or alias", FileMistakes.Alias, Where.Start),
        (" tag", FileMistakes.Tag, Where.Start),
        ("key indicator", NoValue, Where.Start),
        ("parsing a node, ", NoValue, Where.Start),
        ("directive", Ended, Where.Start),
        ("document", Ended, Where.Start),
    ];

    private enum Where
    {
        Start,
        End,
        Reader,
    }

    /// <summary>What is wrong with a text that the library fails to read.</summary>
    /// <param name="failure">How it failed; of whatever type.</param>
    /// <param name="text">The text.</param>
    /// <param name="reader">Where the library stood.</param>
    public static DocumentMistake Of(Exception failure, string text, Mark reader)
    {
        if (failure is not YamlException known)
        {
            // An unclosed bracket is the one thing at which it fails without a sentence.
            return new("", PlaceOf(text, reader), failure is InvalidOperationException ? FlowNotClosed : FileMistakes.Syntax(failure.Message));
        }

        var kind = Array.Find([.. Kinds], kind => known.Message.Contains(kind.Sentence, StringComparison.Ordinal));
        if (kind.Text == NoBeginning && known.Start.Index < text.Length && text[(int)known.Start.Index] == '\t')
        {
            kind.Text = Tab;
        }

        var mark = kind.Where switch
        {
            Where.End => known.End,
            Where.Reader => reader,
            _ => known.Start,
        };
        return new("", PlaceOf(text, mark), kind.Text ?? FileMistakes.Syntax(known.Message));
    }

    /// <summary>The end of a text without a last line break is on its last line, not below.</summary>
    private static DocumentPlace PlaceOf(string text, Mark mark)
    {
        var isBelow = mark.Index >= text.Length && mark.Column == 1 && mark.Line > 1 && !text.EndsWith('\n') && !text.EndsWith('\r');
        return isBelow ? new((int)mark.Line - 1, text.Length - text.LastIndexOf('\n')) : new((int)mark.Line, (int)mark.Column);
    }
}
