using System.Collections.Immutable;
using NodaTime;
using NodaTime.Text;

namespace MongCai.Schedule.Service.Webhooks;

/// <summary>
/// How long to wait after each try that failed; after the last wait follows the last try. The setting <c>Webhooks:Retries</c>: durations of ISO 8601, since .NET
/// reads <c>24:00:00</c> as 24 days.
/// </summary>
/// <param name="Waits">The waits.</param>
internal sealed record RetrySchedule(ImmutableArray<Duration> Waits)
{
    private const int MostWaits = 30;

    /// <summary>Ten tries in 75 hours and 35 minutes, so that a weekend is outlived.</summary>
    public static readonly RetrySchedule Default = new(
    [
        Duration.FromSeconds(5), Duration.FromMinutes(5), Duration.FromMinutes(30), Duration.FromHours(2), Duration.FromHours(5),
        Duration.FromHours(10), Duration.FromHours(14), Duration.FromHours(20), Duration.FromHours(24),
    ]);

    private static readonly Duration LongestWait = Duration.FromDays(7);

    /// <summary>How many tries there are.</summary>
    public int Tries => Waits.Length + 1;

    /// <summary>Reads waits such as <c>PT5S</c>, <c>PT0.02S</c> or <c>PT24H</c>.</summary>
    /// <param name="texts">The waits, one or more.</param>
    /// <param name="mistakes">Is told what is wrong with them.</param>
    public static RetrySchedule Read(ImmutableArray<string> texts, Action<string> mistakes)
    {
        if (texts.Length > MostWaits)
        {
            mistakes($"there are {texts.Length}; {MostWaits} are enough");
        }

        var waits = ImmutableArray.CreateBuilder<Duration>();
        foreach (var text in texts)
        {
            if (PeriodPattern.NormalizingIso.Parse(text) is { Success: true, Value: { Years: 0, Months: 0 } period }
                && period.ToDuration() is var wait && wait > Duration.Zero && wait <= LongestWait)
            {
                waits.Add(wait);
            }
            else
            {
                mistakes($"'{text}' is no time to wait, such as PT5S, PT0.02S or PT24H, of at most P7D");
            }
        }

        return new RetrySchedule(waits.ToImmutable());
    }
}
