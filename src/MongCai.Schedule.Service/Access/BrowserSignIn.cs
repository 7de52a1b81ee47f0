using System.Text;

namespace MongCai.Schedule.Service.Access;

/// <summary>
/// Of an endpoint whose pages people open in a browser, which cannot send <c>Authorization: Bearer</c> by itself: a token is also taken as the password of HTTP Basic (RFC 7617),
/// whatever the user name. Only for what changes nothing, since browsers send it along from then on.
/// </summary>
/// <param name="Realm">What the browser shows where it asks.</param>
internal sealed record BrowserSignIn(string Realm)
{
    private const string Scheme = "Basic";

    /// <summary>What makes a browser ask.</summary>
    public string Challenge => $"{Scheme} realm=\"{Realm}\"";

    /// <summary>The password; null where a header has none.</summary>
    public static string? PasswordIn(string header)
    {
        if (!header.StartsWith($"{Scheme} ", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var bytes = new byte[header.Length];
        if (!Convert.TryFromBase64String(header[(Scheme.Length + 1)..].Trim(), bytes, out var length))
        {
            return null;
        }

        // No user name has a colon.
        var pair = Encoding.UTF8.GetString(bytes, 0, length);
        var colon = pair.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? null : pair[(colon + 1)..];
    }
}
