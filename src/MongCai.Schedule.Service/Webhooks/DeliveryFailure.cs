namespace MongCai.Schedule.Service.Webhooks;

/// <summary>Why a delivery got no answer. Text form by <see cref="TextForm"/>.</summary>
internal enum DeliveryFailure
{
    /// <summary>The host has no address, or nobody could be asked for it.</summary>
    NameNotFound,

    /// <summary>Every address of the host is one that nothing is sent to.</summary>
    AddressRefused,

    /// <summary>Nobody took the connection.</summary>
    NotConnected,

    /// <summary>There was no TLS to be had with the host: its certificate is another's, out of date, or by nobody who is trusted.</summary>
    NotSecured,

    /// <summary>There was no answer in time.</summary>
    TimedOut,

    /// <summary>The connection ended before an answer, or what came was none.</summary>
    NoAnswer,

    /// <summary>It was not sent: the secret that signs it cannot be read, since the keys by which it is kept are not there.</summary>
    NotSigned,
}
