namespace MongCai.Schedule.Service.Webhooks.Subscriptions;

/// <summary>What was due.</summary>
/// <param name="Deliveries">What was taken to be sent.</param>
/// <param name="Waiting">How much was found that waits for an earlier one, and is not due until then.</param>
internal sealed record TakenDeliveries(IReadOnlyList<DueDelivery> Deliveries, int Waiting);
