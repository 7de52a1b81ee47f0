using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using MongCai.Schedule.Publishing;
using MongCai.Schedule.Service.Database;
using MongCai.Schedule.Service.Statements;
using MongCai.Schedule.Service.Tests.CalendarFiles;
using MongCai.Schedule.Service.Tests.Database;
using MongCai.Schedule.Service.Upkeep;
using NodaTime;

namespace MongCai.Schedule.Service.Tests.Statements;

/// <summary>The real program where no file may grow beyond a limit, as on a full disk: a clear problem, reads go on, nothing is lost or corrupt.</summary>
public class FullDiskTests
{
    private const string Path = "/v1/statements";

    /// <summary>So many drafts fill the disk, else it never does.</summary>
    private const int MostDrafts = 500;

    /// <summary>That each uses a token is noted while there is room for a page, which is after less of them.</summary>
    private const int People = 20;

    /// <summary>Where the log stops: small drafts, of which it takes some before it is copied into the file; and where the file does, when the log is.</summary>
    [Theory]
    [InlineData(1_000_000, 0)]
    [InlineData(6_000_000, 50_000)]
    public async Task On_a_full_disk_writes_are_refused_reads_go_on_and_what_was_acknowledged_is_there(int longestFile, int moreCharacters)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There are no limits of file sizes on Windows.");
        await using var database = await TestDatabase.CreateEmptyAsync(null);
        using var calendars = new TemporaryCalendar();
        File.Delete(System.IO.Path.Combine(calendars.Path, "statements", "outbreak.yaml"));
        var people = await AppointAsync(database.ConnectionString);
        string[] arguments = ["--database", database.ConnectionString, "--calendars", calendars.Path];
        var statuses = new SortedDictionary<string, StatementStatus>(StringComparer.Ordinal);
        string notDrafted, notSubmitted;
        await using (var service = ServiceProcess.LaunchWithFilesUpTo(longestFile, arguments))
        {
            using var client = new HttpClient { BaseAddress = await service.AddressAsync() };
            notDrafted = await FillAsync(
                Enumerable.Range(1, MostDrafts).Select(number => $"draft-{number}"), id => DraftAsync(client, people[0], id, moreCharacters), StatementStatus.Draft, statuses);

            // Less than a draft may still have room, and less than that the note that somebody has used a token.
            notSubmitted = await FillAsync(statuses.Keys.ToList(), id => SubmitAsync(client, people[0], id), StatementStatus.Submitted, statuses);
            foreach (var person in people)
            {
                await CheckReadsAsync(client, person, statuses.Keys.First());
            }

            Assert.Contains("When tokens are used cannot be written", service.Printed, StringComparison.Ordinal);
            TestContext.Current.SendDiagnosticMessage($"{statuses.Count} drafts, {statuses.Values.Count(status => status == StatementStatus.Submitted)} submitted; {Sizes(database)}");
            await service.KillAsync();
        }

        await using (var full = ServiceProcess.LaunchWithFilesUpTo(longestFile, arguments))
        {
            using var client = new HttpClient { BaseAddress = await full.AddressAsync() };
            await CheckReadsAsync(client, people[0], statuses.Keys.First());
            await full.KillAsync();
        }

        await using var roomy = ServiceProcess.Launch(arguments);
        using var again = new HttpClient { BaseAddress = await roomy.AddressAsync() };
        await using (var schedule = new ScheduleDatabase(database.ConnectionString))
        {
            Assert.Equal("", string.Join('\n', (await Verification.RunAsync(schedule)).Problems));
            var drafts = await schedule.ReadAsync(DraftStore.AllAsync);
            Assert.Equal(statuses.Select(status => (status.Key, status.Value)), drafts.Select(draft => (draft.Id, draft.StatusOf)));
        }

        Assert.Equal(201, (int)(await DraftAsync(again, people[0], notDrafted, moreCharacters)).StatusCode);
        Assert.Equal(200, (int)(await SubmitAsync(again, people[0], notSubmitted)).StatusCode);
    }

    private static async Task<List<string>> AppointAsync(string connectionString)
    {
        var now = SystemClock.Instance.GetCurrentInstant();
        await using var database = new ScheduleDatabase(connectionString);
        await Migrations.ApplyAsync(database, now);
        var tokens = new List<string>();
        for (var number = 1; number <= People; number++)
        {
            tokens.Add((await Service.Access.Tokens.AddAsync(database, new Person($"Hoa {number}", Role.Official, Country.Vn), now)).Token!.Reveal());
        }

        return tokens;
    }

    /// <summary>Does something with one statement after the other until it is refused, and gives the id of that.</summary>
    private static async Task<string> FillAsync(
        IEnumerable<string> ids, Func<string, Task<HttpResponseMessage>> send, StatementStatus done, SortedDictionary<string, StatementStatus> statuses)
    {
        foreach (var id in ids)
        {
            using var response = await send(id);
            if (!response.IsSuccessStatusCode)
            {
                await CheckRefusedAsync(response);
                return id;
            }

            statuses[id] = done;
        }

        Assert.Fail("The limit was never reached.");
        return "";
    }

    private static Task<HttpResponseMessage> DraftAsync(HttpClient client, string token, string id, int moreCharacters)
    {
        var document = OfficialsHost.Closed(id, "2027-02-05", "2027-02-08");
        document["sources"]![0]!["title"] = $"Biên bản {new string('x', moreCharacters)}";
        return SendAsync(client, token, HttpMethod.Post, Path, document);
    }

    private static Task<HttpResponseMessage> SubmitAsync(HttpClient client, string token, string id) => SendAsync(client, token, HttpMethod.Post, $"{Path}/{id}/submit");

    private static string Sizes(TestDatabase database)
    {
        var file = new SqliteConnectionStringBuilder(database.ConnectionString).DataSource;
        return $"{new FileInfo(file).Length} bytes in the file, {new FileInfo($"{file}-wal").Length} in its log";
    }

    private static async Task CheckRefusedAsync(HttpResponseMessage response)
    {
        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal((503, "application/problem+json"), ((int)response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        Assert.NotNull(response.Headers.RetryAfter);
        Assert.Equal(
            ("/problems/storage-unavailable", "The database cannot be used at the moment; nothing was written."),
            ((string)JsonNode.Parse(body)!["type"]!, (string)JsonNode.Parse(body)!["detail"]!));
        Assert.DoesNotContain("sqlite", body, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Questions, what is published, and what officials read and preview.</summary>
    private static async Task CheckReadsAsync(HttpClient client, string official, string draft)
    {
        foreach (var (token, method, path) in (IEnumerable<(string?, HttpMethod, string)>)
            [
                (null, HttpMethod.Get, "/v1/gates/bac-luan-2/cargo/status?date=2027-02-06"),
                (null, HttpMethod.Get, Path),
                (null, HttpMethod.Get, "/v1/revisions"),
                (null, HttpMethod.Get, "/health/ready"),
                (official, HttpMethod.Get, $"{Path}/{draft}"),
                (official, HttpMethod.Get, $"{Path}?gate=bac-luan-2"),
                (official, HttpMethod.Post, $"{Path}/{draft}/preview"),
            ])
        {
            using var response = await SendAsync(client, token, method, path);
            Assert.True((int)response.StatusCode == 200, $"{method} {path}: {await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)}");
        }
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, string? token, HttpMethod method, string path, JsonObject? body = null)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.AcceptLanguage.ParseAdd("en");
        request.Headers.Authorization = token is null ? null : new("Bearer", token);
        if (body is not null)
        {
            request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
            request.Headers.Add("Idempotency-Key", (string)body["id"]!);
        }

        return await client.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
