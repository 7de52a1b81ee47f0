using MongCai.Schedule.Service.Webhooks;
using NodaTime;

namespace MongCai.Schedule.Service.Tests.Webhooks;

public class DeliveryRulesTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 22, 3, 0);

    // By the contract: 2xx delivered, 410 gone, what the receiver says is wrong with it four tries, all else ten.
    [Theory]
    [InlineData(10, null)]
    [InlineData(10, 100, 101, 199)]
    [InlineData(10, 300, 301, 302, 303, 304, 307, 308, 399)]
    [InlineData(10, 408, 409, 425, 429)]
    [InlineData(10, 500, 501, 502, 503, 504, 505, 507, 599, 600, 999)]
    [InlineData(4, 400, 401, 402, 403, 404, 405, 406, 407, 411, 412, 413, 414, 415, 418, 421, 422, 424, 426, 428, 431, 451, 499)]
    public void What_failed_is_tried_again_until_its_last_try(int tries, params int[]? statuses)
    {
        foreach (var status in statuses?.Select(status => (int?)status) ?? [null])
        {
            for (var attempt = 1; attempt <= 12; attempt++)
            {
                DeliveryOutcome expected = attempt >= tries ? new DeliveryOutcome.DeadLetter() : new DeliveryOutcome.Retry(Now + RetrySchedule.Default.Waits[attempt - 1]);
                Assert.Equal((status, attempt, expected), (status, attempt, DeliveryRules.Decide(attempt, status, null, RetrySchedule.Default, 0, Now)));
            }
        }
    }

    [Fact]
    public void Whatever_the_try_2xx_is_delivered_and_410_is_gone()
    {
        for (var attempt = 1; attempt <= 12; attempt++)
        {
            foreach (var status in Enumerable.Range(200, 100))
            {
                Assert.IsType<DeliveryOutcome.Delivered>(DeliveryRules.Decide(attempt, status, null, RetrySchedule.Default, 0, Now));
            }

            Assert.IsType<DeliveryOutcome.Gone>(DeliveryRules.Decide(attempt, 410, Duration.FromHours(1), RetrySchedule.Default, 0, Now));
        }
    }

    [Theory]
    [InlineData(0, 5_000)]
    [InlineData(0.5, 5_500)]
    [InlineData(1, 6_000)]
    public void Jitter_draws_a_wait_out_by_up_to_a_fifth(double jitter, int expected) => Assert.Equal(After(expected), Decide(1, null, null, jitter));

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public void A_receiver_that_is_busy_says_how_long_to_wait_and_no_wait_becomes_shorter_for_that(int status)
    {
        Assert.Equal(After(60_000), Decide(1, status, Duration.FromMinutes(1)));
        Assert.Equal(After(72_000), Decide(1, status, Duration.FromMinutes(1), jitter: 1));
        Assert.Equal(After(300_000), Decide(2, status, Duration.FromMinutes(1)));
        Assert.Equal(After(5_000), Decide(1, status, Duration.Zero));
        Assert.Equal(After(86_400_000), Decide(1, status, Duration.FromDays(365)));
        Assert.IsType<DeliveryOutcome.DeadLetter>(Decide(10, status, Duration.FromMinutes(1)));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(301)]
    [InlineData(404)]
    [InlineData(408)]
    [InlineData(500)]
    [InlineData(502)]
    public void Nobody_else_says_how_long_to_wait(int? status) => Assert.Equal(After(5_000), Decide(1, status, Duration.FromHours(1)));

    [Fact]
    public void A_short_schedule_ends_sooner()
    {
        var schedule = new RetrySchedule([Duration.FromMilliseconds(20)]);
        foreach (var status in new int?[] { null, 404, 500 })
        {
            Assert.Equal(After(20), DeliveryRules.Decide(1, status, null, schedule, 0, Now));
            Assert.IsType<DeliveryOutcome.DeadLetter>(DeliveryRules.Decide(2, status, null, schedule, 0, Now));
        }
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, -0.1)]
    [InlineData(1, 1.1)]
    public void There_is_no_try_0_and_no_jitter_beyond_1(int attempt, double jitter) => Assert.Throws<ArgumentOutOfRangeException>(() => Decide(attempt, 200, null, jitter));

    // The dates are Now and a minute, in the three forms of RFC 9110, section 5.6.7.
    [Theory]
    [InlineData("0", 0)]
    [InlineData("120", 120)]
    [InlineData(" 120 ", 120)]
    [InlineData("86399", 86_399)]
    [InlineData("86401", 86_400)]
    [InlineData("99999999999999999999999", 86_400)]
    [InlineData("Sun, 22 Nov 2026 03:01:00 GMT", 60)]
    [InlineData("Sunday, 22-Nov-26 03:01:00 GMT", 60)]
    [InlineData("Sun Nov 22 03:01:00 2026", 60)]
    [InlineData("Sun, 22 Nov 2026 02:00:00 GMT", 0)]
    [InlineData("Thu, 01 Jan 1970 00:00:00 GMT", 0)]
    [InlineData("Fri, 31 Dec 9999 23:59:59 GMT", 86_400)]
    [InlineData("Tue Dec  1 03:01:00 2026", 86_400)]
    [InlineData("", null)]
    [InlineData(null, null)]
    [InlineData("-1", null)]
    [InlineData("+5", null)]
    [InlineData("1.5", null)]
    [InlineData("soon", null)]
    [InlineData("120, 60", null)]
    [InlineData("2026-11-22T03:01:00Z", null)]
    [InlineData("Sun, 22 Nov 2026 03:01:00 +0700", null)]
    [InlineData("Mon, 22 Nov 2026 03:01:00 GMT", null)]
    [InlineData("\u0661\u0662", null)]
    public void Retry_after_is_seconds_or_a_date_and_a_day_at_most(string? text, int? seconds) =>
        Assert.Equal(seconds is { } known ? Duration.FromSeconds(known) : null, DeliveryRules.ReadRetryAfter(text, Now));

    private static DeliveryOutcome.Retry After(int milliseconds) => new(Now + Duration.FromMilliseconds(milliseconds));

    private static DeliveryOutcome Decide(int attempt, int? status, Duration? retryAfter, double jitter = 0) =>
        DeliveryRules.Decide(attempt, status, retryAfter, RetrySchedule.Default, jitter, Now);
}
