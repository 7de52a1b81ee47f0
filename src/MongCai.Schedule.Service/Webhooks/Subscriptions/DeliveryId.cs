using System.Globalization;
using System.Runtime.InteropServices;

namespace MongCai.Schedule.Service.Webhooks.Subscriptions;

/// <summary>What names a delivery. Text form: <c>SUBSCRIPTION.SEQUENCE</c> of an event, <c>SUBSCRIPTION.mNUMBER</c> of a message.</summary>
/// <param name="Subscription">To whom.</param>
/// <param name="Sequence">The event; 0 for a message.</param>
/// <param name="Message">The message; 0 for an event.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct DeliveryId(string Subscription, long Sequence, long Message)
{
    /// <summary>Reads the text form, in the one way that it is written; null where it is none.</summary>
    public static DeliveryId? Read(string text)
    {
        var dot = text.LastIndexOf('.');
        var isMessage = dot >= 0 && text.AsSpan(dot + 1).StartsWith("m", StringComparison.Ordinal);
        return dot > 0
            && long.TryParse(text.AsSpan(dot + (isMessage ? 2 : 1)), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && new DeliveryId(text[..dot], isMessage ? 0 : number, isMessage ? number : 0) is var id
            && number > 0
            && id.ToString() == text
                ? id
                : null;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Subscription}.{(Message > 0 ? "m" : "")}{(Message > 0 ? Message : Sequence)}");
}
