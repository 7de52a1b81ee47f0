using System.Net;

namespace MongCai.Schedule.Service.Webhooks;

/// <summary>The addresses of a host by its name.</summary>
internal delegate Task<IPAddress[]> AddressLookUp(string host, CancellationToken cancel);
