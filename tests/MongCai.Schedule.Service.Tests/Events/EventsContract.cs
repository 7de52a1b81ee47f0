using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using MongCai.Schedule.Service.Database;
using MongCai.Schedule.Service.Events;
using MongCai.Schedule.Service.Outbox;
using MongCai.Schedule.Service.Tests.Database;
using MongCai.Schedule.Service.Tests.Statements;
using NodaTime;

namespace MongCai.Schedule.Service.Tests.Events;

/// <summary><c>/v1/events</c>: what is asked for and waited for.</summary>
public abstract class EventsContract(PostgresCluster? cluster)
{
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 22, 3, 0);

    /// <summary>All that an event can be about in the small calendar.</summary>
    private static readonly (string Type, string? Gate, string? Flow)[] Kinds =
    [
        .. from type in EventTypes.All.Where(type => type.StartsWith("gate.", StringComparison.Ordinal))
           from gate in OfficialsHost.Calendar.Contents!.Book.Gazetteer.Gates
           from flow in gate.Flows
           select (type, (string?)$"{gate.Id}", (string?)TextForm.Of(flow)),
        .. EventTypes.All.Where(type => type.StartsWith("statement.", StringComparison.Ordinal)).Select(type => (type, (string?)null, (string?)null)),
    ];

    public sealed class OnSqlite() : EventsContract(null)
    {
        [Fact]
        public async Task No_filter_looks_through_the_table()
        {
            await using var database = await TestDatabase.CreateAsync(null);
            foreach (var filter in Filters())
            {
                var plan = string.Join('\n', await PlanAsync(database, filter, "EXPLAIN QUERY PLAN ", row => $"{row.detail}"));
                Assert.DoesNotContain("SCAN events", plan, StringComparison.Ordinal);
                Assert.Contains("SEARCH events USING", plan, StringComparison.Ordinal);

                // In order, by the index itself: what is sorted is at most a page of each stretch.
                Assert.Equal(filter.Gates is { Length: > 1 } || filter.Types.Length > 1, plan.Contains("TEMP B-TREE", StringComparison.Ordinal));
            }
        }
    }

    public sealed class OnPostgres(PostgresCluster cluster) : EventsContract(cluster)
    {
        [Fact]
        public async Task No_filter_looks_through_the_table()
        {
            await using var database = await TestDatabase.CreateAsync(Cluster);
            await database.Schedule.WriteAsync(transaction => transaction.ExecuteAsync(
                """
                INSERT INTO events (sequence, id, type, subject, gate, flow, classes, time, recorded, revision, body, hash)
                SELECT n, n::text, 'gate.hours_changed', 'x', CASE WHEN n % 100 = 0 THEN 'bac-luan-1' ELSE 'bac-luan-2' END, 'cargo', '', '', '', 1, repeat('x', 500), ''
                FROM generate_series(1, 50000) n
                """));
            await database.Schedule.WriteAsync(transaction => transaction.ExecuteAsync("ANALYZE events"));
            foreach (var filter in Filters())
            {
                var plan = string.Join('\n', await PlanAsync(database, filter, "EXPLAIN ", row => (string)((IDictionary<string, object>)row).Single().Value));
                Assert.DoesNotContain("Seq Scan on events", plan, StringComparison.Ordinal);
            }
        }
    }

    private PostgresCluster? Cluster => cluster;

    [Fact]
    public async Task Events_are_told_to_the_byte_in_order_and_each_names_the_one_before()
    {
        await using var host = await OfficialsHost.StartAsync(cluster, OfficialsHost.Calendar, Now);
        Assert.Equal("""{"events":[],"last":0}""", await host.Client.GetStringAsync("/v1/events", TestContext.Current.CancellationToken));
        await host.PublishAsync(OfficialsHost.Closed("first", "2027-02-05", "2027-02-08"));
        await host.PublishAsync(OfficialsHost.Closed("second", "2026-11-22", "2026-11-23"));
        var bodies = await host.Database.Schedule.ReadAsync(transaction => transaction.QueryAsync<string>("SELECT body FROM events ORDER BY sequence"));
        Assert.Equal($$"""{"events":[{{string.Join(',', bodies)}}],"last":{{bodies.Count}}}""", await host.Client.GetStringAsync("/v1/events", TestContext.Current.CancellationToken));

        var (hash, ofSubjects) = (EventRow.Beginning, new Dictionary<string, string>());
        foreach (var body in bodies)
        {
            var read = JsonNode.Parse(body)!;
            var subject = (string)read["subject"]!;
            Assert.Equal((hash, ofSubjects.GetValueOrDefault(subject, EventRow.Beginning)), ((string)read["prevhash"]!, (string)read["prevgatehash"]!));
            hash = ofSubjects[subject] = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body)));
        }

        Assert.Equal(
            ["statement.published", "gate.schedule_revised", "statement.published", "gate.schedule_revised", "gate.regime_changed"],
            bodies.Select(body => (string)JsonNode.Parse(body)!["type"]!));
    }

    [Fact]
    public async Task Pages_follow_their_links_to_the_end_and_only_a_full_one_is_kept()
    {
        await using var host = await OfficialsHost.StartAsync(cluster, OfficialsHost.Calendar, Now);
        await WrittenEvents.AddAsync(host.Database.Schedule, Random(25), Now);
        var (path, found) = ((string?)"/v1/events?limit=10", new List<int>());
        while (path is not null)
        {
            var (_, page, response) = await host.SendAsync(null, HttpMethod.Get, path);
            var places = page!["events"]!.AsArray().Select(one => int.Parse((string)one!["sequence"]!, System.Globalization.CultureInfo.InvariantCulture)).ToList();
            Assert.Equal(places.Count == 10 ? "public, max-age=3600" : "public, must-revalidate, max-age=0", response.Headers.CacheControl!.ToString());
            Assert.Equal(304, (await host.SendAsync(null, HttpMethod.Get, path, null, $"If-None-Match: {response.Headers.ETag}")).Status);
            Assert.Equal(25, (int)page["last"]!);
            found.AddRange(places);
            path = response.Headers.TryGetValues("Link", out var links) ? links.Single()[1..links.Single().IndexOf('>', StringComparison.Ordinal)] : null;
        }

        Assert.Equal(Enumerable.Range(1, 25), found);
    }

    [Fact]
    public async Task The_next_page_is_one_of_the_same_events()
    {
        await using var host = await OfficialsHost.StartAsync(cluster, OfficialsHost.Calendar, Now);
        await WrittenEvents.AddAsync(host.Database.Schedule, Random(100), Now);
        var (_, _, response) = await host.SendAsync(null, HttpMethod.Get, "/v1/events?limit=1&type=gate.hours_changed,gate.regime_changed&gate=mong-cai&flow=cargo&wait=5");
        Assert.Matches("^</v1/events\\?after=[0-9]+&limit=1&type=gate.hours_changed,gate.regime_changed&gate=mong-cai&flow=cargo>; rel=\"next\"$", response.Headers.GetValues("Link").Single());
    }

    [Fact]
    public async Task A_filter_finds_what_a_look_through_all_of_them_finds()
    {
        await using var host = await OfficialsHost.StartAsync(cluster, OfficialsHost.Calendar, Now);
        await WrittenEvents.AddAsync(host.Database.Schedule, Random(400), Now);
        var rows = await host.Database.Schedule.ReadAsync(transaction => EventStore.AfterAsync(transaction, 0, 1000));
        var gazetteer = OfficialsHost.Calendar.Contents!.Book.Gazetteer;
        using var pages = new EventPages(host.Database.Schedule);
        foreach (var filter in Filters())
        {
            foreach (var (after, limit) in ((long, int)[])[(0, 1000), (0, 7), (200, 3), (399, 5), (400, 5), (500, 5)])
            {
                var page = await pages.AfterAsync(filter, after, limit, TestContext.Current.CancellationToken);
                var expected = rows.Where(row => row.Sequence > after
                    && (filter.Types.IsEmpty || filter.Types.Contains(row.Type))
                    && (filter.Gates is not { } gates || (row.Gate is { } gate && gates.Contains((gate, row.Flow!))))).Take(limit);
                Assert.Equal(expected.Select(row => (row.Sequence, row.Type, row.Body)), page.Events.Select(one => (one.Sequence, one.Type, one.Body)));
                Assert.Equal(400, page.Last);
            }
        }

        // A gate is all that is part of it.
        var parts = await host.GetAsync("/v1/events?limit=1000&gate=mong-cai&flow=cargo");
        Assert.Equal(
            rows.Where(row => row is { Gate: "bac-luan-1" or "bac-luan-2", Flow: "cargo" }).Select(row => row.Id), parts["events"]!.AsArray().Select(one => (string)one!["id"]!));
    }

    [Theory]
    [InlineData("?after=-1", "“-1” is no place among events; write a number such as 42, or 0 for all from the first.")]
    [InlineData("?after=x", "“x” is no place among events; write a number such as 42, or 0 for all from the first.")]
    [InlineData("?wait=61", "“61” is not a whole number from 0 to 60.")]
    [InlineData("?limit=0", "“0” is not a whole number from 1 to 1000.")]
    [InlineData("?type=gate.regime_change", "There is no type of event “gate.regime_change” (did you mean “gate.regime_changed”?); there are: gate.regime_changed, gate.hours_changed, gate.schedule_revised, gate.change_upcoming, statement.published, statement.ended, statement.review_due, statement.unratified.")]
    [InlineData("?gate=bac-luan-3", "There is no gate “bac-luan-3”; there are: mong-cai, bac-luan-1, bac-luan-2, hai-yen-km3-4.")]
    [InlineData("?gate=hai-yen", "There is no gate “hai-yen”; there are: mong-cai, bac-luan-1, bac-luan-2, hai-yen-km3-4.")]
    [InlineData("?flow=cargos", "There is no flow “cargos” (did you mean “cargo”?); there are: passenger, cargo, resident-trade.")]
    [InlineData("?gate=bac-luan-2&type=statement.published", "statement.published belongs to no gate; ask for it apart, without gate and flow.")]
    [InlineData("?gate=bac-luan-2&flow=resident-trade", "None of these gates carries that flow; /v1/gates lists the flows of each.")]
    public async Task A_mistake_is_told_with_what_would_be_right_also_by_the_stream(string query, string detail)
    {
        await using var host = await OfficialsHost.StartAsync(cluster, OfficialsHost.Calendar, Now);
        var (status, problem, _) = await host.SendAsync(null, HttpMethod.Get, $"/v1/events{query}");
        Assert.Equal((400, detail), (status, (string)problem!["detail"]!));
        if (!query.Contains("wait", StringComparison.Ordinal) && !query.Contains("limit", StringComparison.Ordinal))
        {
            using var stream = await OpenStream.AskAsync(host, query);
            Assert.Equal(400, (int)stream.Response.StatusCode);
        }
    }

    [Fact]
    public async Task All_that_is_wrong_is_told_at_once()
    {
        await using var host = await OfficialsHost.StartAsync(cluster, OfficialsHost.Calendar, Now);
        var (_, problem, _) = await host.SendAsync(null, HttpMethod.Get, "/v1/events?after=x&type=a,b&gate=c&flow=d&since=1");
        Assert.Equal(["/since", "/type", "/type", "/gate", "/flow", "/after"], problem!["errors"]!.AsArray().Select(error => (string)error!["pointer"]!));
    }

    [Fact]
    public async Task A_place_may_be_written_as_events_have_it()
    {
        await using var host = await OfficialsHost.StartAsync(cluster, OfficialsHost.Calendar, Now);
        await WrittenEvents.AddAsync(host.Database.Schedule, Random(3), Now);
        Assert.Equal("000000000003", (string)Assert.Single((await host.GetAsync("/v1/events?after=000000000002"))["events"]!.AsArray())!["sequence"]!);
    }

    [Fact]
    public async Task Who_waits_is_told_as_soon_as_it_happens_and_of_nothing_else()
    {
        await using var host = await OfficialsHost.StartAsync(cluster, OfficialsHost.Calendar, Now);
        await host.PublishAsync(OfficialsHost.Closed("first", "2027-02-05", "2027-02-08"));
        var began = Stopwatch.GetTimestamp();
        var (all, cargo) = (host.GetAsync("/v1/events?after=2&wait=60"), host.GetAsync("/v1/events?after=2&wait=60&gate=bac-luan-2&flow=cargo"));
        var others = host.GetAsync("/v1/events?after=2&wait=2&gate=bac-luan-1");
        await Task.Delay(300, TestContext.Current.CancellationToken);
        Assert.False(all.IsCompleted || cargo.IsCompleted || others.IsCompleted);
        await host.PublishAsync(OfficialsHost.Closed("second", "2027-03-05", "2027-03-08"));
        Assert.Equal("statement.published", (string)(await all)["events"]![0]!["type"]!);
        Assert.Equal("gate.schedule_revised", (string)Assert.Single((await cargo)["events"]!.AsArray())!["type"]!);
        Assert.InRange(Stopwatch.GetElapsedTime(began), TimeSpan.Zero, TimeSpan.FromSeconds(30));
        Assert.Empty((await others)["events"]!.AsArray());
    }

    [Fact]
    public async Task Nobody_waits_for_what_is_there_nor_ahead_of_the_newest_nor_for_a_service_that_stops()
    {
        await using var host = await OfficialsHost.StartAsync(cluster, OfficialsHost.Calendar, Now);
        await host.PublishAsync(OfficialsHost.Closed("first", "2027-02-05", "2027-02-08"));
        var began = Stopwatch.GetTimestamp();
        Assert.Equal(2, (await host.GetAsync("/v1/events?wait=60"))["events"]!.AsArray().Count);
        Assert.Equal("""{"events":[],"last":2}""", (await host.GetAsync("/v1/events?after=3&wait=60")).ToJsonString());
        var waiting = host.GetAsync("/v1/events?after=2&wait=60");
        await Task.Delay(200, TestContext.Current.CancellationToken);
        host.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        Assert.Empty((await waiting)["events"]!.AsArray());
        Assert.InRange(Stopwatch.GetElapsedTime(began), TimeSpan.Zero, TimeSpan.FromSeconds(30));
    }

    internal static IEnumerable<(string Type, string? Gate, string? Flow)> Random(int count, int seed = 7)
    {
        var random = new Random(seed);
        return Enumerable.Range(0, count).Select(_ => Kinds[random.Next(Kinds.Length)]);
    }

    /// <summary>One type or several, one gate or several, and both; of what there is, and all of it.</summary>
    private static List<EventFilter> Filters()
    {
        (string, string)[] pairs = [.. Kinds.Where(kind => kind.Gate is not null).Select(kind => (kind.Gate!, kind.Flow!)).Distinct()];
        return
        [
            EventFilter.All,
            new([EventTypes.RegimeChanged], null),
            new([EventTypes.RegimeChanged, EventTypes.StatementPublished], null),
            new(EventTypes.All, null),
            new([], [pairs[0]]),
            new([], [pairs[0], pairs[3]]),
            new([], [.. pairs]),
            new([EventTypes.HoursChanged], [pairs[0]]),
            new([EventTypes.HoursChanged, EventTypes.RegimeChanged], [.. pairs]),
        ];
    }

    private static Task<IEnumerable<string>> PlanAsync(TestDatabase database, EventFilter filter, string explain, Func<dynamic, string> line) => database.Schedule.ReadAsync(async transaction =>
    {
        var parameters = new DynamicParameters(new { after = 100L, limit = 100 });
        return (await transaction.QueryAsync<dynamic>(explain + filter.Select(parameters), parameters)).Select(line);
    });
}
