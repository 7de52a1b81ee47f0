using System.Text.RegularExpressions;
using MongCai.Schedule.Service.CalendarFiles;
using MongCai.Schedule.Service.Documents;

namespace MongCai.Schedule.Service.Tests.CalendarFiles;

/// <summary>A calendars folder in memory, of which a test replaces a file or two.</summary>
internal static partial class SmallCalendar
{
    private const string Source = "{ title: t, url: https://example.org/, published: 2019-01-01, kind: press }";

    public static readonly IReadOnlyDictionary<string, string> Files = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["places/mong-cai.yaml"] = """
            places:
              - { id: mong-cai, names: { vi: Móng Cái, zh: 芒街, en: Móng Cái }, kind: international, flows: [] }
              - { id: bac-luan-1, names: { vi: Bắc Luân I, zh: 北仑河一桥, en: Bắc Luân I }, kind: international, partOf: mong-cai, flows: [passenger, cargo] }
              - id: bac-luan-2
                names: { vi: Bắc Luân II, zh: 北仑河二桥, en: Bắc Luân II }
                aliases: [Bắc Luân 2]
                kind: international
                partOf: mong-cai
                flows: [cargo, passenger]
                opposite: { names: { zh: 东兴口岸北仑河二桥 } }
                position: { latitude: 21.54, longitude: 107.99 }
              - { id: hai-yen-km3-4, names: { vi: Km3+4, zh: 浮桥, en: Km3+4 }, kind: crossing, flows: [cargo, resident-trade] }
            """,
        ["classes.yaml"] = """
            classes:
              - { id: cold-chain, facet: commodity, names: { vi: hàng chuỗi lạnh, zh: 冷链货物, en: cold-chain goods }, hs: ["0303"] }
              - { id: dry-food, facet: commodity, names: { vi: hàng khô, zh: 干货, en: dry food } }
              - { id: empty, facet: vehicle, names: { vi: xe không hàng, zh: 空车, en: empty vehicles } }
              - { id: people, facet: traveller, names: { vi: cư dân, zh: 边民, en: residents } }
            """,
        ["countries/vn.yaml"] = $$"""
            country: vn
            weekend: [saturday, sunday]
            holidays:
              - { id: hung-kings, names: { vi: Giỗ Tổ, zh: 雄王节, en: Hùng Kings }, on: { lunar: 3/10 }, since: 2007-01-01, sources: [{{Source}}] }
            """,
        ["countries/cn.yaml"] = $$"""
            country: cn
            weekend: [saturday, sunday]
            holidays:
              - { id: spring-festival, names: { vi: Tết, zh: 春节, en: Spring Festival }, on: { lunar: 1/1 }, from: -1, to: 6, since: 2000-01-01, sources: [{{Source}}] }
              - { id: qingming, names: { vi: Thanh minh, zh: 清明节, en: Qingming }, on: { term: qingming }, since: 2008-01-01, until: 2100-01-01, sources: [{{Source}}] }
              - { id: national-day, names: { vi: Quốc khánh, zh: 国庆节, en: National Day }, on: { yearly: 10-01 }, to: 6, since: 2000-01-01, sources: [{{Source}}] }
            """,
        ["announcements/cn-2026.yaml"] = $$"""
            country: cn
            sources: [{{Source}}]
            off: [ { holiday: spring-festival, first: 2026-02-15, last: 2026-02-23 } ]
            work: [ { date: 2026-02-14, for: spring-festival }, { date: 2026-02-28, for: spring-festival } ]
            """,
        ["statements/standing/cargo.yaml"] = $$"""
            id: cargo-2019
            kind: standing
            title: { vi: Lịch thường, zh: 常规, en: Timetable }
            issuedBy: vn
            sources: [{{Source}}]
            clauses:
              - { gates: [bac-luan-2], flows: [cargo], first: 2019-03-19, regime: normal, hours: [{ opens: 07:00, closes: 19:00 }] }
            """,
        ["statements/outbreak.yaml"] = $$"""
            id: 2022-outbreak
            kind: emergency
            title: { vi: Dịch, zh: 疫情, en: Outbreak }
            issuedBy: cn
            instrument: { form: notice, date: 2022-02-20 }
            known: 2022-02-20
            sources: [{{Source}}]
            clauses:
              - { gates: [bac-luan-2], flows: [cargo], start: 2022-02-20T15:00+07:00, regime: closed, endKind: until-further-notice }
              - { gates: [bac-luan-2], flows: [cargo], first: 2022-02-21, last: 2022-02-22, regime: closed }
              - { gates: [bac-luan-2], flows: [cargo], undated: 1, classes: [empty], regime: appointment }
              - { gates: [bac-luan-2], flows: [cargo], undated: 2, regime: normal }
            """,
    };

    // What a statement under test has where it says nothing else. It stands below what is tested, so that this begins on line 1.
    private static readonly (string Name, string Text)[] Defaults =
    [
        ("id", "id: tested"),
        ("kind", "kind: agreement"),
        ("title", "title: { vi: Một, zh: 二, en: Three }"),
        ("issuedBy", "issuedBy: vn"),
        ("instrument", "instrument: { form: letters, date: 2022-03-01 }"),
        ("sources", "sources: [{ title: t, kind: original }]"),
        ("clauses", "clauses: [{ gates: [bac-luan-2], flows: [cargo], first: 2022-04-01, last: 2022-04-02, regime: closed }]"),
    ];

    /// <summary>Reads the calendar with files added or replaced; one that is replaced by null is left out.</summary>
    public static CalendarReading Read(params ReadOnlySpan<(string Name, string? Text)> replaced)
    {
        var files = new SortedDictionary<string, string?>(Files.ToDictionary(file => file.Key, file => (string?)file.Value), StringComparer.Ordinal);
        foreach (var (name, text) in replaced)
        {
            files[name] = text;
        }

        return ReadOnly(files.Where(file => file.Value is not null).Select(file => (file.Key, file.Value!)));
    }

    /// <summary>Reads a calendar of some files and no others.</summary>
    public static CalendarReading ReadOnly(IEnumerable<(string Name, string Text)> files)
    {
        var parts = new CalendarParts();
        foreach (var (name, text) in files)
        {
            var mistakes = new List<DocumentMistake>();
            parts.Add(name, (YamlDocuments.Read(text, mistakes), mistakes));
        }

        return parts.Assemble();
    }

    /// <summary>A statement with some members given and the others made up.</summary>
    public static string Statement(string members)
    {
        var names = MemberName().Matches(members).Select(match => match.Value).ToHashSet(StringComparer.Ordinal);
        var isAgreement = !StandingOrRule().IsMatch(members);
        var added = Defaults.Where(member => !names.Contains(member.Name) && !names.Contains("-" + member.Name) && (isAgreement || member.Name != "instrument"));
        var leftOut = Left().Replace(members, "");
        return $"{leftOut.TrimEnd()}\n{string.Join('\n', added.Select(member => member.Text))}\n{(isAgreement || names.Contains("known") ? "" : "known: 2022-03-01\n")}";
    }

    /// <summary>A statement with one clause, which stands on line 2.</summary>
    public static string Clause(string clause, string kind = "agreement") =>
        Statement($"clauses:\n- {clause}\nkind: {kind}{(kind == "rule" ? "\ngrounds: [cargo-2019]" : "")}");

    /// <summary>What is wrong with the calendar when it holds a statement, and that it is said in three languages; a line each, in English.</summary>
    public static string Refusal(string statement) => English(Read(("statements/tested.yaml", statement))).Replace("statements/tested.yaml:", "", StringComparison.Ordinal);

    /// <summary>What is wrong, and that it is said in three languages; a line each, in English.</summary>
    public static string English(CalendarReading reading)
    {
        Assert.All(reading.Mistakes, mistake => Assert.Equal(3, new HashSet<string>([mistake.Text.Vi, mistake.Text.Zh, mistake.Text.En]).Except([""]).Count()));
        return string.Join('\n', reading.Mistakes.Select(mistake => mistake.In(Language.En)));
    }

    [GeneratedRegex(@"^-?\w+(?=:)", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex MemberName();

    [GeneratedRegex(@"^kind: (?:standing|rule)", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex StandingOrRule();

    // “-title:” leaves a member out.
    [GeneratedRegex(@"^-\w+:\n?", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Left();
}
