using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;

namespace MongCai.Schedule.Service.Webhooks;

/// <summary>
/// The addresses at which no subscriber of the internet can be: those of the IANA IPv4 and IPv6 Special-Purpose Address Registries (RFC 6890, RFC 8190;
/// as of 2025-10-09), multicast (RFC 5771, RFC 4291), and what of IPv6 is not unicast of the internet.
/// </summary>
/// <remarks>
/// Also refused are the blocks that the registries call globally reachable and that are for machines of the network itself, not for receivers: AS112 (which answers
/// look-ups of private addresses), AMT, anycast of PCP, TURN and SRP.
/// </remarks>
internal static class ReservedNetworks
{
    /// <summary>IANA has given out unicast addresses of the internet from here only (IPv6 Address Space registry, RFC 4291): the rest is loopback, unique local
    /// (fc00::/7, RFC 4193), link-local (fe80::/10), site-local (fec0::/10, RFC 3879), multicast (ff00::/8), discard-only (100::/64, RFC 6666), dummy (100:0:0:1::/64, RFC 9780),
    /// SRv6 segments (5f00::/16, RFC 9602), local NAT64 (64:ff9b:1::/48, RFC 8215), IPv4-compatible (::/96), IPv4-translated (::ffff:0:0:0/96, RFC 2765) or nobody's.</summary>
    private static readonly IPNetwork UnicastOfIPv6 = IPNetwork.Parse("2000::/3");

    private static readonly ImmutableArray<IPNetwork> All =
    [
        IPNetwork.Parse("0.0.0.0/8"),        // this network, RFC 791
        IPNetwork.Parse("10.0.0.0/8"),       // private use, RFC 1918
        IPNetwork.Parse("100.64.0.0/10"),    // shared by carriers (CGNAT), RFC 6598
        IPNetwork.Parse("127.0.0.0/8"),      // loopback, RFC 1122
        IPNetwork.Parse("169.254.0.0/16"),   // link-local, RFC 3927; clouds tell machines their credentials there
        IPNetwork.Parse("172.16.0.0/12"),    // private use, RFC 1918
        IPNetwork.Parse("192.0.0.0/24"),     // IETF protocol assignments, RFC 6890; in it DS-Lite, PCP, TURN, NAT64 discovery
        IPNetwork.Parse("192.0.2.0/24"),     // documentation (TEST-NET-1), RFC 5737
        IPNetwork.Parse("192.31.196.0/24"),  // AS112, RFC 7535
        IPNetwork.Parse("192.52.193.0/24"),  // AMT, RFC 7450
        IPNetwork.Parse("192.88.99.0/24"),   // 6to4 relays, deprecated, RFC 7526
        IPNetwork.Parse("192.168.0.0/16"),   // private use, RFC 1918
        IPNetwork.Parse("192.175.48.0/24"),  // AS112, RFC 7534
        IPNetwork.Parse("198.18.0.0/15"),    // benchmarks, RFC 2544
        IPNetwork.Parse("198.51.100.0/24"),  // documentation (TEST-NET-2), RFC 5737
        IPNetwork.Parse("203.0.113.0/24"),   // documentation (TEST-NET-3), RFC 5737
        IPNetwork.Parse("224.0.0.0/4"),      // multicast, RFC 5771
        IPNetwork.Parse("240.0.0.0/4"),      // reserved, RFC 1112; in it the limited broadcast 255.255.255.255, RFC 919
        IPNetwork.Parse("2001::/23"),        // IETF protocol assignments, RFC 2928; in it Teredo, RFC 4380, benchmarks, RFC 5180, ORCHID, RFC 7343
        IPNetwork.Parse("2001:db8::/32"),    // documentation, RFC 3849
        IPNetwork.Parse("2620:4f:8000::/48"), // AS112, RFC 7534
        IPNetwork.Parse("3fff::/20"),        // documentation, RFC 9637
    ];

    private static readonly IPNetwork Nat64 = IPNetwork.Parse("64:ff9b::/96");   // RFC 6052
    private static readonly IPNetwork SixToFour = IPNetwork.Parse("2002::/16");   // RFC 3056

    /// <summary>The address that packets to an address arrive at: where one is an IPv4 address in the guise of IPv6 (mapped, RFC 4291; NAT64; 6to4), that one.</summary>
    public static IPAddress Meant(IPAddress address) =>
        address.IsIPv4MappedToIPv6 ? address.MapToIPv4() // no IPNetwork contains one
        : Nat64.Contains(address) ? IPv4In(address, 12)
        : SixToFour.Contains(address) ? IPv4In(address, 2)
        : address;

    /// <summary>Whether all addresses of a network mean IPv4 addresses.</summary>
    public static bool AreGuises(IPNetwork network) =>
        (network.BaseAddress.IsIPv4MappedToIPv6 && network.PrefixLength >= 96)
        || (Nat64.Contains(network.BaseAddress) && network.PrefixLength >= Nat64.PrefixLength)
        || (SixToFour.Contains(network.BaseAddress) && network.PrefixLength >= SixToFour.PrefixLength);

    /// <summary>Whether no subscriber can be at what an address means.</summary>
    public static bool Contain(IPAddress address)
    {
        var meant = Meant(address);
        return (meant.AddressFamily == AddressFamily.InterNetworkV6 && !UnicastOfIPv6.Contains(meant)) || All.Any(network => network.Contains(meant));
    }

    private static IPAddress IPv4In(IPAddress address, int index) => new(address.GetAddressBytes().AsSpan(index, 4));
}
