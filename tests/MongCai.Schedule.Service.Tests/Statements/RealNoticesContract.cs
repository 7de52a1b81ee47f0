using System.Text.Json.Nodes;
using MongCai.Schedule.Places;
using MongCai.Schedule.Service.CalendarFiles;
using MongCai.Schedule.Service.Documents;
using MongCai.Schedule.Service.Tests.CalendarFiles;
using MongCai.Schedule.Service.Tests.Database;
using MongCai.Schedule.Tests;
using NodaTime;
using NodaTime.Text;

namespace MongCai.Schedule.Service.Tests.Statements;

/// <summary>
/// Two people publish the real statements of January 2023 to February 2024 on the days on which they became known, Tết 2023 and 2024 among
/// them, amended mid-holiday on 12 February 2024; what is answered then is what the notices say, as known then and since.
/// </summary>
public abstract class RealNoticesContract(PostgresCluster? cluster)
{
    private const string Path = "/v1/statements";
    private static readonly Instant Start = Instant.FromUtc(2022, 12, 31, 0, 0);
    private static readonly Instant End = Instant.FromUtc(2024, 2, 20, 0, 0);

    // Typed from the notices: see NoticeAnswersTests. Later notices say nothing else of the days and people below.
    private static readonly string[] AnswerFiles = ["qn-20.csv", "qn-23.csv", "qn-24.csv", "qn-25.csv"];

    public sealed class OnSqlite() : RealNoticesContract(null);

    public sealed class OnPostgres(PostgresCluster cluster) : RealNoticesContract(cluster);

    [Fact]
    public async Task Officials_publish_two_years_of_notices_and_everyone_is_answered_as_known_then()
    {
        var all = CalendarFolder.Load(Solution.PathOf("calendars"));
        var later = all.Contents!.Book.Revisions.Where(revision => revision.Known > Start)
            .Select(revision => revision.Statement?.Id.ToString() ?? FileDocuments.IdOf(revision.Announcement!))
            .ToHashSet();
        var earlier = SmallCalendar.ReadOnly(all.Files
            .Where(file => FileDocuments.Of(file).All(document => document.Kind is not (DocumentKind.Statement or DocumentKind.Announcement) || !later.Contains(document.Id)))
            .Select(file => (file.Name, File.ReadAllText(Solution.PathOf($"calendars/{file.Name}")))));
        Assert.Equal("", SmallCalendar.English(earlier));

        await using var host = await OfficialsHost.StartAsync(cluster, earlier, Start);
        var documents = all.Documents.ToDictionary(document => document.Id);
        var published = new List<(string Id, Instant At)>();
        foreach (var statement in all.Contents.Book.Statements.Where(statement => statement.Known > Start && statement.Known < End))
        {
            var id = statement.Id.ToString();
            host.Clock.Now = Instant.Max(host.Clock.Now + Duration.FromMinutes(1), statement.Known + Duration.FromHours(8));
            var document = JsonNode.Parse(documents[id].Json)!.AsObject();
            document.Remove("known");
            await PublishAsync(host, id, document);
            published.Add((id, host.Clock.Now));
        }

        Assert.Contains("2023-tet", published.Select(one => one.Id));
        host.Clock.Now = End;
        await AnswersAsync(host, all.Contents.Book.Gazetteer);

        // As known before and after the amendment, on the morning of 12 February 2024.
        var amended = published.Single(one => one.Id == "2024-tet-amended").At;
        foreach (var (what, before, after) in ((string, string, string)[])
        [
            ("bac-luan-2/cargo/status?commodity=fresh-seafood&direction=export&date=2024-02-13", "closed", "appointment"),
            ("bac-luan-2/cargo/status?commodity=fresh-seafood&direction=import&date=2024-02-13", "closed", "closed"),
            ("bac-luan-2/cargo/status?direction=export&date=2024-02-13", "closed", "closed"),
            ("hai-yen-km3-4/cargo/status?commodity=fresh-seafood&direction=export&date=2024-02-13", "closed", "closed"),
            ("bac-luan-2/cargo/status?date=2024-02-18", "normal", "normal"),
        ])
        {
            Assert.Equal((what, before), (what, await RegimeAsync(host, $"{what}&knownAt={Uri.EscapeDataString(InstantPattern.ExtendedIso.Format(amended - Duration.FromMinutes(1)))}")));
            Assert.Equal((what, after), (what, await RegimeAsync(host, $"{what}&knownAt={Uri.EscapeDataString(InstantPattern.ExtendedIso.Format(amended))}")));
        }

        await using var again = await host.AgainAsync(earlier);
        await AnswersAsync(again, all.Contents.Book.Gazetteer);
    }

    /// <summary>An writes and is refused approving; Bình looks and publishes.</summary>
    private static async Task PublishAsync(OfficialsHost host, string id, JsonObject document)
    {
        await host.DoAsync("An", Path, document);
        await host.DoAsync("An", $"{Path}/{id}/submit");
        var preview = await host.DoAsync("Bình", $"{Path}/{id}/preview");
        var approval = new JsonObject { ["previewHash"] = (string)preview["previewHash"]! };
        Assert.Equal(403, (await host.SendAsync("An", HttpMethod.Post, $"{Path}/{id}/approve", approval.DeepClone())).Status);
        await host.DoAsync("Bình", $"{Path}/{id}/approve", approval);
    }

    private static async Task AnswersAsync(OfficialsHost host, Gazetteer gazetteer)
    {
        var differences = new List<string>();
        foreach (var row in AnswerFiles.SelectMany(file => AnswerFile.Read($"../../MongCai.Schedule.Service.Tests/Answers/{file}")).Where(row => row[6] is "" && !row[4].Contains('T', StringComparison.Ordinal)))
        {
            var query = $"{row[0]}/{row[1]}/status?date={row[4]}{(row[2] is "" ? "" : $"&direction={row[2]}")}{(row[3] is "" ? "" : $"&{TextForm.Of(gazetteer.Find(Id<CrossingClass>.Parse(row[3]))!.Facet)}={row[3]}")}";
            var answer = await host.GetAsync($"/v1/gates/{query}");
            if (((string)answer["regime"]!, (string)answer["certainty"]!) != (row[7], row[8]))
            {
                differences.Add($"{row.Place}: {query} is {answer["regime"]} {answer["certainty"]}, not {row[7]} {row[8]}");
            }
        }

        Assert.True(differences is [], string.Join('\n', differences));
    }

    private static async Task<string> RegimeAsync(OfficialsHost host, string what) => (string)(await host.GetAsync($"/v1/gates/{what}"))["regime"]!;
}
