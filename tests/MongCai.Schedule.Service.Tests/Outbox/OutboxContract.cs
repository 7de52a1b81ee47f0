using System.Text.Json.Nodes;
using MongCai.Schedule.Events;
using MongCai.Schedule.Service.CalendarFiles;
using MongCai.Schedule.Service.Database;
using MongCai.Schedule.Service.Outbox;
using MongCai.Schedule.Service.Publication;
using MongCai.Schedule.Service.Tests.CalendarFiles;
using MongCai.Schedule.Service.Tests.Database;
using MongCai.Schedule.Service.Tests.Statements;
using MongCai.Schedule.Service.Tests.Webhooks;
using NodaTime;

namespace MongCai.Schedule.Service.Tests.Outbox;

/// <summary>Every change is written once, in order, whatever happens to clocks and programs.</summary>
public abstract class OutboxContract(PostgresCluster? cluster)
{
    private const string Appointment = """
        id: appointment
        kind: agreement
        title: { vi: Một, zh: 二, en: Three }
        issuedBy: vn
        instrument: { form: letters, date: 2026-11-22 }
        sources: [{ title: t, kind: original, published: 2026-11-22 }]
        clauses: [{ gates: [bac-luan-2], flows: [cargo], first: 2026-12-01, last: 2026-12-02, regime: appointment }]
        """;

    private static readonly Instant Now = Instant.FromUtc(2026, 11, 22, 3, 0);
    private static readonly CalendarReading Calendar = SmallCalendar.Read(("statements/outbreak.yaml", null), ("statements/appointment.yaml", Appointment));

    public sealed class OnSqlite() : OutboxContract(null);

    public sealed class OnPostgres(PostgresCluster cluster) : OutboxContract(cluster);

    // Báo Quảng Ninh, 21/2/2022, and for Km3+4 Việt Nam News, 3/2/2022: see calendars/statements/agreements/2022-tet*.yaml.
    [Fact]
    public async Task Tet_2022_is_told_as_the_newspapers_had_it()
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        var reading = CalendarFolder.Load(Schedule.Tests.Solution.PathOf("calendars"));
        var bodies = await Replay.RunAsync(
            database.Schedule, reading, Instant.FromUtc(2022, 1, 24, 17, 0) - Duration.FromSeconds(1), Instant.FromUtc(2022, 2, 6, 17, 0), null, TestContext.Current.CancellationToken)
            .ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal(
            [
                "2022-01-25T00:00:00+07:00 statement.published 2022-tet",
                "2022-01-31T00:00:00+07:00 gate.regime_changed bac-luan-1/passenger: normal to appointment",
                "2022-01-31T00:00:00+07:00 gate.regime_changed bac-luan-2/cargo: normal to closed",
                "2022-01-31T00:00:00+07:00 gate.regime_changed hai-yen-km3-4/cargo: normal to closed",
                "2022-01-31T00:00:00+07:00 gate.regime_changed hai-yen-km3-4/resident-trade: normal to closed",
                "2022-02-03T00:00:00+07:00 statement.published 2022-tet-amended",
                "2022-02-03T00:00:00+07:00 gate.regime_changed bac-luan-2/cargo: closed to appointment, but cold-chain closed and dry-food closed",
                "2022-02-03T00:00:00+07:00 gate.regime_changed hai-yen-km3-4/cargo: closed to normal",
                "2022-02-03T00:00:00+07:00 gate.regime_changed hai-yen-km3-4/resident-trade: closed to normal",
                "2022-02-07T00:00:00+07:00 statement.ended 2022-tet",
                "2022-02-07T00:00:00+07:00 statement.ended 2022-tet-amended",
                "2022-02-07T00:00:00+07:00 gate.regime_changed bac-luan-1/passenger: appointment to normal",
                "2022-02-07T00:00:00+07:00 gate.regime_changed bac-luan-2/cargo: appointment to normal",
            ],
            PublishedEvents.Checked(bodies)
                .Where(read => (string?)read["type"] is "gate.regime_changed" or "statement.published" or "statement.ended")
                .Select(PublishedEvents.Outline));
    }

    [Fact]
    public async Task A_change_is_told_ahead_and_when_it_comes()
    {
        await using var host = await StartAsync();
        foreach (var hours in Enumerable.Range(1, 24 * 12))
        {
            await host.WorkAtAsync(Now + Duration.FromHours(hours));
        }

        Assert.Equal(
            [
                "2026-11-28T00:00:00+07:00 gate.change_upcoming bac-luan-2/cargo: normal to appointment",
                "2026-11-30T00:00:00+07:00 gate.change_upcoming bac-luan-2/cargo: normal to appointment",
                "2026-11-30T00:00:00+07:00 gate.change_upcoming bac-luan-2/cargo: appointment to normal",
                "2026-12-01T00:00:00+07:00 gate.regime_changed bac-luan-2/cargo: normal to appointment",
                "2026-12-02T00:00:00+07:00 gate.change_upcoming bac-luan-2/cargo: appointment to normal",
                "2026-12-03T00:00:00+07:00 statement.ended appointment",
                "2026-12-03T00:00:00+07:00 gate.regime_changed bac-luan-2/cargo: appointment to normal",
            ],
            await host.OutlinesAsync());
    }

    [Fact]
    public async Task After_downtime_all_that_became_due_is_told_in_order_as_late()
    {
        await using var host = await StartAsync();
        await host.WorkAtAsync(Now);
        await host.WorkAtAsync(At("2026-12-03T00:00:05"));
        Assert.Equal(
            [
                "2026-11-28T00:00:00+07:00 gate.change_upcoming bac-luan-2/cargo: normal to appointment, late",
                "2026-11-30T00:00:00+07:00 gate.change_upcoming bac-luan-2/cargo: normal to appointment, late",
                "2026-11-30T00:00:00+07:00 gate.change_upcoming bac-luan-2/cargo: appointment to normal, late",
                "2026-12-01T00:00:00+07:00 gate.regime_changed bac-luan-2/cargo: normal to appointment, late",
                "2026-12-02T00:00:00+07:00 gate.change_upcoming bac-luan-2/cargo: appointment to normal, late",
                "2026-12-03T00:00:00+07:00 statement.ended appointment",
                "2026-12-03T00:00:00+07:00 gate.regime_changed bac-luan-2/cargo: appointment to normal",
            ],
            await host.OutlinesAsync());
    }

    [Theory]
    [InlineData("2026-12-03T00:00:10", false)]
    [InlineData("2026-12-03T00:00:10.001", true)]
    public async Task What_is_written_more_than_ten_seconds_after_its_time_is_late(string written, bool isLate)
    {
        await using var host = await StartAsync();
        await host.WorkAtAsync(At("2026-12-02T23:59:00"));
        await host.WorkAtAsync(At(written));
        Assert.All((await host.OutlinesAsync())[^2..], line => Assert.Equal(isLate, line.EndsWith(", late", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_change_concerns_the_classes_whose_goods_it_makes_a_difference_to()
    {
        await using var host = await OfficialsHost.StartAsync(cluster, OfficialsHost.Calendar, Now);
        var cold = OfficialsHost.Closed("cold", "2026-11-22", "2026-11-22");
        cold["clauses"]![0]!["classes"] = new JsonArray("cold-chain");
        await host.PublishAsync(cold);
        await host.PublishAsync(OfficialsHost.Closed("all", "2026-12-10", "2026-12-10"));
        Assert.Equal(
            [
                "statement.published ", "gate.schedule_revised ,cold-chain,", "gate.regime_changed ,cold-chain,",
                "statement.published ", "gate.schedule_revised ,cold-chain,dry-food,empty,people,",
            ],
            (await host.Database.Schedule.ReadAsync(transaction => EventStore.AfterAsync(transaction, 0, 100))).Select(row => $"{row.Type} {row.Classes}"));
    }

    [Fact]
    public async Task Reviews_of_two_clauses_at_one_time_are_two_events()
    {
        await using var host = await OfficialsHost.StartAsync(cluster, OfficialsHost.Calendar, Now);
        var statement = OfficialsHost.Closed("reviewed", "2026-11-25", "2026-11-25");
        var clause = statement["clauses"]![0]!.AsObject();
        clause.Remove("last");
        (clause["endKind"], clause["reviewBy"]) = ("until-further-notice", "2026-11-27");
        var other = clause.DeepClone();
        other["classes"] = new JsonArray("cold-chain");
        statement["clauses"]!.AsArray().Add(other);
        await host.PublishAsync(statement);
        host.Clock.Now = At("2026-11-28T00:00:00");
        await Work(host).DoAsync(TestContext.Current.CancellationToken);
        Assert.Equal(
            ["1", "2"],
            (await PublishedEvents.AllAsync(host.Database)).Where(read => (string?)read["type"] == "statement.review_due").Select(read => $"{read["data"]!["clause"]}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Who_waits_is_told_of_what_comes_and_not_of_what_they_have()
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        var signal = new EventSignal(database.Schedule);
        await SomeEvents.WriteAsync(database.Schedule, "bac-luan-2/cargo");
        await signal.LookAsync();
        await signal.WaitAsync(0, TestContext.Current.CancellationToken);
        var waiting = signal.WaitAsync(1, TestContext.Current.CancellationToken);
        await signal.LookAsync();
        await Task.Delay(50, TestContext.Current.CancellationToken);
        Assert.False(waiting.IsCompleted);
        await SomeEvents.WriteAsync(database.Schedule, "bac-luan-2/cargo");
        await signal.LookAsync();
        await waiting;
        Assert.Equal(2, signal.Last);
    }

    [Fact]
    public void What_is_published_moves_the_next_moment()
    {
        var (moments, before) = (new DueMoments(), SmallCalendar.Read(("statements/outbreak.yaml", null)).Contents!.Book);
        Assert.Equal(DueEvents.NextAfter(before, Now), moments.NextAfter(before, Now));
        Assert.Equal(At("2026-11-28T00:00:00"), moments.NextAfter(Calendar.Contents!.Book, Now));
    }

    [Fact]
    public async Task A_clock_that_runs_through_the_past_stops_where_a_file_becomes_known_and_goes_by_it_from_then_on()
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        var (reading, clock) = (SmallCalendar.Read(), new FixedClock(At("2022-02-19T00:00:00")));
        await Import.RunAsync(database.Schedule, reading, clock.Now, isReplay: true);
        var calendar = await LiveCalendar.LoadAsync(database.Schedule, reading.Contents!, clock);
        var work = new DueWork(database.Schedule, calendar, new DueMoments(), new EventSignal(database.Schedule), new StillTime(clock), new ReplayedFiles(reading));
        var outbreak = reading.Contents!.Book.Revisions.Single(revision => revision.Statement?.Id.ToString() == "2022-outbreak").Known;
        foreach (var before in new[] { clock.Now, outbreak - Duration.FromSeconds(10) })
        {
            clock.Now = before;
            Assert.Equal(outbreak.ToDateTimeOffset(), await work.DoAsync(TestContext.Current.CancellationToken));
        }

        clock.Now = outbreak;
        Assert.Equal(DueEvents.NextAfter(reading.Contents!.Book, outbreak)!.Value.ToDateTimeOffset(), await work.DoAsync(TestContext.Current.CancellationToken));
        Assert.Contains(await PublishedEvents.AllAsync(database), read => (string?)read["type"] == "statement.published");
    }

    [Fact]
    public async Task It_names_the_next_moment_and_nothing_is_told_before_it()
    {
        await using var host = await StartAsync();
        var (told, at) = (0, Now);
        while (await host.WorkAtAsync(at) is { } next && next < At("2026-12-04T00:00:00"))
        {
            await host.WorkAtAsync(next - Duration.FromMilliseconds(1));
            Assert.Equal(told, (await host.OutlinesAsync()).Count(line => string.CompareOrdinal(line[..19], next.InZone(Clocks.Hanoi).ToString("uuuu-MM-ddTHH:mm:ss", null)) < 0));
            await host.WorkAtAsync(next);
            (told, at) = ((await host.OutlinesAsync()).Count, next);
        }

        Assert.Equal(7, told);
    }

    [Fact]
    public async Task A_clock_that_jumps_tells_nothing_twice_and_leaves_nothing_out()
    {
        await using var straight = await StartAsync();
        await using var jumping = await StartAsync();
        for (var at = Now; at <= At("2026-12-05T00:00:00"); at += Duration.FromHours(1))
        {
            await straight.WorkAtAsync(at);
        }

        var random = new Random(7);
        for (var at = Now; at <= At("2026-12-05T00:00:00"); at += Duration.FromHours(6))
        {
            await jumping.WorkAtAsync(at + Duration.FromHours(random.Next(-72, 30)));
        }

        await jumping.WorkAtAsync(At("2026-12-05T00:00:00"));
        Assert.Equal(await straight.OutlinesAsync(), (await jumping.OutlinesAsync()).Select(line => line.Replace(", late", "", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Whoever_looks_and_how_many_at_once_everything_is_written_once()
    {
        await using var host = await StartAsync();
        await using var other = await host.BesideAsync();
        foreach (var at in (Instant[])[Now, At("2026-11-28T00:00:00"), At("2026-12-01T00:00:00"), At("2026-12-03T00:00:00")])
        {
            await Task.WhenAll(Enumerable.Range(0, 8).Select(index => Task.Run(() => (index % 2 == 0 ? host : other).WorkAtAsync(at))));
        }

        Assert.Equal(7, (await host.OutlinesAsync()).Count);
    }

    [Fact]
    public async Task What_is_amended_a_second_before_it_comes_does_not_come()
    {
        await using var host = await OfficialsHost.StartAsync(cluster, Calendar, At("2026-11-30T12:00:00"));
        var (work, clock) = (Work(host), host.Clock);
        await work.DoAsync(TestContext.Current.CancellationToken);
        clock.Now = At("2026-11-30T23:59:59");
        var closed = OfficialsHost.Closed("2026-closed", "2026-12-01", "2026-12-02");
        closed["replaces"] = new JsonArray("appointment");
        await host.PublishAsync(closed);
        clock.Now = At("2026-12-01T00:00:00.200");
        await work.DoAsync(TestContext.Current.CancellationToken);
        Assert.Equal(
            [
                "2026-11-30T23:59:59+07:00 statement.published 2026-closed",
                "2026-11-30T23:59:59+07:00 statement.ended appointment",
                "2026-11-30T23:59:59+07:00 gate.schedule_revised bac-luan-2/cargo: appointment to closed",
                "2026-12-01T00:00:00+07:00 gate.regime_changed bac-luan-2/cargo: normal to closed",
            ],
            (await PublishedEvents.AllAsync(host.Database)).Select(PublishedEvents.Outline));
    }

    [Fact]
    public async Task What_is_published_is_told_after_all_that_fell_due_before_though_nobody_had_looked()
    {
        await using var host = await OfficialsHost.StartAsync(cluster, Calendar, Now);
        host.Clock.Now = At("2026-12-01T08:00:00");
        await host.PublishAsync(OfficialsHost.Closed("2026-closed", "2026-12-01", "2026-12-01"));
        Assert.Equal(
            [
                "2026-11-28T00:00:00+07:00 gate.change_upcoming bac-luan-2/cargo: normal to appointment, late",
                "2026-11-30T00:00:00+07:00 gate.change_upcoming bac-luan-2/cargo: normal to appointment, late",
                "2026-11-30T00:00:00+07:00 gate.change_upcoming bac-luan-2/cargo: appointment to normal, late",
                "2026-12-01T00:00:00+07:00 gate.regime_changed bac-luan-2/cargo: normal to appointment, late",
                "2026-12-01T08:00:00+07:00 statement.published 2026-closed",
                "2026-12-01T08:00:00+07:00 gate.schedule_revised bac-luan-2/cargo: appointment to closed",
                "2026-12-01T08:00:00+07:00 gate.regime_changed bac-luan-2/cargo: appointment to closed",
            ],
            (await PublishedEvents.AllAsync(host.Database)).Select(PublishedEvents.Outline));
    }

    [Fact]
    public async Task A_clock_that_was_put_back_before_a_publication_leaves_the_gates_told_as_they_were_told()
    {
        await using var host = await OfficialsHost.StartAsync(cluster, Calendar, At("2026-12-01T00:00:00"));
        var work = Work(host);
        await work.DoAsync(TestContext.Current.CancellationToken);
        host.Clock.Now = At("2026-11-30T23:00:00");
        await host.PublishAsync(OfficialsHost.Closed("2026-closed", "2026-12-10", "2026-12-10"));
        host.Clock.Now = At("2026-12-01T01:00:00");
        await work.DoAsync(TestContext.Current.CancellationToken);
        Assert.DoesNotContain(await PublishedEvents.AllAsync(host.Database), read => (string?)read["type"] == "gate.regime_changed");
    }

    [Fact]
    public async Task A_file_that_is_added_is_told_when_it_is_imported()
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        await database.LoadAsync(SmallCalendar.Read(("statements/outbreak.yaml", null)), new FixedClock(Now));
        Assert.Empty(await PublishedEvents.AllAsync(database));
        await database.LoadAsync(Calendar, new FixedClock(Now + Duration.FromHours(1)));
        await database.LoadAsync(Calendar, new FixedClock(Now + Duration.FromHours(2)));
        Assert.Equal(
            [
                "2026-11-22T11:00:00+07:00 statement.published appointment",
                "2026-11-22T11:00:00+07:00 gate.schedule_revised bac-luan-2/cargo: normal to appointment",
            ],
            (await PublishedEvents.AllAsync(database)).Select(PublishedEvents.Outline));
    }

    [Fact]
    public async Task A_database_of_a_program_that_knew_no_events_begins_with_none()
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        await database.LoadAsync(Calendar, new FixedClock(Now));
        await database.Schedule.WriteAsync(async transaction =>
        {
            await transaction.ExecuteAsync("DELETE FROM event_clock");
            await transaction.ExecuteAsync("DELETE FROM gates_told");
        });
        var calendar = await database.LoadAsync(Calendar, new FixedClock(At("2026-12-01T00:00:00")));
        await new DueWork(database.Schedule, calendar, new DueMoments(), new EventSignal(database.Schedule), TimeProvider.System).DoAsync(TestContext.Current.CancellationToken);
        Assert.Empty(await PublishedEvents.AllAsync(database));
    }

    [Fact]
    public async Task A_release_that_decides_otherwise_tells_so()
    {
        await using var host = await StartAsync();
        await host.Database.Schedule.WriteAsync(transaction => transaction.ExecuteAsync(
            """UPDATE gates_told SET status = replace(status, '"regime":"normal"', '"regime":"closed"') WHERE gate = 'bac-luan-2' AND flow = 'cargo'"""));
        await host.WorkAtAsync(Now + Duration.FromSeconds(1));
        Assert.Equal(["2026-11-22T10:00:01+07:00 gate.regime_changed bac-luan-2/cargo: closed to normal"], await host.OutlinesAsync());
        await host.WorkAtAsync(Now + Duration.FromHours(1));
        Assert.Single(await host.OutlinesAsync());
    }

    [Fact]
    public async Task How_a_gate_was_told_to_be_is_read_as_it_was_written()
    {
        await using var host = await StartAsync();
        var stored = host.Calendar.Stored;
        foreach (var (place, status) in DueEvents.StatusesAt(stored.Book, At("2026-12-01T12:00:00")))
        {
            var read = GateStatusAnswer.Read(EventBody.Canonical(GateStatusAnswer.Of(status, new LocalDate(2026, 12, 1))));
            Assert.Equal(StatusDifference.None, read.DifferenceFrom(place.Flow, status));
            Assert.Equal(status.Hours is null, read.Hours is null);
        }
    }

    [Fact]
    public async Task The_same_time_replayed_is_told_in_the_same_bytes()
    {
        var runs = new List<List<string>>();
        foreach (var _ in Enumerable.Range(0, 2))
        {
            await using var database = await TestDatabase.CreateAsync(cluster);
            runs.Add(await Replay.RunAsync(database.Schedule, Calendar, Now - Duration.FromDays(2), At("2026-12-05T00:00:00"), null, TestContext.Current.CancellationToken)
                .ToListAsync(TestContext.Current.CancellationToken));
        }

        Assert.NotEmpty(runs[0]);
        Assert.Equal(runs[0], runs[1]);
    }

    private static Instant At(string local) => NodaTime.Text.LocalDateTimePattern.ExtendedIso.Parse(local).GetValueOrThrow().InZoneStrictly(Clocks.Hanoi).ToInstant();

    private static DueWork Work(OfficialsHost host) => (DueWork)host.Services.GetService(typeof(DueWork))!;

    private async Task<Started> StartAsync()
    {
        var database = await TestDatabase.CreateAsync(cluster);
        return await Started.OnAsync(database, new FixedClock(Now), ownsDatabase: true);
    }

    private sealed class Started(TestDatabase database, FixedClock clock, LiveCalendar calendar, bool ownsDatabase) : IAsyncDisposable
    {
        private readonly StillTime _time = new(clock);

        public TestDatabase Database => database;

        public LiveCalendar Calendar => calendar;

        private DueWork Work => field ??= new(database.Schedule, calendar, new DueMoments(), new EventSignal(database.Schedule), _time);

        public static async Task<Started> OnAsync(TestDatabase database, FixedClock clock, bool ownsDatabase) =>
            new(database, clock, await database.LoadAsync(OutboxContract.Calendar, clock), ownsDatabase);

        /// <summary>Another program on the same database.</summary>
        public Task<Started> BesideAsync() => OnAsync(database, new FixedClock(clock.Now), ownsDatabase: false);

        public async Task<Instant?> WorkAtAsync(Instant now)
        {
            clock.Now = now;
            return await Work.DoAsync(TestContext.Current.CancellationToken) is { } next ? Instant.FromDateTimeOffset(next) : null;
        }

        public async Task<List<string>> OutlinesAsync() => [.. (await PublishedEvents.AllAsync(database)).Select(PublishedEvents.Outline)];

        public async ValueTask DisposeAsync()
        {
            if (ownsDatabase)
            {
                await database.DisposeAsync();
            }
        }
    }

    /// <summary>A machine whose clock shows the calendar's time.</summary>
    private sealed class StillTime(FixedClock clock) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => clock.Now.ToDateTimeOffset();
    }
}
