using NodaTime;

namespace MongCai.Schedule.Service.Webhooks;

/// <summary>What came of one try to deliver.</summary>
/// <param name="Status">The status answered; null where nothing was.</param>
/// <param name="Failure">Why not; null where something was.</param>
/// <param name="RetryAfter">How long the receiver asks to be left alone, from zero to <see cref="DeliveryRules.LongestRetryAfter"/>; null where it does not.</param>
/// <param name="Text">What its answer begins with, for the owner of the subscription to see; empty where there is none.</param>
/// <param name="At">When the try began.</param>
/// <param name="Took">How long it took.</param>
internal sealed record DeliveryAnswer(int? Status, DeliveryFailure? Failure, Duration? RetryAfter, string Text, Instant At, Duration Took);
