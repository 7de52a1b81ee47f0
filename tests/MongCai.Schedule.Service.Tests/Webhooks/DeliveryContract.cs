using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using MongCai.Schedule.Service.Database;
using MongCai.Schedule.Service.Outbox;
using MongCai.Schedule.Service.Tests.Access;
using MongCai.Schedule.Service.Tests.Database;
using MongCai.Schedule.Service.Tests.Statements;
using MongCai.Schedule.Service.Upkeep;
using MongCai.Schedule.Service.Webhooks;
using NodaTime;

namespace MongCai.Schedule.Service.Tests.Webhooks;

/// <summary>What subscribers may rely on: what is sent, in which order, how often, and what becomes of what cannot be delivered.</summary>
public abstract class DeliveryContract(PostgresCluster? cluster)
{
    private const string Cargo = "bac-luan-2/cargo";
    private const string Passenger = "bac-luan-1/passenger";

    public sealed class OnSqlite() : DeliveryContract(null);

    public sealed class OnPostgres(PostgresCluster cluster) : DeliveryContract(cluster)
    {
        private readonly PostgresCluster _cluster = cluster;

        [Fact]
        public async Task Several_processes_on_one_server_send_each_event_once_and_in_order()
        {
            await using var receiver = await HookReceiver.StartAsync(async _ =>
            {
                await Task.Delay(2, TestContext.Current.CancellationToken);
                return 204;
            });
            await using var one = await SubscribersHost.StartAsync(_cluster);
            await using var other = await one.AgainAsync(OfficialsHost.Calendar, SubscribersHost.Settings);
            await using var third = await one.AgainAsync(OfficialsHost.Calendar, SubscribersHost.Settings);
            for (var index = 0; index < 5; index++)
            {
                await one.SubscribeAsync($"{receiver.Address}/{index}");
            }

            for (var round = 0; round < 10; round++)
            {
                await one.TellAsync(Enumerable.Range(0, 12).Select(index => index % 3 == 0 ? Passenger : Cargo));
                await other.Services.GetRequiredService<EventSignal>().LookAsync();
                await third.Services.GetRequiredService<EventSignal>().LookAsync();
            }

            var all = await receiver.WaitAsync(600);
            await Task.Delay(300, TestContext.Current.CancellationToken);
            Assert.Equal(600, receiver.All.Count);
            CheckOrder(all);
        }
    }

    [Fact]
    public async Task An_event_is_sent_as_it_is_kept_and_verifies()
    {
        await using var receiver = await HookReceiver.StartAsync();
        await using var host = await SubscribersHost.StartAsync(cluster);
        var subscription = await host.SubscribeAsync($"{receiver.Address}?key=42");
        await host.TellAsync(Cargo);
        var received = (await receiver.WaitAsync(1))[0];
        var kept = await host.Database.Schedule.ReadAsync(transaction => EventStore.FindAsync(transaction, 1));
        Assert.Equal(("/hooks?key=42", kept!.Id, kept.Body), (received.Path, received.Id, received.Body));
        Assert.Equal(SignatureOf((string)subscription["secret"]!, received), received.Signature);
        var delivery = (await host.WaitForAsync(subscription, "delivered", 1))[0]!;
        Assert.Equal(
            ($"{subscription["id"]}.1", 1, kept.Id, kept.Type, kept.Subject, 1, 204),
            ((string)delivery["id"]!, (int)delivery["sequence"]!, (string)delivery["event"]!, (string)delivery["type"]!, (string)delivery["subject"]!, (int)delivery["attempts"]!, (int)delivery["last"]!["status"]!));
    }

    [Fact]
    public async Task Of_a_subject_one_is_sent_at_a_time_and_none_overtakes_one_that_failed()
    {
        var failures = new ConcurrentDictionary<string, int>();
        await using var receiver = await HookReceiver.StartAsync(async received =>
        {
            await Task.Delay(3, TestContext.Current.CancellationToken);
            return received.Sequence % 4 == 1 && failures.AddOrUpdate(received.Id, 1, (_, count) => count + 1) < 3 ? 500 : 200;
        });
        await using var host = await SubscribersHost.StartAsync(cluster);
        await host.SubscribeAsync(receiver.Address);
        await host.TellAsync(Enumerable.Range(0, 30).Select(index => index % 3 == 0 ? Passenger : Cargo));
        var all = await receiver.WaitAsync(30 + (8 * 2));
        CheckOrder(all);
        Assert.Equal(30, all.Count(received => received.Answered == 200));
    }

    [Fact]
    public async Task A_subject_whose_event_cannot_be_delivered_keeps_no_other_waiting()
    {
        await using var receiver = await HookReceiver.StartAsync(received => Task.FromResult(received.Subject.Contains("cargo", StringComparison.Ordinal) ? 500 : 200));
        await using var host = await SubscribersHost.StartAsync(cluster, null, "--Webhooks:Retries:0=PT1H");
        var subscription = await host.SubscribeAsync(receiver.Address);
        await host.TellAsync(Cargo, Cargo, Passenger, Cargo, Passenger);
        var all = await receiver.WaitAsync(3);
        Assert.Equal([1L, 3L, 5L], all.Select(received => received.Sequence).Order());
        await host.WaitForAsync(subscription, "pending", 3);
        Assert.Equal(3, receiver.All.Count);
    }

    [Fact]
    public async Task What_is_refused_four_times_is_a_dead_letter_and_the_next_event_follows()
    {
        await using var receiver = await HookReceiver.StartAsync(received => Task.FromResult(received.Sequence == 1 ? 400 : 200));
        await using var host = await SubscribersHost.StartAsync(cluster);
        var subscription = await host.SubscribeAsync(receiver.Address);
        await host.TellAsync(Cargo, Cargo);
        var all = await receiver.WaitAsync(5);
        Assert.Equal([1L, 1L, 1L, 1L, 2L], all.Select(received => received.Sequence));
        Assert.Single(all.Take(4).Select(received => received.Id).Distinct());
        var dead = (await host.WaitForAsync(subscription, "dead", 1))[0]!;
        Assert.Equal((4, 400, null), ((int)dead["attempts"]!, (int)dead["last"]!["status"]!, (string?)dead["nextTry"]));
    }

    [Fact]
    public async Task A_dead_letter_is_sent_again_when_its_owner_wants_it()
    {
        var isMended = false;
        await using var receiver = await HookReceiver.StartAsync(_ => Task.FromResult(Volatile.Read(ref isMended) ? 200 : 500));
        await using var host = await SubscribersHost.StartAsync(cluster);
        var subscription = await host.SubscribeAsync(receiver.Address);
        await host.TellAsync(Cargo);
        var dead = (await host.WaitForAsync(subscription, "dead", 1))[0]!;
        Assert.Equal(5, (int)dead["attempts"]!);
        Volatile.Write(ref isMended, true);
        Assert.Equal("pending", (string)(await host.DoAsync("Logistics", $"/v1/deliveries/{dead["id"]}/redeliver"))["state"]!);
        Assert.Equal(1, (int)(await host.WaitForAsync(subscription, "delivered", 1))[0]!["attempts"]!);
        Assert.Single(receiver.All.Select(received => received.Id).Distinct());
    }

    [Fact]
    public async Task An_endpoint_that_is_gone_is_disabled_and_its_owner_told_where_else_they_listen()
    {
        await using var gone = await HookReceiver.StartAsync(410);
        await using var other = await HookReceiver.StartAsync();
        await using var stranger = await HookReceiver.StartAsync();
        await using var host = await SubscribersHost.StartAsync(cluster);
        var disabled = await host.SubscribeAsync($"{gone.Address}?token=verysecret");
        var told = await host.SubscribeAsync(other.Address, filters: new() { ["types"] = new JsonArray("statement.ended") });
        await host.SubscribeAsync(stranger.Address, "Hoa", new() { ["types"] = new JsonArray("statement.ended") });
        await host.TellAsync(Cargo, Cargo, Cargo);
        var message = (await other.WaitAsync(1))[0];
        Assert.Equal(("subscription.disabled", $"subscriptions/{disabled["id"]}", "gone"), (message.Type, message.Subject, (string)message.Json["data"]!["reason"]!));
        Assert.Equal((message.Id, SignatureOf((string)told["secret"]!, message)), ((string)message.Json["id"]!, message.Signature));
        Assert.DoesNotContain("verysecret", message.Body, StringComparison.Ordinal);
        var now = await host.GetAsync($"{SubscribersHost.Path}/{disabled["id"]}", "Logistics");
        Assert.Equal(("disabled", "gone"), ((string)now["status"]!, (string)now["disabled"]!["reason"]!));
        Assert.Single(gone.All);
        Assert.Empty(stranger.All);
        await host.WaitForAsync(disabled, "dead", 1);
        Assert.Equal(2, (await host.DeliveriesAsync(disabled, "pending")).Count(waiting => waiting!["nextTry"] is null));
        Assert.Equal(409, (await host.SendAsync("Logistics", HttpMethod.Post, $"/v1/deliveries/{disabled["id"]}.1/redeliver")).Status);
        Assert.Empty((await Verification.RunAsync(host.Database.Schedule)).Problems);
    }

    [Fact]
    public async Task Enabled_again_it_gets_what_waited_and_what_came_meanwhile()
    {
        await using var receiver = await HookReceiver.StartAsync(received => Task.FromResult(received.Sequence == 1 ? 410 : 200));
        await using var host = await SubscribersHost.StartAsync(cluster);
        var subscription = await host.SubscribeAsync(receiver.Address);
        var address = $"{SubscribersHost.Path}/{subscription["id"]}";
        await host.TellAsync(Cargo, Cargo);
        await Eventually.TrueAsync(async () => (string)(await host.GetAsync(address, "Logistics"))["status"]! == "disabled", () => "It is not disabled.");
        await host.TellAsync(Cargo, Passenger);
        await Task.Delay(200, TestContext.Current.CancellationToken);
        Assert.Single(receiver.All);
        var tag = (await host.SendAsync("Logistics", HttpMethod.Get, address)).Response.Headers.ETag;
        var (status, body, _) = await host.SendAsync("Logistics", HttpMethod.Patch, address, new JsonObject { ["status"] = "active" }, $"If-Match: {tag}");
        Assert.Equal((200, "active", null), (status, (string)body!["status"]!, (string?)body["disabled"]));
        var all = await receiver.WaitAsync(4);
        Assert.Equal([1L, 2L, 3L, 4L], all.Select(received => received.Sequence).Order());
        CheckOrder(all);
    }

    [Fact]
    public async Task An_endpoint_that_only_failed_for_five_days_is_disabled()
    {
        var time = new ShiftedTime();
        await using var receiver = await HookReceiver.StartAsync(503);
        await using var host = await SubscribersHost.StartAsync(cluster, time);
        var subscription = await host.SubscribeAsync(receiver.Address);
        var address = $"{SubscribersHost.Path}/{subscription["id"]}";
        await host.TellAsync(Cargo);
        await host.WaitForAsync(subscription, "dead", 1);
        time.By = TimeSpan.FromDays(4.9);
        await host.TellAsync(Cargo);
        await host.WaitForAsync(subscription, "dead", 2);
        Assert.Equal("active", (string)(await host.GetAsync(address, "Logistics"))["status"]!);
        time.By = TimeSpan.FromDays(5.1);
        await host.TellAsync(Cargo);
        await Eventually.TrueAsync(async () => (string?)(await host.GetAsync(address, "Logistics"))["disabled"]?["reason"] == "failing", () => "It is not disabled.");
    }

    [Fact]
    public async Task An_endpoint_that_took_something_meanwhile_is_not()
    {
        var time = new ShiftedTime();
        await using var receiver = await HookReceiver.StartAsync(received => Task.FromResult(received.Sequence == 2 ? 200 : 503));
        await using var host = await SubscribersHost.StartAsync(cluster, time);
        var subscription = await host.SubscribeAsync(receiver.Address);
        await host.TellAsync(Cargo);
        await host.WaitForAsync(subscription, "dead", 1);
        time.By = TimeSpan.FromDays(3);
        await host.TellAsync(Cargo);
        await host.WaitForAsync(subscription, "delivered", 1);
        time.By = TimeSpan.FromDays(6);
        await host.TellAsync(Cargo);
        await host.WaitForAsync(subscription, "dead", 2);
        await Task.Delay(100, TestContext.Current.CancellationToken);
        Assert.Equal("active", (string)(await host.GetAsync($"{SubscribersHost.Path}/{subscription["id"]}", "Logistics"))["status"]!);
    }

    [Fact]
    public async Task One_slip_long_after_a_dead_letter_disables_nobody()
    {
        var (time, slips) = (new ShiftedTime(), 0);
        await using var receiver = await HookReceiver.StartAsync(received => Task.FromResult(received.Sequence == 1 || Interlocked.Increment(ref slips) == 1 ? 503 : 200));
        await using var host = await SubscribersHost.StartAsync(cluster, time);
        var subscription = await host.SubscribeAsync(receiver.Address);
        await host.TellAsync(Cargo);
        await host.WaitForAsync(subscription, "dead", 1);
        time.By = TimeSpan.FromDays(7);
        await host.TellAsync(Cargo);
        Assert.Equal(2, (int)(await host.WaitForAsync(subscription, "delivered", 1))[0]!["attempts"]!);
        Assert.Equal("active", (string)(await host.GetAsync($"{SubscribersHost.Path}/{subscription["id"]}", "Logistics"))["status"]!);
    }

    [Fact]
    public async Task When_it_stops_what_is_answered_is_written_and_what_nobody_has_sent_is_given_back()
    {
        var answer = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var receiver = await HookReceiver.StartAsync(_ => answer.Task);
        await using var host = await SubscribersHost.StartAsync(cluster, null, "--Webhooks:Concurrency=1");
        await host.SubscribeAsync(receiver.Address);
        await host.TellAsync(Cargo, Passenger, "hai-yen-km3-4/cargo");
        await Eventually.TrueAsync(async () => receiver.All.Count == 1 && (await RowsAsync()).Count(row => row == "pending 1") == 3, () => "It has not begun.");
        var stopped = host.StopAsync();
        await Task.Delay(300, TestContext.Current.CancellationToken);
        answer.SetResult(204);
        await stopped;
        Assert.Equal(["delivered 1", "pending 0", "pending 0"], await RowsAsync());
        Assert.Single(receiver.All);

        Task<List<string>> RowsAsync() => host.Database.Schedule.ReadAsync(transaction => transaction.QueryAsync<string>(
            "SELECT state || ' ' || attempts FROM deliveries ORDER BY state"));
    }

    [Fact]
    public async Task While_the_database_fails_no_answer_is_lost_and_nothing_sent_twice()
    {
        var answer = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var receiver = await HookReceiver.StartAsync(_ => answer.Task);
        await using var host = await SubscribersHost.StartAsync(cluster);
        var subscription = await host.SubscribeAsync(receiver.Address);
        await host.TellAsync(Cargo);
        await Eventually.TrueAsync(() => receiver.All.Count == 1, () => "Nothing came.");
        await host.Database.Schedule.WriteAsync(transaction => transaction.ExecuteAsync("ALTER TABLE deliveries RENAME TO elsewhere"));
        answer.SetResult(204);
        await Task.Delay(1500, TestContext.Current.CancellationToken);
        await host.Database.Schedule.WriteAsync(transaction => transaction.ExecuteAsync("ALTER TABLE elsewhere RENAME TO deliveries"));
        Assert.Equal(1, (int)(await host.WaitForAsync(subscription, "delivered", 1))[0]!["attempts"]!);
        Assert.Single(receiver.All);
    }

    [Fact]
    public async Task A_message_of_long_ago_is_removed_when_its_delivery_is()
    {
        await using var host = await SubscribersHost.StartAsync(cluster);
        await host.Database.Schedule.WriteAsync(transaction => transaction.ExecuteAsync(
            "INSERT INTO messages (number, id, subscription, subject, body, created) VALUES (1, 'msg_1', 'sub_1', 'watches/1', '{}', '2020-01-01T00:00:00.000000000Z')"));
        await using var again = await host.AgainAsync(OfficialsHost.Calendar, SubscribersHost.Settings);
        await Eventually.TrueAsync(
            async () => await host.Database.Schedule.ReadAsync(transaction => transaction.FindAsync<long>("SELECT count(*) FROM messages")) == 0, () => "It is still there.");
    }

    [Fact]
    public async Task All_events_after_one_are_sent_again_in_order_also_those_before_the_subscription_was_made()
    {
        await using var receiver = await HookReceiver.StartAsync();
        await using var host = await SubscribersHost.StartAsync(cluster);
        await host.TellAsync(Enumerable.Repeat(Cargo, 700));
        await host.TellAsync(Enumerable.Repeat(Passenger, 700));
        var subscription = await host.SubscribeAsync(receiver.Address);
        await host.TellAsync(Cargo, Passenger);
        await receiver.WaitAsync(2);
        Assert.Equal([1401L, 1402L], receiver.All.Select(received => received.Sequence).Order());
        await host.WaitForAsync(subscription, "delivered", 2);
        var answer = await host.DoAsync("Logistics", $"{SubscribersHost.Path}/{subscription["id"]}/catch-up", new JsonObject { ["after"] = 100 });
        Assert.Equal((100, 1402), ((int)answer["after"]!, (int)answer["last"]!));
        var all = await receiver.WaitAsync(2 + 1302);
        Assert.Equal(Enumerable.Range(101, 1302).Select(number => (long)number), all.Skip(2).Select(received => received.Sequence).Order());
        CheckOrder([.. all.Skip(2)]);
        Assert.Equal(1, await host.Database.Schedule.ReadAsync(transaction => transaction.FindAsync<long>("SELECT count(*) FROM subscriptions WHERE reached = 1402")));
    }

    [Fact]
    public async Task Who_catches_up_after_their_own_downtime_does_not_wait_for_what_failed_meanwhile()
    {
        var isDown = true;
        await using var receiver = await HookReceiver.StartAsync(_ => Task.FromResult(isDown ? 503 : 204));
        await using var host = await SubscribersHost.StartAsync(cluster, null, "--Webhooks:Retries:0=PT1H");
        var subscription = await host.SubscribeAsync(receiver.Address);
        await host.TellAsync(Cargo, Cargo, Passenger);
        await receiver.WaitAsync(2);
        await Eventually.TrueAsync(
            async () => (await host.DeliveriesAsync(subscription)).Count(delivery => (int?)delivery!["last"]?["status"] == 503) == 2, () => "The failures are not written.");
        isDown = false;

        // They have read up to 3 elsewhere.
        await host.DoAsync("Logistics", $"{SubscribersHost.Path}/{subscription["id"]}/catch-up", new JsonObject { ["after"] = 3 });
        await host.TellAsync(Cargo);
        await host.WaitForAsync(subscription, "delivered", 4);
        CheckOrder([.. receiver.All.Skip(2)]);
    }

    [Fact]
    public async Task What_waits_for_a_receiver_that_is_down_fills_no_table()
    {
        await using var host = await SubscribersHost.StartAsync(cluster, null, "--Webhooks:Retries:0=PT1H");
        var subscription = await host.SubscribeAsync("http://127.0.0.1:9/hooks");
        await host.TellAsync(Enumerable.Repeat(Cargo, 3000));
        await host.WaitForAsync(subscription, "pending", 200);
        await Task.Delay(500, TestContext.Current.CancellationToken);
        Assert.InRange(await host.Database.Schedule.ReadAsync(transaction => transaction.FindAsync<long>("SELECT count(*) FROM deliveries")), 500, 1000);
    }

    [Fact]
    public async Task Who_is_behind_skips_nothing_by_having_later_events_sent_again_and_what_waits_has_no_time_while_its_owner_wants_nothing()
    {
        await using var host = await SubscribersHost.StartAsync(cluster, null, "--Webhooks:Retries:0=PT1H");
        var subscription = await host.SubscribeAsync("http://127.0.0.1:9/hooks");
        var address = $"{SubscribersHost.Path}/{subscription["id"]}";
        await host.TellAsync(Enumerable.Repeat(Cargo, 1100));
        await Eventually.TrueAsync(async () => await ReachedAsync() >= 500, () => "Nothing was added.");
        await Task.Delay(200, TestContext.Current.CancellationToken);
        var reached = await ReachedAsync();
        Assert.InRange(reached, 500, 1000);
        await host.DoAsync("Logistics", $"{address}/catch-up", new JsonObject { ["after"] = 1090 });
        Assert.Equal(reached, await ReachedAsync());

        // Having asked, what failed before is tried at once; what is being tried has no time.
        await Eventually.TrueAsync(
            async () => (await host.DeliveriesAsync(subscription, "pending")).All(waiting => waiting!["nextTry"] is not null), () => "What waits has no time.");
        var tag = (await host.SendAsync("Logistics", HttpMethod.Get, address)).Response.Headers.ETag;
        Assert.Equal(200, (await host.SendAsync("Logistics", HttpMethod.Patch, address, new JsonObject { ["status"] = "disabled" }, $"If-Match: {tag}")).Status);
        Assert.All(await host.DeliveriesAsync(subscription, "pending"), waiting => Assert.Null(waiting!["nextTry"]));

        Task<long> ReachedAsync() => host.Database.Schedule.ReadAsync(transaction => transaction.FindAsync<long>("SELECT reached FROM subscriptions"));
    }

    [Fact]
    public async Task Filters_let_pass_what_they_name()
    {
        await using var receiver = await HookReceiver.StartAsync();
        await using var host = await SubscribersHost.StartAsync(cluster);
        foreach (var (path, filters) in new (string, JsonObject)[]
        {
            ("all", []),
            ("types", new() { ["types"] = new JsonArray("gate.hours_changed", "statement.published") }),
            ("gates", new() { ["gates"] = new JsonArray("bac-luan-2") }),
            ("flows", new() { ["flows"] = new JsonArray("passenger") }),
            ("classes", new() { ["classes"] = new JsonArray("cold-chain", "dry-food") }),
            ("several", new() { ["types"] = new JsonArray("gate.regime_changed"), ["gates"] = new JsonArray("bac-luan-2"), ["classes"] = new JsonArray("dry-food") }),
        })
        {
            await host.SubscribeAsync($"{receiver.Address}/{path}", filters: filters);
        }

        await host.TellAsync(
            Cargo, Passenger, $"{Cargo} type=gate.hours_changed", "2027-tet", $"{Cargo} classes=dry-food,boat", $"{Passenger} classes=boat", $"{Cargo} classes=cold type=gate.change_upcoming");
        await receiver.WaitAsync(7 + 2 + 4 + 2 + 1 + 1);
        await Task.Delay(100, TestContext.Current.CancellationToken);
        Assert.Equal(
            ["all 1,2,3,4,5,6,7", "classes 5", "flows 2,6", "gates 1,3,5,7", "several 5", "types 3,4"],
            receiver.All.GroupBy(received => received.Path["/hooks/".Length..], received => received.Sequence).OrderBy(group => group.Key)
                .Select(group => $"{group.Key} {string.Join(',', group.Order())}"));
    }

    [Fact]
    public async Task For_a_day_after_a_rotation_both_secrets_sign()
    {
        var time = new ShiftedTime();
        await using var receiver = await HookReceiver.StartAsync();
        await using var host = await SubscribersHost.StartAsync(cluster, time);
        var subscription = await host.SubscribeAsync(receiver.Address);
        var rotated = await host.DoAsync("Logistics", $"{SubscribersHost.Path}/{subscription["id"]}/rotate-secret");
        Assert.NotEqual((string)subscription["secret"]!, (string)rotated["secret"]!);
        await host.TellAsync(Cargo);
        var first = (await receiver.WaitAsync(1))[0];
        Assert.Equal($"{SignatureOf((string)rotated["secret"]!, first)} {SignatureOf((string)subscription["secret"]!, first)}", first.Signature);
        time.By = TimeSpan.FromHours(24.1);
        await host.TellAsync(Cargo);
        var second = (await receiver.WaitAsync(2))[1];
        Assert.Equal(SignatureOf((string)rotated["secret"]!, second), second.Signature);
    }

    [Fact]
    public async Task A_ping_says_what_the_endpoint_makes_of_it()
    {
        await using var receiver = await HookReceiver.StartAsync(418);
        await using var host = await SubscribersHost.StartAsync(cluster);
        var subscription = await host.SubscribeAsync(receiver.Address);
        var answer = await host.DoAsync("Logistics", $"{SubscribersHost.Path}/{subscription["id"]}/ping");
        Assert.Equal((418, null), ((int)answer["status"]!, (string?)answer["failure"]));
        var received = receiver.All.Single();
        Assert.Equal(("ping", 0L, SignatureOf((string)subscription["secret"]!, received)), (received.Type, received.Sequence, received.Signature));
        Assert.Empty(await host.DeliveriesAsync(subscription));
        Assert.Equal("not-connected", (string)(await host.DoAsync("Logistics", $"{SubscribersHost.Path}/{(await host.SubscribeAsync("http://127.0.0.1:9/"))["id"]}/ping"))["failure"]!);
    }

    [Fact]
    public async Task A_slow_receiver_does_not_hold_up_others()
    {
        var answer = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var slow = await HookReceiver.StartAsync(_ => answer.Task);
        await using var quick = await HookReceiver.StartAsync();
        await using var host = await SubscribersHost.StartAsync(cluster, null, "--Webhooks:Concurrency=8");
        await host.SubscribeAsync(slow.Address);
        await host.SubscribeAsync(quick.Address);
        await host.TellAsync(Enumerable.Range(0, 200).Select(index => $"gate-{index}/cargo"));
        await quick.WaitAsync(200);
        Assert.InRange(slow.All.Count, 1, 4);
        answer.SetResult(200);
    }

    [Fact]
    public async Task Receivers_that_were_slow_have_a_quarter_of_the_senders_until_they_are_quick_again()
    {
        var (delay, now, most) = (TimeSpan.FromSeconds(0.7), 0, 0);
        var counting = new Lock();
        await using var slow = await HookReceiver.StartAsync(async _ =>
        {
            lock (counting)
            {
                most = Math.Max(most, ++now);
            }

            await Task.Delay(delay, TestContext.Current.CancellationToken);
            lock (counting)
            {
                now--;
            }

            return 204;
        });

        // The five seconds from which a receiver is slow are half a second here.
        await using var host = await SubscribersHost.StartAsync(cluster, new HastyTime(10), "--Webhooks:Concurrency=8");
        await host.SubscribeAsync($"{slow.Address}/a");
        await host.SubscribeAsync($"{slow.Address}/b");
        Assert.Equal(8, await MostAtOnceAsync());
        Assert.Equal(2, await MostAtOnceAsync());
        delay = TimeSpan.FromSeconds(0.1);
        await Eventually.TrueAsync(async () => await MostAtOnceAsync() > 2, () => "They are slow for ever.");

        async Task<int> MostAtOnceAsync()
        {
            (most, var before) = (0, slow.All.Count);
            await host.TellAsync(Enumerable.Range(0, 4).Select(index => $"gate-{index}/cargo"));
            await slow.WaitAsync(before + 8);
            await Eventually.TrueAsync(
                () => host.Database.Schedule.ReadAsync(async transaction => await transaction.FindAsync<long>("SELECT count(*) FROM deliveries WHERE state = 'pending'") == 0),
                () => "Something is still being sent.");
            return most;
        }
    }

    [Fact]
    public async Task What_waited_too_long_behind_slow_receivers_is_sent_later_and_takes_no_place_for_ever()
    {
        await using var slow = await HookReceiver.StartAsync(async _ =>
        {
            await Task.Delay(1000, TestContext.Current.CancellationToken);
            return 204;
        });
        await using var quick = await HookReceiver.StartAsync();

        // The ten seconds for which what was taken may wait are half a second here.
        await using var host = await SubscribersHost.StartAsync(cluster, new HastyTime(20), "--Webhooks:Concurrency=4");
        await host.SubscribeAsync(slow.Address);
        await host.SubscribeAsync(quick.Address);
        await host.TellAsync(Enumerable.Range(0, 8).Select(index => $"gate-{index}/cargo"));
        await quick.WaitAsync(8);
        await slow.WaitAsync(8);
    }

    [Fact]
    public async Task An_event_is_sent_soon_after_it_is_known()
    {
        await using var receiver = await HookReceiver.StartAsync();
        await using var host = await SubscribersHost.StartAsync(cluster);
        await host.SubscribeAsync(receiver.Address);
        await host.TellAsync(Cargo);
        await receiver.WaitAsync(1);
        await Task.Delay(300, TestContext.Current.CancellationToken);
        var began = TimeProvider.System.GetTimestamp();
        await host.TellAsync(Cargo);
        await receiver.WaitAsync(2);
        Assert.InRange(TimeProvider.System.GetElapsedTime(began, receiver.All[1].At).TotalMilliseconds, 0, 900);
    }

    [Fact]
    public async Task What_was_delivered_long_ago_is_removed_and_dead_letters_stay()
    {
        var time = new ShiftedTime { By = TimeSpan.FromDays(-31) };
        await using var receiver = await HookReceiver.StartAsync(received => Task.FromResult(received.Sequence == 1 ? 400 : 200));
        await using var host = await SubscribersHost.StartAsync(cluster, time);
        var subscription = await host.SubscribeAsync(receiver.Address);
        await host.TellAsync(Cargo, Passenger, Passenger);
        await host.WaitForAsync(subscription, "delivered", 2);
        await host.WaitForAsync(subscription, "dead", 1);
        await host.StopAsync();
        await using var later = await host.AgainAsync(OfficialsHost.Calendar, SubscribersHost.Settings);
        await later.WaitForAsync(subscription, "delivered", 0);
        await later.WaitForAsync(subscription, "dead", 1);
    }

    [Fact]
    public async Task No_secret_stands_in_clear_in_the_database_its_backup_or_the_log()
    {
        using var log = new KeptLog();
        await using var receiver = await HookReceiver.StartAsync();
        await using var host = await SubscribersHost.StartAsync(cluster, null, "--Logging:LogLevel:Default=Trace", "--Logging:LogLevel:Microsoft.AspNetCore=Trace", "--Logging:Console:LogLevel:Default=None", "--Logging:Console:LogLevel:Microsoft.AspNetCore=None");
        host.Services.GetRequiredService<Microsoft.Extensions.Logging.ILoggerFactory>().AddProvider(log);
        var subscription = await host.SubscribeAsync(receiver.Address);
        var (_, second, _) = await host.SendAsync("Logistics", HttpMethod.Post, SubscribersHost.Path, new JsonObject { ["url"] = receiver.Address }, "Idempotency-Key: k1");
        var (_, rotated, _) = await host.SendAsync("Logistics", HttpMethod.Post, $"{SubscribersHost.Path}/{subscription["id"]}/rotate-secret", null, "Idempotency-Key: k2");
        await host.TellAsync(Cargo);
        await receiver.WaitAsync(2);
        var kept = cluster is null ? await FileTextsAsync(host) : await TablesAsync(host);
        Assert.Contains((string)second!["id"]!, kept, StringComparison.Ordinal);
        Assert.Contains("/v1/subscriptions", log.Text, StringComparison.Ordinal);
        foreach (var secret in new[] { subscription["secret"], second["secret"], rotated!["secret"] }.Select(secret => (string)secret!))
        {
            Assert.StartsWith("whsec_", secret, StringComparison.Ordinal);
            Assert.DoesNotContain(secret["whsec_".Length..], kept, StringComparison.Ordinal);
            Assert.DoesNotContain(secret["whsec_".Length..], log.Text, StringComparison.Ordinal);
        }
    }

    /// <summary>The process itself is killed while a receiver has not answered yet.</summary>
    [Fact]
    public async Task Killed_at_work_it_goes_on_where_it_was_and_repeats_what_was_under_way_only()
    {
        await using var receiver = await HookReceiver.StartAsync(async _ =>
        {
            await Task.Delay(5, TestContext.Current.CancellationToken);
            return 204;
        });
        await using var database = await TestDatabase.CreateAsync(cluster);
        var token = (await Service.Access.Tokens.AddAsync(database.Schedule, new("Logistics", Publishing.Role.Partner, null), Instant.FromUtc(2026, 11, 22, 3, 0))).Token!.Reveal();
        string[] arguments = ["--database", database.ConnectionString];
        var settings = new Dictionary<string, string> { ["Webhooks__AllowedNetworks__0"] = "127.0.0.0/8", ["Webhooks__Keys"] = database.Keys };
        await using (var service = ServiceProcess.Launch(settings, arguments))
        {
            using var client = new HttpClient { BaseAddress = await service.AddressAsync() };
            client.DefaultRequestHeaders.Authorization = new("Bearer", token);
            using var response = await client.PostAsJsonAsync(SubscribersHost.Path, new { url = receiver.Address }, TestContext.Current.CancellationToken);
            Assert.Equal(201, (int)response.StatusCode);
            await SomeEvents.WriteAsync(database.Schedule, Enumerable.Range(0, 600).Select(index => $"gate-{index % 3}/cargo"));
            await receiver.WaitAsync(100);
            await service.KillAsync();
        }

        var before = receiver.All.Count;
        Assert.InRange(before, 100, 599);
        await using var again = ServiceProcess.Launch(settings, arguments);
        await again.AddressAsync();
        await Eventually.TrueAsync(
            () => receiver.All.Select(received => received.Sequence).Distinct().Count() >= 600, () => $"{receiver.All.Count} came.\n{again.Printed}");
        Assert.InRange(receiver.All.Count, 600, 600 + 3);
        Assert.All(receiver.All.GroupBy(received => received.Subject), subject => Assert.Equal(subject.Select(received => received.Sequence), subject.Select(received => received.Sequence).Order()));
    }

    /// <summary>Per receiver and subject: one after the other, and each until it was taken before the next.</summary>
    private static void CheckOrder(IReadOnlyList<HookReceiver.Received> all)
    {
        foreach (var subject in all.GroupBy(received => (received.Path, received.Subject)))
        {
            var inOrder = subject.OrderBy(received => received.At).ToList();
            Assert.Equal(inOrder.Select(received => received.Sequence).Order(), inOrder.Select(received => received.Sequence));
            foreach (var (one, next) in inOrder.Zip(inOrder.Skip(1)))
            {
                Assert.True(one.EndedAt <= next.At, $"{subject.Key}: {next.Sequence} was sent while {one.Sequence} was under way.");
            }
        }
    }

    private static string SignatureOf(string secret, HookReceiver.Received received) => WebhookSecret.Read(secret)!.Sign(
        received.Id, long.Parse(received.Timestamp, System.Globalization.CultureInfo.InvariantCulture), Encoding.UTF8.GetBytes(received.Body));

    private static async Task<string> FileTextsAsync(OfficialsHost host)
    {
        var backup = Path.Combine(Path.GetDirectoryName(host.Database.Keys)!, "backup.db");
        await host.Database.Schedule.Dialect.CopyAsync(backup);
        var folder = Path.GetDirectoryName(host.Database.Keys)!;
        return string.Concat(Directory.GetFiles(folder, "*").Select(file =>
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(stream, Encoding.Latin1);
            return reader.ReadToEnd();
        }));
    }

    private static Task<string> TablesAsync(OfficialsHost host) => host.Database.Schedule.ReadAsync(async transaction =>
    {
        var text = new StringBuilder();
        foreach (var table in (string[])["subscriptions", "messages", "deliveries", "idempotency_keys", "audit", "events"])
        {
            text.AppendJoin('\n', await transaction.QueryAsync<string>($"SELECT t::text FROM {table} t"));
        }

        return text.ToString();
    });
}
