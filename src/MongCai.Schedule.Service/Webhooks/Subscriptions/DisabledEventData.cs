using NodaTime;

namespace MongCai.Schedule.Service.Webhooks.Subscriptions;

/// <summary>What an owner is told, at their other endpoints, of one that was disabled.</summary>
/// <param name="Subscription">The subscription.</param>
/// <param name="Host">Where it was sent to.</param>
/// <param name="Reason"><c>gone</c>: it answered 410; <c>failing</c>: it only failed for five days.</param>
/// <param name="DisabledAt">Since when nothing is sent there.</param>
internal sealed record DisabledEventData(string Subscription, string Host, string Reason, Instant DisabledAt);
