using MongCai.Schedule.Service.Tests.CalendarFiles;

namespace MongCai.Schedule.Service.Tests.Documents;

public class CountryMistakesTests
{
    [Theory]
    [InlineData("countries/vn.yaml", "country: la\nweekend: [saturday]\nholidays: []", "countries/vn.yaml:1:10: “la” does not fit here; write one of: vn, cn.")]
    [InlineData("countries/vn.yaml", "country: cn\nweekend: [saturday]\nholidays: []", "countries/vn.yaml:1:10: “cn” is already in countries/cn.yaml; make them one file.")]
    [InlineData("countries/vn.yaml", "country: vn\nweekend: [saterday]\nholidays: []", "countries/vn.yaml:2:11: “saterday” does not fit here (did you mean “saturday”?); write one of: monday, tuesday, wednesday, thursday, friday, saturday, sunday.")]
    [InlineData("countries/vn.yaml", "country: vn\nweekend: [monday, tuesday, wednesday, thursday, friday, saturday, sunday]\nholidays: []", "countries/vn.yaml:2:10: A weekend cannot be all seven days; leave some out.")]
    [InlineData("countries/vn.yaml", "country: vn\nweekend: [sunday]", "countries/vn.yaml:1:1: “holidays” is missing; add it.")]
    [InlineData("countries/vn.yaml", "country: vn\nweekend: [saturday, sunday]\nholidays:\n- { id: a, names: { vi: a, zh: b, en: c }, on: { lunar: 3/10, yearly: 01-01 }, since: 2007-01-01, sources: [{ title: t, kind: press }] }", "countries/vn.yaml:4:48: “on” needs exactly one of lunar, yearly, term; for instance { lunar: 3/10 }.")]
    [InlineData("countries/vn.yaml", "country: vn\nweekend: [saturday, sunday]\nholidays:\n- { id: a, names: { vi: a, zh: b, en: c }, on: {}, since: 2007-01-01, sources: [{ title: t, kind: press }] }", "countries/vn.yaml:4:48: “on” needs exactly one of lunar, yearly, term; for instance { lunar: 3/10 }.")]
    [InlineData("countries/vn.yaml", "country: vn\nweekend: [saturday, sunday]\nholidays:\n- { id: a, names: { vi: a, zh: b, en: c }, on: { term: qinming }, since: 2007-01-01, sources: [{ title: t, kind: press }] }", "countries/vn.yaml:4:56: There is no solar term “qinming” (did you mean “qingming”?).")]
    [InlineData("countries/vn.yaml", "country: vn\nweekend: [saturday, sunday]\nholidays:\n- { id: a, names: { vi: a, zh: b, en: c }, on: { lunar: 3/31 }, since: 2007-01-01, sources: [{ title: t, kind: press }] }", "countries/vn.yaml:4:57: “3/31” is not a lunar day; write month/day as in 1/15, 4L/15 in a leap month, 12/-1 for the last day of month 12.")]
    [InlineData("countries/vn.yaml", "country: vn\nweekend: [saturday, sunday]\nholidays:\n- { id: a, names: { vi: a, zh: b, en: c }, on: { yearly: 02-30 }, since: 2007-01-01, sources: [{ title: t, kind: press }] }", "countries/vn.yaml:4:58: “02-30” is not a day of the year that exists; write MM-DD, for instance 09-02.")]
    [InlineData("countries/vn.yaml", "country: vn\nweekend: [saturday, sunday]\nholidays:\n- { id: a, names: { vi: a, zh: b, en: c }, on: { yearly: 02-03 }, from: 1, to: 0, since: 2007-01-01, sources: [{ title: t, kind: press }] }", "countries/vn.yaml:4:80: “to” (0) comes before “from” (1); put them right.")]
    [InlineData("countries/vn.yaml", "country: vn\nweekend: [saturday, sunday]\nholidays:\n- { id: a, names: { vi: a, zh: b, en: c }, on: { yearly: 02-03 }, sources: [{ title: t, kind: press }] }", "countries/vn.yaml:4:3: “since” is missing; add it.")]
    [InlineData("countries/vn.yaml", "country: vn\nweekend: [saturday, sunday]\nholidays:\n- { id: a, names: { vi: a, zh: b, en: c }, on: { yearly: 02-03 }, since: 2007-01-01, until: 2006-01-01, sources: [{ title: t, kind: press }] }", "countries/vn.yaml:4:93: “until” (2006-01-01) comes before “since” (2007-01-01); put them right.")]
    [InlineData("countries/vn.yaml", "country: vn\nweekend: [saturday, sunday]\nholidays:\n- { id: a, names: { vi: a, zh: b, en: c }, on: { yearly: 02-03 }, since: 2007-01-01 }", "countries/vn.yaml:4:3: “sources” is missing; add it.")]
    [InlineData("countries/vn.yaml", "country: vn\nweekend: [saturday, sunday]\nholidays:\n- { id: a, names: { vi: a, zh: b, en: c }, on: { yearly: 02-03 }, since: 2007-01-01, sources: [{ title: t, kind: press }] }\n- { id: a, names: { vi: a, zh: b, en: c }, on: { yearly: 02-03 }, since: 2007-01-01, sources: [{ title: t, kind: press }] }", "countries/vn.yaml:5:9: The Vietnamese holiday “a” is already in countries/vn.yaml:4; choose another id.")]
    public void A_wrong_file_is_explained_at_its_place(string file, string text, string expected) =>
        Assert.Equal(expected, SmallCalendar.English(SmallCalendar.Read((file, text))));
}
