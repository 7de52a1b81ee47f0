using NodaTime;

namespace MongCai.Schedule.Service.Webhooks.Subscriptions;

/// <summary>What a subscription says of where, what and how is sent. Of the words between commas that it wants, empty is all.</summary>
internal sealed record Receiver(
    long Version, Uri Url, WebhookSecret? Secret, WebhookSecret? PreviousSecret, Instant PreviousSignsUntil, string Types, string Meant, string Flows, string Classes)
{
    /// <summary>Whether it wants an event.</summary>
    /// <param name="type">Its type.</param>
    /// <param name="gate">Its gate; null where it has none.</param>
    /// <param name="flow">Its flow; null likewise.</param>
    /// <param name="classes">The classes for whose goods it makes a difference, each between commas.</param>
    public bool Wants(string type, string? gate, string? flow, string classes) =>
        Has(Types, type) && Has(Meant, gate) && Has(Flows, flow)
        && (Classes.Length == 0 || (gate is not null && classes.Split(',', StringSplitOptions.RemoveEmptyEntries).Any(word => Has(Classes, word))));

    /// <summary>What is sent of an event or message; null where it cannot be signed.</summary>
    public WebhookMessage? MessageOf(string id, byte[] body, Instant now) =>
        Secret is null ? null : new WebhookMessage(id, Url, body, Secret, now < PreviousSignsUntil ? PreviousSecret : null);

    private static bool Has(string words, string? word) => words.Length == 0 || (word is not null && words.Contains($",{word},", StringComparison.Ordinal));
}
