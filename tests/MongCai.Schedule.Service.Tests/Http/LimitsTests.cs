using MongCai.Schedule.Service.Tests.Statements;
using NodaTime;

namespace MongCai.Schedule.Service.Tests.Http;

/// <summary>What one address and one person may ask for, and how they are told.</summary>
public class LimitsTests
{
    private const string Question = "/v1/gates/bac-luan-2/cargo/status?at=2026-11-23T09:00:00%2B07:00";
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 22, 3, 0);

    [Fact]
    public async Task Each_answer_tells_what_is_left_and_beyond_that_it_says_when_to_come_again()
    {
        await using var host = await StartAsync("--Limits:Address=60");
        Assert.Equal(("\"address\";q=60;w=60", 59), await LeftAsync(host, Question));
        var (status, problem, response) = await ExhaustAsync(host, null, Question);
        Assert.Equal((429, "/problems/too-many-requests"), (status, (string)problem!["type"]!));
        Assert.InRange(response.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(60));
        Assert.Equal("\"address\";r=0", response.Headers.GetValues("RateLimit").Single());

        // Whoever watches over the machine is always answered.
        Assert.Equal(200, (await host.SendAsync(null, HttpMethod.Get, "/health/ready")).Status);
    }

    [Fact]
    public async Task What_costs_more_counts_as_more()
    {
        await using var host = await StartAsync("--Limits:Address=1000");
        Assert.Equal(999, (await LeftAsync(host, Question)).Left);
        Assert.InRange((await LeftAsync(host, $"{Question}&knownAt=2026-01-01")).Left, 989, 995);
        Assert.InRange((await LeftAsync(host, "/v1/gates/bac-luan-2/cargo/calendar?from=2026-11-01&to=2026-11-30")).Left, 969, 985);
    }

    [Fact]
    public async Task Whoever_waits_as_long_as_told_is_answered()
    {
        const string Calendar = "/v1/gates/bac-luan-2/cargo/calendar?from=2026-11-01&to=2026-11-30";
        await using var host = await StartAsync("--Limits:Address=300");
        var (_, _, refused) = await ExhaustAsync(host, null, Calendar);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5));
        await Task.Delay(refused.Headers.RetryAfter.Delta.Value, TestContext.Current.CancellationToken);
        Assert.Equal(200, (await host.SendAsync(null, HttpMethod.Get, Calendar)).Status);
    }

    [Fact]
    public async Task A_person_has_one_budget_and_nobody_elses()
    {
        await using var host = await StartAsync("--Limits:Person=60");
        var (status, _, response) = await ExhaustAsync(host, "Khoa", "/v1/audit");
        Assert.Equal((429, "\"person\";r=0"), (status, response.Headers.GetValues("RateLimit").Last()));
        Assert.Equal(201, (await host.SendAsync("Hoa", HttpMethod.Post, "/v1/statements", OfficialsHost.Closed("a", "2027-02-05", "2027-02-08"))).Status);
        Assert.Equal(200, (await host.SendAsync("Khoa", HttpMethod.Get, Question)).Status);
    }

    [Fact]
    public async Task What_a_caller_says_of_its_address_is_not_believed()
    {
        await using var host = await StartAsync("--Limits:Address=60");
        Assert.Equal(59, (await LeftAsync(host, Question, "X-Forwarded-For: 192.0.2.1")).Left);
        Assert.InRange((await LeftAsync(host, Question, "X-Forwarded-For: 192.0.2.2")).Left, 0, 58);
    }

    [Fact]
    public async Task What_a_configured_proxy_says_is_and_only_the_last_address_that_is_no_proxy()
    {
        await using var host = await StartAsync("--Limits:Address=60", "--Proxies:0=127.0.0.0/8", "--Proxies:1=10.1.2.3");
        Assert.Equal(59, (await LeftAsync(host, Question, "X-Forwarded-For: 192.0.2.1")).Left);
        Assert.Equal(59, (await LeftAsync(host, Question, "X-Forwarded-For: 192.0.2.2")).Left);
        Assert.InRange((await LeftAsync(host, Question, "X-Forwarded-For: 203.0.113.9, 192.0.2.2, 10.1.2.3")).Left, 0, 58);

        // The 2^64 addresses of one network are one caller.
        Assert.Equal(59, (await LeftAsync(host, Question, "X-Forwarded-For: 2001:db8:1:2::1")).Left);
        Assert.InRange((await LeftAsync(host, Question, "X-Forwarded-For: 2001:db8:1:2:ffff::9")).Left, 0, 58);
        Assert.Equal(59, (await LeftAsync(host, Question, "X-Forwarded-For: 2001:db8:1:3::1")).Left);
    }

    [Theory]
    [InlineData("--Limits:Address=59", "Limits:Address is 59")]
    [InlineData("--Limits:Person=0", "Limits:Person is 0")]
    [InlineData("--Proxies:0=gateway", "“gateway”")]
    public async Task A_wrong_setting_is_told_before_anything_is_served(string setting, string told)
    {
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => StartAsync(setting));
        Assert.Contains(told, refused.Message, StringComparison.Ordinal);
    }

    private static async Task<(string Policy, int Left)> LeftAsync(OfficialsHost host, string path, params string[] headers)
    {
        var (status, body, response) = await host.SendAsync(null, HttpMethod.Get, path, null, headers);
        Assert.True(status == 200, $"{path}: {status} {body}");
        return (response.Headers.GetValues("RateLimit-Policy").Single(), int.Parse(response.Headers.GetValues("RateLimit").Single().Split("r=")[1], System.Globalization.CultureInfo.InvariantCulture));
    }

    /// <summary>Asks until it is refused.</summary>
    private static async Task<(int Status, System.Text.Json.Nodes.JsonNode? Body, HttpResponseMessage Response)> ExhaustAsync(OfficialsHost host, string? person, string path)
    {
        for (var turn = 0; turn < 1000; turn++)
        {
            var answer = await host.SendAsync(person, HttpMethod.Get, path);
            if (answer.Status != 200)
            {
                return answer;
            }
        }

        throw new InvalidOperationException("It is never refused.");
    }

    private static Task<OfficialsHost> StartAsync(params string[] settings) => OfficialsHost.StartAsync(null, OfficialsHost.Calendar, Now, null, settings);
}
