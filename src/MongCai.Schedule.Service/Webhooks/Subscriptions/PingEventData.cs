using NodaTime;

namespace MongCai.Schedule.Service.Webhooks.Subscriptions;

/// <summary>What a ping says.</summary>
/// <param name="Subscription">The subscription.</param>
/// <param name="At">When it was asked for.</param>
internal sealed record PingEventData(string Subscription, Instant At);
