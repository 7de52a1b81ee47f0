using System.Net;
using MongCai.Schedule.Service.Webhooks;

namespace MongCai.Schedule.Service.Tests.Webhooks;

/// <summary>Held against the IANA IPv4 and IPv6 Special-Purpose Address Registries, typed block by block as they stood on 2025-10-09, with the multicast registries.</summary>
public class ReservedNetworksTests
{
    // Block, first and last address, and what lies before and after where that is of the internet.
    [Theory]
    [InlineData("0.0.0.0", "0.255.255.255", null, "1.0.0.0")]
    [InlineData("10.0.0.0", "10.255.255.255", "9.255.255.255", "11.0.0.0")]
    [InlineData("100.64.0.0", "100.127.255.255", "100.63.255.255", "100.128.0.0")]
    [InlineData("127.0.0.0", "127.255.255.255", "126.255.255.255", "128.0.0.0")]
    [InlineData("169.254.0.0", "169.254.255.255", "169.253.255.255", "169.255.0.0")]
    [InlineData("172.16.0.0", "172.31.255.255", "172.15.255.255", "172.32.0.0")]
    [InlineData("192.0.0.0", "192.0.0.255", "191.255.255.255", "192.0.1.0")]
    [InlineData("192.0.2.0", "192.0.2.255", "192.0.1.255", "192.0.3.0")]
    [InlineData("192.31.196.0", "192.31.196.255", "192.31.195.255", "192.31.197.0")]
    [InlineData("192.52.193.0", "192.52.193.255", "192.52.192.255", "192.52.194.0")]
    [InlineData("192.88.99.0", "192.88.99.255", "192.88.98.255", "192.88.100.0")]
    [InlineData("192.168.0.0", "192.168.255.255", "192.167.255.255", "192.169.0.0")]
    [InlineData("192.175.48.0", "192.175.48.255", "192.175.47.255", "192.175.49.0")]
    [InlineData("198.18.0.0", "198.19.255.255", "198.17.255.255", "198.20.0.0")]
    [InlineData("198.51.100.0", "198.51.100.255", "198.51.99.255", "198.51.101.0")]
    [InlineData("203.0.113.0", "203.0.113.255", "203.0.112.255", "203.0.114.0")]
    [InlineData("224.0.0.0", "239.255.255.255", "223.255.255.255", null)]
    [InlineData("240.0.0.0", "255.255.255.255", null, null)]
    [InlineData("::", "::", null, null)]
    [InlineData("::1", "::1", null, null)]
    [InlineData("64:ff9b:1::", "64:ff9b:1:ffff:ffff:ffff:ffff:ffff", null, null)]
    [InlineData("100::", "100::ffff:ffff:ffff:ffff", null, null)]
    [InlineData("100:0:0:1::", "100::1:ffff:ffff:ffff:ffff", null, null)]
    [InlineData("2001::", "2001:1ff:ffff:ffff:ffff:ffff:ffff:ffff", "2000:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "2001:200::")]
    [InlineData("2001:0:4136:e378::", "2001:0:ffff:ffff:ffff:ffff:ffff:ffff", null, null)]
    [InlineData("2001:1::1", "2001:1::3", null, null)]
    [InlineData("2001:2::", "2001:2:0:ffff:ffff:ffff:ffff:ffff", null, null)]
    [InlineData("2001:3::", "2001:3:ffff:ffff:ffff:ffff:ffff:ffff", null, null)]
    [InlineData("2001:4:112::", "2001:4:112:ffff:ffff:ffff:ffff:ffff", null, null)]
    [InlineData("2001:10::", "2001:1f:ffff:ffff:ffff:ffff:ffff:ffff", null, null)]
    [InlineData("2001:20::", "2001:2f:ffff:ffff:ffff:ffff:ffff:ffff", null, null)]
    [InlineData("2001:30::", "2001:3f:ffff:ffff:ffff:ffff:ffff:ffff", null, null)]
    [InlineData("2001:db8::", "2001:db8:ffff:ffff:ffff:ffff:ffff:ffff", "2001:db7:ffff:ffff:ffff:ffff:ffff:ffff", "2001:db9::")]
    [InlineData("2620:4f:8000::", "2620:4f:8000:ffff:ffff:ffff:ffff:ffff", "2620:4f:7fff:ffff:ffff:ffff:ffff:ffff", "2620:4f:8001::")]
    [InlineData("3fff::", "3fff:fff:ffff:ffff:ffff:ffff:ffff:ffff", "3ffe:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "3fff:1000::")]
    [InlineData("5f00::", "5f00:ffff:ffff:ffff:ffff:ffff:ffff:ffff", null, null)]
    [InlineData("fc00::", "fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", null, null)]
    [InlineData("fe80::", "febf:ffff:ffff:ffff:ffff:ffff:ffff:ffff", null, null)]
    [InlineData("fec0::", "feff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", null, null)]
    [InlineData("ff00::", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", null, null)]
    public void A_block_of_the_registries_is_refused_from_its_first_to_its_last_address(string first, string last, string? before, string? after)
    {
        Assert.True(IsReserved(first), first);
        Assert.True(IsReserved(last), last);
        Assert.False(before is not null && IsReserved(before), before);
        Assert.False(after is not null && IsReserved(after), after);
    }

    [Theory]
    [InlineData("::127.0.0.1")]
    [InlineData("::8.8.8.8")]
    [InlineData("::ffff:0:8.8.8.8")]
    [InlineData("64:ff9a::8.8.8.8")]
    [InlineData("64:ff9b::1:0:0")]
    [InlineData("1fff::1")]
    [InlineData("4000::1")]
    [InlineData("fe80::1%1")]
    public void What_of_ipv6_is_not_given_out_for_the_internet_is_refused(string address) => Assert.True(IsReserved(address));

    [Theory]
    [InlineData("8.8.8.8")]
    [InlineData("113.160.1.1")]
    [InlineData("2000::1")]
    [InlineData("2400:cb00::1")]
    [InlineData("2a00:1450::1")]
    [InlineData("3fff:ffff::1")]
    public void Addresses_of_the_internet_are_not(string address) => Assert.False(IsReserved(address));

    [Theory]
    [InlineData("::ffff:8.8.8.8", "8.8.8.8", false)]
    [InlineData("::ffff:127.0.0.1", "127.0.0.1", true)]
    [InlineData("::ffff:a9fe:a9fe", "169.254.169.254", true)]
    [InlineData("64:ff9b::8.8.8.8", "8.8.8.8", false)]
    [InlineData("64:ff9b::10.0.0.1", "10.0.0.1", true)]
    [InlineData("64:ff9b::6440:1", "100.64.0.1", true)]
    [InlineData("2002:808:808::1", "8.8.8.8", false)]
    [InlineData("2002:7f00:1::", "127.0.0.1", true)]
    [InlineData("2002:c0a8:101:1:2:3:4:5", "192.168.1.1", true)]
    public void An_ipv4_address_in_the_guise_of_ipv6_is_judged_as_what_it_is(string written, string meant, bool isReserved)
    {
        Assert.Equal(IPAddress.Parse(meant), ReservedNetworks.Meant(IPAddress.Parse(written)));
        Assert.Equal(isReserved, IsReserved(written));
        Assert.Equal(!isReserved, AllowedNetworks.None.MayReach(IPAddress.Parse(written), isSecured: true));
        Assert.True(Deliveries.Networks(meant).MayReach(IPAddress.Parse(written), isSecured: false));
    }

    private static bool IsReserved(string address) => ReservedNetworks.Contain(IPAddress.Parse(address));
}
