namespace MongCai.Schedule.Service.Webhooks.Subscriptions;

/// <summary>What was sent, and is to be sent, to a subscription.</summary>
/// <param name="Deliveries">Those of this page: messages first, then events in their order.</param>
internal sealed record DeliveriesAnswer(IReadOnlyList<DeliveryEntryAnswer> Deliveries);
