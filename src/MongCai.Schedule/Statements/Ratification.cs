using NodaTime;

namespace MongCai.Schedule.Statements;

/// <summary>That a statement was put in force by one person alone, and needs a second one to stand behind it.</summary>
/// <param name="By">Until when, exclusive: from this instant on what the statement decides is unconfirmed while nobody has ratified it.</param>
/// <param name="On">
/// When the second person ratified it; null while nobody has. It takes that doubt away for all times, asked as known from then on, also where
/// it came after <paramref name="By"/>.
/// </param>
public sealed record Ratification(Instant By, Instant? On)
{
    /// <summary>How long the second person has.</summary>
    private static readonly Duration Allowed = Duration.FromHours(24);

    /// <summary>What a statement of one person awaits: to be ratified within 24 hours.</summary>
    /// <param name="known">When the statement became known.</param>
    public static Ratification Awaited(Instant known) => new(known + Allowed, null);
}
