using System.Text;
using MongCai.Schedule.Service.CalendarFiles;

namespace MongCai.Schedule.Service.Tests.CalendarFiles;

public sealed class CalendarFolderTests : IDisposable
{
    private readonly TemporaryCalendar _folder = new();

    [Fact]
    public void A_folder_is_read_with_all_its_folders()
    {
        _folder.Write("README.md", "# Any");
        _folder.Write("schema/place.schema.json", "{}");
        _folder.Write("schema/odd.yaml", "not: ours");
        var reading = CalendarFolder.Load(_folder.Path);
        Assert.Equal("", SmallCalendar.English(reading));
        Assert.Equal((SmallCalendar.Files.Count, 2), (reading.FileCount, reading.Contents!.Book.Statements.Length));
    }

    [Fact]
    public void What_a_folder_must_have_is_missed()
    {
        foreach (var part in (string[])["places", "statements"])
        {
            Directory.Delete(Path.Combine(_folder.Path, part), recursive: true);
        }

        File.Delete(Path.Combine(_folder.Path, "classes.yaml"));
        Assert.Equal(
            """
            classes.yaml:1:1: classes.yaml is missing; add it to the folder.
            places/:1:1: places/ is missing; add it to the folder.
            statements/:1:1: statements/ is missing; add it to the folder.
            """,
            SmallCalendar.English(CalendarFolder.Load(_folder.Path)));
    }

    [Fact]
    public void A_file_that_is_not_UTF_8_is_refused()
    {
        File.WriteAllBytes(Path.Combine(_folder.Path, "classes.yaml"), Encoding.Latin1.GetBytes("classes: [] # é"));
        Assert.Equal("classes.yaml:1:1: The file is not UTF-8; save it as UTF-8.", SmallCalendar.English(CalendarFolder.Load(_folder.Path)));
    }

    [Fact]
    public void Mistakes_come_by_file_line_and_column()
    {
        _folder.Write("classes.yaml", "classes: 1");
        _folder.Write("places/a.yaml", "places:\n- { b: 1, a: 2 }\nx: 1");
        var places = CalendarFolder.Load(_folder.Path).Mistakes.Select(mistake => (mistake.File, mistake.Line, mistake.Column)).ToList();
        Assert.Equal(places.OrderBy(place => place.File, StringComparer.Ordinal).ThenBy(place => place.Line).ThenBy(place => place.Column), places);
        Assert.Equal(("classes.yaml", 1, 10), places[0]);
        Assert.Equal(("places/a.yaml", 3, 1), places[^1]);
    }

    [Fact]
    public void A_folder_that_is_not_there_is_no_calendar() =>
        Assert.Throws<DirectoryNotFoundException>(() => CalendarFolder.Load(Path.Combine(_folder.Path, "none")));

    [Fact]
    public void Who_names_no_folder_gets_the_one_beside_the_program() =>
        Assert.Equal(Path.Combine(AppContext.BaseDirectory, "calendars"), CalendarFolder.DefaultPath(Directory.CreateDirectory(Path.Combine(_folder.Path, "schema")).FullName));

    [Theory]
    [InlineData("")]
    [InlineData("classes.yaml")]
    [InlineData("places")]
    [InlineData("statements")]
    public void Who_stands_in_a_calendars_folder_gets_that_one_even_if_one_thing_is_missing_in_it(string missing)
    {
        Directory.CreateDirectory(Path.Combine(_folder.Path, "calendars"));
        if (missing != "")
        {
            Directory.Move(Path.Combine(_folder.Path, missing), Path.Combine(_folder.Path, "away"));
        }

        Assert.Equal(Path.Combine(_folder.Path, "."), CalendarFolder.DefaultPath(_folder.Path));
    }

    [Fact]
    public void Who_stands_above_a_calendars_folder_gets_that_one()
    {
        var above = Directory.CreateDirectory(Path.Combine(_folder.Path, "above")).FullName;
        Directory.CreateDirectory(Path.Combine(above, "calendars"));
        Directory.CreateDirectory(Path.Combine(above, "places"));
        Assert.Equal(Path.Combine(above, "calendars"), CalendarFolder.DefaultPath(above));
    }

    [Theory]
    [InlineData(".", "classes.yaml:1:10: ")]
    [InlineData("calendars", "calendars/classes.yaml:1:10: ")]
    [InlineData("some/where/", "some/where/classes.yaml:1:10: ")]
    public void Paths_lead_there_from_where_the_program_was_started(string folder, string expected)
    {
        _folder.Write("classes.yaml", "classes: 1");
        var line = Assert.Single((CalendarFolder.Load(_folder.Path) with { Folder = folder }).Lines(Language.En));
        Assert.StartsWith(expected, line, StringComparison.Ordinal);
    }

    [Fact]
    public void A_link_that_leads_back_is_refused_once()
    {
        Directory.CreateSymbolicLink(Path.Combine(_folder.Path, "statements", "all"), _folder.Path);
        Assert.Equal("statements/all/:1:1: This link leads back to a folder that it lies in; take it out.", SmallCalendar.English(CalendarFolder.Load(_folder.Path)));
    }

    [Fact]
    public void A_folder_that_is_a_link_is_read()
    {
        var elsewhere = Directory.CreateTempSubdirectory("statements-").FullName;
        File.WriteAllText(Path.Combine(elsewhere, "a.yaml"), SmallCalendar.Statement("id: a"));
        Directory.CreateSymbolicLink(Path.Combine(_folder.Path, "statements", "linked"), elsewhere);
        Assert.Equal(("", 3), (SmallCalendar.English(CalendarFolder.Load(_folder.Path)), CalendarFolder.Load(_folder.Path).Contents!.Book.Statements.Length));
        Directory.Delete(elsewhere, recursive: true);
    }

    public void Dispose() => _folder.Dispose();
}
