namespace MongCai.Schedule.Service.Webhooks.Subscriptions;

/// <summary>A delivery as it is kept, with what it delivers.</summary>
/// <param name="Subscription">To whom.</param>
/// <param name="Sequence">The event; 0 for a message.</param>
/// <param name="Message">The message; 0 for an event.</param>
/// <param name="Subject">What it is about.</param>
/// <param name="State">How far it has come.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="NotBefore">While it is pending, when it is tried next, as a column.</param>
/// <param name="LastStatus">The status that was answered last; null for none.</param>
/// <param name="LastFailure">Why none was; null where one was.</param>
/// <param name="LastText">What the answer began with.</param>
/// <param name="LastAt">When it was tried last, as a column; null for never.</param>
/// <param name="TookMs">How long that took; null where it is under way.</param>
/// <param name="Event">The id of the event; null of a message.</param>
/// <param name="Told">The id of the message; null of an event.</param>
/// <param name="Type">Its type; null of a message, whose body says it.</param>
/// <param name="Body">The body of a message; null of an event.</param>
internal sealed record DeliveryRow(
    string Subscription,
    long Sequence,
    long Message,
    string Subject,
    string State,
    long Attempts,
    string NotBefore,
    long? LastStatus,
    string? LastFailure,
    string? LastText,
    string? LastAt,
    long? TookMs,
    string? Event,
    string? Told,
    string? Type,
    string? Body)
{
    public DeliveryId Id => new(Subscription, Sequence, Message);
}
