using System.Collections.Immutable;
using MongCai.Schedule.Publishing;

namespace MongCai.Schedule.Service.Access;

/// <summary>The provider whose tokens are taken beside the service's own, and which of its claims say who somebody is.</summary>
/// <param name="Issuer">The provider, as its tokens and its metadata name it, to the letter.</param>
/// <param name="Audience">The service, as the provider's access tokens name it.</param>
/// <param name="NameClaim">The claim that is the person's name.</param>
/// <param name="RoleClaim">The claim with the role, among other values.</param>
/// <param name="SideClaim">The claim with the side, <c>vn</c> or <c>cn</c>; null where sides are not said.</param>
/// <param name="Roles">The values of the role's claim that mean a role.</param>
internal sealed record OpenIdConnectSettings(
    string Issuer, string Audience, string NameClaim, string RoleClaim, string? SideClaim, ImmutableDictionary<string, Role> Roles)
{
    private const string Section = "OpenIdConnect";

    /// <summary>Where the provider describes itself (OpenID Connect Discovery 1.0, section 4).</summary>
    public string MetadataAddress => $"{Issuer.TrimEnd('/')}/.well-known/openid-configuration";

    /// <summary>Whether an address may be asked: by TLS, or on this machine where the issuer is there too.</summary>
    public bool MayAsk(Uri address) => address.Scheme == Uri.UriSchemeHttps || (IsOnLoopback(address) && IsOnLoopback(new Uri(Issuer)));

    /// <summary>Reads the section <c>OpenIdConnect</c>; null where nothing is set in it.</summary>
    /// <exception cref="FormatException">It is set in part, or wrong; the message says all of it in a line.</exception>
    public static OpenIdConnectSettings? Read(IConfiguration configuration)
    {
        var section = configuration.GetSection(Section);
        var set = section.AsEnumerable(makePathsRelative: true).Where(pair => !string.IsNullOrWhiteSpace(pair.Value)).ToDictionary(
            pair => pair.Key, pair => pair.Value!.Trim(), StringComparer.OrdinalIgnoreCase);
        if (set.Count == 0)
        {
            return null;
        }

        var mistakes = new List<string>();
        var (issuer, audience, name, role, side) = (Take(nameof(Issuer)), Take(nameof(Audience)), Take(nameof(NameClaim)), Take(nameof(RoleClaim)), Take(nameof(SideClaim), isNeeded: false));
        if (issuer is not null && !IsIssuer(issuer))
        {
            mistakes.Add($"{Section}:{nameof(Issuer)} is '{issuer}'; write the address of the provider as its tokens name it, with https:// (http:// only on this machine)");
        }

        var roles = ImmutableDictionary.CreateBuilder<string, Role>(StringComparer.Ordinal);
        foreach (var (known, text) in TextForm.All<Role>().Select(row => (row.Value, row.Text)))
        {
            if (Take($"{nameof(Roles)}:{text}", isNeeded: false) is { } value && !roles.TryAdd(value, known))
            {
                mistakes.Add($"{Section}:{nameof(Roles)} has '{value}' for two roles");
            }
        }

        mistakes.AddRange(set.Keys.Order(StringComparer.Ordinal).Select(unknown => $"{Section}:{unknown} is no setting"));
        if (mistakes.Count > 0)
        {
            throw new FormatException($"{string.Join("; ", mistakes)}.");
        }

        if (roles.Count == 0)
        {
            roles.AddRange(TextForm.All<Role>().Select(row => KeyValuePair.Create(row.Text, row.Value)));
        }

        return new OpenIdConnectSettings(issuer!, audience!, name!, role!, side, roles.ToImmutable());

        string? Take(string key, bool isNeeded = true)
        {
            if (!set.Remove(key, out var value) && isNeeded)
            {
                mistakes.Add($"{Section}:{key} is missing");
            }

            return value;
        }
    }

    private static bool IsIssuer(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || IsOnLoopback(address))
        && address is { Host.Length: > 0, Query: "", Fragment: "", UserInfo: "" };

    private static bool IsOnLoopback(Uri address) => address.Scheme == Uri.UriSchemeHttp && address.IsLoopback;
}
