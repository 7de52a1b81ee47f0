using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using MongCai.Schedule.Service.Webhooks;

namespace MongCai.Schedule.Service.Tests.Webhooks;

/// <summary>What the tests of deliveries send, and by what.</summary>
internal static class Deliveries
{
    /// <summary>How long those wait who test that nobody waits longer.</summary>
    public static readonly TimeSpan ShortPatience = TimeSpan.FromMilliseconds(700);

    public static readonly byte[] Body = Encoding.UTF8.GetBytes("""{"specversion":"1.0","type":"vn.mongcai.schedule.changed","data":{"gate":"bac-luan-2","title":"Cầu Bắc Luân II 北仑河二桥"}}""");

    public static AllowedNetworks Loopback { get; } = Networks("127.0.0.0/8", "::1");

    public static AllowedNetworks Networks(params string[] texts) => AllowedNetworks.Read(texts, mistake => Assert.Fail(mistake));

    public static WebhookSender Sender(AllowedNetworks? networks = null, AddressLookUp? lookUp = null, TimeSpan? patience = null, X509Certificate2Collection? trusted = null) =>
        new(networks ?? Loopback, TimeProvider.System, lookUp, patience, trusted);

    public static WebhookMessage Message(Uri to) => new("evt_1", to, Body, WebhookSecret.Create());

    public static Task<DeliveryAnswer> SendAsync(this WebhookSender sender, Uri to) => sender.SendAsync(Message(to), TestContext.Current.CancellationToken);

    /// <summary>A look-up that answers the same to each.</summary>
    public static AddressLookUp Always(params string[] addresses) => (_, _) => Task.FromResult(addresses.Select(IPAddress.Parse).ToArray());

    /// <summary>The same address of another host.</summary>
    public static Uri At(this RawReceiver receiver, string host, string scheme = "http") => new UriBuilder(scheme, host, receiver.Port, "/hooks").Uri;
}
