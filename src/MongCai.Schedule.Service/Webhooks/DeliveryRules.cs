using System.Globalization;
using NodaTime;

namespace MongCai.Schedule.Service.Webhooks;

/// <summary>Decides what follows from a try to deliver. Pure: time and chance are arguments.</summary>
internal static class DeliveryRules
{
    /// <summary>Tries of what the receiver says is wrong with it: it will hardly be right the next time.</summary>
    public const int TriesOfRefused = 4;

    /// <summary>By how much of itself a wait is drawn out, so that what failed together is not tried again together.</summary>
    public const double LongestJitter = 0.2;

    /// <summary>However long a receiver asks to be left alone.</summary>
    public static readonly Duration LongestRetryAfter = Duration.FromHours(24);

    /// <summary>What follows.</summary>
    /// <param name="attempt">Which try it was, from 1.</param>
    /// <param name="status">The status answered; null where nothing was.</param>
    /// <param name="retryAfter">What the receiver asked for, by <see cref="ReadRetryAfter"/>; looked at with 429 and 503 only. It draws a wait out, and never shortens one.</param>
    /// <param name="schedule">When to try again.</param>
    /// <param name="jitter">Drawn from 0 to 1.</param>
    /// <param name="now">When the try ended.</param>
    public static DeliveryOutcome Decide(int attempt, int? status, Duration? retryAfter, RetrySchedule schedule, double jitter, Instant now)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(attempt, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(jitter, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(jitter, 1);
        var tries = status is >= 400 and < 500 and not (408 or 409 or 425 or 429) ? Math.Min(TriesOfRefused, schedule.Tries) : schedule.Tries;
        if (status is >= 200 and < 300)
        {
            return new DeliveryOutcome.Delivered();
        }

        if (status == 410)
        {
            return new DeliveryOutcome.Gone();
        }

        if (attempt >= tries)
        {
            return new DeliveryOutcome.DeadLetter();
        }

        var asked = status is 429 or 503 ? Duration.Min(retryAfter ?? Duration.Zero, LongestRetryAfter) : Duration.Zero;
        return new DeliveryOutcome.Retry(now + (Duration.Max(schedule.Waits[attempt - 1], asked) * (1 + (LongestJitter * jitter))));
    }

    /// <summary>
    /// Reads <c>Retry-After</c> (RFC 9110, section 10.2.3): seconds, or a date in any of the three forms of HTTP; from zero to <see cref="LongestRetryAfter"/>. Null where it
    /// is neither.
    /// </summary>
    public static Duration? ReadRetryAfter(string? text, Instant now)
    {
        text = text?.Trim();
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        if (text.All(char.IsAsciiDigit))
        {
            return long.TryParse(text, CultureInfo.InvariantCulture, out var seconds) && seconds < LongestRetryAfter.TotalSeconds ? Duration.FromSeconds(seconds) : LongestRetryAfter;
        }

        return DateTimeOffset.TryParseExact(text, DateForms, CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces | DateTimeStyles.AssumeUniversal, out var date)
            ? Duration.Max(Duration.Zero, Duration.Min(LongestRetryAfter, Instant.FromDateTimeOffset(date) - now))
            : null;
    }

    // RFC 9110, section 5.6.7: IMF-fixdate, RFC 850, asctime.
    private static readonly string[] DateForms = ["ddd, dd MMM yyyy HH:mm:ss 'GMT'", "dddd, dd-MMM-yy HH:mm:ss 'GMT'", "ddd MMM d HH:mm:ss yyyy"];
}
