using System.Globalization;
using System.Text.Json.Nodes;
using MongCai.Schedule.Service.CalendarFiles;
using MongCai.Schedule.Service.Tests.Database;
using NodaTime;

namespace MongCai.Schedule.Service.Tests.Statements;

/// <summary>Officials write, lay before each other and publish, whichever database keeps it.</summary>
public abstract class OfficialsContract(PostgresCluster? cluster)
{
    private const string Path = "/v1/statements";
    private static readonly CalendarReading Calendar = OfficialsHost.Calendar;
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 22, 3, 0);

    public sealed class OnSqlite() : OfficialsContract(null);

    public sealed class OnPostgres(PostgresCluster cluster) : OfficialsContract(cluster);

    [Fact]
    public async Task What_one_writes_and_another_approves_is_known_to_everyone_from_then_on()
    {
        await using var host = await StartAsync();
        var (status, draft, response) = await host.SendAsync("Hoa", HttpMethod.Post, Path, OfficialsHost.Closed("tet-2027", "2027-02-05", "2027-02-08"));
        Assert.Equal((201, "draft", $"{Path}/tet-2027"), (status, (string)draft!["status"]!, response.Headers.Location!.ToString()));
        Assert.Equal("submitted", (string)(await host.DoAsync("Hoa", $"{Path}/tet-2027/submit"))["status"]!);
        Assert.Equal("normal", await RegimeAsync(host, "2027-02-06"));

        var preview = await host.DoAsync("An", $"{Path}/tet-2027/preview");
        var change = Assert.Single(preview["changes"]!.AsArray())!;
        Assert.Equal(
            ("bac-luan-2", "cargo", null, "2027-02-05T00:00:00+07:00", "2027-02-09T00:00:00+07:00", "normal", "closed"),
            ((string)change["gate"]!, (string)change["flow"]!, change["direction"], (string)change["start"]!, (string)change["end"]!, (string)change["before"]!["regime"]!, (string)change["after"]!["regime"]!));

        Assert.Empty(preview["warnings"]!.AsArray());

        host.Clock.Now += Duration.FromMinutes(5);
        var published = await host.DoAsync("An", $"{Path}/tet-2027/approve", new JsonObject { ["previewHash"] = (string)preview["previewHash"]! });
        Assert.Equal(("published", "2026/001", "new", "An"), ((string)published["status"]!, (string)published["number"]!, (string)published["publication"]!, (string)published["approvedBy"]!));
        Assert.Equal("closed", await RegimeAsync(host, "2027-02-06"));
        Assert.Equal("closed", await RegimeAsync(host, "2027-02-06", "&knownAt=2026-11-22T10:05:00%2B07:00"));
        Assert.Equal("normal", await RegimeAsync(host, "2027-02-06", "&knownAt=2026-11-22T10:04:59%2B07:00"));
        Assert.Equal(
            preview["changes"]!.ToJsonString(),
            (await host.GetAsync($"/v1/revisions/{(int)published["revision"]!}/changes"))["changes"]!.ToJsonString());
    }

    [Fact]
    public async Task Everyone_sees_what_is_published_without_names_and_nothing_else()
    {
        await using var host = await StartAsync();
        await host.PublishAsync(OfficialsHost.Closed("tet-2027", "2027-02-05", "2027-02-08"));
        await host.DoAsync("Hoa", Path, OfficialsHost.Closed("draft", "2027-05-01", "2027-05-01"));

        var seen = (await host.GetAsync($"{Path}/tet-2027")).AsObject();
        Assert.Equal("2027-02-05", (string)seen["clauses"]![0]!["first"]!);
        Assert.DoesNotContain("Hoa", seen.ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain("\"An\"", seen.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(404, (await host.SendAsync(null, HttpMethod.Get, $"{Path}/draft")).Status);
        Assert.Equal(404, (await host.SendAsync("Logistics", HttpMethod.Get, $"{Path}/draft")).Status);
        Assert.Equal(401, (await host.SendAsync("mcs_nobody", HttpMethod.Get, $"{Path}/tet-2027")).Status);
        Assert.Equal(["cargo-2019", "tet-2027"], await IdsAsync(host, null, ""));
        Assert.Equal(["cargo-2019", "draft", "tet-2027"], await IdsAsync(host, "Bình", ""));
        Assert.Equal(["draft"], await IdsAsync(host, "Bình", "?status=draft"));
        Assert.Equal([], await IdsAsync(host, null, "?status=draft"));
        Assert.Equal(["tet-2027"], await IdsAsync(host, null, "?year=2026"));
        Assert.Equal([], await IdsAsync(host, null, "?gate=bac-luan-1"));
        Assert.Equal(["cargo-2019", "tet-2027"], await IdsAsync(host, null, "?gate=mong-cai"));
        Assert.Equal("Hoa", (string)(await host.GetAsync($"{Path}/tet-2027", "Bình"))["versions"]![0]!["author"]!);
    }

    [Fact]
    public async Task A_list_is_read_page_by_page()
    {
        await using var host = await StartAsync();
        await host.PublishAsync(OfficialsHost.Closed("a", "2027-02-05", "2027-02-08"));
        var (_, first, response) = await host.SendAsync(null, HttpMethod.Get, $"{Path}?limit=1&gate=bac-luan-2");
        var next = response.Headers.GetValues("Link").Single();
        Assert.Equal("a", (string)first!["statements"]![0]!["id"]!);
        var (_, second, last) = await host.SendAsync(null, HttpMethod.Get, next[1..next.IndexOf('>', StringComparison.Ordinal)]);
        Assert.Equal("cargo-2019", (string)second!["statements"]!.AsArray().Single()!["id"]!);
        Assert.False(last.Headers.Contains("Link"));
    }

    [Fact]
    public async Task Nobody_approves_what_they_wrote_or_submitted()
    {
        await using var host = await StartAsync();
        await host.DoAsync("An", Path, OfficialsHost.Closed("own", "2027-02-05", "2027-02-08"));
        await host.DoAsync("Bình", $"{Path}/own/submit");
        foreach (var person in (string[])["An", "Bình"])
        {
            var preview = await host.DoAsync(person, $"{Path}/own/preview");
            var (status, problem, _) = await host.SendAsync(person, HttpMethod.Post, $"{Path}/own/approve", new JsonObject { ["previewHash"] = (string)preview["previewHash"]! });
            Assert.Equal((403, "/problems/same-official"), (status, (string)problem!["type"]!));
        }

        Assert.Equal("submitted", (string)(await host.GetAsync($"{Path}/own", "Hoa"))["status"]!);
        Assert.Equal("normal", await RegimeAsync(host, "2027-02-06"));
    }

    [Fact]
    public async Task A_preview_is_no_good_once_the_calendar_or_the_draft_has_changed()
    {
        await using var host = await StartAsync();
        await host.DoAsync("Hoa", Path, OfficialsHost.Closed("first", "2027-02-05", "2027-02-08"));
        await host.DoAsync("Hoa", $"{Path}/first/submit");
        var stale = new JsonObject { ["previewHash"] = (string)(await host.DoAsync("An", $"{Path}/first/preview"))["previewHash"]! };

        await host.PublishAsync(OfficialsHost.Closed("second", "2027-05-01", "2027-05-02"));
        var (status, problem, _) = await host.SendAsync("An", HttpMethod.Post, $"{Path}/first/approve", stale.DeepClone());
        Assert.Equal((409, "/problems/calendar-changed"), (status, (string)problem!["type"]!));

        var fresh = new JsonObject { ["previewHash"] = (string)(await host.DoAsync("An", $"{Path}/first/preview"))["previewHash"]! };
        await host.DoAsync("Bình", $"{Path}/first/reject", new JsonObject { ["reason"] = "Sai ngày" });
        Assert.Equal("Sai ngày", (string)(await host.GetAsync($"{Path}/first", "Hoa"))["rejection"]!);
        await EditAsync(host, "Hoa", "first", OfficialsHost.Closed("first", "2027-02-06", "2027-02-08"));
        await host.DoAsync("Hoa", $"{Path}/first/submit");
        Assert.Equal(409, (await host.SendAsync("An", HttpMethod.Post, $"{Path}/first/approve", fresh)).Status);
        Assert.Equal("normal", await RegimeAsync(host, "2027-02-06"));
        Assert.Equal("2026/002", (string)(await host.ApproveAsync("first"))["number"]!);
        Assert.Equal("closed", await RegimeAsync(host, "2027-02-06"));
    }

    [Fact]
    public async Task Of_two_who_edit_one_draft_the_second_is_told_and_nothing_is_lost()
    {
        await using var host = await StartAsync();
        await host.DoAsync("Hoa", Path, OfficialsHost.Closed("draft", "2027-02-05", "2027-02-08"));
        var tag = (await host.SendAsync("An", HttpMethod.Get, $"{Path}/draft")).Response.Headers.ETag!.ToString();
        var (first, _, changed) = await host.SendAsync("Hoa", HttpMethod.Put, $"{Path}/draft", OfficialsHost.Closed("draft", "2027-02-06", "2027-02-08"), $"If-Match: {tag}");
        var (second, problem, _) = await host.SendAsync("An", HttpMethod.Put, $"{Path}/draft", OfficialsHost.Closed("draft", "2027-02-07", "2027-02-08"), $"If-Match: {tag}");
        Assert.Equal((200, 412, "/problems/precondition-failed"), (first, second, (string)problem!["type"]!));
        Assert.Equal(428, (await host.SendAsync("An", HttpMethod.Put, $"{Path}/draft", OfficialsHost.Closed("draft", "2027-02-07", "2027-02-08"))).Status);

        var (third, _, _) = await host.SendAsync("An", HttpMethod.Put, $"{Path}/draft", OfficialsHost.Closed("draft", "2027-02-07", "2027-02-08"), $"If-Match: {changed.Headers.ETag}");
        var draft = await host.GetAsync($"{Path}/draft", "Hoa");
        Assert.Equal((200, "2027-02-07"), (third, (string)draft["clauses"]![0]!["first"]!));
        Assert.Equal(["Hoa", "Hoa", "An"], draft["versions"]!.AsArray().Select(version => (string)version!["author"]!));

        var (other, _, _) = await host.SendAsync("An", HttpMethod.Put, $"{Path}/draft", OfficialsHost.Closed("renamed", "2027-02-07", "2027-02-08"), $"If-Match: {(await host.SendAsync("An", HttpMethod.Get, $"{Path}/draft")).Response.Headers.ETag}");
        Assert.Equal(400, other);
    }

    [Fact]
    public async Task A_request_that_comes_again_is_done_once_also_after_a_restart()
    {
        await using var host = await StartAsync();
        var (first, body, response) = await host.SendAsync("Hoa", HttpMethod.Post, Path, OfficialsHost.Closed("once", "2027-02-05", "2027-02-08"), "Idempotency-Key: k1");
        await using (var again = await host.AgainAsync(Calendar))
        {
            var (second, same, repeated) = await again.SendAsync("Hoa", HttpMethod.Post, Path, OfficialsHost.Closed("once", "2027-02-05", "2027-02-08"), "Idempotency-Key: k1");
            Assert.Equal((first, body!.ToJsonString(), response.Headers.Location, response.Headers.ETag), (second, same!.ToJsonString(), repeated.Headers.Location, repeated.Headers.ETag));
            var (reused, problem, _) = await again.SendAsync("Hoa", HttpMethod.Post, Path, OfficialsHost.Closed("other", "2027-02-05", "2027-02-08"), "Idempotency-Key: k1");
            Assert.Equal((422, "/problems/idempotency-key-reused"), (reused, (string)problem!["type"]!));

            // Another person's key is another key.
            Assert.Equal(201, (await again.SendAsync("An", HttpMethod.Post, Path, OfficialsHost.Closed("other", "2027-02-05", "2027-02-08"), "Idempotency-Key: k1")).Status);
            Assert.Equal(409, (await again.SendAsync("Hoa", HttpMethod.Post, Path, OfficialsHost.Closed("once", "2027-02-05", "2027-02-08"), "Idempotency-Key: k2")).Status);
        }
    }

    [Fact]
    public async Task Everything_that_is_wrong_with_a_document_is_said_at_once_and_where()
    {
        await using var host = await StartAsync();
        var document = OfficialsHost.Closed("wrong", "2027-02-08", "2027-02-05");
        document["known"] = "2022-01-25";
        document["clauses"]![0]!["gates"] = new JsonArray("bac-luan-9");
        document["replaces"] = new JsonArray("nothing");
        document["colour"] = "red";
        var (status, problem, _) = await host.SendAsync("Hoa", HttpMethod.Post, Path, document);
        Assert.Equal((400, "/problems/invalid-body"), (status, (string)problem!["type"]!));
        Assert.Equal(
            ["/clauses/0/gates/0", "/clauses/0/last", "/colour", "/known", "/replaces/0"],
            problem["errors"]!.AsArray().Select(error => (string)error!["pointer"]!).Order(StringComparer.Ordinal));
        Assert.Equal(404, (await host.SendAsync("Hoa", HttpMethod.Get, $"{Path}/wrong")).Status);
    }

    [Fact]
    public async Task Clauses_that_contradict_each_other_are_refused_and_named()
    {
        await using var host = await StartAsync();
        var document = OfficialsHost.Closed("tie", "2027-02-05", "2027-02-08");
        var second = document["clauses"]![0]!.DeepClone();
        second["regime"] = "appointment";
        document["clauses"]!.AsArray().Add(second);
        var (status, problem, _) = await host.SendAsync("Hoa", HttpMethod.Post, Path, document);
        Assert.Equal((400, "/clauses/1"), (status, (string)problem!["errors"]!.AsArray().Single()!["pointer"]!));
    }

    [Fact]
    public async Task A_preview_warns_of_what_the_author_may_not_have_meant()
    {
        await using var host = await StartAsync();
        await host.PublishAsync(OfficialsHost.Closed("tet-2027", "2027-02-05", "2027-02-08"));
        await host.DoAsync("Hoa", Path, OfficialsHost.Closed("near", "2026-11-24", "2027-02-01"));
        var warnings = (await host.DoAsync("Hoa", $"{Path}/near/preview"))["warnings"]!.AsArray();
        Assert.Equal(["short-notice /", "near-unnamed-statement /clauses/0"], warnings.Select(warning => $"{warning!["code"]} {(string)warning["pointer"]! switch { "" => "/", var pointer => pointer }}"));
        Assert.Contains("in 38 hours", (string)warnings[0]!["text"]!["en"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Numbers_have_no_gaps_when_many_approve_at_once()
    {
        await using var host = await StartAsync();
        string[] ids = [.. Enumerable.Range(1, 8).Select(number => string.Create(CultureInfo.InvariantCulture, $"s{number}"))];
        foreach (var id in ids)
        {
            await host.DoAsync("Hoa", Path, OfficialsHost.Closed(id, "2027-02-05", "2027-02-08"));
            await host.DoAsync("Hoa", $"{Path}/{id}/submit");
        }

        // Whoever comes second has to look again, as a person would.
        await Task.WhenAll(ids.Select(async (id, index) =>
        {
            for (var isDone = false; !isDone;)
            {
                var preview = await host.DoAsync("An", $"{Path}/{id}/preview");
                var (status, _, _) = await host.SendAsync(index % 2 == 0 ? "An" : "Bình", HttpMethod.Post, $"{Path}/{id}/approve", new JsonObject { ["previewHash"] = (string)preview["previewHash"]! });
                Assert.True(status is 200 or 409, $"{id}: {status}");
                isDone = status == 200;
            }
        }));
        var numbers = new List<string>();
        foreach (var id in ids)
        {
            numbers.Add((string)(await host.GetAsync($"{Path}/{id}"))["number"]!);
        }

        Assert.Equal(Enumerable.Range(1, 8).Select(number => string.Create(CultureInfo.InvariantCulture, $"2026/{number:000}")), numbers.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_statement_has_ended_when_its_last_day_is_over_or_another_replaces_it()
    {
        await using var host = await StartAsync();
        await host.PublishAsync(OfficialsHost.Closed("past", "2026-11-20", "2026-11-21"));
        await host.PublishAsync(OfficialsHost.Closed("today", "2026-11-22", "2026-11-22"));
        await host.PublishAsync(OfficialsHost.Closed("replaced", "2027-02-05", "2027-02-08"));
        var later = OfficialsHost.Closed("later", "2027-02-06", "2027-02-08");
        later["replaces"] = new JsonArray("replaced");
        Assert.Equal("replace", (string)(await host.PublishAsync(later))["publication"]!);
        Assert.Equal(["past", "replaced"], await IdsAsync(host, null, "?status=ended"));
        Assert.Equal("normal", await RegimeAsync(host, "2027-02-05"));
    }

    [Fact]
    public async Task Withdrawing_is_a_draft_that_a_second_person_approves()
    {
        await using var host = await StartAsync();
        await host.PublishAsync(OfficialsHost.Closed("tet-2027", "2027-02-05", "2027-02-08"));
        var (status, draft, response) = await host.SendAsync("Hoa", HttpMethod.Post, $"{Path}/tet-2027/withdraw", new JsonObject { ["reason"] = "Hai bên đổi ý" });
        Assert.Equal((201, "draft", $"{Path}/tet-2027-withdrawal"), (status, (string)draft!["status"]!, response.Headers.Location!.ToString()));
        Assert.Contains("Hai bên đổi ý", (string)draft["title"]!["vi"]!, StringComparison.Ordinal);
        Assert.Equal("closed", await RegimeAsync(host, "2027-02-06"));

        await host.DoAsync("Hoa", $"{Path}/tet-2027-withdrawal/submit");
        Assert.Equal(("cancel", "2026/002"), ((string)(await host.ApproveAsync("tet-2027-withdrawal"))["publication"]!, (string)(await host.GetAsync($"{Path}/tet-2027-withdrawal"))["number"]!));
        Assert.Equal("normal", await RegimeAsync(host, "2027-02-06"));
        Assert.Equal("ended", (string)(await host.GetAsync($"{Path}/tet-2027"))["status"]!);
        Assert.Equal(409, (await host.SendAsync("Hoa", HttpMethod.Post, $"{Path}/tet-2027/withdraw", new JsonObject { ["reason"] = "nữa" })).Status);
    }

    [Fact]
    public async Task What_came_from_a_file_is_withdrawn_likewise()
    {
        await using var host = await StartAsync();
        Assert.Equal("cargo-2019-withdrawal", (string)(await host.DoAsync("Hoa", $"{Path}/cargo-2019/withdraw", new JsonObject { ["reason"] = "Lịch mới" }))["id"]!);
        Assert.Equal("cargo-2019-withdrawal-2", (string)(await host.DoAsync("An", $"{Path}/cargo-2019/withdraw", new JsonObject { ["reason"] = "Lịch mới" }))["id"]!);
    }

    [Fact]
    public async Task The_yes_of_the_other_side_is_known_from_then_on_and_is_not_said_by_the_author()
    {
        await using var host = await StartAsync();
        var letter = OfficialsHost.Closed("letter", "2027-02-05", "2027-02-08");
        letter["issuedBy"] = "vn";
        letter["instrument"]!["form"] = "letters";
        await host.PublishAsync(letter);
        Assert.Equal("announced", await CertaintyAsync(host, "2027-02-06"));

        var yes = new JsonObject { ["by"] = "cn", ["on"] = "2026-11-21", ["reference"] = "东外函 7" };
        Assert.Equal(403, (await host.SendAsync("Hoa", HttpMethod.Post, $"{Path}/letter/confirm", yes.DeepClone())).Status);
        foreach (var (member, wrong, pointer) in ((string, string, string)[])[("by", "vn", "/by"), ("on", "2026-12-01", "/on"), ("on", "2026-11-01", "/on"), ("colour", "red", "/colour")])
        {
            var (status, problem, _) = await host.SendAsync("Bình", HttpMethod.Post, $"{Path}/letter/confirm", new JsonObject(yes.DeepClone().AsObject().Where(given => given.Key != member).Select(given => KeyValuePair.Create(given.Key, given.Value?.DeepClone()))) { [member] = wrong });
            Assert.Equal((400, pointer), (status, (string)problem!["errors"]!.AsArray().Single()!["pointer"]!));
        }

        host.Clock.Now += Duration.FromMinutes(1);
        Assert.Equal(201, (await host.SendAsync("Bình", HttpMethod.Post, $"{Path}/letter/confirm", yes)).Status);
        Assert.Equal("agreed", await CertaintyAsync(host, "2027-02-06"));
        Assert.Equal("announced", await CertaintyAsync(host, "2027-02-06", "&knownAt=2026-11-22T10:00:59%2B07:00"));
        Assert.Equal("东外函 7", (string)(await host.GetAsync($"{Path}/letter"))["confirmation"]!["said"]!["reference"]!);
        await using var again = await host.AgainAsync(Calendar);
        Assert.Equal("agreed", await CertaintyAsync(again, "2027-02-06"));
        Assert.Equal(400, (await host.SendAsync("Bình", HttpMethod.Post, $"{Path}/letter/confirm", yes.DeepClone())).Status);
    }

    [Fact]
    public async Task A_later_review_time_holds_on_one_word_and_an_end_takes_two()
    {
        await using var host = await StartAsync();
        var open = OfficialsHost.Closed("flood", "2026-11-20", "2026-11-20");
        open["clauses"]![0]!.AsObject().Remove("last");
        open["clauses"]![0]!["endKind"] = "until-further-notice";
        open["clauses"]![0]!["reviewBy"] = "2026-11-25";
        await host.PublishAsync(open);
        Assert.Equal("unconfirmed", await CertaintyAsync(host, "2026-11-27"));

        var later = await host.DoAsync("Hoa", $"{Path}/flood/review", new JsonObject { ["clause"] = 1, ["reviewBy"] = "2026-11-30" });
        Assert.Equal(("published", "flood-review"), ((string)later["status"]!, (string)later["id"]!));
        Assert.Equal("agreed", await CertaintyAsync(host, "2026-11-27"));
        foreach (var draft in (JsonObject[])[new() { ["clause"] = 1, ["reviewBy"] = "2026-11-28" }, new() { ["clause"] = 1, ["end"] = "2026-11-28T00:00:00+07:00" }])
        {
            Assert.Equal("draft", (string)(await host.DoAsync("Hoa", $"{Path}/flood/review", draft))["status"]!);
        }

        Assert.Equal("agreed", await CertaintyAsync(host, "2026-11-27"));
        var (status, problem, _) = await host.SendAsync("Hoa", HttpMethod.Post, $"{Path}/flood/review", new JsonObject { ["clause"] = 7, ["reviewBy"] = "2026-11-30" });
        Assert.Equal((400, ""), (status, (string)problem!["errors"]!.AsArray().Single()!["pointer"]!));
        Assert.Equal(400, (await host.SendAsync("Hoa", HttpMethod.Post, $"{Path}/flood/review", new JsonObject { ["clause"] = 1, ["id"] = "x", ["reviewBy"] = "2026-11-30" })).Status);
    }

    [Fact]
    public async Task What_another_process_publishes_is_previewed_and_approved_upon()
    {
        await using var host = await StartAsync();
        await using var other = await host.AgainAsync(Calendar);
        await host.PublishAsync(OfficialsHost.Closed("first", "2027-02-05", "2027-02-08"));
        var second = await other.PublishAsync(OfficialsHost.Closed("second", "2027-05-01", "2027-05-02"));
        Assert.Equal("2026/002", (string)second["number"]!);
        Assert.Equal("closed", await RegimeAsync(other, "2027-02-06"));
    }

    [Fact]
    public async Task What_another_process_publishes_is_answered_soon()
    {
        await using var host = await StartAsync();
        await using var other = await host.AgainAsync(Calendar);
        await host.PublishAsync(OfficialsHost.Closed("tet-2027", "2027-02-05", "2027-02-08"));
        for (var turn = 0; turn < 300 && await RegimeAsync(other, "2027-02-06") != "closed"; turn++)
        {
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        Assert.Equal("closed", await RegimeAsync(other, "2027-02-06"));
    }

    private static async Task EditAsync(OfficialsHost host, string person, string id, JsonNode document)
    {
        var tag = (await host.SendAsync(person, HttpMethod.Get, $"{Path}/{id}")).Response.Headers.ETag;
        Assert.Equal(200, (await host.SendAsync(person, HttpMethod.Put, $"{Path}/{id}", document, $"If-Match: {tag}")).Status);
    }

    private static async Task<string> CertaintyAsync(OfficialsHost host, string date, string more = "") =>
        (string)(await host.GetAsync($"/v1/gates/bac-luan-2/cargo/status?date={date}{more}"))["certainty"]!;

    private static async Task<string> RegimeAsync(OfficialsHost host, string date, string more = "") =>
        (string)(await host.GetAsync($"/v1/gates/bac-luan-2/cargo/status?date={date}{more}"))["regime"]!;

    private static async Task<IEnumerable<string>> IdsAsync(OfficialsHost host, string? person, string query) =>
        (await host.GetAsync(Path + query, person))["statements"]!.AsArray().Select(statement => (string)statement!["id"]!);

    private Task<OfficialsHost> StartAsync() => OfficialsHost.StartAsync(cluster, Calendar, Now);
}
