using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using MongCai.Schedule.Places;
using MongCai.Schedule.Service.Database;
using MongCai.Schedule.Service.Tests.Database;
using MongCai.Schedule.Service.Tests.Statements;
using MongCai.Schedule.Service.Webhooks.Subscriptions;
using MongCai.Schedule.Service.Webhooks.Watches;
using MongCai.Schedule.Tests.Reference;
using MongCai.Schedule.Timelines;
using NodaTime;
using NodaTime.Text;

namespace MongCai.Schedule.Service.Tests.Webhooks;

/// <summary>
/// Who watches a question is told when a publication changes its answer, and nobody else is. WATCHES and PUBLICATIONS in the environment say how many of
/// each the long one takes.
/// </summary>
public abstract class WatchContract(PostgresCluster? cluster)
{
    private const string Path = "/v1/watches";

    private static readonly Instant Now = Instant.FromUtc(2026, 11, 22, 3, 0);

    public sealed class OnSqlite() : WatchContract(null);

    public sealed class OnPostgres(PostgresCluster cluster) : WatchContract(cluster);

    [Fact]
    public async Task A_closure_in_the_days_that_are_watched_is_told_with_before_after_and_cause()
    {
        await using var receiver = await HookReceiver.StartAsync();
        await using var host = await SubscribersHost.StartAsync(cluster);
        var watch = await host.DoAsync("Logistics", Path, Asked(receiver.Address, from: "2026-12-01", to: "2026-12-05"));
        await host.DoAsync("Logistics", Path, Asked(receiver.Address, from: "2026-12-08", to: "2026-12-09"));
        await host.PublishAsync(OfficialsHost.Closed("2026-closed", "2026-12-04", "2026-12-07"));
        var told = Assert.Single(await receiver.WaitAsync(1)).Json;
        Assert.Equal(("watch.answer_changed", $"watches/{watch["id"]}"), ((string)told["type"]!, (string)told["subject"]!));
        var data = told["data"]!;
        var change = Assert.Single(data["changes"]!.AsArray())!;
        Assert.Equal(("2026-12-04T00:00:00+07:00", "2026-12-06T00:00:00+07:00"), ((string)change["start"]!, (string)change["end"]!));
        Assert.Equal(("normal", "standing", "closed", "agreed"), ((string)change["before"]!["regime"]!, (string)change["before"]!["certainty"]!, (string)change["after"]!["regime"]!, (string)change["after"]!["certainty"]!));
        Assert.Equal(("statement", "2026-closed", "Closed"), ((string)data["cause"]!["action"]!, (string)data["cause"]!["statement"]!, (string)data["cause"]!["title"]!["en"]!));
        Assert.Equal("2026-closed", (string)change["because"]![0]!["statement"]!);
        Assert.StartsWith("whsec_", (string)watch["secret"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_in_other_words_is_told_to_nobody()
    {
        await using var receiver = await HookReceiver.StartAsync();
        await using var host = await SubscribersHost.StartAsync(cluster);
        await host.PublishAsync(OfficialsHost.Closed("2026-closed", "2026-12-04", "2026-12-07"));
        await host.DoAsync("Logistics", Path, Asked(receiver.Address));
        var again = OfficialsHost.Closed("2026-closed-again", "2026-12-04", "2026-12-07");
        again["replaces"] = new JsonArray("2026-closed");
        again["title"]!["en"] = "Closed, as was said";
        again["clauses"]![0]!["note"] = new JsonObject { ["vi"] = "m", ["zh"] = "二", ["en"] = "t" };
        await host.PublishAsync(again);
        await host.PublishAsync(OfficialsHost.Closed("2027-closed", "2027-01-04", "2027-01-07"));
        var told = Assert.Single(await receiver.WaitAsync(1));
        Assert.Equal("2027-closed", (string)told.Json["data"]!["cause"]!["statement"]!);
    }

    [Fact]
    public async Task That_the_schedule_goes_its_way_is_told_to_nobody()
    {
        await using var receiver = await HookReceiver.StartAsync();
        await using var host = await SubscribersHost.StartAsync(cluster);
        await host.PublishAsync(OfficialsHost.Closed("2026-closed", "2026-12-04", "2026-12-07"));
        await host.DoAsync("Logistics", Path, Asked(receiver.Address));
        host.Clock.Now = Instant.FromUtc(2026, 12, 5, 3, 0);
        await Eventually.TrueAsync(
            async () => (await Outbox.PublishedEvents.AllAsync(host.Database)).Exists(read => (string?)read["type"] == "gate.regime_changed"), () => "the gate was not told to be closed");
        await host.PublishAsync(OfficialsHost.Closed("2027-closed", "2027-01-04", "2027-01-07"));
        Assert.Equal("2027-closed", (string)Assert.Single(await receiver.WaitAsync(1)).Json["data"]!["cause"]!["statement"]!);
    }

    [Fact]
    public async Task It_is_its_owners_only_and_ends_when_they_say_so()
    {
        await using var receiver = await HookReceiver.StartAsync();
        await using var host = await SubscribersHost.StartAsync(cluster);
        var watch = await host.DoAsync("Logistics", Path, Asked(receiver.Address));
        var address = $"{Path}/{watch["id"]}";
        Assert.Equal(404, (await host.SendAsync("Hoa", HttpMethod.Get, address)).Status);
        Assert.Equal(404, (await host.SendAsync("Hoa", HttpMethod.Delete, address)).Status);
        Assert.Equal(404, (await host.SendAsync("Logistics", HttpMethod.Get, $"/v1/subscriptions/{watch["id"]}")).Status);
        Assert.Empty((await host.GetAsync(Path, "Hoa"))["watches"]!.AsArray());
        var kept = await host.GetAsync(address, "Logistics");
        Assert.Null(kept["secret"]);
        Assert.Equal(kept.ToJsonString(), Assert.Single((await host.GetAsync(Path, "Logistics"))["watches"]!.AsArray())!.ToJsonString());
        Assert.Equal(204, (await host.SendAsync("Logistics", HttpMethod.Delete, address)).Status);
        Assert.Equal(404, (await host.SendAsync("Logistics", HttpMethod.Get, address)).Status);
    }

    [Fact]
    public async Task Neither_a_watch_that_is_disabled_nor_a_subscription_keeps_others_from_being_told()
    {
        await using var receiver = await HookReceiver.StartAsync();
        await using var host = await SubscribersHost.StartAsync(cluster);
        await host.SubscribeAsync(receiver.Address, filters: new() { ["types"] = new JsonArray("statement.ended") });
        var disabled = await host.DoAsync("Logistics", Path, Asked($"{receiver.Address}/disabled"));
        await host.DoAsync("Logistics", Path, Asked($"{receiver.Address}/active"));
        await host.Database.Schedule.WriteAsync(transaction => SubscriptionStore.DisableAsync(transaction, (string)disabled["id"]!, Disabling.Gone, InstantColumn.Write(Now)));
        foreach (var (id, day) in new[] { ("one", "2026-12-04"), ("two", "2026-12-08") })
        {
            await host.PublishAsync(OfficialsHost.Closed(id, day, day));
            await host.Services.GetRequiredService<WatchRounds>().RunAsync();
        }

        Assert.Equal(["/hooks/active", "/hooks/active"], (await receiver.WaitAsync(2)).Select(received => received.Path));
        Assert.Equal(2, await host.Database.Schedule.ReadAsync(transaction => transaction.FindAsync<long>("SELECT count(*) FROM messages")));
    }

    [Fact]
    public async Task What_was_different_before_it_was_published_is_told_to_nobody()
    {
        await using var receiver = await HookReceiver.StartAsync();
        await using var host = await SubscribersHost.StartAsync(cluster);
        await host.DoAsync("Logistics", Path, Asked(receiver.Address, from: "2026-11-18"));
        await host.PublishAsync(OfficialsHost.Closed("2026-past", "2026-11-20", "2026-11-21"));
        await host.PublishAsync(OfficialsHost.Closed("2026-closed", "2026-12-04", "2026-12-07"));
        Assert.Equal("2026-closed", (string)Assert.Single(await receiver.WaitAsync(1)).Json["data"]!["cause"]!["statement"]!);
    }

    [Fact]
    public async Task Of_those_who_look_at_a_revision_one_tells()
    {
        await using var host = await SubscribersHost.StartAsync(cluster);
        var id = (string)(await host.DoAsync("Logistics", Path, Asked("http://127.0.0.1:9/")))["id"]!;
        var reached = await host.Database.Schedule.ReadAsync(transaction => transaction.FindAsync<long>("SELECT reached FROM subscriptions"));
        await host.SubscribeAsync("http://127.0.0.1:9/");
        Assert.Equal([id], (await host.Database.Schedule.ReadAsync(transaction => WatchStore.BehindAsync(transaction, reached + 1))).Select(watch => watch.Id));
        foreach (var isFirst in new[] { true, false })
        {
            Assert.Equal([isFirst], await host.Database.Schedule.WriteAsync(transaction => WatchStore.ReachAsync(transaction, host.Database.Schedule.Dialect, [id], reached, reached + 1)));
        }
    }

    [Fact]
    public async Task Of_very_many_changes_the_first_fifty_are_told_and_how_many_there_are()
    {
        await using var receiver = await HookReceiver.StartAsync();
        await using var host = await SubscribersHost.StartAsync(cluster);
        await host.DoAsync("Logistics", Path, Asked(receiver.Address));
        var statement = OfficialsHost.Closed("every-other-day", Day(1), Day(1));
        foreach (var index in Enumerable.Range(1, 50))
        {
            var clause = statement["clauses"]![0]!.DeepClone();
            (clause["first"], clause["last"]) = (Day(1 + (2 * index)), Day(1 + (2 * index)));
            statement["clauses"]!.AsArray().Add(clause);
        }

        await host.PublishAsync(statement);
        var data = Assert.Single(await receiver.WaitAsync(1)).Json["data"]!;
        Assert.Equal((50, 51), (data["changes"]!.AsArray().Count, (int)data["changesInAll"]!));
        var revised = (await Outbox.PublishedEvents.AllAsync(host.Database)).Single(read => (string?)read["type"] == "gate.schedule_revised")["data"]!;
        Assert.Equal((50, 51), (revised["changes"]!.AsArray().Count, (int)revised["changesInAll"]!));
    }

    [Fact]
    public async Task The_last_day_may_be_today_or_two_years_from_now()
    {
        await using var host = await SubscribersHost.StartAsync(cluster);
        foreach (var day in new[] { "2026-11-22", "2028-11-22" })
        {
            Assert.Equal(day, (string)(await host.DoAsync("Logistics", Path, Asked("http://127.0.0.1:9/", from: day, to: day)))["to"]!);
        }
    }

    [Fact]
    public async Task Nobody_has_more_than_a_thousand_and_lists_come_in_pages_without_subscriptions()
    {
        await using var host = await SubscribersHost.StartAsync(cluster);
        var subscription = await host.SubscribeAsync("http://127.0.0.1:9/");
        var made = await host.DoAsync("Logistics", Path, Asked("http://127.0.0.1:9/"));
        await host.Database.Schedule.WriteAsync(async transaction =>
        {
            var row = (await WatchStore.FindAsync(transaction, "LOGISTICS", (string)made["id"]!))!;
            for (var count = 1; count < 999; count++)
            {
                await WatchStore.AddAsync(transaction, row with { Id = WatchStore.NewId() });
            }
        });
        await host.DoAsync("Logistics", Path, Asked("http://127.0.0.1:9/"));
        Assert.Equal(409, (await host.SendAsync("Logistics", HttpMethod.Post, Path, Asked("http://127.0.0.1:9/"))).Status);
        await host.DoAsync("Hoa", Path, Asked("http://127.0.0.1:9/"));
        var seen = new List<string>();
        for (var next = $"{Path}?limit=150"; next is not null;)
        {
            var (_, page, response) = await host.SendAsync("Logistics", HttpMethod.Get, next);
            seen.AddRange(page!["watches"]!.AsArray().Select(one => (string)one!["id"]!));
            next = response.Headers.TryGetValues("Link", out var links) ? links.Single().Split('>')[0][1..] : null;
        }

        Assert.Equal(1000, seen.Distinct().Count(id => id.StartsWith("wch_", StringComparison.Ordinal)));
        Assert.Equal(1000, seen.Count);

        // Nor do watches count, or show, among subscriptions.
        Assert.Equal((string)subscription["id"]!, (string)Assert.Single((await host.GetAsync(SubscribersHost.Path, "Logistics"))["subscriptions"]!.AsArray())!["id"]!);
        await host.SubscribeAsync("http://127.0.0.1:9/");
    }

    [Fact]
    public async Task All_that_is_wrong_with_one_is_said_at_once()
    {
        await using var host = await SubscribersHost.StartAsync(cluster);
        var (status, body, _) = await host.SendAsync("Logistics", HttpMethod.Post, Path, new JsonObject
        {
            ["gate"] = "bac-luan-3",
            ["flow"] = "cargo",
            ["direction"] = "exit",
            ["classes"] = new JsonArray("cold-chian"),
            ["from"] = "2026-12-05",
            ["to"] = "2026-12-01",
            ["url"] = "https://user@10.0.0.1/",
            ["colour"] = "red",
        });
        Assert.Equal(400, status);
        Assert.Equal(
            ["/classes/0", "/colour", "/direction", "/gate", "/to", "/url", "/url"],
            body!["errors"]!.AsArray().Select(error => (string)error!["pointer"]!).Order(StringComparer.Ordinal));
        foreach (var (member, value, sign) in new[] { ("to", "2026-11-21", "past"), ("to", "2030-01-01", "2028-11-22"), ("gate", "mong-cai", "bac-luan-2"), ("flow", "resident-trade", "cargo") })
        {
            var asked = Asked("http://127.0.0.1:9/", to: member == "to" ? value : null);
            asked[member] = value;
            var refused = (await host.SendAsync("Logistics", HttpMethod.Post, Path, asked)).Body!;
            Assert.Contains(sign, (string)Assert.Single(refused["errors"]!.AsArray())!["detail"]!, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Of_many_watches_and_publications_exactly_those_are_told_whose_answer_changes_by_the_slow_calendar()
    {
        var (watches, publications) = (Number("WATCHES", 60), Number("PUBLICATIONS", 12));
        var random = new Random(Number("WATCH_SEED", 1));
        await using var receiver = await HookReceiver.StartAsync();
        await using var host = await SubscribersHost.StartAsync(cluster);
        var asked = new Dictionary<string, WatchQuestion>();
        for (var index = 0; index < watches; index++)
        {
            var question = RandomWatch(random, receiver.Address);
            asked[(string)(await host.DoAsync("Logistics", Path, question))["id"]!] = QuestionOf(question);
        }

        var first = host.Services.GetRequiredService<Service.Publication.LiveCalendar>().Stored.Revisions.Length;
        for (var index = 0; index < publications; index++)
        {
            await host.PublishAsync(RandomStatement(random, index));
            host.Clock.Now += Duration.FromHours(1);
        }

        var book = host.Services.GetRequiredService<Service.Publication.LiveCalendar>().Stored.Book;
        var slow = new SlowCalendar(book.Gazetteer, book.Countries, book.Statements);
        var answers = new Dictionary<(string Question, int Revision, Instant At), string>();
        var expected = new HashSet<string>();
        foreach (var revision in book.Revisions.Skip(first))
        {
            foreach (var (watch, question) in asked)
            {
                // All days begin at midnight here, and nothing else changes anything.
                var (start, end) = (question.StartAt(revision.Known), question.EndAt(revision.Known));
                for (var at = start; at < end && at < Now + Duration.FromDays(45); at = Midnight(at))
                {
                    if (Answer(question, revision, at, isBefore: true) != Answer(question, revision, at, isBefore: false))
                    {
                        expected.Add($"{watch} {revision.Number}");
                        break;
                    }
                }
            }
        }

        await host.Services.GetRequiredService<WatchRounds>().RunAsync();
        var all = await receiver.WaitAsync(expected.Count);
        Assert.Equal(expected.Order(StringComparer.Ordinal), all.Select(received => $"{received.Json["data"]!["watch"]} {received.Json["data"]!["revision"]}").Order(StringComparer.Ordinal));

        // What the receiver has taken is written a moment later.
        await Eventually.TrueAsync(
            async () => await host.Database.Schedule.ReadAsync(transaction => transaction.FindAsync<long>("SELECT count(*) FROM deliveries WHERE state <> 'delivered'")) == 0,
            () => "Not all is delivered.");
        Assert.Equal(expected.Count, await host.Database.Schedule.ReadAsync(transaction => transaction.FindAsync<long>("SELECT count(*) FROM messages")));
        TestContext.Current.SendDiagnosticMessage($"{watches} watches, {publications} publications: {expected.Count} of {watches * publications} answers changed, and each was told once");

        string Answer(WatchQuestion question, Revision revision, Instant at, bool isBefore)
        {
            var number = isBefore ? revision.Number - 1 : revision.Number;
            var key = ($"{question.Watched.Gate} {question.Flow} {question.Direction} {string.Join(',', question.Classes)}", number, at);
            return answers.TryGetValue(key, out var found) ? found : answers[key] = Text(slow.Ask(new Question(
                question.Gate, question.Flow, question.Direction, [.. question.Classes], at, isBefore ? revision.Known - Duration.Epsilon : revision.Known)));
        }
    }

    private static string Text(SlowAnswer answer) =>
        $"{answer.Regime} {answer.Certainty} {answer.IsTrial} {answer.Quota} {answer.EndKind} {answer.ExpectedEnd} {answer.ReviewBy} {string.Join('|', answer.Conditions.Select(text => text.En))} "
        + $"{SlowAnswer.Text(answer.Hours)} [{string.Join(", ", answer.Exceptions)}]";

    private static Instant Midnight(Instant at) => Clocks.Hanoi.AtStartOfDay(at.InZone(Clocks.Hanoi).Date.PlusDays(1)).ToInstant();

    private static JsonObject Asked(string url, string? from = null, string? to = null) =>
        new() { ["gate"] = "bac-luan-2", ["flow"] = "cargo", ["url"] = url, ["from"] = from, ["to"] = to };

    private static JsonObject RandomWatch(Random random, string url)
    {
        var first = random.Next(0, 30);
        return new JsonObject
        {
            ["gate"] = "bac-luan-2",
            ["flow"] = "cargo",
            ["url"] = url,
            ["direction"] = random.Next(3) switch { 0 => "export", 1 => "import", _ => null },
            ["classes"] = random.Next(4) switch { 0 => new JsonArray("cold-chain"), 1 => new JsonArray("dry-food"), 2 => new JsonArray("cold-chain", "empty"), _ => new JsonArray() },
            ["from"] = random.Next(3) == 0 ? null : Day(first),
            ["to"] = random.Next(3) == 0 ? null : Day(first + random.Next(0, 8)),
        };
    }

    private static WatchQuestion QuestionOf(JsonObject asked) => new(
        Id<Gate>.Parse((string)asked["gate"]!),
        Flow.Cargo,
        (string?)asked["direction"] switch { "export" => Direction.Export, "import" => Direction.Import, _ => null },
        [.. asked["classes"]!.AsArray().Select(named => Id<CrossingClass>.Parse((string)named!))],
        DateOf(asked["from"]),
        DateOf(asked["to"]));

    private static JsonObject RandomStatement(Random random, int index)
    {
        var first = random.Next(1, 30);
        var statement = OfficialsHost.Closed(string.Create(CultureInfo.InvariantCulture, $"random-{index}"), Day(first), Day(first + random.Next(0, 6)));
        var clause = statement["clauses"]![0]!;
        clause["regime"] = random.Next(3) switch { 0 => "appointment", _ => "closed" };
        if (random.Next(2) == 0)
        {
            clause["classes"] = new JsonArray(random.Next(3) switch { 0 => "cold-chain", 1 => "dry-food", _ => "empty" });
        }

        if (random.Next(3) == 0)
        {
            clause["directions"] = new JsonArray(random.Next(2) == 0 ? "export" : "import");
        }

        return statement;
    }

    private static string Day(int offset) => LocalDatePattern.Iso.Format(new LocalDate(2026, 11, 22).PlusDays(offset));

    private static LocalDate? DateOf(JsonNode? node) => node is null ? null : LocalDatePattern.Iso.Parse((string)node!).Value;

    private static int Number(string variable, int otherwise) => int.Parse(Environment.GetEnvironmentVariable(variable) ?? $"{otherwise}", CultureInfo.InvariantCulture);
}
