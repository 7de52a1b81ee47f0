namespace MongCai.Schedule.Service.Tests.Questions;

/// <summary>How long an answer holds, how firm that is, and what comes then.</summary>
public class EndTests
{
    private static readonly string[] Members = ["regime", "certainty", "start", "end", "endKind", "expectedEnd", "reviewBy", "reviewByDefault", "next"];

    [Fact]
    public async Task A_fixed_end_is_followed_by_the_timetable() => await HoldsAsync(
        "first: 2026-05-06, last: 2026-05-08, regime: closed", "2026-05-07T09:00",
        "closed agreed 2026-05-06T00:00 2026-05-09T00:00 fixed null null false {at:2026-05-09T00:00,regime:normal,certainty:standing,endKind:fixed}");

    [Fact]
    public async Task Before_it_the_timetable_ends_where_it_begins() => await HoldsAsync(
        "first: 2026-05-06, last: 2026-05-08, regime: closed", "2026-05-05T23:59",
        "normal standing 2019-03-19T00:00 2026-05-06T00:00 null null null false {at:2026-05-06T00:00,regime:closed,certainty:agreed,endKind:fixed}");

    [Fact]
    public async Task After_all_that_is_known_nothing_comes() => await HoldsAsync(
        "first: 2026-05-06, last: 2026-05-08, regime: closed", "2026-05-09T00:00", "normal standing 2026-05-09T00:00 null null null null false null");

    // A review time that is a date means the end of that day.
    [Fact]
    public async Task An_estimated_end_is_no_change_but_its_review_is() => await HoldsAsync(
        "start: 2026-05-06T08:00+07:00, endKind: estimated, expected: 2026-05-20T08:00+07:00, reviewBy: 2026-05-15, regime: closed", "2026-05-07T09:00",
        "closed agreed 2026-05-06T08:00 2026-05-16T00:00 estimated 2026-05-20T08:00 2026-05-16T00:00 false {at:2026-05-20T08:00,regime:normal,certainty:unconfirmed,endKind:estimated}");

    [Fact]
    public async Task From_the_review_time_on_it_is_unconfirmed() => await HoldsAsync(
        "start: 2026-05-06T08:00+07:00, endKind: estimated, expected: 2026-05-20T08:00+07:00, reviewBy: 2026-05-15, regime: closed", "2026-05-16T00:00",
        "closed unconfirmed 2026-05-16T00:00 null estimated 2026-05-20T08:00 2026-05-16T00:00 false {at:2026-05-20T08:00,regime:normal,certainty:unconfirmed,endKind:estimated}");

    [Fact]
    public async Task An_expected_end_that_has_passed_opens_nothing() => await HoldsAsync(
        "start: 2026-05-06T08:00+07:00, endKind: estimated, expected: 2026-05-20T08:00+07:00, reviewBy: 2026-05-15, regime: closed", "2026-05-20T08:00",
        "closed unconfirmed 2026-05-16T00:00 null estimated 2026-05-20T08:00 2026-05-16T00:00 false null");

    // Where no source gives a review time it is 7 days after the start.
    [Fact]
    public async Task Until_further_notice_is_reviewed_after_a_week() => await HoldsAsync(
        "start: 2026-05-06T08:00+07:00, endKind: until-further-notice, regime: closed", "2026-05-07T09:00",
        "closed agreed 2026-05-06T08:00 2026-05-13T08:00 until-further-notice null 2026-05-13T08:00 true null");

    [Fact]
    public async Task The_day_on_which_the_timetable_resumes_has_the_certainty_of_who_said_so() => await HoldsAsync(
        "resumes: 2026-05-07", "2026-05-07T09:00",
        "normal agreed 2026-05-07T00:00 2026-05-08T00:00 null null null false null");

    private static async Task HoldsAsync(string clause, string at, string expected)
    {
        await using var host = await SmallHost.StartAsync(null, SmallHost.Statement("tested", $"{{ gates: [bac-luan-2], flows: [cargo], {clause} }}"));
        var answer = await host.GetJsonAsync($"{SmallHost.Cargo}/status?at={at}%2B07:00");
        Assert.Equal(expected, answer.Members(Members).Replace("\"", "", StringComparison.Ordinal).Replace(":00+07:00", "", StringComparison.Ordinal));
    }
}
