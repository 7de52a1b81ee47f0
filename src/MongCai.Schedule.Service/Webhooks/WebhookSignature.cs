namespace MongCai.Schedule.Service.Webhooks;

/// <summary>The header <c>webhook-signature</c>: one signature, or two, separated by a space, for the day after a secret was rotated.</summary>
internal static class WebhookSignature
{
    public const string Version = "v1,";

    /// <summary>Base64 of 32 bytes behind the version.</summary>
    public const int Length = 3 + 44;

    /// <summary>The header of a delivery.</summary>
    /// <param name="message">What is sent.</param>
    /// <param name="timestamp">When, in seconds since 1970.</param>
    public static string Of(WebhookMessage message, long timestamp) => message.PreviousSecret is null
        ? message.Secret.Sign(message.Id, timestamp, message.Body.Span)
        : string.Create(Length + 1 + Length, (message, timestamp), static (header, of) =>
        {
            var (message, timestamp) = of;
            message.Secret.Sign(message.Id, timestamp, message.Body.Span, header);
            header[Length] = ' ';
            message.PreviousSecret!.Sign(message.Id, timestamp, message.Body.Span, header[(Length + 1)..]);
        });
}
