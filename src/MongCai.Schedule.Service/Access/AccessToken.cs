using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace MongCai.Schedule.Service.Access;

/// <summary>
/// An access token: an id by which it is found, and a secret of 256 bits. Text form: <c>mcs_ID_SECRET</c>. It is shown once; what is kept is
/// its hash, which needs no salt, since nobody guesses 256 bits.
/// </summary>
internal sealed record AccessToken
{
    private const string Prefix = "mcs_";
    private const int IdLength = 12;
    private const int SecretBytes = 32;

    private readonly string _text;

    private AccessToken(string text) => _text = text;

    public string Id => _text.Substring(Prefix.Length, IdLength);

    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(_text)));

    public static AccessToken Create() => new(
        $"{Prefix}{RandomNumberGenerator.GetHexString(IdLength, lowercase: true)}_{Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes))}");

    /// <summary>Whether a text can be no other token than one of these.</summary>
    public static bool IsMeant(string text) => text.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>Reads the text form; null where it is none.</summary>
    public static AccessToken? Read(string text) =>
        text.Length == Prefix.Length + IdLength + 1 + Base64Url.GetEncodedLength(SecretBytes)
        && IsMeant(text)
        && text[Prefix.Length + IdLength] == '_'
        && text.All(char.IsAscii)
            ? new AccessToken(text)
            : null;

    /// <summary>Whether it has a hash; takes as long for every other one.</summary>
    public bool Has(string hash) => CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Hash), Encoding.ASCII.GetBytes(hash));

    /// <summary>The text form, for the one time that it is shown.</summary>
    public string Reveal() => _text;

    /// <summary>Its id only, so that no log shows it.</summary>
    public override string ToString() => $"{Prefix}{Id}_…";
}
