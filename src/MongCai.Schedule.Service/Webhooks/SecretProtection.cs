using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace MongCai.Schedule.Service.Webhooks;

/// <summary>Secrets as they are stored: encrypted by ASP.NET Core Data Protection, so that a database or its backup without the keys tells none.</summary>
internal sealed class SecretProtection(IDataProtectionProvider provider)
{
    /// <summary>What is encrypted for something else does not read here. Never to be changed: what is stored would not read any more.</summary>
    private const string Purpose = "MongCai.Schedule.Webhooks.Secret.v1";

    private readonly IDataProtector _protector = provider.CreateProtector(Purpose);

    public string Protect(WebhookSecret secret) => _protector.Protect(secret.Reveal());

    /// <summary>The secret that was protected.</summary>
    /// <exception cref="CryptographicException">The text was changed, or its key is not in the key ring.</exception>
    public WebhookSecret Unprotect(string text) => WebhookSecret.Read(_protector.Unprotect(text)) ?? throw new CryptographicException("What was encrypted is no secret of a webhook.");
}
