using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using MongCai.Schedule.Service.Database;
using MongCai.Schedule.Service.Http;
using MongCai.Schedule.Service.Outbox;
using MongCai.Schedule.Service.Tests.Statements;
using NodaTime;

namespace MongCai.Schedule.Service.Tests.Events;

/// <summary><c>/v1/events/stream</c> as it comes over the wire.</summary>
public class EventStreamTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 22, 3, 0);

    [Fact]
    public async Task A_stream_begins_now_and_goes_on_with_what_happens()
    {
        await using var host = await StartAsync();
        await host.PublishAsync(OfficialsHost.Closed("first", "2027-02-05", "2027-02-08"));
        using var stream = await OpenStream.OpenAsync(host);
        Assert.Matches("^retry: [1-4][0-9]{3}\nid: 2$", await stream.NextAsync());
        await host.PublishAsync(OfficialsHost.Closed("second", "2027-03-05", "2027-03-08"));
        var rows = await host.Database.Schedule.ReadAsync(transaction => EventStore.AfterAsync(transaction, 2, 10));
        Assert.Equal(2, rows.Count);
        foreach (var row in rows)
        {
            Assert.Equal($"id: {row.Sequence}\nevent: {row.Type}\ndata: {row.Body}", await stream.NextAsync());
        }

        Assert.Equal(
            ("text/event-stream", "no-store", "no", "nosniff"),
            (stream.Response.Content.Headers.ContentType!.ToString(), stream.Response.Headers.CacheControl!.ToString(),
                stream.Response.Headers.GetValues("X-Accel-Buffering").Single(), stream.Response.Headers.GetValues("X-Content-Type-Options").Single()));
        Assert.Empty(stream.Response.Content.Headers.ContentEncoding);
    }

    [Fact]
    public async Task What_another_process_writes_comes_too()
    {
        await using var host = await StartAsync();
        await using var other = await host.AgainAsync(OfficialsHost.Calendar);
        using var stream = await OpenStream.OpenAsync(host);
        await stream.NextAsync();
        await other.PublishAsync(OfficialsHost.Closed("first", "2027-02-05", "2027-02-08"));
        Assert.StartsWith("id: 1\nevent: statement.published\n", await stream.NextAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?after=7", null, 8)]
    [InlineData("?after=7", "9", 10)]
    [InlineData("", "000000000009", 10)]
    [InlineData("?after=0", null, 1)]
    public async Task Whoever_comes_again_goes_on_where_they_were(string query, string? lastEventId, int first)
    {
        await using var host = await StartAsync();
        await WrittenEvents.AddAsync(host.Database.Schedule, EventsContract.Random(12), Now);
        using var stream = await OpenStream.OpenAsync(host, query, lastEventId);
        Assert.EndsWith($"id: {first - 1}", await stream.NextAsync(), StringComparison.Ordinal);
        for (var sequence = first; sequence <= 12; sequence++)
        {
            Assert.StartsWith($"id: {sequence}\n", await stream.NextAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Whoever_is_too_far_behind_or_ahead_of_the_newest_begins_anew_and_knows_it()
    {
        await using var host = await StartAsync();
        await WrittenEvents.AddAsync(host.Database.Schedule, EventsContract.Random(1), Now);
        await host.Database.Schedule.WriteAsync(transaction => transaction.ExecuteAsync(
            """
            INSERT INTO events (sequence, id, type, subject, gate, flow, classes, time, recorded, revision, body, hash)
            WITH RECURSIVE places (place) AS (SELECT 2 UNION ALL SELECT place + 1 FROM places WHERE place < 100002)
            SELECT place, place, type, subject, gate, flow, classes, time, recorded, revision, '{}', hash FROM places, events
            """));
        foreach (var place in (string[])["1", "100003", "999999999999999"])
        {
            using var stream = await OpenStream.OpenAsync(host, "", place);
            Assert.Matches("^retry: [0-9]+\nid: 100002\nevent: reset\ndata: \\{\"last\":100002\\}$", await stream.NextAsync());
        }

        using var near = await OpenStream.OpenAsync(host, "", "2");
        Assert.EndsWith("\nid: 2", await near.NextAsync(), StringComparison.Ordinal);
        for (var sequence = 3; sequence <= 100_002; sequence++)
        {
            Assert.StartsWith($"id: {sequence}\n", await near.NextAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_header_that_is_no_place_is_refused()
    {
        await using var host = await StartAsync();
        var (status, problem, _) = await host.SendAsync(null, HttpMethod.Get, "/v1/events/stream", null, "Last-Event-ID: x");
        var error = Assert.Single(problem!["errors"]!.AsArray())!;
        Assert.Equal((400, "header", "/Last-Event-ID"), (status, (string)error["in"]!, (string)error["pointer"]!));
        Assert.StartsWith("“x” is no place among events", (string)error["detail"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Silence_is_broken_and_tells_of_places_that_were_passed_over()
    {
        await using var host = await OfficialsHost.StartAsync(null, OfficialsHost.Calendar, Now, new HastyTime(20));
        using var stream = await OpenStream.OpenAsync(host, "?type=statement.published");
        await stream.NextAsync();
        Assert.Equal(":", await stream.NextAsync());
        Assert.Equal(":", await stream.NextAsync());
        await WrittenEvents.AddAsync(host.Database.Schedule, [("gate.hours_changed", "bac-luan-2", "cargo"), ("statement.ended", null, null)], Now);

        // Events that somebody else wants do not put it off.
        Assert.Equal(":\nid: 2", await NextWithIdAsync(stream));
        await host.PublishAsync(OfficialsHost.Closed("first", "2027-02-05", "2027-02-08"));
        Assert.StartsWith("id: 3\nevent: statement.published\n", await stream.NextAsync(), StringComparison.Ordinal);
        Assert.Equal(":\nid: 4", await NextWithIdAsync(stream));

        static async Task<string?> NextWithIdAsync(OpenStream stream)
        {
            while (true)
            {
                if (await stream.NextAsync() is var block && block != ":")
                {
                    return block;
                }
            }
        }
    }

    [Fact]
    public async Task A_filter_that_nothing_passes_does_not_keep_a_reader_from_hearing_of_the_service()
    {
        await using var host = await OfficialsHost.StartAsync(null, OfficialsHost.Calendar, Now, new HastyTime(20));
        using var stream = await OpenStream.OpenAsync(host, "?type=statement.unratified");
        await stream.NextAsync();
        var isOver = false;
        var writing = Task.Run(
            async () =>
            {
                while (!Volatile.Read(ref isOver))
                {
                    await WrittenEvents.AddAsync(host.Database.Schedule, [("gate.hours_changed", "bac-luan-2", "cargo")], Now);
                    await host.Services.GetRequiredService<EventSignal>().LookAsync();
                    await Task.Delay(50);
                }
            },
            TestContext.Current.CancellationToken);
        var began = Stopwatch.GetTimestamp();
        for (var heard = 0; heard < 3; heard++)
        {
            Assert.StartsWith(":\nid: ", await stream.NextAsync(), StringComparison.Ordinal);
        }

        Assert.InRange(Stopwatch.GetElapsedTime(began), TimeSpan.FromMilliseconds(1000), TimeSpan.FromSeconds(10));
        Volatile.Write(ref isOver, true);
        await writing;
    }

    [Fact]
    public async Task Streams_end_at_once_when_the_service_stops_also_where_nobody_reads_them()
    {
        var host = await StartAsync();
        await WrittenEvents.AddAsync(host.Database.Schedule, EventsContract.Random(2000), Now);
        using var unread = await OpenStream.OpenAsync(host, "?after=0");
        using var stream = await OpenStream.OpenAsync(host);
        await stream.NextAsync();
        await Task.Delay(500, TestContext.Current.CancellationToken);
        var began = Stopwatch.GetTimestamp();
        host.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        Assert.Null(await stream.NextAsync());
        await host.DisposeAsync();
        Assert.InRange(Stopwatch.GetElapsedTime(began), TimeSpan.Zero, TimeSpan.FromSeconds(4));
    }

    [Fact]
    public async Task A_slow_reader_gets_all_of_it()
    {
        await using var host = await StartAsync();
        await WrittenEvents.AddAsync(host.Database.Schedule, EventsContract.Random(3000), Now);
        using var stream = await OpenStream.OpenAsync(host, "?after=0");
        await stream.NextAsync();
        for (var sequence = 1; sequence <= 3000; sequence++)
        {
            Assert.StartsWith($"id: {sequence}\n", await stream.NextAsync(), StringComparison.Ordinal);
            if (sequence % 1000 == 0)
            {
                await Task.Delay(1000, TestContext.Current.CancellationToken);
            }
        }
    }

    [Fact]
    public async Task An_address_has_so_many_and_gets_a_place_back_when_one_ends()
    {
        await using var host = await StartAsync("--Limits:StreamsPerAddress=2");
        using var first = await OpenStream.OpenAsync(host);
        using (var second = await OpenStream.OpenAsync(host))
        {
            Assert.Equal(["\"address\";q=1000000000;w=60", "\"streams\";q=2;qu=\"concurrent-requests\""], second.Response.Headers.GetValues("RateLimit-Policy"));
            Assert.Equal("\"streams\";r=0", second.Response.Headers.GetValues("RateLimit").Last());
            var (status, problem, response) = await host.SendAsync(null, HttpMethod.Get, "/v1/events/stream");
            Assert.Equal((429, "/problems/too-many-requests", "15"), (status, (string)problem!["type"]!, response.Headers.RetryAfter!.ToString()));
            Assert.Equal(429, (await host.SendAsync(null, HttpMethod.Get, "/v1/events?wait=1")).Status);

            // Whoever does not wait needs no place.
            Assert.Equal(200, (await host.SendAsync(null, HttpMethod.Get, "/v1/events")).Status);
        }

        await UntilAsync(() => host.Services.GetRequiredService<OpenAnswers>().Count == 1);
        Assert.Equal(200, (await host.SendAsync(null, HttpMethod.Get, "/v1/events?wait=1")).Status);
        Assert.Equal(1, host.Services.GetRequiredService<OpenAnswers>().Count);
    }

    [Fact]
    public async Task In_all_there_are_so_many_too()
    {
        await using var host = await StartAsync("--Limits:Streams=1", "--Proxies:0=127.0.0.0/8");
        using var first = await OpenStream.OpenAsync(host);
        var (status, problem, response) = await host.SendAsync(null, HttpMethod.Get, "/v1/events/stream", null, "X-Forwarded-For: 192.0.2.1");
        Assert.Equal((503, "/problems/too-many-streams", "15"), (status, (string)problem!["type"]!, response.Headers.RetryAfter!.ToString()));
    }

    [Theory]
    [InlineData("--Limits:StreamsPerAddress=0", "Limits:StreamsPerAddress is 0")]
    [InlineData("--Limits:Streams=-1", "Limits:Streams is -1")]
    public async Task A_wrong_setting_is_told_before_anything_is_served(string setting, string told)
    {
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => StartAsync(setting));
        Assert.Contains(told, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_asks_for_the_headers_alone_is_not_kept()
    {
        await using var host = await StartAsync();
        using var stream = await OpenStream.AskAsync(host, "", null, HttpMethod.Head);
        Assert.Equal((200, "text/event-stream"), ((int)stream.Response.StatusCode, stream.Response.Content.Headers.ContentType!.ToString()));
        Assert.Null(await stream.NextAsync());
        Assert.Equal(0, host.Services.GetRequiredService<OpenAnswers>().Count);
    }

    private static async Task UntilAsync(Func<bool> isSo)
    {
        for (var turn = 0; turn < 200 && !isSo(); turn++)
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        Assert.True(isSo());
    }

    private static Task<OfficialsHost> StartAsync(params string[] settings) => OfficialsHost.StartAsync(null, OfficialsHost.Calendar, Now, null, settings);
}
