using System.Net;

namespace MongCai.Schedule.Service.Webhooks;

/// <summary>Nothing is sent to any address that a host has.</summary>
internal sealed class AddressRefusedException(string host, IEnumerable<IPAddress> addresses) : IOException($"Nothing is sent to {host} at {string.Join(", ", addresses)}.");
