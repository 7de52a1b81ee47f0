namespace MongCai.Schedule.Service.Tests.Questions;

/// <summary>The answer for a whole day in Vietnam.</summary>
public class DayTests
{
    [Fact]
    public async Task A_stop_within_the_hours_makes_a_day_mixed()
    {
        await using var host = await StartAsync("15:00");
        var day = await host.GetJsonAsync($"{SmallHost.Cargo}/status?date=2026-05-06");

        // What is not the same all day is null; the certainty is the weakest of the two, the timetable's.
        Assert.Equal(
            "\"mixed\" \"standing\" null null \"2026-05-06T00:00:00+07:00\" \"2026-05-07T00:00:00+07:00\" null null null null null",
            day.Members("regime", "certainty", "open", "hours", "start", "end", "at", "clocks", "endKind", "sides", "next"));
        Assert.Equal(
            "[{\"start\":\"2026-05-06T00:00:00+07:00\",\"end\":\"2026-05-06T15:00:00+07:00\",\"regime\":\"normal\",\"certainty\":\"standing\",\"exceptions\":[]},"
            + "{\"start\":\"2026-05-06T15:00:00+07:00\",\"end\":\"2026-05-07T00:00:00+07:00\",\"regime\":\"closed\",\"certainty\":\"announced\",\"exceptions\":[]}]",
            day.Members("segments"));
        Assert.Equal(["ordinary", "tested"], day["because"]!.AsArray().Select(reason => (string)reason!["statement"]!).Order());
    }

    [Fact]
    public async Task A_stop_after_the_hours_does_not()
    {
        await using var host = await StartAsync("20:00");
        var day = await host.GetJsonAsync($"{SmallHost.Cargo}/status?date=2026-05-06");
        Assert.Equal(
            "\"normal\" \"standing\" null \"2019-03-19T00:00:00+07:00\" \"2026-05-06T20:00:00+07:00\"", day.Members("regime", "certainty", "open", "start", "end"));
        Assert.Equal(2, day["segments"]!.AsArray().Count);
        Assert.Equal("07:00", (string)day["hours"]![0]!["opens"]!);
    }

    [Fact]
    public async Task Where_the_hours_are_not_known_the_whole_day_counts()
    {
        await using var host = await StartAsync("20:00", "{ gates: [bac-luan-2], flows: [cargo], first: 2019-03-19, regime: normal, hours: null }");
        Assert.Equal("\"mixed\"", (await host.GetJsonAsync($"{SmallHost.Cargo}/status?date=2026-05-06")).Members("regime"));
    }

    [Fact]
    public async Task A_day_that_is_closed_throughout_is_not_open()
    {
        await using var host = await StartAsync("00:00");
        var day = await host.GetJsonAsync($"{SmallHost.Cargo}/status?date=2026-05-06");
        Assert.Equal("\"closed\" false \"announced\" []", day.Members("regime", "open", "certainty", "hours"));
        Assert.Single(day["segments"]!.AsArray());
    }

    [Fact]
    public async Task An_instant_has_no_segments()
    {
        await using var host = await StartAsync("15:00");
        Assert.False((await host.GetJsonAsync($"{SmallHost.Cargo}/status?at=2026-05-06T12:00:00Z")).AsObject().ContainsKey("segments"));
    }

    /// <summary>Stopped by the Vietnamese side from a minute of 6/5/2026 to the end of that day.</summary>
    private static Task<ServiceHost> StartAsync(string from, string? ordinary = null) => SmallHost.StartAsync(ordinary, SmallHost.Statement(
        "tested",
        $"{{ gates: [bac-luan-2], flows: [cargo], start: 2026-05-06T{from}+07:00, end: 2026-05-07T00:00+07:00, regime: closed }}",
        kind: "emergency", issuedBy: "vn", form: "notice"));
}
