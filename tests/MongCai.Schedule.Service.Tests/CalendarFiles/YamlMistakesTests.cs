using MongCai.Schedule.Service.CalendarFiles;
using MongCai.Schedule.Service.Documents;

namespace MongCai.Schedule.Service.Tests.CalendarFiles;

public class YamlMistakesTests
{
    [Theory]
    [InlineData("statements/tested.yaml", "", "statements/tested.yaml:1:1: The file is empty; write something in it, or delete it.")]
    [InlineData("statements/tested.yaml", "# nothing\n", "statements/tested.yaml:1:1: The file is empty; write something in it, or delete it.")]
    [InlineData("statements/tested.yaml", "a: [b", "statements/tested.yaml:1:6: Before here a comma is missing, or a { or [ is not closed; add “,”, “}” or “]”.")]
    [InlineData("statements/tested.yaml", "a: b\n c: d", "statements/tested.yaml:2:3: This “: ” makes a name of what stands before it, and none can stand here; look at the indentation, or put a text with “: ” in quotes.")]
    [InlineData("statements/tested.yaml", "a: &x b", "statements/tested.yaml:1:4: Anchors (&) and aliases (*) of YAML are not used here; write the value again.")]
    [InlineData("statements/tested.yaml", "a: *x", "statements/tested.yaml:1:4: Anchors (&) and aliases (*) of YAML are not used here; write the value again.")]
    [InlineData("statements/tested.yaml", "a: !!str b", "statements/tested.yaml:1:4: Tags (!) of YAML are not used here; leave the tag out.")]
    [InlineData("statements/tested.yaml", "a: b\n---\na: c", "statements/tested.yaml:2:1: A file holds one document; take out the “---” and write another file.")]
    [InlineData("statements/tested.yaml", "[a]: b", "statements/tested.yaml:1:1: The name of a member is a word; write name: value.")]
    [InlineData("statements/tested.yaml", "\ta: b", "statements/tested.yaml:1:2: There is no “a” here; the members are: id, kind, title, issuedBy, sources, clauses, instrument, binds, confirmed, ratification, known, announced, replaces, withdraws, corrects, reviews, grounds, disputed.\nstatements/tested.yaml:1:2: “id” is missing; add it.\nstatements/tested.yaml:1:2: “kind” is missing; add it.\nstatements/tested.yaml:1:2: “title” is missing; add it.\nstatements/tested.yaml:1:2: “issuedBy” is missing; add it.\nstatements/tested.yaml:1:2: “sources” is missing; add it.\nstatements/tested.yaml:1:2: “clauses” is missing; add it.")]
    [InlineData("statements/tested.yaml", "a: \"b", "statements/tested.yaml:1:4: The text in quotes that begins here is not closed, or its next line is not indented; close it.")]
    [InlineData("statements/tested.yaml", "? a\n: b\n? [c]\n: d", "statements/tested.yaml:3:3: The name of a member is a word; write name: value.")]
    [InlineData("statements/tested.yaml", "<<: { a: b }", "statements/tested.yaml:1:1: There is no “<<” here; the members are: id, kind, title, issuedBy, sources, clauses, instrument, binds, confirmed, ratification, known, announced, replaces, withdraws, corrects, reviews, grounds, disputed.\nstatements/tested.yaml:1:1: “id” is missing; add it.\nstatements/tested.yaml:1:1: “kind” is missing; add it.\nstatements/tested.yaml:1:1: “title” is missing; add it.\nstatements/tested.yaml:1:1: “issuedBy” is missing; add it.\nstatements/tested.yaml:1:1: “sources” is missing; add it.\nstatements/tested.yaml:1:1: “clauses” is missing; add it.")]
    [InlineData("statements/tested.yaml", "[]", "statements/tested.yaml:1:1: A list [ … ] is not a statement, with id, kind, title, issuedBy, sources and clauses.")]
    [InlineData("statements/tested.yaml", "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]", "statements/tested.yaml:1:34: This is nested too deeply; write it flatter.")]
    [InlineData("statements/tested.yaml", "a: b: c", "statements/tested.yaml:1:5: This “: ” makes a name of what stands before it, and none can stand here; look at the indentation, or put a text with “: ” in quotes.")]
    [InlineData("statements/tested.yaml", "%YAML 1.1\n---\na: b", "statements/tested.yaml:3:1: There is no “a” here; the members are: id, kind, title, issuedBy, sources, clauses, instrument, binds, confirmed, ratification, known, announced, replaces, withdraws, corrects, reviews, grounds, disputed.\nstatements/tested.yaml:3:1: “id” is missing; add it.\nstatements/tested.yaml:3:1: “kind” is missing; add it.\nstatements/tested.yaml:3:1: “title” is missing; add it.\nstatements/tested.yaml:3:1: “issuedBy” is missing; add it.\nstatements/tested.yaml:3:1: “sources” is missing; add it.\nstatements/tested.yaml:3:1: “clauses” is missing; add it.")]
    [InlineData("statements/tested.yaml", "a: |\n b\n- c", "statements/tested.yaml:3:1: Here should be a member “name: value”, indented as those above; look at indentation, colons, brackets and quotes.")]
    [InlineData("statements/tested.yaml", "a: {b: c\nd: e\n", "statements/tested.yaml:2:1: Before here a comma is missing, or a { or [ is not closed; add “,”, “}” or “]”.")]
    [InlineData("statements/tested.yaml", "a: [b\nc: d\n", "statements/tested.yaml:2:1: Before here a comma is missing, or a { or [ is not closed; add “,”, “}” or “]”.")]
    [InlineData("statements/tested.yaml", "- : x", "statements/tested.yaml:1:4: The name of a member is a word; write name: value.")]
    [InlineData("statements/tested.yaml", "{ : x, y: z }", "statements/tested.yaml:1:3: The name of a member is a word; write name: value.")]
    [InlineData("statements/tested.yaml", "a: b\nc: d\ne:\n\tf: g", "statements/tested.yaml:4:1: Here is a tab, and YAML is indented by spaces only; write spaces.")]
    [InlineData("statements/tested.yaml", "a: b\n\tc", "statements/tested.yaml:2:1: Here is a tab, and YAML is indented by spaces only; write spaces.")]
    [InlineData("statements/tested.yaml", "a: {b: c,\nd: e", "statements/tested.yaml:2:1: Before here a comma is missing, or a { or [ is not closed; add “,”, “}” or “]”.")]
    [InlineData("statements/tested.yaml", "- a\nb: c", "statements/tested.yaml:2:1: Here should be an entry “- …” of the list, indented as those above; look at indentation, brackets and quotes.")]
    [InlineData("statements/tested.yaml", "a: - b", "statements/tested.yaml:1:4: An entry “- …” of a list cannot begin here; put it on a line of its own.")]
    [InlineData("statements/tested.yaml", "a\nb: c", "statements/tested.yaml:2:2: This “: ” makes a name of what stands before it, and none can stand here; look at the indentation, or put a text with “: ” in quotes.")]
    [InlineData("statements/tested.yaml", "a: b\n*c\nd: e", "statements/tested.yaml:2:1: Anchors (&) and aliases (*) of YAML are not used here; write the value again.\nstatements/tested.yaml:3:1: After the name of this member “:” is missing; write name: value.")]
    [InlineData("statements/tested.yaml", "a: @b", "statements/tested.yaml:1:4: No value begins with this character; put it in quotes.")]
    [InlineData("statements/tested.yaml", "a: ]", "statements/tested.yaml:1:4: No value can stand here: a sign is too many, or a { or [ before it is not closed; put it right.")]
    [InlineData("statements/tested.yaml", "a: 'b\nc: d", "statements/tested.yaml:1:4: The text in quotes that begins here is not closed, or its next line is not indented; close it.")]
    [InlineData("statements/tested.yaml", "a: \"b\nc: d\"", "statements/tested.yaml:1:4: The text in quotes that begins here is not closed, or its next line is not indented; close it.")]
    [InlineData("statements/tested.yaml", "a: \"\\q\"", "statements/tested.yaml:1:5: In double quotes, “\\” and this character mean nothing; for one “\\” write “\\\\”.")]
    [InlineData("statements/tested.yaml", "a: |b\n c", "statements/tested.yaml:1:4: After “|” or “>” the line ends; if it is part of a text, put that in quotes.")]
    [InlineData("statements/tested.yaml", "a: \"x\"#c", "statements/tested.yaml:1:7: Before “#” stands a space; add one.")]
    [InlineData("statements/tested.yaml", "a: { b: -, c: d }", "statements/tested.yaml:1:9: No value can stand here: a sign is too many, or a { or [ before it is not closed; put it right.")]
    [InlineData("statements/tested.yaml", "&a &b c", "statements/tested.yaml:1:4: Anchors (&) and aliases (*) of YAML are not used here; write the value again.")]
    [InlineData("statements/tested.yaml", "a: *", "statements/tested.yaml:1:4: Anchors (&) and aliases (*) of YAML are not used here; write the value again.")]
    [InlineData("statements/tested.yaml", "a: !<", "statements/tested.yaml:1:4: Tags (!) of YAML are not used here; leave the tag out.")]
    [InlineData("statements/tested.yaml", "{ a: b } }", "statements/tested.yaml:1:10: The document has ended before here; look at indentation and brackets above, and leave out lines “%…”, “---”, “...”.")]
    [InlineData("statements/tested.yaml", "%FOO", "statements/tested.yaml:1:1: The document has ended before here; look at indentation and brackets above, and leave out lines “%…”, “---”, “...”.")]
    public void A_wrong_file_is_explained_at_its_place(string file, string text, string expected) =>
        Assert.Equal(expected, SmallCalendar.English(SmallCalendar.Read((file, text))));

    [Fact]
    public void What_is_no_YAML_is_said_in_three_languages()
    {
        var mistake = Assert.Single(SmallCalendar.Read(("statements/tested.yaml", "a: 'b")).Mistakes);
        Assert.Equal("Văn bản trong ngoặc kép bắt đầu ở đây không được đóng, hoặc dòng tiếp theo của nó không thụt lề; hãy đóng lại.", mistake.Text.Vi);
        Assert.Equal("从此处开始的引号没有闭合，或其下一行没有缩进；请闭合引号。", mistake.Text.Zh);
    }

    [Fact]
    public void What_is_not_known_of_the_library_is_given_in_its_words_in_brackets()
    {
        var failure = new YamlDotNet.Core.SyntaxErrorException(new(5, 2, 3), new(6, 2, 4), "Gremlins.");
        Assert.Equal(
            new DocumentMistake("", new(2, 3), new(
                "YAML không đọc được từ đây; hãy xem lại lề, ngoặc và dấu nháy (Gremlins.).",
                "从此处起 YAML 无法读取；请检查缩进、括号和引号（Gremlins.）。",
                "This is no YAML from here on; look at indentation, brackets and quotes (Gremlins.).")),
            YamlSyntax.Of(failure, "a: b\nc d\n", new(9, 3, 1)));
    }

    [Theory]
    [InlineData("{b: ")]
    [InlineData("[")]
    [InlineData("- ")]
    [InlineData("? ")]
    public void What_is_nested_a_hundred_thousand_deep_is_refused_at_the_limit(string opening)
    {
        var mistakes = new List<DocumentMistake>();
        Assert.Null(YamlDocuments.Read(string.Concat(Enumerable.Repeat(opening, 100_000)), mistakes));
        Assert.Equal("This is nested too deeply; write it flatter.", Assert.Single(mistakes).Text.En);
    }
}
