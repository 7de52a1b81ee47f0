using System.Text;
using System.Text.Json;
using MongCai.Schedule.Service.CalendarFiles;
using MongCai.Schedule.Service.Documents;

namespace MongCai.Schedule.Service.Tests.CalendarFiles;

public class YamlTextTests
{
    private const int Seed = 20260307;

    private static readonly string[] NastyTexts =
    [
        "", " ", "a", "0", "-1", "2.10", "1e3", "0303", "1_000", "0x1F", "0o17", ".5", "+1", ".inf", ".NaN", "null", "Null", "~", "true", "FALSE", "yes", "No", "on", "off", "y",
        "2022-01-25", "08:00", "24:00:00", "3/10", "12/-1", "4L/15", "2022-04-26T08:00+07:00", "2022-04-26T08:00:30Z", "190:20:30",
        ":", "a:", ":a", "a: b", "a:b", "http://x.org/?a=b#c", "#", "# a", "a # b", "a#b", "-", "- a", "-a", "?", "? a", "!a", "&a", "*a", "%a", "@a", "`a`", "|", ">", "|-\n a",
        "'", "\"", "'a'", "\"a\"", "a 'b'", "it's", "\\", "\\n", "{", "}", "[", "]", "{ a: b }", "[a]", ",", "a, b", "a,b", "---", "...", "--- a", "<<", "=", "\ufeffa", "a\ufeff",
        " a", "a ", "  a  ", "\ta", "a\t", "a\tb", "a\nb", "a\n", "\na", "\n", "\n\n", " \n", "\n ", "a\n\n", "a\n\nb\n\n\n", " a\nb", "  a\n b\n", "\n a", "a\n b\n  c", "a \nb ", "a\n ", "a\n  \n",
        "a\n# b", "a: b\n- c", "a\r\nb", "a\rb", "a\u0085b\n", "a\u2028b\nc", "a\u0000b", "a\u0007\nb", "a\u007fb", "a\u00a0", "\u00a0a", "a\u200bb", "\ud7ff\ue000\ufffd", "\ufffe\uffff",
        "北仑河二桥", "北仑河：二桥、「一」", "Cửa khẩu Móng Cái", "emoji 🚚🇻🇳", "🚚\n🚚", "é é", "مرحبا", "a\u0301", new string('x', 400), string.Join(' ', Enumerable.Repeat("chữ", 200)),
    ];

    private static readonly string[] Literals = ["0", "-1", "50", "21.54", "-107.990", "2.10", "1e3", "1E+400", "true", "false", "null"];

    [Theory]
    [InlineData("""{"title":"2024","amount":50,"trial":true,"hours":null,"other":"null"}""", "title: \"2024\"\namount: 50\ntrial: true\nhours: null\nother: \"null\"\n")]
    [InlineData("""{"names":{"vi":"Lịch nghỉ","zh":"春节安排","en":"Tết, 2022"}}""", "names: { vi: Lịch nghỉ, zh: 春节安排, en: \"Tết, 2022\" }\n")]
    [InlineData("""{"gates":["bac-luan-2"],"days":[1,-1],"none":[],"hs":["0303"]}""", "gates: [bac-luan-2]\ndays: [1, -1]\nnone: []\nhs: [\"0303\"]\n")]
    [InlineData("""{"first":"2022-01-31","start":"2022-02-20T15:00+07:00","lunar":"3/10","note":"a: b"}""", "first: 2022-01-31\nstart: 2022-02-20T15:00+07:00\nlunar: 3/10\nnote: \"a: b\"\n")]
    [InlineData("""{"on":{"lunar":"3/10"},"off":"on","url":"https://x.org/?a=b"}""", "on: { lunar: 3/10 }\noff: \"on\"\nurl: https://x.org/?a=b\n")]
    [InlineData("""{"stated":{"lunar":{"calendar":"vn","first":"12/29"},"days":3}}""", "stated: { lunar: { calendar: vn, first: 12/29 }, days: 3 }\n")]
    [InlineData("""{"hours":[{"opens":"08:00","closes":null}]}""", "hours:\n  - { opens: 08:00, closes: null }\n")]
    [InlineData(
        """{"clauses":[{"gates":["a"],"note":"one\ntwo","except":[{"classes":["b"],"regime":"closed"}]},{"gates":["c"]}]}""",
        "clauses:\n  - gates: [a]\n    note: |-\n      one\n      two\n    except:\n      - classes: [b]\n        regime: closed\n  - gates: [c]\n")]
    public void It_is_laid_out_as_people_write_it(string json, string yaml) => Assert.Equal(yaml, YamlText.Of(json));

    [Fact]
    public void What_does_not_fit_on_a_line_stands_on_several()
    {
        var text = new string('x', 60);
        Assert.Equal($"names:\n  vi: {text}\n  zh: {text}\n  en: {text}\n", YamlText.Of($$$"""{"names":{"vi":"{{{text}}}","zh":"{{{text}}}","en":"{{{text}}}"}}"""));
    }

    [Fact]
    public void Every_text_comes_back_wherever_it_stands()
    {
        foreach (var text in NastyTexts)
        {
            var (value, name) = (Text(text), text is "" ? "\"a\"" : Text(text));
            Check($$$"""{"a":{{{value}}},"b":[{{{value}}},{{{value}}}],"c":{"d":{{{value}}},"e":1},"f":[{"g":{{{value}}},"h":[[{{{value}}},"i"]]}],{{{name}}}:{{{value}}},"z":{{{value}}}}""");
        }
    }

    [Fact]
    public void Random_documents_come_back()
    {
        for (var seed = Seed; seed < Seed + 2000; seed++)
        {
            Check($$"""{"root":{{Map(new Random(seed), 0)}}}""");
        }
    }

    private static void Check(string json)
    {
        var yaml = YamlText.Of(json);
        var mistakes = new List<DocumentMistake>();
        var node = YamlDocuments.Read(yaml, mistakes);
        Assert.True(mistakes is [], $"{json}\n{yaml}{string.Join('\n', mistakes)}");
        var read = CanonicalJson.Of(node!, new DocumentReader());
        Assert.True(json == read, $"Expected: {json}\nActual:   {read}\n{yaml}");
    }

    private static string Value(Random random, int depth) => random.Next(depth > 4 ? 3 : 6) switch
    {
        0 => Literals[random.Next(Literals.Length)],
        1 => Text(NastyTexts[random.Next(NastyTexts.Length)]),
        2 => Text(string.Concat(Enumerable.Range(0, random.Next(1, 5)).Select(_ => NastyTexts[random.Next(NastyTexts.Length)]))),
        3 => $"[{string.Join(',', Enumerable.Range(0, random.Next(4)).Select(_ => Value(random, depth + 1)))}]",
        _ => Map(random, depth),
    };

    private static string Map(Random random, int depth) =>
        $"{{{string.Join(',', Enumerable.Range(0, random.Next(4)).Select(index => $"{Text(NastyTexts[random.Next(1, NastyTexts.Length)] + index)}:{Value(random, depth + 1)}"))}}}";

    // By another way than the code under test: this one is read back to the same text.
    private static string Text(string text)
    {
        var json = new StringBuilder("\"");
        foreach (var sign in text)
        {
            json.Append(sign switch { '"' => "\\\"", '\\' => "\\\\", '\n' => "\\n", '\r' => "\\r", '\t' => "\\t", < ' ' => $"\\u{(int)sign:x4}", _ => sign.ToString() });
        }

        var written = json.Append('"').ToString();
        Assert.Equal(text, JsonSerializer.Deserialize<string>(written));
        return written;
    }
}
