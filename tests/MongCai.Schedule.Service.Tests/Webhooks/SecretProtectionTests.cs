using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using MongCai.Schedule.Service.Webhooks;

namespace MongCai.Schedule.Service.Tests.Webhooks;

public sealed class SecretProtectionTests : IDisposable
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("mongcai-data-");

    public void Dispose() => _data.Delete(recursive: true);

    [Fact]
    public void What_is_stored_does_not_tell_the_secret_and_every_process_with_the_keys_reads_it()
    {
        var secret = WebhookSecret.Create();
        string stored;
        using (var first = Services("keys"))
        {
            stored = first.GetRequiredService<SecretProtection>().Protect(secret);
        }

        Assert.DoesNotContain(secret.Reveal()["whsec_".Length..], stored, StringComparison.Ordinal);
        using var second = Services("keys");
        Assert.Equal(secret.Reveal(), second.GetRequiredService<SecretProtection>().Unprotect(stored).Reveal());
    }

    [Fact]
    public void What_was_changed_or_has_other_keys_or_another_purpose_is_not_read()
    {
        using var services = Services("keys");
        using var others = Services("other-keys");
        var protection = services.GetRequiredService<SecretProtection>();
        var stored = protection.Protect(WebhookSecret.Create());
        var middle = stored.Length / 2;
        var changed = $"{stored[..middle]}{(stored[middle] == 'A' ? 'B' : 'A')}{stored[(middle + 1)..]}";
        var protector = services.GetRequiredService<IDataProtectionProvider>().CreateProtector("something else");
        Assert.Throws<CryptographicException>(() => protection.Unprotect(changed));
        Assert.Throws<CryptographicException>(() => others.GetRequiredService<SecretProtection>().Unprotect(stored));
        Assert.Throws<CryptographicException>(() => protection.Unprotect(protector.Protect(WebhookSecret.Create().Reveal())));
        Assert.Throws<CryptographicException>(() => protection.Unprotect("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"));
    }

    [Fact]
    public void Nobody_else_reads_the_keys()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no modes of files.");
        using var services = Services("keys");
        services.GetRequiredService<SecretProtection>().Protect(WebhookSecret.Create());
        var keys = new DirectoryInfo(Path.Combine(_data.FullName, "keys"));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, keys.UnixFileMode);
        Assert.Single(keys.GetFiles("key-*.xml"));
    }

    private ServiceProvider Services(string folder)
    {
        var services = new ServiceCollection();
        services.AddSecretProtection(new DirectoryInfo(Path.Combine(_data.FullName, folder)));
        return services.BuildServiceProvider();
    }
}
