namespace MongCai.Schedule.Service.Webhooks.Subscriptions;

/// <summary>A delivery that is due, with what it takes to send it.</summary>
/// <param name="Subscription">To whom.</param>
/// <param name="Sequence">The event; 0 for a message.</param>
/// <param name="Message">The message; 0 for an event.</param>
/// <param name="Subject">What it is about.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="Url">Where to.</param>
/// <param name="Secret">What signs it, protected.</param>
/// <param name="PreviousSecret">What did before, protected; null for none.</param>
/// <param name="Rotated">Since when it does not, as a column.</param>
/// <param name="Behind">When the first of its subject is tried, as a column, which is not to be overtaken; null where it is the first.</param>
internal sealed record DueDelivery(
    string Subscription, long Sequence, long Message, string Subject, long Attempts, string Url, string Secret, string? PreviousSecret, string? Rotated, string? Behind)
{
    /// <summary>Until when nobody else sends it, as a column; by it the result is known to be that of this try.</summary>
    public string Lease { get; init; } = "";
}
