using MongCai.Schedule.Service.CalendarFiles;
using MongCai.Schedule.Service.Documents;

namespace MongCai.Schedule.Service.Tests.CalendarFiles;

public class YamlMistakesTests
{
    [Theory]
    [InlineData("statements/tested.yaml", "", "statements/tested.yaml:1:1: The file is empty; write something in it, or delete it.")]
    [InlineData("statements/tested.yaml", "# nothing\n", "statements/tested.yaml:1:1: The file is empty; write something in it, or delete it.")]
    [InlineData("statements/tested.yaml", "a: [b", "statements/tested.yaml:2:1: This is no YAML from here on: While parsing a flow sequence, did not find expected ',' or ']'.")]
    [InlineData("statements/tested.yaml", "a: b\n c: d", "statements/tested.yaml:2:3: This is no YAML from here on: While scanning a plain scalar value, found invalid mapping.")]
    [InlineData("statements/tested.yaml", "a: &x b", "statements/tested.yaml:1:4: Anchors (&) and aliases (*) of YAML are not used here; write the value again.")]
    [InlineData("statements/tested.yaml", "a: *x", "statements/tested.yaml:1:4: Anchors (&) and aliases (*) of YAML are not used here; write the value again.")]
    [InlineData("statements/tested.yaml", "a: !!str b", "statements/tested.yaml:1:4: Tags (!) of YAML are not used here; leave the tag out.")]
    [InlineData("statements/tested.yaml", "a: b\n---\na: c", "statements/tested.yaml:2:1: A file holds one document; take out the “---” and write another file.")]
    [InlineData("statements/tested.yaml", "[a]: b", "statements/tested.yaml:1:1: The name of a member is a word; write name: value.")]
    [InlineData("statements/tested.yaml", "\ta: b", "statements/tested.yaml:1:2: There is no “a” here; the members are: id, kind, title, issuedBy, sources, clauses, instrument, binds, confirmed, known, replaces, withdraws, corrects, reviews, grounds, disputed.\nstatements/tested.yaml:1:2: “id” is missing; add it.\nstatements/tested.yaml:1:2: “kind” is missing; add it.\nstatements/tested.yaml:1:2: “title” is missing; add it.\nstatements/tested.yaml:1:2: “issuedBy” is missing; add it.\nstatements/tested.yaml:1:2: “sources” is missing; add it.\nstatements/tested.yaml:1:2: “clauses” is missing; add it.")]
    [InlineData("statements/tested.yaml", "a: \"b", "statements/tested.yaml:1:4: This is no YAML from here on: While scanning a quoted scalar, found unexpected end of stream.")]
    [InlineData("statements/tested.yaml", "? a\n: b\n? [c]\n: d", "statements/tested.yaml:3:3: The name of a member is a word; write name: value.")]
    [InlineData("statements/tested.yaml", "<<: { a: b }", "statements/tested.yaml:1:1: There is no “<<” here; the members are: id, kind, title, issuedBy, sources, clauses, instrument, binds, confirmed, known, replaces, withdraws, corrects, reviews, grounds, disputed.\nstatements/tested.yaml:1:1: “id” is missing; add it.\nstatements/tested.yaml:1:1: “kind” is missing; add it.\nstatements/tested.yaml:1:1: “title” is missing; add it.\nstatements/tested.yaml:1:1: “issuedBy” is missing; add it.\nstatements/tested.yaml:1:1: “sources” is missing; add it.\nstatements/tested.yaml:1:1: “clauses” is missing; add it.")]
    [InlineData("statements/tested.yaml", "[]", "statements/tested.yaml:1:1: A list [ … ] is not a statement, with id, kind, title, issuedBy, sources and clauses.")]
    [InlineData("statements/tested.yaml", "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]", "statements/tested.yaml:1:34: This is nested too deeply; write it flatter.")]
    [InlineData("statements/tested.yaml", "a: b: c", "statements/tested.yaml:1:5: This is no YAML from here on: While scanning a plain scalar value, found invalid mapping.")]
    [InlineData("statements/tested.yaml", "%YAML 1.1\n---\na: b", "statements/tested.yaml:3:1: There is no “a” here; the members are: id, kind, title, issuedBy, sources, clauses, instrument, binds, confirmed, known, replaces, withdraws, corrects, reviews, grounds, disputed.\nstatements/tested.yaml:3:1: “id” is missing; add it.\nstatements/tested.yaml:3:1: “kind” is missing; add it.\nstatements/tested.yaml:3:1: “title” is missing; add it.\nstatements/tested.yaml:3:1: “issuedBy” is missing; add it.\nstatements/tested.yaml:3:1: “sources” is missing; add it.\nstatements/tested.yaml:3:1: “clauses” is missing; add it.")]
    [InlineData("statements/tested.yaml", "a: |\n b\n- c", "statements/tested.yaml:3:1: This is no YAML from here on: While parsing a block mapping, did not find expected key.")]
    [InlineData("statements/tested.yaml", "a: {b: c\nd: e\n", "statements/tested.yaml:2:1: This is no YAML from here on: Operation is not valid due to the current state of the object.")]
    [InlineData("statements/tested.yaml", "a: [b\nc: d\n", "statements/tested.yaml:2:1: This is no YAML from here on: Operation is not valid due to the current state of the object.")]
    [InlineData("statements/tested.yaml", "- : x", "statements/tested.yaml:1:4: The name of a member is a word; write name: value.")]
    [InlineData("statements/tested.yaml", "{ : x, y: z }", "statements/tested.yaml:1:3: The name of a member is a word; write name: value.")]
    public void A_wrong_file_is_explained_at_its_place(string file, string text, string expected) =>
        Assert.Equal(expected, SmallCalendar.English(SmallCalendar.Read((file, text))));

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
