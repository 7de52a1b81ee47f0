using System.Globalization;
using MongCai.Schedule.Service.Documents;
using MongCai.Schedule.Service.Tests.CalendarFiles;
using NodaTime;

namespace MongCai.Schedule.Service.Tests.Documents;

public class StoredDocumentTests
{
    private static readonly Instant Published = Instant.FromUtc(2018, 12, 31, 17, 0);

    [Fact]
    public void The_documents_of_a_folder_have_an_id_of_their_kind() => Assert.Equal(
        "Announcement cn-2026-02-14, Class cold-chain, Class dry-food, Class empty, Class people, Country cn, Country vn, Place mong-cai, "
        + "Place bac-luan-1, Place bac-luan-2, Place hai-yen-km3-4, Statement 2022-outbreak, Statement cargo-2019",
        string.Join(", ", SmallCalendar.Read().Documents.Select(document => $"{document.Kind} {document.Id}")));

    [Fact]
    public void A_folder_with_a_mistake_has_no_documents() => Assert.Empty(SmallCalendar.Read(("classes.yaml", "classes: [1]")).Documents);

    [Fact]
    public void The_hash_is_that_of_the_bytes_of_the_JSON()
    {
        // printf '{"id":"x","title":"北"}' | sha256sum
        Assert.Equal("61aae542c51686831a6adf8b99de4b4a324c65a0e452cc127c8afa3889d5f1c6", new StoredDocument(DocumentKind.Statement, "x", """{"id":"x","title":"北"}""").Hash);
    }

    [Theory]
    [InlineData("id: cargo-2019", "id: 'cargo-2019' # a comment", true)]
    [InlineData("hours: [{ opens: 07:00, closes: 19:00 }] }", "hours:\n      [ { opens: \"07:00\", closes: 19:00 } ] }", true)]
    [InlineData("closes: 19:00", "closes: 19:30", false)]
    [InlineData("regime: normal,", "regime: normal, note: a,", false)]
    [InlineData("en: Timetable", "en: Timetables", false)]
    public void The_hash_is_of_what_a_file_says_and_not_of_how(string before, string after, bool isSame)
    {
        var file = SmallCalendar.Files["statements/standing/cargo.yaml"];
        var changed = file.Replace(before, after, StringComparison.Ordinal);
        Assert.NotEqual(file, changed);
        var (old, now) = (Cargo(), SmallCalendar.Read(("statements/standing/cargo.yaml", changed)).Documents.Single(document => document.Id == "cargo-2019"));
        Assert.True(old.Hash == now.Hash == isSame, $"{old}\n{now}");
    }

    [Fact]
    public void A_document_that_says_when_it_became_known_stays_as_it_is() => Assert.Equal(Cargo(), (Cargo() with { Known = Published }).InFile());

    [Theory]
    [InlineData("2019-01-01T00:00:01Z", "2019-01-01T07:00:01+07:00")]
    [InlineData("2026-12-31T23:59:59Z", "2027-01-01T06:59:59+07:00")]
    public void Else_it_says_it_before_its_clauses(string instant, string written)
    {
        var known = NodaTime.Text.InstantPattern.General.Parse(instant).Value;
        var inFile = (Cargo() with { Known = known }).InFile();
        Assert.Equal(Cargo().Json.Replace(",\"clauses\"", $",\"known\":\"{written}\",\"clauses\"", StringComparison.Ordinal), inFile.Json);
        Assert.Null(inFile.Known);

        var later = (inFile with { Known = known + Duration.FromDays(1) }).InFile();
        Assert.Equal(inFile.Json.Replace(written, known.Plus(Duration.FromHours(31)).ToString("uuuu-MM-dd'T'HH:mm:ss'+07:00'", CultureInfo.InvariantCulture), StringComparison.Ordinal), later.Json);
    }

    [Fact]
    public void What_no_file_can_say_is_refused()
    {
        var notice = SmallCalendar.Read().Documents.First(document => document.Kind == DocumentKind.Announcement);
        Assert.Equal(notice, notice.InFile());
        var place = SmallCalendar.Read().Documents.First(document => document.Kind == DocumentKind.Place);
        Assert.Throws<InvalidOperationException>(() => (place with { Known = Published }).InFile());
    }

    [Fact]
    public void A_notice_says_it_before_its_days()
    {
        var notice = SmallCalendar.Read().Documents.First(document => document.Kind == DocumentKind.Announcement);
        Assert.Equal(notice, (notice with { Known = Published }).InFile());
        Assert.Equal(
            notice.Json.Replace(",\"off\"", ",\"known\":\"2019-01-02T00:00:00+07:00\",\"announced\":\"2019-01-01T00:00:00+07:00\",\"off\"", StringComparison.Ordinal),
            (notice with { Known = Published + Duration.FromDays(1), Announced = Published }).InFile().Json);
    }

    private static StoredDocument Cargo() => SmallCalendar.Read().Documents.Single(document => document.Id == "cargo-2019");
}
