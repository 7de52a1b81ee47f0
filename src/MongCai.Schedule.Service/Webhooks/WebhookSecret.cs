using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace MongCai.Schedule.Service.Webhooks;

/// <summary>
/// What the service and a subscriber share, by which the subscriber knows what comes from the service. Text form by Standard Webhooks:
/// <c>whsec_</c> and base64 of 24 to 64 bytes.
/// </summary>
internal sealed class WebhookSecret
{
    public const string Prefix = "whsec_";
    public const int LeastBytes = 24;
    public const int MostBytes = 64;

    /// <summary>As many as the hash has.</summary>
    private const int CreatedBytes = 32;

    private readonly byte[] _key;

    private WebhookSecret(byte[] key) => _key = key;

    public static WebhookSecret Create() => new(RandomNumberGenerator.GetBytes(CreatedBytes));

    /// <summary>Reads the text form, in the one way that it is written; null where it is none.</summary>
    public static WebhookSecret? Read(string text)
    {
        Span<byte> key = stackalloc byte[MostBytes];
        return text.StartsWith(Prefix, StringComparison.Ordinal)
            && Convert.TryFromBase64String(text[Prefix.Length..], key, out var length)
            && length >= LeastBytes
            && new WebhookSecret(key[..length].ToArray()) is var secret
            && secret.Reveal() == text
                ? secret
                : null;
    }

    /// <summary>The text form, for the one time that it is shown and for <see cref="SecretProtection"/>.</summary>
    public string Reveal() => Prefix + Convert.ToBase64String(_key);

    /// <summary>The signature of a delivery: base64 of HMAC-SHA256 of <c>ID.TIMESTAMP.BODY</c>, behind <c>v1,</c>.</summary>
    /// <param name="id">The id of the message.</param>
    /// <param name="timestamp">When it is sent, in seconds since 1970.</param>
    /// <param name="body">The body, as it is sent.</param>
    public string Sign(string id, long timestamp, ReadOnlySpan<byte> body)
    {
        Span<char> signature = stackalloc char[WebhookSignature.Length];
        Sign(id, timestamp, body, signature);
        return new string(signature);
    }

    /// <summary>The same, into <see cref="WebhookSignature.Length"/> chars.</summary>
    public void Sign(string id, long timestamp, ReadOnlySpan<byte> body, Span<char> signature)
    {
        Span<byte> head = stackalloc byte[WebhookMessage.LongestId + 24];
        var length = Encoding.ASCII.GetBytes(id, head);
        head[length++] = (byte)'.';
        Utf8Formatter.TryFormat(timestamp, head[length..], out var digits);
        length += digits;
        head[length++] = (byte)'.';

        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, _key);
        hash.AppendData(head[..length]);
        hash.AppendData(body);
        Span<byte> made = stackalloc byte[SHA256.HashSizeInBytes];
        hash.GetHashAndReset(made);
        WebhookSignature.Version.CopyTo(signature);
        Convert.TryToBase64Chars(made, signature[WebhookSignature.Version.Length..], out _);
    }

    /// <summary>So that no log shows it.</summary>
    public override string ToString() => $"{Prefix}…";
}
