using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using MongCai.Schedule.Publishing;
using MongCai.Schedule.Service.Commands;
using MongCai.Schedule.Service.Database;
using MongCai.Schedule.Service.Outbox;
using MongCai.Schedule.Service.Tests.Database;
using MongCai.Schedule.Service.Tests.Outbox;
using MongCai.Schedule.Service.Tests.Webhooks;
using MongCai.Schedule.Tests;
using NodaTime;

namespace MongCai.Schedule.Service.Tests.Proof;

/// <summary>
/// The real program on the real calendars, whose clock runs through decades, is killed again and again, while partners read its events with other
/// people's libraries, one of them a receiver that fails often. PROOF_EVENTS and PROOF_KILLS in the environment say how many (docs/faults.md); PROOF_SEED,
/// when.
/// </summary>
/// <param name="cluster">The server for PostgreSQL; null for SQLite.</param>
/// <param name="processes">How many there are of the program; one at a time is killed.</param>
public abstract class EveryEventContract(PostgresCluster? cluster, int processes)
{
    private const string Start = "2022-01-20T00:00:00+07:00";

    /// <summary>Seventy days a second, in which there are some 35 events, nearly all of them late.</summary>
    private const string Speed = "6000000";

    /// <summary>A start takes about as long.</summary>
    private const int LatestKillMilliseconds = 1500;

    /// <summary>One start in so many is killed itself, and another follows.</summary>
    private const int StartsToAKilledOne = 5;

    /// <summary>Of ten thousand events that each fail three times in ten, not one fails as often.</summary>
    private const int Retries = 25;

    /// <summary>What was under way at a kill is sent again after 30 seconds; far longer on a busy machine.</summary>
    private static readonly TimeSpan LongestStandstill = TimeSpan.FromMinutes(3);

    public sealed class OfOneProcessOnSqlite() : EveryEventContract(null, 1);

    public sealed class OfTwoProcessesOnOnePostgres(PostgresCluster cluster) : EveryEventContract(cluster, 2);

    [Fact]
    public async Task Webhooks_stream_and_poll_end_with_the_last_hash_of_the_log_whatever_fails_and_is_killed()
    {
        var (events, kills, seed) = (Number("PROOF_EVENTS", 300), Number("PROOF_KILLS", 3), Number("PROOF_SEED", Random.Shared.Next()));
        var random = new Random(seed);
        await using var database = await TestDatabase.CreateEmptyAsync(cluster);
        await using var hooks = PartnerProgram.Start("hooks.mjs", $"{seed}");
        await using var stream = PartnerProgram.Start("stream.mjs");
        await using var poll = PartnerProgram.Start("poll.mjs");
        await using var service = new Killable(database, processes, [hooks, stream, poll]);
        try
        {
            var began = Stopwatch.GetTimestamp();
            await SubscribeAsync(database, service, hooks);
            var killedStarts = await service.KillWhileWritingAsync(events, kills, random);
            var last = await service.HeadAsync();
            var wrote = Stopwatch.GetElapsedTime(began);
            await DeliveredAsync(database, last);
            JsonNode[] told = [.. await Task.WhenAll(((PartnerProgram[])[hooks, stream, poll]).Select(async partner =>
            {
                await partner.TellAsync(new JsonObject { ["last"] = last });
                return JsonNode.Parse(await partner.LineAsync())!;
            }))];
            var took = Stopwatch.GetElapsedTime(began);

            var hash = await CheckLogAsync(database, last);
            Assert.All(told, partner => Assert.Equal((last, last, hash, 0), ((long)partner["count"]!, (long)partner["last"]!, (string)partner["hash"]!, (int)partner["outOfOrder"]!)));
            Assert.True(last >= events, $"{last} events were written.");
            var calls = told[0]["calls"]!;
            Assert.Equal((0, true), ((int)calls["refused"]!, (int)calls["failed"]! > last / 5));
            TestContext.Current.SendDiagnosticMessage(
                $"""
                {(cluster is null ? "SQLite" : "PostgreSQL")}, {processes} {(processes == 1 ? "process" : "processes")}, seed {seed}: {kills} kills at work, {killedStarts} at start
                {last} events written in {wrote.TotalSeconds:0} s, all received after {took.TotalSeconds:0} s
                webhooks: {calls["all"]} calls: {calls["failed"]} answered 500, {calls["cut"]} cut off, {calls["hung"]} never answered; {told[0]["duplicates"]} events came again
                stream: {told[1]["connections"]} connections, {told[1]["duplicates"]} events came again
                poll: {told[2]["answers"]} answers, {told[2]["failures"]} without one, {told[2]["duplicates"]} events came again
                all three, and verify: events to {last} {hash}
                """);
        }
        catch (Exception failure)
        {
            throw new InvalidOperationException($"PROOF_EVENTS={events} PROOF_KILLS={kills} PROOF_SEED={seed}: {failure.Message}\n{service.Printed}", failure);
        }
    }

    private static int Number(string variable, int otherwise) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;

    /// <summary>Subscribes to all there will be, while the clock stands nearly still.</summary>
    private static async Task SubscribeAsync(TestDatabase database, Killable service, PartnerProgram hooks)
    {
        var now = SystemClock.Instance.GetCurrentInstant();
        string token;
        await using (var empty = new ScheduleDatabase(database.ConnectionString))
        {
            await Migrations.ApplyAsync(empty, now);
            token = (await Service.Access.Tokens.AddAsync(empty, new Person("Logistics", Role.Partner, Country.Vn), now)).Token!.Reveal();
        }

        using var client = new HttpClient { BaseAddress = await service.StartStillAsync() };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var response = await client.PostAsJsonAsync(
            SubscribersHost.Path, new JsonObject { ["url"] = $"http://127.0.0.1:{await hooks.LineAsync()}/hooks" }, TestContext.Current.CancellationToken);
        var subscription = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        Assert.True(response.IsSuccessStatusCode, $"{subscription}");
        Assert.Equal(0, await service.HeadAsync());
        await hooks.TellAsync(new JsonObject { ["secret"] = (string)subscription["secret"]! });
    }

    /// <summary>Waits until the service knows of each event that it was taken, and none is a dead letter.</summary>
    private static async Task DeliveredAsync(TestDatabase database, long last)
    {
        var (most, moved) = (-1L, Stopwatch.GetTimestamp());
        while (most < last)
        {
            var (delivered, dead) = await database.Schedule.ReadAsync(transaction => transaction.FindAsync<(long, long)>(
                "SELECT COALESCE(sum(CASE WHEN state = 'delivered' THEN 1 ELSE 0 END), 0), COALESCE(sum(CASE WHEN state = 'dead' THEN 1 ELSE 0 END), 0) FROM deliveries"));
            Assert.Equal(0, dead);
            (most, moved) = delivered > most ? (delivered, Stopwatch.GetTimestamp()) : (most, moved);
            Assert.True(Stopwatch.GetElapsedTime(moved) < LongestStandstill, $"{delivered} of {last} were delivered.");
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Each event stands in the log once and follows the one before it; the last hash.</summary>
    private static async Task<string> CheckLogAsync(TestDatabase database, long last)
    {
        Assert.Equal(last, (await PublishedEvents.AllAsync(database)).Count);
        var head = await database.Schedule.ReadAsync(EventStore.HeadAsync);
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        var code = await CommandLine.RunAsync(["verify", "--database", database.ConnectionString], output, error);
        Assert.True(code == ExitCode.Done, $"{error}");
        Assert.Equal($"events to {last} {head.Hash}", $"{output}".TrimEnd().Split('\n')[^1]);
        return head.Hash;
    }

    /// <summary>The program, once or more often on one database, and partners who know where it is.</summary>
    private sealed class Killable(TestDatabase database, int processes, PartnerProgram[] partners) : IAsyncDisposable
    {
        private readonly ServiceProcess?[] _running = new ServiceProcess?[processes];
        private readonly Uri?[] _addresses = new Uri?[processes];
        private readonly HttpClient _client = new();

        /// <summary>What those that run have printed.</summary>
        public string Printed => string.Join('\n', _running.Select(one => one?.Printed));

        /// <summary>Starts one of which the clock goes no faster than that of the machine.</summary>
        public async Task<Uri> StartStillAsync()
        {
            await StartAsync("1", 0);
            return _addresses[0]!;
        }

        /// <summary>
        /// Has the clock run until so many events are written, and kills one process at random moments, so many times on the way; then the clock stands
        /// nearly still. How many starts were killed besides.
        /// </summary>
        public async Task<int> KillWhileWritingAsync(int events, int kills, Random random)
        {
            await KillAsync(0);
            await StartAsync(Speed, Enumerable.Range(0, processes));
            var killedStarts = 0;
            for (var kill = 1; kill <= kills; kill++)
            {
                await WrittenAsync((long)events * kill / kills);
                await Task.Delay(random.Next(LatestKillMilliseconds), TestContext.Current.CancellationToken);
                var victim = random.Next(processes);
                await KillAsync(victim);
                while (random.Next(StartsToAKilledOne) == 0)
                {
                    await using var start = Launch(Speed);
                    await Task.Delay(random.Next(LatestKillMilliseconds), TestContext.Current.CancellationToken);
                    killedStarts++;
                }

                if (kill < kills)
                {
                    await StartAsync(Speed, victim);
                }
            }

            for (var one = 0; one < processes; one++)
            {
                await KillAsync(one);
            }

            await StartAsync("1", Enumerable.Range(0, processes));
            return killedStarts;
        }

        /// <summary>The place of the last event there is.</summary>
        public async Task<long> HeadAsync()
        {
            var address = _addresses.First(one => one is not null);
            return (long)JsonNode.Parse(await _client.GetStringAsync(new Uri(address!, "/v1/events?limit=1"), TestContext.Current.CancellationToken))!["last"]!;
        }

        public async ValueTask DisposeAsync()
        {
            _client.Dispose();
            foreach (var process in _running)
            {
                await (process?.DisposeAsync() ?? default);
            }
        }

        private async Task WrittenAsync(long events)
        {
            var (most, moved) = (-1L, Stopwatch.GetTimestamp());
            while (most < events)
            {
                var head = await HeadAsync();
                (most, moved) = head > most ? (head, Stopwatch.GetTimestamp()) : (most, moved);
                Assert.True(Stopwatch.GetElapsedTime(moved) < LongestStandstill, $"{most} of {events} events are written.");
                await Task.Delay(50, TestContext.Current.CancellationToken);
            }
        }

        private ServiceProcess Launch(string speed)
        {
            var settings = new Dictionary<string, string> { ["Webhooks__AllowedNetworks__0"] = "127.0.0.0/8", ["Webhooks__Keys"] = database.Keys, ["Logging__LogLevel__Hangfire"] = "Warning" };
            for (var retry = 0; retry < Retries; retry++)
            {
                settings[string.Create(CultureInfo.InvariantCulture, $"Webhooks__Retries__{retry}")] = "PT0.02S";
            }

            return ServiceProcess.Launch(
                settings, "--database", database.ConnectionString, "--calendars", Solution.PathOf("calendars"), "--clock-start", EveryEventContract.Start, "--clock-speed", speed);
        }

        private async Task StartAsync(string speed, params IEnumerable<int> which)
        {
            foreach (var one in which)
            {
                _running[one] = Launch(speed);
            }

            foreach (var one in which)
            {
                _addresses[one] = await _running[one]!.AddressAsync();
            }

            await TellAsync();
        }

        private async Task KillAsync(int one)
        {
            if (_running[one] is { } running)
            {
                await running.KillAsync();
                await running.DisposeAsync();
                (_running[one], _addresses[one]) = (null, null);
                await TellAsync();
            }
        }

        private async Task TellAsync()
        {
            var services = _addresses.OfType<Uri>().Select(address => $"{address}").ToList();
            foreach (var partner in partners)
            {
                await partner.TellAsync(new JsonObject { ["services"] = new JsonArray([.. services.Select(address => JsonValue.Create(address))]) });
            }
        }
    }
}
