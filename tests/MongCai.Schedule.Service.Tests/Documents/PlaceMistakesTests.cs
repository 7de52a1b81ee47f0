using MongCai.Schedule.Service.Tests.CalendarFiles;

namespace MongCai.Schedule.Service.Tests.Documents;

public class PlaceMistakesTests
{
    [Theory]
    [InlineData("places/other.yaml", "places:\n- { id: ka-long, names: { vi: a, zh: b, en: c }, kind: river, flows: [cargo] }", "places/other.yaml:2:56: “river” does not fit here; write one of: international, bilateral, crossing, border-market, lane.")]
    [InlineData("places/other.yaml", "places:\n- { id: ka-long, names: { vi: a, zh: b, en: c }, kind: international }", "places/other.yaml:2:3: “flows” is missing; add it.")]
    [InlineData("places/other.yaml", "places:\n- { id: ka-long, names: { vi: a, zh: b }, kind: international, flows: [cargo] }", "places/other.yaml:2:25: “en” is missing; add it.")]
    [InlineData("places/other.yaml", "places:\n- { id: ka-long, names: { vi: a, zh: \"\", en: c, fr: d }, kind: international, flows: [cargo] }", "places/other.yaml:2:38: An empty value is not a text with letters in it.\nplaces/other.yaml:2:49: There is no “fr” here; the members are: vi, zh, en.")]
    [InlineData("places/other.yaml", "places:\n- { id: bac-luan-2, names: { vi: a, zh: b, en: c }, kind: international, flows: [cargo] }", "places/other.yaml:2:9: The gate “bac-luan-2” is already in places/mong-cai.yaml:4; choose another id.")]
    [InlineData("places/other.yaml", "places:\n- { id: ka-long, names: { vi: a, zh: b, en: c }, kind: international, flows: [cargo, boats] }", "places/other.yaml:2:86: “boats” does not fit here; write one of: passenger, cargo, resident-trade.")]
    [InlineData("places/other.yaml", "places:\n- { id: ka-long, names: { vi: a, zh: b, en: c }, kind: international, flows: [] }", "places/other.yaml:2:78: The gate “ka-long” carries nothing and has no parts that do; write its “flows”.")]
    [InlineData("places/other.yaml", "places:\n- { id: ka-long, names: { vi: a, zh: b, en: c }, kind: lane, partOf: mong-cay, flows: [cargo] }", "places/other.yaml:2:70: There is no gate “mong-cay” (did you mean “mong-cai”?).")]
    [InlineData("places/other.yaml", "places:\n- { id: ka-long, names: { vi: a, zh: b, en: c }, kind: lane, partOf: ka-long, flows: [cargo] }", "places/other.yaml:2:70: The gate “ka-long” is part of itself (ka-long → ka-long); correct “partOf”.")]
    [InlineData("places/other.yaml", "places:\n- { id: ka-long, names: { vi: a, zh: b, en: c }, kind: international, flows: [cargo], position: { latitude: 91, longitude: 107.99 } }", "places/other.yaml:2:109: “91” is not a number of degrees from -90 to 90, for instance 21.54.")]
    [InlineData("places/other.yaml", "places:\n- { id: ka-long, names: { vi: a, zh: b, en: c }, kind: international, flows: [cargo], position: [21, 107] }", "places/other.yaml:2:97: A list [ … ] is not a position, such as { latitude: 21.54, longitude: 107.99 }.")]
    [InlineData("places/other.yaml", "places:\n- { id: ka-long, names: { vi: a, zh: b, en: c }, kind: international, flows: [cargo], opposite: { names: {} } }", "places/other.yaml:2:106: A map { … } is not names in at least one language, such as { zh: … }.")]
    [InlineData("places/other.yaml", "places:\n- { id: ka-long, names: { vi: a, zh: b, en: c }, kind: international, flows: [cargo], aliases: [x, x] }", "places/other.yaml:2:100: “x” stands twice in the list; keep one.")]
    [InlineData("places/other.yaml", "places:\n- { id: ka--long, names: { vi: a, zh: b, en: c }, kind: international, flows: [cargo] }", "places/other.yaml:2:9: “ka--long” is not an id; write small letters a-z, digits and single hyphens, 80 at most, as in bac-luan-2.")]
    [InlineData("places/other.yaml", "places:\n- { id: a, names: { vi: a, zh: b, en: c }, kind: lane, partOf: b, flows: [cargo] }\n- { id: b, names: { vi: d, zh: e, en: f }, kind: lane, partOf: a, flows: [cargo] }", "places/other.yaml:2:64: The gate “a” is part of itself (a → b → a); correct “partOf”.\nplaces/other.yaml:3:64: The gate “b” is part of itself (b → a → b); correct “partOf”.")]
    [InlineData("places/other.yaml", "places:\n- { id: ka-long, names: { vi: a, zh: b, en: c }, kind: international, flows: [cargo] }\n- { id: ka-long, names: { vi: a, zh: b, en: c }, kind: international, flows: [cargo] }", "places/other.yaml:3:9: The gate “ka-long” is already in places/other.yaml:2; choose another id.")]
    [InlineData("places/other.yaml", "place: []", "places/other.yaml:1:1: There is no “place” here (did you mean “places”?).")]
    [InlineData("places/other.yaml", "places: {}", "places/other.yaml:1:9: A map { … } is not a list; write [ … ], for a single entry too.")]
    [InlineData("places/other.yaml", "places: []", "places/other.yaml:1:9: This list is empty; write at least one entry.")]
    [InlineData("places/other.yaml", "- a", "places/other.yaml:1:1: A list [ … ] is not a file of places: places: [ … ].")]
    [InlineData("places/other.yaml", "places:\n- { id: ka-long, names: { vi: a, zh: b, en: BẮC LUÂN II }, kind: lane, flows: [cargo], aliases: [Bắc Luân 2] }", "places/other.yaml:2:25: The name “BẮC LUÂN II” is that of the gate “bac-luan-2” already; choose another.\nplaces/other.yaml:2:97: The name “Bắc Luân 2” is that of the gate “bac-luan-2” already; choose another.")]
    [InlineData("places/other.yaml", "places:\n- { id: null, names: { vi: a, zh: b, en: c }, kind: lane, flows: [cargo] }", "places/other.yaml:2:9: “null” is not an id; write small letters a-z, digits and single hyphens, 80 at most, as in bac-luan-2.")]
    public void A_wrong_file_is_explained_at_its_place(string file, string text, string expected) =>
        Assert.Equal(expected, SmallCalendar.English(SmallCalendar.Read((file, text))));

    [Fact]
    public void A_gate_given_twice_of_which_one_is_incomplete_is_explained() => Assert.Equal(
        "places/other.yaml:2:3: “flows” is missing; add it.\nplaces/other.yaml:2:9: The gate “bac-luan-2” is already in places/mong-cai.yaml:4; choose another id.",
        SmallCalendar.English(SmallCalendar.Read(("places/other.yaml", "places:\n- { id: bac-luan-2, names: { vi: a, zh: b, en: c }, kind: lane }"))));
}
