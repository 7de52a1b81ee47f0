namespace MongCai.Schedule.Service.Webhooks.Subscriptions;

/// <summary>Somebody's subscriptions.</summary>
/// <param name="Subscriptions">Those of this page, by id.</param>
internal sealed record SubscriptionsAnswer(IReadOnlyList<SubscriptionAnswer> Subscriptions);
