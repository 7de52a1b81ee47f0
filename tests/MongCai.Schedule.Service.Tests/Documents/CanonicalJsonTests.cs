using System.Text.Json;
using MongCai.Schedule.Service.CalendarFiles;
using MongCai.Schedule.Service.Documents;
using MongCai.Schedule.Service.Tests.CalendarFiles;

namespace MongCai.Schedule.Service.Tests.Documents;

public class CanonicalJsonTests
{
    [Theory]
    [InlineData("a", "a")]
    [InlineData("\"\\/\b\f\n\r\t\u0001\u001f\u007f", """\"\\/\b\f\n\r\t\u0001\u001f""" + "\u007f")]
    [InlineData("Cửa khẩu 北仑河二桥 🚚 <&'> \u2028", "Cửa khẩu 北仑河二桥 🚚 <&'> \u2028")]
    public void Texts_are_escaped_where_JSON_needs_it_and_nowhere_else(string text, string written)
    {
        using var json = JsonDocument.Parse($$"""{ "{{written}}" : "{{written}}" }""");
        Assert.Equal($$"""{"{{written}}":"{{written}}"}""", CanonicalJson.Of(JsonDocuments.Of(json.RootElement), new DocumentReader()));
        Assert.Equal(text, json.RootElement.GetProperty(text).GetString());
    }

    [Fact]
    public void Members_stay_in_their_order_and_numbers_as_they_were_written()
    {
        using var json = JsonDocument.Parse("""{ "b" : [ 1 , -2.50, 1E+3 , null ], "a" : { } , "c" : [ true , false, "1", [] ] }""");
        Assert.Equal("""{"b":[1,-2.50,1E+3,null],"a":{},"c":[true,false,"1",[]]}""", CanonicalJson.Of(JsonDocuments.Of(json.RootElement), new DocumentReader()));
    }

    [Theory]
    [InlineData("a: 1")]
    [InlineData("a: 1 # a comment")]
    [InlineData("# a comment\n\"a\":   1\n")]
    [InlineData("{ a: 1 }")]
    public void How_YAML_is_laid_out_does_not_show(string yaml) =>
        Assert.Equal("""{"a":1}""", CanonicalJson.Of(YamlDocuments.Read(yaml, [])!, new DocumentReader()));

    [Fact]
    public void A_plain_value_is_a_literal_if_it_is_one_in_JSON_and_was_not_read_as_a_text()
    {
        var root = YamlDocuments.Read("[1, 01, +1, 1., .5, 1e3, -0, 0x1F, ~, null, Null, true, yes, '1', 2022-01-25, 08:00, 2024, null]", [])!;
        var read = new DocumentReader();
        read.Text(((DocumentNode.List)root).Items[^2]);
        Assert.Equal(
            """[1,"01","+1","1.",".5",1e3,-0,"0x1F","~",null,"Null",true,"yes","1","2022-01-25","08:00","2024",null]""", CanonicalJson.Of(root, read));
    }

    [Theory]
    [InlineData("a\n b\n", "|\n  a\n   b\n")]
    [InlineData("a\n b\n\n", "|+\n  a\n   b\n\n")]
    [InlineData("a b", "a\n  b")]
    [InlineData("  a b ", "'  a b '")]
    public void A_text_is_what_was_read(string text, string yaml)
    {
        var root = YamlDocuments.Read($"note: {yaml}", [])!;
        var read = new DocumentReader();
        Assert.Equal(text.Trim(), read.Text(root.ValueOf("note")!));
        Assert.Equal($$"""{"note":"{{text.Trim().Replace("\n", "\\n", StringComparison.Ordinal)}}"}""", CanonicalJson.Of(root, read));
    }

    [Fact]
    public void A_file_has_no_literals_that_JSON_has_not() => Assert.Equal(
        """
        places/mong-cai.yaml:11:27: “+21.54” is not a number of degrees from -90 to 90, for instance 21.54.
        places/mong-cai.yaml:11:46: “0107.99” is not a number of degrees from -180 to 180, for instance 21.54.
        statements/tested.yaml:2:109: “01” is not a day of the month: 1 to 31, or -1 for the last.
        """,
        SmallCalendar.English(SmallCalendar.Read(
            ("places/mong-cai.yaml", SmallCalendar.Files["places/mong-cai.yaml"].Replace("latitude: 21.54, longitude: 107.99", "latitude: +21.54, longitude: 0107.99", StringComparison.Ordinal)),
            ("statements/tested.yaml", SmallCalendar.Clause("{ gates: [bac-luan-2], flows: [cargo], first: 2022-04-01, last: 2022-04-10, regime: closed, daysOfMonth: [01] }")))));
}
