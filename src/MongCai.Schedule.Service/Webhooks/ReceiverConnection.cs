using System.Net;
using System.Net.Sockets;

namespace MongCai.Schedule.Service.Webhooks;

/// <summary>
/// Connects to receivers. Looks a host up once, and connects to the very addresses that it has judged, so that a name which is looked up as another address the next
/// time gains nothing.
/// </summary>
/// <param name="networks">Where connections may lead although they are reserved.</param>
/// <param name="lookUp">Looks up names.</param>
internal sealed class ReceiverConnection(AllowedNetworks networks, AddressLookUp lookUp)
{
    /// <summary>Hosts have two or four addresses; one with many more is not worth the time.</summary>
    private const int MostAddresses = 8;

    /// <summary>How long an address that does not answer keeps from the next one.</summary>
    private static readonly TimeSpan PatienceOfAddress = TimeSpan.FromSeconds(4);

    /// <summary>A connection to where a URL leads, before any TLS.</summary>
    /// <exception cref="AddressRefusedException">Nothing is sent there.</exception>
    /// <exception cref="SocketException">Nobody took the connection, or the name has no address.</exception>
    public async ValueTask<Stream> OpenAsync(Uri url, CancellationToken cancel)
    {
        var host = url.IdnHost;
        var isSecured = url.Scheme == Uri.UriSchemeHttps;
        var found = IPAddress.TryParse(host, out var literal) ? [literal] : await lookUp(host, cancel);
        var allowed = found.Where(address => networks.MayReach(address, isSecured)).Take(MostAddresses).ToArray();
        if (allowed.Length == 0)
        {
            throw found.Length == 0 ? new SocketException((int)SocketError.NoData) : new AddressRefusedException(host, found);
        }

        for (var index = 0; ; index++)
        {
            try
            {
                return await ConnectAsync(allowed[index], url.Port, cancel);
            }
            catch (Exception failure) when (index < allowed.Length - 1 && failure is SocketException or OperationCanceledException && !cancel.IsCancellationRequested)
            {
                // The next one.
            }
        }
    }

    private static async Task<Stream> ConnectAsync(IPAddress address, int port, CancellationToken cancel)
    {
        var to = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        var socket = new Socket(to.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(PatienceOfAddress);
        try
        {
            await socket.ConnectAsync(new IPEndPoint(to, port), limit.Token);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
