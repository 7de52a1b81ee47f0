using MongCai.Schedule.Service.Tests.CalendarFiles;

namespace MongCai.Schedule.Service.Tests.Documents;

public class ClassMistakesTests
{
    [Theory]
    [InlineData("classes.yaml", "classes:\n- { id: boat, facet: vehicles, names: { vi: a, zh: b, en: c } }\n- { id: empty, facet: vehicle, names: { vi: d, zh: e, en: f } }\n- { id: cold-chain, facet: commodity, names: { vi: g, zh: h, en: i } }", "classes.yaml:2:22: “vehicles” does not fit here (did you mean “vehicle”?); write one of: commodity, vehicle, traveller.")]
    [InlineData("classes.yaml", "classes:\n- { id: boat, facet: vehicle, names: { vi: a, zh: b, en: c }, hs: [\"0303\"] }\n- { id: empty, facet: vehicle, names: { vi: d, zh: e, en: f } }\n- { id: cold-chain, facet: commodity, names: { vi: g, zh: h, en: i } }", "classes.yaml:2:63: Only classes of goods (facet: commodity) have HS codes; leave out “hs”.")]
    [InlineData("classes.yaml", "classes:\n- { id: fish, facet: commodity, names: { vi: a, zh: b, en: c }, hs: [\"3\"] }\n- { id: empty, facet: vehicle, names: { vi: d, zh: e, en: f } }\n- { id: cold-chain, facet: commodity, names: { vi: g, zh: h, en: i } }", "classes.yaml:2:70: “3” is not the beginning of an HS code; write 2 to 10 digits in quotes, for instance \"0303\".")]
    [InlineData("classes.yaml", "classes:\n- { id: fish, facet: commodity, names: { vi: a, zh: b, en: c }, hs: [0303] }\n- { id: empty, facet: vehicle, names: { vi: d, zh: e, en: f } }\n- { id: cold-chain, facet: commodity, names: { vi: g, zh: h, en: i } }", "classes.yaml:2:70: “0303” is not the beginning of an HS code; write 2 to 10 digits in quotes, for instance \"0303\".")]
    [InlineData("classes.yaml", "classes:\n- { id: fish, facet: commodity, names: { vi: a, zh: b, en: c }, hs: [\"03030303030\"] }\n- { id: empty, facet: vehicle, names: { vi: d, zh: e, en: f } }\n- { id: cold-chain, facet: commodity, names: { vi: g, zh: h, en: i } }", "classes.yaml:2:70: “03030303030” is not the beginning of an HS code; write 2 to 10 digits in quotes, for instance \"0303\".")]
    [InlineData("classes.yaml", "classes:\n- { id: fish, facet: commodity, names: { vi: a, zh: b, en: c }, hs: [\"0303\", \"03\"] }\n- { id: empty, facet: vehicle, names: { vi: d, zh: e, en: f } }\n- { id: cold-chain, facet: commodity, names: { vi: g, zh: h, en: i } }", "classes.yaml:2:65: The HS prefix “0303” is within “03”; keep one.")]
    [InlineData("classes.yaml", "classes:\n- { id: fish, facet: commodity, names: { vi: a, zh: b, en: c }, hs: [\"0303\", \"0303\"] }\n- { id: empty, facet: vehicle, names: { vi: d, zh: e, en: f } }\n- { id: cold-chain, facet: commodity, names: { vi: g, zh: h, en: i } }", "classes.yaml:2:65: The HS prefix “0303” is within “0303”; keep one.")]
    [InlineData("classes.yaml", "classes:\n- { id: cold-chain, facet: commodity, names: { vi: a, zh: b, en: c } }\n- { id: empty, facet: vehicle, names: { vi: d, zh: e, en: f } }\n- { id: cold-chain, facet: commodity, names: { vi: g, zh: h, en: i } }", "classes.yaml:4:9: The class “cold-chain” is already in classes.yaml:2; choose another id.")]
    [InlineData("classes.yaml", "classes:\n- { id: fish, facet: commodity }\n- { id: empty, facet: vehicle, names: { vi: d, zh: e, en: f } }\n- { id: cold-chain, facet: commodity, names: { vi: g, zh: h, en: i } }", "classes.yaml:2:3: “names” is missing; add it.")]
    [InlineData("classes.yaml", "classes:\n- { id: cold-chain, facet: commodity, names: { vi: a, zh: b, en: c } }\n- { id: empty, facet: vehicle, names: { vi: A, zh: e, en: c } }", "classes.yaml:3:39: The name “A” is that of the class “cold-chain” already; choose another.")]
    public void A_wrong_file_is_explained_at_its_place(string file, string text, string expected) =>
        Assert.Equal(expected, SmallCalendar.English(SmallCalendar.Read((file, text))));
}
