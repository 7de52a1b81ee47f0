namespace MongCai.Schedule.Service.Webhooks;

/// <summary>What one delivery sends, and where.</summary>
internal sealed record WebhookMessage
{
    public const int LongestId = 128;

    /// <summary>Begins a delivery.</summary>
    /// <param name="id">The id of the event, the same for each try, by which a receiver knows what it has: letters, digits, <c>-</c> and <c>_</c>.</param>
    /// <param name="to">Where to.</param>
    /// <param name="body">The event as it is stored; it is signed and sent without a copy.</param>
    /// <param name="secret">What signs it.</param>
    /// <param name="previousSecret">What signs it too, for a day after a rotation.</param>
    public WebhookMessage(string id, Uri to, ReadOnlyMemory<byte> body, WebhookSecret secret, WebhookSecret? previousSecret = null)
    {
        // A full stop in it would let one message pass for another (Standard Webhooks, "Webhook metadata").
        if (id.Length is 0 or > LongestId || !id.All(sign => char.IsAsciiLetterOrDigit(sign) || sign is '-' or '_'))
        {
            throw new ArgumentException($"“{id}” is no id of a message.", nameof(id));
        }

        (Id, To, Body, Secret, PreviousSecret) = (id, to, body, secret, previousSecret);
    }

    public string Id { get; }

    public Uri To { get; }

    public ReadOnlyMemory<byte> Body { get; }

    public WebhookSecret Secret { get; }

    public WebhookSecret? PreviousSecret { get; }
}
