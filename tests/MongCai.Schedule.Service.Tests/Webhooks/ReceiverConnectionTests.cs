using System.Net;
using System.Net.Sockets;
using MongCai.Schedule.Service.Webhooks;

namespace MongCai.Schedule.Service.Tests.Webhooks;

/// <summary>Where connections lead. What these tests expect to be refused they would not connect to either: by then their token is cancelled.</summary>
public class ReceiverConnectionTests
{
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("10.0.0.1")]
    [InlineData("100.64.0.1")]
    [InlineData("169.254.169.254")]
    [InlineData("192.168.1.1")]
    [InlineData("0.0.0.0")]
    [InlineData("255.255.255.255")]
    [InlineData("::1")]
    [InlineData("fd00::1")]
    [InlineData("fe80::1%1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("::127.0.0.1")]
    [InlineData("64:ff9b::127.0.0.1")]
    [InlineData("64:ff9b:1::a00:1")]
    [InlineData("2002:7f00:1::")]
    [InlineData("2001:0:4136:e378:8000:63bf:80ff:fffe")]
    public async Task A_name_that_leads_to_a_reserved_address_is_refused(string address) =>
        await Assert.ThrowsAsync<AddressRefusedException>(() => TryAsync("https://receiver.example/", AllowedNetworks.None, address));

    [Theory]
    [InlineData("https://127.0.0.1/")]
    [InlineData("https://2130706433/")]
    [InlineData("https://0177.0.0.1/")]
    [InlineData("https://0x7f.1/")]
    [InlineData("https://127.1/")]
    [InlineData("https://[::1]/")]
    [InlineData("https://[::ffff:7f00:1]/")]
    [InlineData("https://good.example@127.0.0.1/")]
    public async Task A_host_that_is_an_address_is_not_looked_up_and_refused(string url) =>
        await Assert.ThrowsAsync<AddressRefusedException>(() => TryAsync(url, AllowedNetworks.None));

    [Fact]
    public async Task Without_tls_a_name_may_lead_to_networks_that_are_opened_only()
    {
        await Assert.ThrowsAsync<AddressRefusedException>(() => TryAsync("http://receiver.example/", Deliveries.Loopback, "8.8.8.8"));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => TryAsync("https://receiver.example/", Deliveries.Loopback, "8.8.8.8"));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => TryAsync("http://receiver.example/", Deliveries.Loopback, "127.0.0.1"));
    }

    [Fact]
    public async Task Of_several_addresses_those_that_are_refused_are_passed_over()
    {
        await using var trap = RawReceiver.Answering("200 OK");
        await using var other = new RawReceiver((_, _) => Task.CompletedTask, "127.0.0.2", trap.Port);
        var connection = new ReceiverConnection(Deliveries.Networks("127.0.0.2"), Deliveries.Always("127.0.0.1", "::1", "10.0.0.1", "127.0.0.2"));
        await using var opened = (NetworkStream)await connection.OpenAsync(trap.At("receiver.example"), TestContext.Current.CancellationToken);
        Assert.Equal(new IPEndPoint(IPAddress.Parse("127.0.0.2"), trap.Port), opened.Socket.RemoteEndPoint);
        Assert.Equal(0, trap.Connections);
    }

    [Fact]
    public async Task Where_one_address_does_not_answer_the_next_is_tried()
    {
        await using var receiver = new RawReceiver((_, _) => Task.CompletedTask, "127.0.0.3");
        var connection = new ReceiverConnection(Deliveries.Loopback, Deliveries.Always("127.0.0.1", "127.0.0.2", "127.0.0.3"));
        await using var opened = (NetworkStream)await connection.OpenAsync(receiver.At("receiver.example"), TestContext.Current.CancellationToken);
        Assert.Equal(new IPEndPoint(IPAddress.Parse("127.0.0.3"), receiver.Port), opened.Socket.RemoteEndPoint);
    }

    [Fact]
    public async Task A_mapped_address_that_is_opened_is_reached()
    {
        await using var receiver = RawReceiver.Answering("200 OK");
        var connection = new ReceiverConnection(Deliveries.Loopback, Deliveries.Always("::ffff:127.0.0.1"));
        await using var opened = await connection.OpenAsync(receiver.At("receiver.example"), TestContext.Current.CancellationToken);
        Assert.Equal(IPAddress.Loopback, ((IPEndPoint)((NetworkStream)opened).Socket.RemoteEndPoint!).Address);
    }

    [Fact]
    public async Task A_name_without_addresses_is_not_found() =>
        Assert.Equal(SocketError.NoData, (await Assert.ThrowsAsync<SocketException>(() => TryAsync("https://receiver.example/", AllowedNetworks.None))).SocketErrorCode);

    /// <summary>Opens a connection as far as the judgement of its addresses.</summary>
    private static async Task TryAsync(string url, AllowedNetworks networks, params string[] addresses)
    {
        var to = new Uri(url);
        using var cancel = new CancellationTokenSource();
        var connection = new ReceiverConnection(networks, async (host, _) =>
        {
            Assert.Equal(to.Host, host);
            await cancel.CancelAsync();
            return [.. addresses.Select(IPAddress.Parse)];
        });
        if (IPAddress.TryParse(to.IdnHost, out _))
        {
            await cancel.CancelAsync();
        }

        await using var opened = await connection.OpenAsync(to, cancel.Token);
        Assert.Fail("It connected.");
    }
}
