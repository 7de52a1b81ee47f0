using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace MongCai.Schedule.Service.Tests.Webhooks;

/// <summary>A receiver on loopback that answers byte for byte as a test wants it, on and on or not at all.</summary>
internal sealed class RawReceiver : IAsyncDisposable
{
    private readonly TcpListener _listener;
    private readonly CancellationTokenSource _stopping = new();
    private readonly Func<Stream, CancellationToken, Task> _answer;
    private readonly SslStreamCertificateContext? _certificate;
    private readonly ConcurrentQueue<string> _requests = [];
    private readonly ConcurrentBag<Task> _connections = [];
    private readonly Task _accepting;

    /// <summary>Starts it.</summary>
    /// <param name="answer">Answers a request that has been read; the connection ends when this throws.</param>
    /// <param name="address">Where on loopback; null for 127.0.0.1.</param>
    /// <param name="port">The port; 0 for a free one.</param>
    /// <param name="certificate">For TLS.</param>
    public RawReceiver(Func<Stream, CancellationToken, Task> answer, string address = "127.0.0.1", int port = 0, X509Certificate2? certificate = null)
    {
        _answer = answer;
        _certificate = certificate is null ? null : SslStreamCertificateContext.Create(certificate, [], offline: true);
        _listener = new TcpListener(IPAddress.Parse(address), port);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public Uri Address => new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{Port}/hooks"));

    /// <summary>How many connections it took.</summary>
    public int Connections => _connections.Count;

    /// <summary>The requests, with their bodies.</summary>
    public IReadOnlyCollection<string> Requests => _requests;

    /// <summary>One that answers the same to each request.</summary>
    public static RawReceiver Answering(string head, string body = "") =>
        new((stream, cancel) => WriteAsync(stream, $"HTTP/1.1 {head}\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}", cancel));

    public static async Task WriteAsync(Stream stream, string text, CancellationToken cancel)
    {
        await stream.WriteAsync(Encoding.UTF8.GetBytes(text), cancel);
        await stream.FlushAsync(cancel);
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        _listener.Dispose();
        await _accepting;
        await Task.WhenAll(_connections);
        _stopping.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _connections.Add(ServeAsync(await _listener.AcceptSocketAsync(_stopping.Token)));
            }
        }
        catch (Exception failure) when (failure is OperationCanceledException or InvalidOperationException or SocketException)
        {
            // Stopped.
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        await using Stream connection = new NetworkStream(socket, ownsSocket: true);
        await using var secured = _certificate is null ? null : new SslStream(connection);
        try
        {
            if (secured is not null)
            {
                await secured.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificateContext = _certificate }, _stopping.Token);
            }

            var stream = secured ?? connection;
            while (await ReadAsync(stream) is { } request)
            {
                _requests.Enqueue(request);
                await _answer(stream, _stopping.Token);
            }
        }
        catch (Exception failure) when (failure is IOException or OperationCanceledException or AuthenticationException)
        {
            // The other side or the test has ended it.
        }
    }

    private async Task<string?> ReadAsync(Stream stream)
    {
        var bytes = new List<byte>();
        var one = new byte[1];
        while (!bytes.TakeLast(4).SequenceEqual("\r\n\r\n"u8.ToArray()))
        {
            if (await stream.ReadAsync(one, _stopping.Token) == 0)
            {
                return null;
            }

            bytes.Add(one[0]);
        }

        var head = Encoding.ASCII.GetString([.. bytes]);
        var length = head.Split("\r\n").Single(line => line.StartsWith("Content-Length: ", StringComparison.Ordinal))["Content-Length: ".Length..];
        var body = new byte[int.Parse(length, CultureInfo.InvariantCulture)];
        await stream.ReadExactlyAsync(body, _stopping.Token);
        return head + Encoding.UTF8.GetString(body);
    }
}
