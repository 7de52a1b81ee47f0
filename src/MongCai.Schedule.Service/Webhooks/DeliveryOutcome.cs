using NodaTime;

namespace MongCai.Schedule.Service.Webhooks;

/// <summary>What follows from one try to deliver.</summary>
internal abstract record DeliveryOutcome
{
    private DeliveryOutcome()
    {
    }

    /// <summary>The receiver has it.</summary>
    internal sealed record Delivered : DeliveryOutcome;

    /// <summary>It is tried again.</summary>
    /// <param name="NotBefore">The earliest time.</param>
    internal sealed record Retry(Instant NotBefore) : DeliveryOutcome;

    /// <summary>It is not tried again by itself, and kept; the next event follows.</summary>
    internal sealed record DeadLetter : DeliveryOutcome;

    /// <summary>The receiver wants nothing any more: its subscription is disabled.</summary>
    internal sealed record Gone : DeliveryOutcome;
}
