using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;

namespace MongCai.Schedule.Service.Webhooks;

/// <summary>The networks that the operator opens to webhooks although they are reserved, and to http without TLS: the setting <c>Webhooks:AllowedNetworks</c>.</summary>
internal sealed class AllowedNetworks
{
    public static readonly AllowedNetworks None = new([]);

    private readonly ImmutableArray<IPNetwork> _networks;

    private AllowedNetworks(ImmutableArray<IPNetwork> networks) => _networks = networks;

    public bool IsEmpty => _networks.IsEmpty;

    /// <summary>Whether this machine may be sent to.</summary>
    public bool HasLoopback => Has(IPAddress.Loopback) || Has(IPAddress.IPv6Loopback);

    /// <summary>Reads the networks, such as <c>10.1.0.0/16</c>, or single addresses.</summary>
    /// <param name="texts">The networks.</param>
    /// <param name="mistakes">Is told what is wrong with them.</param>
    public static AllowedNetworks Read(IEnumerable<string> texts, Action<string> mistakes)
    {
        var networks = ImmutableArray.CreateBuilder<IPNetwork>();
        foreach (var text in texts)
        {
            if (NetworkOf(text) is not { } network)
            {
                mistakes($"'{text}' is no network such as 10.1.0.0/16 or fd00:1::/32, with zeros behind the prefix, and no address");
            }
            else if (ReservedNetworks.AreGuises(network))
            {
                mistakes($"'{text}' holds addresses that lead to IPv4 addresses; name those");
            }
            else
            {
                networks.Add(network);
            }
        }

        return new AllowedNetworks(networks.ToImmutable());
    }

    /// <summary>Whether one of them has what an address means.</summary>
    public bool Has(IPAddress address)
    {
        var meant = ReservedNetworks.Meant(address);
        return _networks.Any(network => network.Contains(meant));
    }

    /// <summary>Whether an address may be sent to.</summary>
    /// <param name="address">The address.</param>
    /// <param name="isSecured">Whether by TLS.</param>
    public bool MayReach(IPAddress address, bool isSecured) => Has(address) || (isSecured && !ReservedNetworks.Contain(address));

    private static IPNetwork? NetworkOf(string text)
    {
        if (IPAddress.TryParse(text, out var address) && address.ToString() == text && address is not { AddressFamily: AddressFamily.InterNetworkV6, ScopeId: not 0 })
        {
            return new IPNetwork(address, address.GetAddressBytes().Length * 8);
        }

        // As it is written back, so that 010.0.0.0/8 and 10.0.0.1/8 are no networks.
        return IPNetwork.TryParse(text, out var network) && network.ToString() == text && !text.Contains('%', StringComparison.Ordinal) ? network : null;
    }
}
