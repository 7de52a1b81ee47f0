using System.Text.Json;
using MongCai.Schedule.Service.Database;
using NodaTime;

namespace MongCai.Schedule.Service.Webhooks.Subscriptions;

/// <summary>A delivery, for the owner of its subscription.</summary>
/// <param name="Id">Its id, for `redeliver`.</param>
/// <param name="Sequence">The sequence of the event; null of a message, which stands in no sequence.</param>
/// <param name="Event">The id of the event or message: the `webhook-id`.</param>
/// <param name="Type">The type of the event or message.</param>
/// <param name="Subject">What it is about.</param>
/// <param name="State">`pending`: it is tried, or tried again; `delivered`; `dead`: it is not tried again by itself.</param>
/// <param name="Attempts">How often it was tried, with the try under way.</param>
/// <param name="NextTry">When it is tried next; null where it is not, where it is being tried now, and while the subscription is disabled.</param>
/// <param name="Last">What came of the last try; null before the first ended.</param>
internal sealed record DeliveryEntryAnswer(
    string Id, long? Sequence, string Event, string Type, string Subject, DeliveryState State, long Attempts, Instant? NextTry, DeliveryEntryAnswer.Try? Last)
{
    /// <summary>As it stands at a time.</summary>
    public static DeliveryEntryAnswer Of(DeliveryRow row, Instant now)
    {
        var state = TextForm.TryParse<DeliveryState>(row.State, out var found) ? found : throw new InvalidDataException($"Delivery {row.Id} has the state {row.State}.");
        var isUnderWay = row is { Attempts: > 0, TookMs: null } && string.CompareOrdinal(row.NotBefore, InstantColumn.Write(now)) > 0;
        return new(
            row.Id.ToString(),
            row.Sequence > 0 ? row.Sequence : null,
            row.Event ?? row.Told!,
            row.Type ?? TypeOf(row.Body!),
            row.Subject,
            state,
            row.Attempts,
            state == DeliveryState.Pending && !isUnderWay && row.NotBefore != DeliveryQueue.Never ? InstantColumn.Read(row.NotBefore) : null,
            row.LastAt is { } at
                ? new((int?)row.LastStatus, TextForm.TryParse<DeliveryFailure>(row.LastFailure, out var failure) ? failure : null, row.LastText!, InstantColumn.Read(at), row.TookMs)
                : null);
    }

    private static string TypeOf(string body)
    {
        using var message = JsonDocument.Parse(body);
        return message.RootElement.GetProperty("type").GetString()!;
    }

    /// <summary>What came of a try.</summary>
    /// <param name="Status">The status that was answered; null for none.</param>
    /// <param name="Failure">Why there was none; null where there was.</param>
    /// <param name="Text">What the answer began with.</param>
    /// <param name="At">When it began.</param>
    /// <param name="TookMilliseconds">How long it took; null while another try is under way.</param>
    internal sealed record Try(int? Status, DeliveryFailure? Failure, string Text, Instant At, long? TookMilliseconds);
}
