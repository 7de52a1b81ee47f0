namespace MongCai.Schedule.Service.Webhooks.Subscriptions;

/// <summary>What an endpoint made of a ping.</summary>
/// <param name="Status">The status that it answered; null for none.</param>
/// <param name="Failure">Why there was none; null where there was.</param>
/// <param name="TookMilliseconds">How long it took.</param>
/// <param name="Text">What its answer began with.</param>
internal sealed record PingAnswer(int? Status, DeliveryFailure? Failure, long TookMilliseconds, string Text);
