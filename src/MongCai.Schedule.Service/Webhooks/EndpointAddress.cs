using System.Collections.Immutable;
using System.Net;
using MongCai.Schedule.Service.Documents;

namespace MongCai.Schedule.Service.Webhooks;

/// <summary>
/// The address that a subscriber wants events sent to, as far as it can be judged before anything is sent. What a name leads to is judged each time that it is connected to
/// (<see cref="ReceiverConnection"/>).
/// </summary>
internal static class EndpointAddress
{
    public const int Longest = 2048;

    /// <summary>Names that no public name server knows, with all below them: RFC 6761, RFC 6762, RFC 7686, RFC 8375, RFC 9476, and ICANN's decision of 2024 on internal.</summary>
    private static readonly string[] LocalNames = ["localhost", "local", "internal", "home.arpa", "invalid", "test", "onion", "alt"];

    /// <summary>Reads an address; null and all that is wrong with it where something is.</summary>
    /// <param name="text">The address.</param>
    /// <param name="networks">The networks opened although they are reserved.</param>
    public static (Uri? Address, ImmutableArray<TrilingualText> Mistakes) Read(string text, AllowedNetworks networks)
    {
        var mistakes = ImmutableArray.CreateBuilder<TrilingualText>();
        if (text.Length > Longest)
        {
            mistakes.Add(EndpointMistakes.TooLong);
        }

        if (!text.All(sign => sign is > ' ' and < '\x7f' and not '\\'))
        {
            mistakes.Add(EndpointMistakes.Signs);
        }

        if (!Uri.TryCreate(text, UriKind.Absolute, out var address) || (address.Scheme != Uri.UriSchemeHttps && address.Scheme != Uri.UriSchemeHttp))
        {
            mistakes.Add(EndpointMistakes.NoAddress(Shown(text)));
            return (null, mistakes.ToImmutable());
        }

        var authority = Authority(text);
        if (authority.Contains('@', StringComparison.Ordinal))
        {
            mistakes.Add(EndpointMistakes.UserInfo);
        }

        if (text.Contains('#', StringComparison.Ordinal))
        {
            mistakes.Add(EndpointMistakes.Fragment);
        }

        if (address.Port == 0)
        {
            mistakes.Add(EndpointMistakes.Port);
        }

        if (MistakeOfHost(address, authority, networks) is { } mistake)
        {
            mistakes.Add(mistake);
        }

        return mistakes.Count == 0 ? (address, []) : (null, mistakes.ToImmutable());
    }

    private static TrilingualText? MistakeOfHost(Uri address, string authority, AllowedNetworks networks)
    {
        var isSecured = address.Scheme == Uri.UriSchemeHttps;
        var host = address.IdnHost.TrimEnd('.');

        // A zone stands behind a percent sign.
        if (address.HostNameType is not (UriHostNameType.Dns or UriHostNameType.IPv4 or UriHostNameType.IPv6) || authority.Contains('%', StringComparison.Ordinal))
        {
            return EndpointMistakes.NoHost(Show.Written(host));
        }

        if (IPAddress.TryParse(host, out var literal))
        {
            var meant = ReservedNetworks.Meant(literal);
            return networks.MayReach(literal, isSecured) ? null
                : ReservedNetworks.Contain(literal) ? EndpointMistakes.Reserved(Show.Written(HostOf(authority)), meant.ToString())
                : EndpointMistakes.NotSecured;
        }

        // Some would take such a name for an address: 09.1.1.1, 4294967296.
        var last = host[(host.LastIndexOf('.') + 1)..];
        if (last.All(char.IsAsciiDigit) || last.StartsWith("0x", StringComparison.OrdinalIgnoreCase))
        {
            return EndpointMistakes.NoHost(Show.Written(host));
        }

        if (IsIn("localhost", host) ? !networks.HasLoopback : networks.IsEmpty && (last.Length == host.Length || LocalNames.Any(name => IsIn(name, host))))
        {
            return EndpointMistakes.Local(Show.Written(host));
        }

        return isSecured || !networks.IsEmpty ? null : EndpointMistakes.NotSecured;
    }

    private static bool IsIn(string name, string host) =>
        host.Equals(name, StringComparison.OrdinalIgnoreCase) || host.EndsWith($".{name}", StringComparison.OrdinalIgnoreCase);

    /// <summary>Who is named between the slashes, with what stands before and behind.</summary>
    private static string Authority(string text)
    {
        var rest = text[(text.IndexOf("//", StringComparison.Ordinal) + 2)..];
        return rest.IndexOfAny(['/', '?', '#']) is >= 0 and var end ? rest[..end] : rest;
    }

    /// <summary>The host, as it was written.</summary>
    private static string HostOf(string authority)
    {
        var host = authority[(authority.LastIndexOf('@') + 1)..];
        return host.LastIndexOf(':') is >= 0 and var colon && colon > host.LastIndexOf(']') ? host[..colon].Trim('[', ']') : host.Trim('[', ']');
    }

    // What stands before an @ may be a password.
    private static string Shown(string text) => Show.Written(text.LastIndexOf('@') is >= 0 and var at ? $"…{text[at..]}" : text);
}
