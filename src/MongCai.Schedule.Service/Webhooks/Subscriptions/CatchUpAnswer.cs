namespace MongCai.Schedule.Service.Webhooks.Subscriptions;

/// <summary>What is sent again.</summary>
/// <param name="After">Events after this one, as far as they pass the filters, in order.</param>
/// <param name="Last">The last event there is.</param>
internal sealed record CatchUpAnswer(long After, long Last);
