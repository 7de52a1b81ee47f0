namespace MongCai.Schedule.Service.Tests.CalendarFiles;

public class FileMistakesTests
{
    [Theory]
    [InlineData("place/x.yaml", "places: []", "place/x.yaml:1:1: Nothing reads this file (did you mean “places/”?); files belong in: places/, classes.yaml, countries/, announcements/, statements/.")]
    [InlineData("x.yaml", "a: b", "x.yaml:1:1: Nothing reads this file; files belong in: places/, classes.yaml, countries/, announcements/, statements/.")]
    [InlineData("country/x.yaml", "a: b", "country/x.yaml:1:1: Nothing reads this file (did you mean “countries/”?); files belong in: places/, classes.yaml, countries/, announcements/, statements/.")]
    [InlineData("statements/x.yml", "id: x", "statements/x.yml:1:1: The extension is .yaml; rename the file.\nstatements/x.yml:1:1: “kind” is missing; add it.\nstatements/x.yml:1:1: “title” is missing; add it.\nstatements/x.yml:1:1: “issuedBy” is missing; add it.\nstatements/x.yml:1:1: “sources” is missing; add it.\nstatements/x.yml:1:1: “clauses” is missing; add it.")]
    [InlineData("classes.yml", "classes: []", "classes.yml:1:1: The extension is .yaml; rename the file.")]
    [InlineData("statement.yaml", "id: x", "statement.yaml:1:1: Nothing reads this file (did you mean “statements/”?); files belong in: places/, classes.yaml, countries/, announcements/, statements/.")]
    [InlineData("places/x.YAML", "places: []", "places/x.YAML:1:1: The extension is .yaml; rename the file.\nplaces/x.YAML:1:9: This list is empty; write at least one entry.")]
    public void A_wrong_file_is_explained_at_its_place(string file, string text, string expected) =>
        Assert.Equal(expected, SmallCalendar.English(SmallCalendar.Read((file, text))));
}
