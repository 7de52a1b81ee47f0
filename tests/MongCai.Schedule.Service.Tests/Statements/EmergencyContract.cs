using System.Text.Json.Nodes;
using MongCai.Schedule.Service.CalendarFiles;
using MongCai.Schedule.Service.Tests.CalendarFiles;
using MongCai.Schedule.Service.Tests.Database;
using MongCai.Schedule.Service.Upkeep;
using NodaTime;

namespace MongCai.Schedule.Service.Tests.Statements;

/// <summary>A typhoon at 23:00: one approver closes at once, a second one stands behind it within a day.</summary>
public abstract class EmergencyContract(PostgresCluster? cluster)
{
    private const string Emergencies = "/v1/emergencies";
    private const string Storm = "/v1/statements/storm";
    private const string Tomorrow = "at=2026-11-23T09:00:00%2B07:00";
    private const string DayAfter = "at=2026-11-24T09:00:00%2B07:00";

    // 23:00 in Hanoi.
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 22, 16, 0);

    public sealed class OnSqlite() : EmergencyContract(null);

    public sealed class OnPostgres(PostgresCluster cluster) : EmergencyContract(cluster);

    [Fact]
    public async Task One_approver_closes_a_gate_at_once()
    {
        await using var host = await StartAsync();
        var (status, body, response) = await host.SendAsync("An", HttpMethod.Post, Emergencies, Closing());
        Assert.Equal((201, Storm, "published", "2026/001"), (status, response.Headers.Location!.ToString(), (string)body!["status"]!, (string)body["number"]!));
        Assert.Equal(("closed", "announced"), await AnswerAsync(host, Tomorrow));
        Assert.Equal("2026-11-23T23:00:00+07:00", (string)(await host.GetAsync(Storm))["ratification"]!["by"]!);
        Assert.Null((await host.GetAsync(Storm))["ratification"]!["on"]);
    }

    [Fact]
    public async Task Unless_a_second_person_ratifies_it_everyone_sees_after_a_day_that_nobody_stands_behind_it()
    {
        await using var host = await StartAsync();
        await host.DoAsync("An", Emergencies, Closing());
        Assert.Equal(("closed", "announced"), await AnswerAsync(host, "at=2026-11-23T22:59:59%2B07:00"));
        Assert.Equal(("closed", "unconfirmed"), await AnswerAsync(host, "at=2026-11-23T23:00:00%2B07:00"));

        // Late is better than never: the doubt is gone, but not for whoever asks what was known before.
        host.Clock.Now += Duration.FromHours(30);
        var ratified = await host.DoAsync("Bình", $"{Storm}/ratify");
        Assert.Equal("2026-11-24T05:00:00+07:00", (string)ratified["ratification"]!["on"]!);
        Assert.Equal(("closed", "announced"), await AnswerAsync(host, DayAfter));
        Assert.Equal(("closed", "unconfirmed"), await AnswerAsync(host, $"{DayAfter}&knownAt=2026-11-24T04:59:59%2B07:00"));

        await using var again = await host.AgainAsync(OfficialsHost.Calendar);
        Assert.Equal(("closed", "announced"), await AnswerAsync(again, DayAfter));
        Assert.Equal(["statement", "ratification"], (await again.GetAsync("/v1/revisions"))["revisions"]!.AsArray().TakeLast(2).Select(row => (string)row!["action"]!));
    }

    [Fact]
    public async Task Nobody_ratifies_their_own_and_nobody_twice()
    {
        await using var host = await StartAsync();
        await host.DoAsync("An", Emergencies, Closing());
        await RefusedAsync(host, "An", $"{Storm}/ratify", null, 403, "same-official");
        await RefusedAsync(host, "Hoa", $"{Storm}/ratify", null, 403, "forbidden");
        await host.DoAsync("Bình", $"{Storm}/ratify");
        await RefusedAsync(host, "Bình", $"{Storm}/ratify", null, 409, "wrong-status");
        await RefusedAsync(host, "Bình", "/v1/statements/cargo-2019/ratify", null, 409, "wrong-status");
        await RefusedAsync(host, "Bình", "/v1/statements/nothing/ratify", null, 404, "not-found");
    }

    [Fact]
    public async Task One_that_is_over_by_the_morning_is_ratified_then()
    {
        await using var host = await StartAsync();
        var document = Closing();
        document["clauses"]![0]!.AsObject().Remove("endKind");
        document["clauses"]![0]!["end"] = "2026-11-23T02:00:00+07:00";
        await host.DoAsync("An", Emergencies, document);
        host.Clock.Now += Duration.FromHours(9);
        Assert.Equal("ended", (string)(await host.GetAsync(Storm))["status"]!);
        var ratified = await host.DoAsync("Bình", $"{Storm}/ratify");
        Assert.Equal(("ended", "2026-11-23T08:00:00+07:00"), ((string)ratified["status"]!, (string)ratified["ratification"]!["on"]!));
    }

    [Theory]
    [InlineData("2026-11-21T22:59:00+07:00", false)]
    [InlineData("2026-11-21T23:00:00+07:00", true)]
    public async Task It_reaches_back_for_a_day_and_no_further(string start, bool may)
    {
        await using var host = await StartAsync();
        var document = Closing("storm", start);
        if (may)
        {
            await host.DoAsync("An", Emergencies, document);
            return;
        }

        var error = (await RefusedAsync(host, "An", Emergencies, document, 403, "needs-second-person"))["errors"]!.AsArray().Single()!;
        Assert.Equal("/clauses/0", (string)error["pointer"]!);
        Assert.Contains("over for more than 24 hours", (string)error["detail"]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kind", "\"agreement\"", "/kind")]
    [InlineData("issuedBy", "\"cn\"", "/issuedBy")]
    [InlineData("binds", "[\"vn\", \"cn\"]", "/binds")]
    [InlineData("withdraws", "[\"cargo-2019\"]", "/withdraws")]
    [InlineData("replaces", "[\"cargo-2019\"]", "/replaces")]
    [InlineData("corrects", "[\"cargo-2019\"]", "/corrects")]
    public async Task It_may_do_nothing_else_than_restrict_the_issuers_own_side(string member, string value, string at)
    {
        await using var host = await StartAsync();
        var document = Closing();
        document[member] = JsonNode.Parse(value);
        var errors = (await RefusedAsync(host, "An", Emergencies, document, 403, "needs-second-person"))["errors"]!.AsArray();
        Assert.Contains(at, errors.Select(error => (string)error!["pointer"]!));
        Assert.Equal(("normal", "standing"), await AnswerAsync(host, Tomorrow));
        Assert.Equal(404, (await host.SendAsync("An", HttpMethod.Get, Storm)).Status);

        // With a second person it goes.
        await host.DoAsync("An", "/v1/statements", document);
    }

    [Fact]
    public async Task What_it_would_loosen_on_some_far_day_is_found_and_named()
    {
        await using var host = await StartAsync();
        await host.PublishAsync(OfficialsHost.Closed("far", "2040-02-05", "2040-02-08"));
        var document = Closing();
        document["clauses"]![0]!["regime"] = "appointment";
        var error = (await RefusedAsync(host, "An", Emergencies, document, 403, "needs-second-person"))["errors"]!.AsArray().Single()!;
        Assert.Equal("/clauses/0", (string)error["pointer"]!);
        Assert.Contains("from 5 February 2040, this loosens bac-luan-2 (cargo) in hours, quota or what one side says", (string)error["detail"]!, StringComparison.Ordinal);

        document["clauses"]![0]!.AsObject().Remove("endKind");
        document["clauses"]![0]!["end"] = "2026-11-30T00:00:00+07:00";
        await host.DoAsync("An", Emergencies, document);
        Assert.Equal(("appointment", "announced"), await AnswerAsync(host, Tomorrow));
    }

    [Fact]
    public async Task Everything_wrong_with_the_document_is_said_and_the_same_request_is_done_once()
    {
        await using var host = await StartAsync();
        var document = Closing();
        document["known"] = "2022-01-25";
        document["ratification"] = new JsonObject { ["by"] = "2026-11-24" };
        var errors = (await RefusedAsync(host, "An", Emergencies, document, 400, "invalid-body"))["errors"]!.AsArray();
        Assert.Equal(["/known", "/ratification"], errors.Select(error => (string)error!["pointer"]!).Order(StringComparer.Ordinal));

        var (_, first, _) = await host.SendAsync("An", HttpMethod.Post, Emergencies, Closing(), "Idempotency-Key: k");
        var (status, second, _) = await host.SendAsync("An", HttpMethod.Post, Emergencies, Closing(), "Idempotency-Key: k");
        Assert.Equal((201, first!.ToJsonString()), (status, second!.ToJsonString()));
        await RefusedAsync(host, "An", Emergencies, Closing(), 409, "id-taken");
    }

    [Fact]
    public async Task Exported_and_imported_anew_it_is_as_sure_as_before()
    {
        await using var host = await StartAsync();
        await host.DoAsync("An", Emergencies, Closing());
        await host.DoAsync("An", Emergencies, Closing("second", "2026-11-23T01:00:00+07:00"));
        host.Clock.Now += Duration.FromHours(1);
        await host.DoAsync("Bình", "/v1/statements/second/ratify");
        Assert.Empty((await Verification.RunAsync(host.Database.Schedule)).Problems);

        var reading = SmallCalendar.ReadOnly(CalendarExport.Files(await PublishedDocuments.AllAsync(host.Database.Schedule)));
        Assert.Equal("", SmallCalendar.English(reading));
        host.Clock.Now += Duration.FromHours(48);
        await using var imported = await OfficialsHost.StartAsync(cluster, reading, host.Clock.Now);
        foreach (var moment in (string[])[Tomorrow, DayAfter, $"{DayAfter}&knownAt=2026-11-22T23:30:00%2B07:00"])
        {
            Assert.Equal((await host.GetAsync($"{Question}{moment}")).ToJsonString(), (await imported.GetAsync($"{Question}{moment}")).ToJsonString());
        }
    }

    private const string Question = "/v1/gates/bac-luan-2/cargo/status?";

    /// <summary>Bắc Luân II is closed to cargo until further notice, by notice of the Vietnamese side.</summary>
    private static JsonObject Closing(string id = "storm", string start = "2026-11-22T23:30:00+07:00") => new()
    {
        ["id"] = id,
        ["kind"] = "emergency",
        ["title"] = new JsonObject { ["vi"] = "Bão", ["zh"] = "台风", ["en"] = "Typhoon" },
        ["issuedBy"] = "vn",
        ["instrument"] = new JsonObject { ["form"] = "notice", ["date"] = "2026-11-22" },
        ["sources"] = new JsonArray(new JsonObject { ["title"] = "Công điện", ["kind"] = "original" }),
        ["clauses"] = new JsonArray(new JsonObject
        {
            ["gates"] = new JsonArray("bac-luan-2"),
            ["flows"] = new JsonArray("cargo"),
            ["start"] = start,
            ["endKind"] = "until-further-notice",
            ["regime"] = "closed",
        }),
    };

    private static async Task<(string Regime, string Certainty)> AnswerAsync(OfficialsHost host, string moment)
    {
        var answer = await host.GetAsync(Question + moment);
        return ((string)answer["regime"]!, (string)answer["certainty"]!);
    }

    private static async Task<JsonNode> RefusedAsync(OfficialsHost host, string person, string path, JsonNode? body, int status, string code)
    {
        var (answered, problem, _) = await host.SendAsync(person, HttpMethod.Post, path, body);
        Assert.True((status, $"/problems/{code}") == (answered, (string)problem!["type"]!), $"{path}: {answered} {problem}");
        return problem;
    }

    private Task<OfficialsHost> StartAsync() => OfficialsHost.StartAsync(cluster, OfficialsHost.Calendar, Now);
}
