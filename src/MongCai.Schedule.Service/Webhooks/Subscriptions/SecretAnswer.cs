using NodaTime;

namespace MongCai.Schedule.Service.Webhooks.Subscriptions;

/// <summary>A secret that has taken the place of another.</summary>
/// <param name="Secret">By what deliveries are verified from now on; told once.</param>
/// <param name="PreviousSecretUntil">Until when the one before signs too.</param>
internal sealed record SecretAnswer(string Secret, Instant PreviousSecretUntil);
