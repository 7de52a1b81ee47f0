namespace MongCai.Schedule.Service.Webhooks.Subscriptions;

/// <summary>What came of a try.</summary>
/// <param name="Of">What was sent.</param>
/// <param name="Answer">What came back.</param>
/// <param name="Outcome">What follows.</param>
internal sealed record DeliveryResult(DueDelivery Of, DeliveryAnswer Answer, DeliveryOutcome Outcome);
