namespace MongCai.Schedule.Service.Webhooks.Subscriptions;

/// <summary>From where all is to be sent again.</summary>
/// <param name="After">The sequence of the last event that is not; 0 for all.</param>
internal sealed record CatchUpBody(long After);
