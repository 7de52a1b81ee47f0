using NodaTime;
using NodaTime.Text;

namespace MongCai.Schedule.Service.Tests.Questions;

/// <summary>The day one asks on, over the real calendars.</summary>
public class KnowledgeTests(ServiceHost host) : IClassFixture<ServiceHost>
{
    // The plan for Tết 2022 became known with the day of the talks, 2022-01-25, and was amended on 2022-02-03.
    [Theory]
    [InlineData("2000-01-01T00:00:00", "unknown", "unknown")]
    [InlineData("2022-01-24T23:59:59", "normal", "standing")]
    [InlineData("2022-01-25T00:00:00", "closed", "agreed")]
    [InlineData("2022-02-02T23:59:59.999", "closed", "agreed")]
    [InlineData("2022-02-03T00:00:00", "normal", "agreed")]
    [InlineData("2026-11-22T17:30:20", "normal", "agreed")]
    public async Task What_became_known_at_an_instant_counts_as_known_then(string knownAt, string regime, string certainty)
    {
        var at = LocalDateTimePattern.ExtendedIso.Parse(knownAt).Value.InZoneStrictly(Clocks.Hanoi).ToInstant();
        var revision = host.Book.Revisions.Count(publication => publication.Known <= at);
        var answer = await host.GetJsonAsync($"{SmallHost.Cargo}/status?date=2022-01-31&knownAt={knownAt}%2B07:00");
        Assert.Equal($"{revision} \"{regime}\" \"{certainty}\" \"{knownAt}+07:00\"", answer.Members("revision", "regime", "certainty", "knownAt"));
    }

    [Theory]
    [InlineData("2022-01-24", "normal")]
    [InlineData("2022-01-25", "closed")]
    public async Task As_known_on_a_date_is_at_its_beginning_in_Vietnam(string knownAt, string regime)
    {
        var answer = await host.GetJsonAsync($"{SmallHost.Cargo}/status?date=2022-01-31&knownAt={knownAt}");
        Assert.Equal($"\"{regime}\" \"{knownAt}T00:00:00+07:00\"", answer.Members("regime", "knownAt"));
    }

    [Fact]
    public async Task Before_everything_nothing_speaks()
    {
        var answer = await host.GetJsonAsync($"{SmallHost.Cargo}/status?at=2022-02-04T02:00:00Z&knownAt=2000-01-01T00:00:00Z");
        Assert.Equal("""0 {"vn":null,"cn":null} [] null null null null null""", answer.Members("revision", "sides", "because", "open", "hours", "start", "end", "next"));
    }

    [Fact]
    public async Task Every_gate_at_once_is_answered_as_known_then()
    {
        var all = await host.GetJsonAsync("/v1/status?date=2022-01-31&knownAt=2022-01-25");
        Assert.Equal(21, (int)all["revision"]!);
        foreach (var one in all["statuses"]!.AsArray())
        {
            Assert.Equal(await host.GetTextAsync($"/v1/gates/{one!["gate"]}/{one["flow"]}/status?date=2022-01-31&knownAt=2022-01-25"), SmallHost.Text(one));
        }
    }

    [Fact]
    public async Task Left_out_it_is_the_current_whole_minute()
    {
        var answer = await host.GetJsonAsync($"{SmallHost.Cargo}/status");
        Assert.Equal($"\"2026-11-22T17:30:00+07:00\" \"2026-11-22\" \"2026-11-22T17:30:00+07:00\" {host.Book.Revisions.Length}", answer.Members("at", "date", "knownAt", "revision"));
    }

    [Fact]
    public async Task What_was_published_within_the_current_minute_is_known_from_its_second()
    {
        await using var own = await SmallHost.StartAsync(
            null,
            SmallHost.Statement("tested", "{ gates: [bac-luan-2], flows: [cargo], first: 2026-05-06, last: 2026-05-08, regime: closed }")
                .Replace("known: 2026-04-01\n", "known: 2026-04-01T10:00:20+07:00\n", StringComparison.Ordinal));
        own.Clock.Now = Instant.FromUtc(2026, 4, 1, 3, 0, 30);
        var answer = await own.GetJsonAsync($"{SmallHost.Cargo}/status?date=2026-05-07");
        Assert.Equal("\"closed\" \"2026-04-01T10:00:20+07:00\"", answer.Members("regime", "knownAt"));
    }

    [Fact]
    public async Task Answers_of_one_minute_are_alike_to_the_byte()
    {
        await using var other = await SmallHost.StartAsync();
        using var first = await other.SendAsync($"{SmallHost.Cargo}/status");
        other.Clock.Now += Duration.FromSeconds(39);
        using var same = await other.SendAsync($"{SmallHost.Cargo}/status");
        other.Clock.Now += Duration.FromSeconds(1);
        using var next = await other.SendAsync($"{SmallHost.Cargo}/status");
        Assert.Equal(first.Headers.ETag, same.Headers.ETag);
        Assert.NotEqual(first.Headers.ETag, next.Headers.ETag);
    }
}
