using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Logging.Abstractions;
using MongCai.Schedule.Service.Database;
using MongCai.Schedule.Service.Tests.Database;
using MongCai.Schedule.Service.Webhooks;
using MongCai.Schedule.Service.Webhooks.Subscriptions;
using NodaTime;

namespace MongCai.Schedule.Service.Tests.Webhooks;

/// <summary>What is taken to be sent, and what becomes of its rows, one step at a time.</summary>
public abstract class DeliveryRowsContract(PostgresCluster? cluster)
{
    private const string Cargo = "bac-luan-2/cargo";
    private const string Passenger = "bac-luan-1/passenger";
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 22, 3, 0);
    private static readonly Duration Lease = Duration.FromSeconds(30);
    private readonly SecretProtection _protection = new(new EphemeralDataProtectionProvider());

    public sealed class OnSqlite() : DeliveryRowsContract(null);

    public sealed class OnPostgres(PostgresCluster cluster) : DeliveryRowsContract(cluster)
    {
        [Fact]
        public async Task Several_processes_take_no_two_of_a_subject_as_they_add_them()
        {
            await using var database = await DatabaseAsync([.. Enumerable.Range(0, 3000).Select(index => $"sub{index:0000}")]);
            for (var round = 0; round < 8; round++)
            {
                await SomeEvents.WriteAsync(database.Schedule, Cargo);
                var another = Task.Run(
                    async () =>
                    {
                        await Task.Delay(round * 7, TestContext.Current.CancellationToken);
                        await SomeEvents.WriteAsync(database.Schedule, Cargo);
                    },
                    TestContext.Current.CancellationToken);
                await Task.WhenAll(Enumerable.Range(0, 3).Select(async _ =>
                {
                    var receivers = Receivers();
                    for (var turn = 0; turn < 12; turn++)
                    {
                        await ExpandAsync(database, Room(1500), receivers);
                    }
                }).Append(another));
                Assert.Empty(await database.Schedule.ReadAsync(transaction => transaction.QueryAsync<string>(
                    "SELECT subscription FROM deliveries WHERE state = 'pending' AND attempts > 0 GROUP BY subscription HAVING count(*) > 1")));
                await database.Schedule.WriteAsync(async transaction =>
                {
                    await transaction.ExecuteAsync("DELETE FROM deliveries");
                    await transaction.ExecuteAsync("UPDATE subscriptions SET reached = (SELECT max(sequence) FROM events)");
                });
            }
        }
    }

    [Fact]
    public async Task An_event_is_taken_as_it_is_added_and_the_next_of_its_subject_follows_when_it_is_done()
    {
        await using var database = await DatabaseAsync("a");
        await SomeEvents.WriteAsync(database.Schedule, Cargo, Cargo, Passenger);
        var taken = await ExpandAsync(database, Room(10));
        Assert.Equal([1L, 3L], taken.Select(delivery => delivery.Sequence));
        Assert.Equal(
            ["1 pending 1 2026-11-22T03:00:30", "2 pending 0 2026-11-22T03:00:30", "3 pending 1 2026-11-22T03:00:30"], await RowsAsync(database));
        Assert.Empty(await TakeAsync(database, Room(10), Now));

        await WriteAsync(database, [.. taken.Take(1)], new DeliveryOutcome.Delivered(), Now + Duration.FromSeconds(2));
        Assert.Equal(
            ["1 delivered 1 2026-11-22T03:00:02", "2 pending 0 2026-11-22T03:00:02", "3 pending 1 2026-11-22T03:00:30"], await RowsAsync(database));
        Assert.Equal([2L], (await TakeAsync(database, Room(10), Now + Duration.FromSeconds(2))).Select(delivery => delivery.Sequence));
    }

    [Fact]
    public async Task Of_a_subscription_four_are_taken_and_in_all_as_many_as_there_is_room()
    {
        await using var database = await DatabaseAsync("a", "b");
        await SomeEvents.WriteAsync(database.Schedule, Enumerable.Range(0, 6).Select(index => $"gate-{index}/cargo"));
        var taken = await ExpandAsync(database, Room(7));
        Assert.Equal(["a 1", "a 2", "a 3", "a 4", "b 1", "b 2", "b 3"], taken.Select(delivery => $"{delivery.Subscription} {delivery.Sequence}").Order());
        Assert.Equal(5, (await RowsAsync(database)).Count(row => row.EndsWith("pending 0 2026-11-22T03:00:00", StringComparison.Ordinal)));
        Assert.Equal(["b 4"], (await TakeAsync(database, Room(9, ("a", 4), ("b", 3)), Now)).Select(delivery => $"{delivery.Subscription} {delivery.Sequence}"));
    }

    [Fact]
    public async Task Where_there_is_no_room_it_is_added_all_the_same_and_waits()
    {
        await using var database = await DatabaseAsync("a");
        await SomeEvents.WriteAsync(database.Schedule, Cargo, Passenger);
        Assert.Empty(await ExpandAsync(database, Room(0)));
        Assert.Equal(["1 pending 0 2026-11-22T03:00:00", "2 pending 0 2026-11-22T03:00:00"], await RowsAsync(database));
        Assert.Equal([1L, 2L], (await TakeAsync(database, Room(10), Now)).Select(delivery => delivery.Sequence).Order());
    }

    [Fact]
    public async Task What_is_given_back_untried_is_due_again_and_counts_no_try()
    {
        await using var database = await DatabaseAsync("a");
        await SomeEvents.WriteAsync(database.Schedule, Cargo);
        var taken = await ExpandAsync(database, Room(10));
        Assert.Equal(1, await GiveBackAsync(database, taken, Now + Duration.FromSeconds(11)));
        Assert.Equal(["1 pending 0 2026-11-22T03:00:11"], await RowsAsync(database));
        var again = Assert.Single(await TakeAsync(database, Room(10), Now + Duration.FromSeconds(11)));
        Assert.Equal(0, again.Attempts);

        // Nor is it given back twice, or by who has lost it.
        Assert.Equal(0, await GiveBackAsync(database, taken, Now + Duration.FromSeconds(12)));
        Assert.Equal(["1 pending 1 2026-11-22T03:00:41"], await RowsAsync(database));
    }

    [Fact]
    public async Task A_result_counts_only_while_the_lease_of_its_try_stands()
    {
        await using var database = await DatabaseAsync("a");
        await SomeEvents.WriteAsync(database.Schedule, Cargo);
        var lost = await ExpandAsync(database, Room(10));
        var taken = await TakeAsync(database, Room(10), Now + Duration.FromSeconds(31));
        Assert.Equal(1, Assert.Single(taken).Attempts);
        Assert.Empty(await WriteAsync(database, lost, new DeliveryOutcome.Gone(), Now + Duration.FromSeconds(32)));
        Assert.Equal(["1 pending 2 2026-11-22T03:01:01"], await RowsAsync(database));
        Assert.Single(await WriteAsync(database, taken, new DeliveryOutcome.Delivered(), Now + Duration.FromSeconds(33)));
        Assert.Equal(["1 delivered 2 2026-11-22T03:00:33"], await RowsAsync(database));
    }

    [Theory]
    [InlineData("delivered", 2)]
    [InlineData("dead", 2)]
    [InlineData("given back", 1)]
    [InlineData("killed", 1)]
    public async Task Of_a_disabled_subscription_nothing_stays_due_and_all_is_sent_when_it_is_enabled(string whatWasSent, long next)
    {
        await using var database = await DatabaseAsync("a");
        await SomeEvents.WriteAsync(database.Schedule, Cargo, Cargo);
        var taken = await ExpandAsync(database, Room(10));
        await database.Schedule.WriteAsync(transaction => Disabling.RunAsync(transaction, "a", Disabling.Gone, Now + Duration.FromSeconds(1)));
        _ = whatWasSent switch
        {
            "delivered" => (await WriteAsync(database, taken, new DeliveryOutcome.Delivered(), Now + Duration.FromSeconds(2))).Count,
            "dead" => (await WriteAsync(database, taken, new DeliveryOutcome.DeadLetter(), Now + Duration.FromSeconds(2))).Count,
            "given back" => await GiveBackAsync(database, taken, Now + Duration.FromSeconds(2)),
            _ => 1,
        };
        var later = Now + Duration.FromSeconds(40);
        Assert.Empty(await TakeAsync(database, Room(10), later));
        Assert.Equal((false, false, null), await LookAsync(database, later + Duration.FromDays(1)));

        var at = InstantColumn.Write(later);
        await database.Schedule.WriteAsync(async transaction =>
        {
            await SubscriptionStore.ChangeAsync(transaction, (await SubscriptionStore.FindAsync(transaction, "a"))! with { Status = SubscriptionRow.Active, DisabledReason = null, DisabledAt = null });
            await DeliveryStore.SetTimeAsync(transaction, "a", at, at);
        });
        Assert.Equal([next], (await TakeAsync(database, Room(10), later)).Select(delivery => delivery.Sequence));
    }

    [Fact]
    public async Task What_its_owner_changed_holds_from_the_next_event_on()
    {
        await using var database = await DatabaseAsync("a");
        var receivers = Receivers();
        await SomeEvents.WriteAsync(database.Schedule, Cargo);
        Assert.Single(await ExpandAsync(database, Room(10), receivers));
        await database.Schedule.WriteAsync(async transaction => await SubscriptionStore.ChangeAsync(
            transaction, (await SubscriptionStore.FindAsync(transaction, "a"))! with { Url = "https://elsewhere.example/", Flows = ",passenger," }));
        await SomeEvents.WriteAsync(database.Schedule, Cargo, Passenger);
        var taken = await ExpandAsync(database, Room(10), receivers);
        Assert.Equal([3L], taken.Select(delivery => delivery.Sequence));
        var messages = await database.Schedule.ReadAsync(transaction => new DeliveryMessages(database.Schedule, receivers).FindAsync(transaction, taken, Now));
        Assert.Equal("https://elsewhere.example/", Assert.Single(messages)!.To.AbsoluteUri);
    }

    [Fact]
    public async Task What_waits_for_one_that_is_tried_again_later_waits_until_then()
    {
        await using var database = await DatabaseAsync("a");
        await SomeEvents.WriteAsync(database.Schedule, Cargo, Cargo, Cargo, Passenger);
        var taken = await ExpandAsync(database, Room(10));
        await WriteAsync(database, [.. taken.Take(1)], new DeliveryOutcome.Retry(Now + Duration.FromHours(1)), Now + Duration.FromSeconds(2));
        await WriteAsync(database, [.. taken.Skip(1)], new DeliveryOutcome.Delivered(), Now + Duration.FromSeconds(2));
        Assert.Empty(await TakeAsync(database, Room(10), Now + Duration.FromSeconds(30)));
        Assert.Equal(
            ["1 pending 1 2026-11-22T04:00:00", "2 pending 0 2026-11-22T04:00:00", "3 pending 0 2026-11-22T04:00:00", "4 delivered 1 2026-11-22T03:00:02"], await RowsAsync(database));
        Assert.Equal((false, false, Now + Duration.FromHours(1)), await LookAsync(database, Now + Duration.FromSeconds(30)));

        // At that time the first is taken, and the others wait for its lease.
        Assert.Equal((true, false, null), await LookAsync(database, Now + Duration.FromHours(1)));
        Assert.Equal([1L], (await TakeAsync(database, Room(10), Now + Duration.FromHours(1))).Select(delivery => delivery.Sequence));
        Assert.Equal(
            ["1 pending 2 2026-11-22T04:00:30", "2 pending 0 2026-11-22T04:00:30", "3 pending 0 2026-11-22T04:00:30", "4 delivered 1 2026-11-22T03:00:02"], await RowsAsync(database));
    }

    [Fact]
    public async Task Whose_room_is_used_up_keeps_no_other_from_being_taken()
    {
        await using var database = await DatabaseAsync("a", "b");
        await SomeEvents.WriteAsync(database.Schedule, Cargo, Passenger);
        await ExpandAsync(database, Room(0));
        Assert.Equal(["b 1", "b 2"], (await TakeAsync(database, Room(2, ("a", 4)), Now)).Select(delivery => $"{delivery.Subscription} {delivery.Sequence}").Order());
    }

    [Fact]
    public async Task Of_slow_receivers_together_no_more_is_taken_than_their_share_and_others_come_all_the_same()
    {
        await using var database = await DatabaseAsync("a", "b", "c", "d");
        await SomeEvents.WriteAsync(database.Schedule, Cargo);
        Assert.Equal(["a 1", "b 1", "d 1"], (await ExpandAsync(database, Slow(10, 2))).Select(delivery => $"{delivery.Subscription} {delivery.Sequence}"));
        await SomeEvents.WriteAsync(database.Schedule, Passenger);
        await ExpandAsync(database, Room(0));
        Assert.Equal(["d 2"], (await TakeAsync(database, Slow(1, 2, ("a", 1), ("b", 1)), Now)).Select(delivery => $"{delivery.Subscription} {delivery.Sequence}"));
        Assert.Single(await TakeAsync(database, Slow(10, 2, ("a", 1)), Now));

        static SendingRoom Slow(int left, int share, params (string Subscription, int Count)[] underWay) =>
            new(left, underWay.ToDictionary(of => of.Subscription, of => of.Count), new HashSet<string>(), new HashSet<string> { "a", "b", "c" }, share);
    }

    [Fact]
    public async Task Nothing_is_taken_of_a_subscription_that_is_closed_to_it()
    {
        await using var database = await DatabaseAsync("a", "b");
        await SomeEvents.WriteAsync(database.Schedule, Cargo);
        var room = new SendingRoom(10, new Dictionary<string, int>(), new HashSet<string> { "a" }, new HashSet<string>(), 0);
        Assert.Equal(["b 1"], (await ExpandAsync(database, room)).Select(delivery => $"{delivery.Subscription} {delivery.Sequence}"));
        await SomeEvents.WriteAsync(database.Schedule, Passenger);
        await ExpandAsync(database, Room(0));
        room = new SendingRoom(1, new Dictionary<string, int>(), new HashSet<string> { "a" }, new HashSet<string>(), 0);
        Assert.Equal(["b 2"], (await TakeAsync(database, room, Now)).Select(delivery => $"{delivery.Subscription} {delivery.Sequence}"));
        Assert.Equal(["a 1", "a 2"], (await TakeAsync(database, Room(10), Now)).Select(delivery => $"{delivery.Subscription} {delivery.Sequence}").Order());
    }

    [Fact]
    public async Task Who_lacks_least_comes_first_and_what_there_is_no_room_for_is_left_to_others()
    {
        await using var database = await DatabaseAsync("a", "b", "c");
        await SomeEvents.WriteAsync(database.Schedule, Cargo, Passenger);
        await database.Schedule.WriteAsync(transaction => SubscriptionStore.ReachAsync(transaction, "c", 1));
        Assert.Equal(["c 2"], (await ExpandAsync(database, Room(1))).Select(delivery => $"{delivery.Subscription} {delivery.Sequence}"));
        Assert.Single(await RowsAsync(database));
    }

    [Fact]
    public async Task What_follows_is_due_when_the_one_before_is_done_but_keeps_its_own_time_where_it_was_tried()
    {
        await using var database = await DatabaseAsync("a");
        await SomeEvents.WriteAsync(database.Schedule, Cargo, Cargo);
        await WriteAsync(database, await ExpandAsync(database, Room(10)), new DeliveryOutcome.Delivered(), Now);
        await WriteAsync(database, await TakeAsync(database, Room(10), Now), new DeliveryOutcome.Retry(Now + Duration.FromHours(1)), Now + Duration.FromSeconds(2));
        await RedeliverAsync(database, 1, Now + Duration.FromSeconds(3));
        await WriteAsync(database, await TakeAsync(database, Room(10), Now + Duration.FromSeconds(3)), new DeliveryOutcome.Delivered(), Now + Duration.FromSeconds(4));
        Assert.Equal(["1 delivered 1 2026-11-22T03:00:04", "2 pending 1 2026-11-22T04:00:00"], await RowsAsync(database));
    }

    [Fact]
    public async Task What_is_being_sent_is_not_made_due_again_until_its_lease_is_over_or_it_has_failed()
    {
        await using var database = await DatabaseAsync("a");
        await SomeEvents.WriteAsync(database.Schedule, Cargo, Passenger);
        var taken = await ExpandAsync(database, Room(10));
        await RedeliverAsync(database, 1, Now + Duration.FromSeconds(29));
        await WriteAsync(database, [.. taken.Skip(1)], new DeliveryOutcome.Retry(Now + Duration.FromHours(1)), Now + Duration.FromSeconds(2));
        Assert.Equal(["1 pending 1 2026-11-22T03:00:30", "2 pending 1 2026-11-22T04:00:00"], await RowsAsync(database));
        await RedeliverAsync(database, 2, Now + Duration.FromSeconds(29));
        await RedeliverAsync(database, 1, Now + Duration.FromSeconds(30));
        Assert.Equal(["1 pending 0 2026-11-22T03:00:30", "2 pending 0 2026-11-22T03:00:29"], await RowsAsync(database));

        // Nor while it is being sent once more.
        await WriteAsync(database, await TakeAsync(database, Room(10), Now + Duration.FromSeconds(31)), new DeliveryOutcome.Retry(Now + Duration.FromSeconds(40)), Now + Duration.FromSeconds(32));
        Assert.Equal(2, (await TakeAsync(database, Room(10), Now + Duration.FromSeconds(40))).Count);
        await RedeliverAsync(database, 1, Now + Duration.FromSeconds(41));
        Assert.Equal(["1 pending 2 2026-11-22T03:01:10", "2 pending 2 2026-11-22T03:01:10"], await RowsAsync(database));
    }

    [Fact]
    public async Task Sent_again_it_waits_for_a_later_one_of_its_subject_that_is_being_sent_and_for_no_other()
    {
        await using var database = await DatabaseAsync("a");
        await SomeEvents.WriteAsync(database.Schedule, Cargo, Cargo, Cargo);
        await WriteAsync(database, await ExpandAsync(database, Room(10)), new DeliveryOutcome.Delivered(), Now + Duration.FromSeconds(1));
        var second = await TakeAsync(database, Room(10), Now + Duration.FromSeconds(1));
        await RedeliverAsync(database, 1, Now + Duration.FromSeconds(3));
        Assert.Equal(["1 pending 0 2026-11-22T03:00:31", "2 pending 1 2026-11-22T03:00:31", "3 pending 0 2026-11-22T03:00:30"], await RowsAsync(database));

        // The second has failed: it is not being sent, nor is the third.
        await WriteAsync(database, second, new DeliveryOutcome.Retry(Now + Duration.FromHours(1)), Now + Duration.FromSeconds(4));
        await RedeliverAsync(database, 1, Now + Duration.FromSeconds(5));
        Assert.Equal(["1 pending 0 2026-11-22T03:00:05", "2 pending 1 2026-11-22T04:00:00", "3 pending 0 2026-11-22T03:00:30"], await RowsAsync(database));
    }

    [Fact]
    public async Task All_sent_again_leaves_alone_what_is_being_sent_and_comes_after_it()
    {
        await using var database = await DatabaseAsync("a");
        await SomeEvents.WriteAsync(database.Schedule, Cargo, Cargo, Cargo, Passenger);
        await WriteAsync(database, await ExpandAsync(database, Room(10)), new DeliveryOutcome.Delivered(), Now + Duration.FromSeconds(1));
        Assert.Equal([2L], (await TakeAsync(database, Room(10), Now + Duration.FromSeconds(1))).Select(delivery => delivery.Sequence));
        await CatchUpAsync(database, after: 0, Now + Duration.FromSeconds(2));
        Assert.Equal(["1 delivered 1 2026-11-22T03:00:01", "2 pending 1 2026-11-22T03:00:31", "4 delivered 1 2026-11-22T03:00:01"], await RowsAsync(database));
        Assert.Equal([4L], (await ExpandAsync(database, Room(10), now: Now + Duration.FromSeconds(3))).Select(delivery => delivery.Sequence));
        Assert.Equal(
            ["1 pending 0 2026-11-22T03:00:31", "2 pending 1 2026-11-22T03:00:31", "3 pending 0 2026-11-22T03:00:03", "4 pending 1 2026-11-22T03:00:33"], await RowsAsync(database));

        // What is sent again is being sent as what is sent the first time.
        await RedeliverAsync(database, 4, Now + Duration.FromSeconds(4));
        Assert.Contains("4 pending 1 2026-11-22T03:00:33", await RowsAsync(database));
    }

    [Fact]
    public async Task All_after_one_sent_again_is_neither_that_one_nor_a_message()
    {
        await using var database = await DatabaseAsync("a");
        await SomeEvents.WriteAsync(database.Schedule, Cargo, Cargo);
        await ExpandAsync(database, Room(0));
        await database.Schedule.WriteAsync(transaction => MessageStore.AddAsync(transaction, "a", "msg_1", "subscriptions/b", "{}", InstantColumn.Write(Now)));
        await CatchUpAsync(database, after: 1, Now + Duration.FromSeconds(2));
        Assert.Equal(["0 pending 0 2026-11-22T03:00:00", "1 pending 0 2026-11-22T03:00:00"], await RowsAsync(database));
        await CatchUpAsync(database, after: 0, Now + Duration.FromSeconds(2));
        Assert.Equal(["0 pending 0 2026-11-22T03:00:00"], await RowsAsync(database));
    }

    [Fact]
    public async Task What_is_being_sent_when_a_subscription_is_disabled_still_counts_and_waits_with_the_rest_where_it_failed()
    {
        await using var database = await DatabaseAsync("a");
        await SomeEvents.WriteAsync(database.Schedule, Cargo, Cargo, Passenger);
        var taken = await ExpandAsync(database, Room(10));
        await database.Schedule.WriteAsync(transaction => Disabling.RunAsync(transaction, "a", Disabling.Gone, Now + Duration.FromSeconds(1)));
        Assert.Equal(["1 pending 1 2026-11-22T03:00:30", "2 pending 0 9999-12-31T23:59:59", "3 pending 1 2026-11-22T03:00:30"], await RowsAsync(database));
        Assert.Single(await WriteAsync(database, [.. taken.Take(1)], new DeliveryOutcome.Retry(Now + Duration.FromSeconds(5)), Now + Duration.FromSeconds(2)));
        Assert.Single(await WriteAsync(database, [.. taken.Skip(1)], new DeliveryOutcome.Delivered(), Now + Duration.FromSeconds(2)));
        Assert.Equal(["1 pending 1 9999-12-31T23:59:59", "2 pending 0 9999-12-31T23:59:59", "3 delivered 1 2026-11-22T03:00:02"], await RowsAsync(database));
        Assert.Equal((false, false, null), await LookAsync(database, Now + Duration.FromDays(1)));
    }

    [Fact]
    public async Task Nothing_is_added_for_a_subscription_that_is_disabled_and_who_has_reached_the_last_event_is_not_behind()
    {
        await using var database = await DatabaseAsync("a", "b");
        await database.Schedule.WriteAsync(transaction => SubscriptionStore.DisableAsync(transaction, "a", Disabling.Gone, InstantColumn.Write(Now)));
        Assert.Equal((false, false, null), await LookAsync(database, Now));
        await SomeEvents.WriteAsync(database.Schedule, Cargo);
        Assert.Equal((false, true, null), await LookAsync(database, Now));
        Assert.Equal(["b"], (await ExpandAsync(database, Room(10))).Select(delivery => delivery.Subscription));
        Assert.Equal((false, false, Now + Lease), await LookAsync(database, Now));
        Assert.Single(await RowsAsync(database));

        // Nor is anything taken, whenever it was to be.
        await database.Schedule.WriteAsync(transaction => SubscriptionStore.DisableAsync(transaction, "b", Disabling.Gone, InstantColumn.Write(Now)));
        Assert.Empty(await TakeAsync(database, Room(10), Now + Lease));
    }

    [Fact]
    public async Task No_more_is_added_where_five_hundred_wait()
    {
        await using var database = await DatabaseAsync("a");
        await SomeEvents.WriteAsync(database.Schedule, Cargo, times: 499);
        await ExpandAsync(database, Room(0));
        await SomeEvents.WriteAsync(database.Schedule, Cargo);
        await ExpandAsync(database, Room(0));
        await SomeEvents.WriteAsync(database.Schedule, Cargo);
        await ExpandAsync(database, Room(0));
        Assert.Equal(500, (await RowsAsync(database)).Count());
    }

    [Fact]
    public async Task An_owner_is_told_where_else_they_listen_and_neither_where_that_is_disabled_too_nor_by_a_watch()
    {
        await using var database = await DatabaseAsync("a", "b", "c", "d");
        await database.Schedule.WriteAsync(transaction => transaction.ExecuteAsync("UPDATE subscriptions SET question = '{}' WHERE id = 'd'"));
        Assert.Equal([true, true, false], await DisableAsync("c", "a", "a"));
        Assert.Equal(
            ["a subscriptions/c", "b subscriptions/a", "b subscriptions/c"],
            (await database.Schedule.ReadAsync(transaction => transaction.QueryAsync<string>("SELECT subscription || ' ' || subject FROM messages"))).Order());
        Assert.Equal(
            ["gone: hooks.example", "gone: hooks.example"],
            await database.Schedule.ReadAsync(transaction => transaction.QueryAsync<string>("SELECT detail FROM audit WHERE action = 'subscription-disabled'")));

        async Task<List<bool>> DisableAsync(params string[] ids)
        {
            var done = new List<bool>();
            foreach (var id in ids)
            {
                done.Add(await database.Schedule.WriteAsync(transaction => Disabling.RunAsync(transaction, id, Disabling.Gone, Now)));
            }

            return done;
        }
    }

    [Fact]
    public async Task A_message_is_kept_while_its_delivery_is_and_for_as_long_as_what_was_delivered()
    {
        await using var database = await DatabaseAsync("a");
        await database.Schedule.WriteAsync(async transaction =>
        {
            foreach (var (id, days) in new[] { ("msg_1", 0), ("msg_2", 0), ("msg_3", 2) })
            {
                await MessageStore.AddAsync(transaction, "a", id, id, "{}", InstantColumn.Write(Now + Duration.FromDays(days)));
            }

            await transaction.ExecuteAsync("DELETE FROM deliveries WHERE message <> 1");
        });
        Assert.Equal(1, await database.Schedule.WorkAsync(transaction => MessageStore.RemoveOldAsync(transaction, InstantColumn.Write(Now + Duration.FromDays(1)))));
        Assert.Equal(["msg_1", "msg_3"], (await database.Schedule.ReadAsync(transaction => transaction.QueryAsync<string>("SELECT id FROM messages"))).Order());
    }

    [Fact]
    public async Task An_event_and_a_message_of_the_same_number_are_two()
    {
        await using var database = await DatabaseAsync("a");
        await SomeEvents.WriteAsync(database.Schedule, Cargo);
        await database.Schedule.WriteAsync(transaction => MessageStore.AddAsync(transaction, "a", "msg_1", "subscriptions/b", "{}", InstantColumn.Write(Now)));
        List<DueDelivery> taken = [.. await ExpandAsync(database, Room(10)), .. await TakeAsync(database, Room(10), Now)];
        var messages = await database.Schedule.ReadAsync(transaction => new DeliveryMessages(database.Schedule, Receivers()).FindAsync(transaction, taken, Now));
        Assert.Equal([(await EventIdAsync(), false), ("msg_1", true)], messages.Select(message => (message!.Id, message.Body.Length == 2)));

        async Task<string> EventIdAsync() => (await database.Schedule.ReadAsync(transaction => transaction.QueryAsync<string>("SELECT id FROM events"))).Single();
    }

    [Fact]
    public async Task A_secret_that_cannot_be_read_signs_as_soon_as_it_can()
    {
        await using var database = await DatabaseAsync("a");
        var receivers = Receivers();
        var secret = await SecretAsync("unreadable");
        await SomeEvents.WriteAsync(database.Schedule, Cargo, Passenger);
        var taken = await ExpandAsync(database, Room(10), receivers);
        var messages = new DeliveryMessages(database.Schedule, receivers);
        Assert.Equal([null, null], await database.Schedule.ReadAsync(transaction => messages.FindAsync(transaction, taken, Now)));
        await SecretAsync(secret);
        Assert.DoesNotContain(null, await database.Schedule.ReadAsync(transaction => messages.FindAsync(transaction, taken, Now)));

        Task<string> SecretAsync(string text) => database.Schedule.WriteAsync(async transaction =>
        {
            var before = (await SubscriptionStore.FindAsync(transaction, "a"))!.Secret;
            await transaction.ExecuteAsync("UPDATE endpoints SET secret = @text", new { text });
            return before;
        });
    }

    [Fact]
    public async Task Who_has_taken_something_or_was_changed_has_not_failed_yet()
    {
        await using var database = await DatabaseAsync("a", "b", "c");
        var dialect = database.Schedule.Dialect;
        await database.Schedule.WriteAsync(async transaction =>
        {
            await SubscriptionStore.NoteFailedAsync(transaction, dialect, ["a", "b", "c"], InstantColumn.Write(Now));
            await SubscriptionStore.NoteFailedAsync(transaction, dialect, ["a", "b", "c"], InstantColumn.Write(Now + Duration.FromDays(1)));
            Assert.Equal(["a", "b", "c"], (await FailingAsync(transaction, Now)).Order());
            await SubscriptionStore.NoteTakenAsync(transaction, dialect, ["a"]);
            Assert.Equal(["b", "c"], (await FailingAsync(transaction, Now)).Order());
            await SubscriptionStore.ChangeAsync(transaction, (await SubscriptionStore.FindAsync(transaction, "b"))!);
            Assert.Equal(["c"], await FailingAsync(transaction, Now));
            Assert.Empty(await FailingAsync(transaction, Now - Duration.FromSeconds(1)));
        });

        Task<List<string>> FailingAsync(System.Data.Common.DbTransaction transaction, Instant before) =>
            SubscriptionStore.FailingSinceAsync(transaction, dialect, ["a", "b", "c"], InstantColumn.Write(before));
    }

    [Fact]
    public async Task A_page_goes_on_after_the_last_one_messages_first()
    {
        await using var database = await DatabaseAsync("a", "b");
        await SomeEvents.WriteAsync(database.Schedule, Cargo, Passenger);
        await ExpandAsync(database, Room(0));
        await database.Schedule.WriteAsync(async transaction =>
        {
            foreach (var number in Enumerable.Range(1, 3))
            {
                await MessageStore.AddAsync(transaction, number == 2 ? "b" : "a", $"msg_{number}", "subscriptions/c", "{}", InstantColumn.Write(Now));
            }
        });
        foreach (var limit in Enumerable.Range(1, 5))
        {
            var (seen, after) = (new List<string>(), new DeliveryId("a", 0, 0));
            while (await database.Schedule.ReadAsync(transaction => DeliveryStore.AfterAsync(transaction, after, null, limit)) is { Count: > 0 } page)
            {
                Assert.InRange(page.Count, 1, limit);
                Assert.InRange(seen.Count, 0, 4);
                seen.AddRange(page.Select(row => $"{row.Sequence} {row.Message}"));
                after = page[^1].Id;
            }

            Assert.Equal(["0 1", "0 3", "1 0", "2 0"], seen);
        }
    }

    [Fact]
    public async Task A_subscription_that_is_removed_takes_its_messages_with_it_and_nobody_elses()
    {
        await using var database = await DatabaseAsync("a", "b");
        await SomeEvents.WriteAsync(database.Schedule, Cargo);
        await ExpandAsync(database, Room(0));
        await database.Schedule.WriteAsync(async transaction =>
        {
            await MessageStore.AddAsync(transaction, "a", "msg_1", "subscriptions/c", "{}", InstantColumn.Write(Now));
            await MessageStore.AddAsync(transaction, "b", "msg_2", "subscriptions/c", "{}", InstantColumn.Write(Now));
            await SubscriptionStore.RemoveAsync(transaction, "a");
        });
        Assert.Equal(["b 0 2", "b 1 0"], await database.Schedule.ReadAsync(transaction => transaction.QueryAsync<string>(
            "SELECT subscription || ' ' || sequence || ' ' || message FROM deliveries ORDER BY sequence")));
        Assert.Equal(["msg_2"], await database.Schedule.ReadAsync(transaction => transaction.QueryAsync<string>("SELECT id FROM messages")));
    }

    private async Task<TestDatabase> DatabaseAsync(params string[] subscriptions)
    {
        var database = await TestDatabase.CreateAsync(cluster);
        var secret = _protection.Protect(WebhookSecret.Create());
        await database.Schedule.WriteAsync(async transaction =>
        {
            foreach (var id in subscriptions)
            {
                await SubscriptionStore.AddAsync(transaction, new SubscriptionRow(
                    id, "AN", "https://hooks.example/", "", "", "", "", "", SubscriptionRow.Active, null, null, secret, null, null, 0, InstantColumn.Write(Now), 1));
            }
        });
        return database;
    }

    private Receivers Receivers() => new(_protection, NullLogger<Receivers>.Instance);

    private async Task<List<DueDelivery>> ExpandAsync(TestDatabase database, SendingRoom room, Receivers? receivers = null, Instant? now = null) => (await database.Schedule.WorkAsync(
        transaction => DeliveryExpansion.RunAsync(transaction, database.Schedule.Dialect, receivers ?? Receivers(), now ?? Now, Lease, room))).Taken;

    private static Task<(bool IsDue, bool IsBehind, Instant? Next)> LookAsync(TestDatabase database, Instant now) =>
        database.Schedule.ReadAsync(transaction => DeliveryQueue.LookAsync(transaction, now));

    private static Task RedeliverAsync(TestDatabase database, long sequence, Instant at) => database.Schedule.WriteAsync(
        transaction => DeliveryStore.RedeliverAsync(transaction, database.Schedule.Dialect, new DeliveryId("a", sequence, 0), InstantColumn.Write(at)));

    /// <summary>Has all events after one sent again, as <see cref="SubscriptionDesk"/> does.</summary>
    private static Task CatchUpAsync(TestDatabase database, long after, Instant at) => database.Schedule.WriteAsync(async transaction =>
    {
        await DeliveryStore.TakeBackAsync(transaction, database.Schedule.Dialect, "a", after, InstantColumn.Write(at));
        await SubscriptionStore.ReachAsync(transaction, "a", after);
    });

    private static async Task<List<DueDelivery>> TakeAsync(TestDatabase database, SendingRoom room, Instant now) => (await database.Schedule.WorkAsync(
        transaction => DeliveryQueue.TakeAsync(transaction, database.Schedule.Dialect, now, Lease, room))).Taken;

    private static Task<int> GiveBackAsync(TestDatabase database, List<DueDelivery> taken, Instant at) =>
        database.Schedule.WorkAsync(transaction => DeliveryQueue.GiveBackAsync(transaction, database.Schedule.Dialect, taken, at));

    private static Task<List<DeliveryResult>> WriteAsync(TestDatabase database, IReadOnlyCollection<DueDelivery> taken, DeliveryOutcome outcome, Instant at) => database.Schedule.WorkAsync(
        transaction => DeliveryQueue.WriteAsync(
            transaction, database.Schedule.Dialect, [.. taken.Select(of => new DeliveryResult(of, new DeliveryAnswer(200, null, null, "", at, Duration.Zero), outcome))], at));

    private static SendingRoom Room(int left, params (string Subscription, int Count)[] underWay) =>
        new(left, underWay.ToDictionary(of => of.Subscription, of => of.Count), new HashSet<string>(), new HashSet<string>(), 0);

    private static async Task<IEnumerable<string>> RowsAsync(TestDatabase database) => (await database.Schedule.ReadAsync(transaction => transaction.QueryAsync<(long, string, long, string)>(
        "SELECT sequence, state, attempts, not_before FROM deliveries ORDER BY subscription, sequence"))).Select(row => $"{row.Item1} {row.Item2} {row.Item3} {row.Item4[..19]}");
}
