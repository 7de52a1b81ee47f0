using System.Buffers;
using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using MongCai.Schedule.Service.Documents;
using NodaTime;

namespace MongCai.Schedule.Service.Webhooks;

/// <summary>
/// Sends one delivery and says what came of it. Whoever subscribes chooses where requests of this machine lead, so it goes nowhere else than to the address that was
/// judged: no redirects, no proxy of the environment, no cookies, no downloads that a certificate asks for; it waits and reads within limits.
/// </summary>
internal sealed class WebhookSender : IDisposable
{
    /// <summary>How long a receiver has to answer, from the look-up of its name to the end of what is read.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <summary>What is read of an answer; a connection with more is closed.</summary>
    public const int MostRead = 64 << 10;

    /// <summary>What is kept of it, in bytes.</summary>
    public const int MostKept = 1 << 10;

    public const string UserAgent = "MongCai.Schedule/1";
    public const string ContentType = "application/cloudevents+json";

    private const int MostKilobytesOfHeaders = 16;
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";

    /// <summary>Leaves time to answer in.</summary>
    private static readonly TimeSpan PatienceOfConnection = TimeSpan.FromSeconds(10);

    /// <summary>A receiver that moves is found at its new address.</summary>
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(2);

    /// <summary>Long enough for the next event of a burst. Ten thousand receivers must not leave ten thousand connections open.</summary>
    private static readonly TimeSpan IdleLifetime = TimeSpan.FromSeconds(5);

    private readonly HttpMessageInvoker _client;
    private readonly TimeProvider _time;
    private readonly TimeSpan _patience;

    /// <summary>Begins.</summary>
    /// <param name="networks">The networks opened although they are reserved.</param>
    /// <param name="time">The machine's clock.</param>
    /// <param name="lookUp">Looks up names; null for the machine's way.</param>
    /// <param name="patience">In place of <see cref="Patience"/>, where no test should wait as long.</param>
    /// <param name="trusted">Who is trusted to sign certificates; null for whom the machine trusts.</param>
    public WebhookSender(AllowedNetworks networks, TimeProvider time, AddressLookUp? lookUp = null, TimeSpan? patience = null, X509Certificate2Collection? trusted = null)
    {
        (_time, _patience) = (time, patience ?? Patience);
        _client = new HttpMessageInvoker(HandlerOf(new ReceiverConnection(networks, lookUp ?? Dns.GetHostAddressesAsync), trusted));
    }

    /// <summary>Sends it. What a receiver does wrong is told, not thrown.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was.</exception>
    public async Task<DeliveryAnswer> SendAsync(WebhookMessage message, CancellationToken cancel)
    {
        var (began, at) = (_time.GetTimestamp(), _time.GetUtcNow());
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(_patience);
        using var request = RequestOf(message, at.ToUnixTimeSeconds());
        try
        {
            using var response = await _client.SendAsync(request, limit.Token);
            var text = await ReadAsync(response, limit.Token);
            cancel.ThrowIfCancellationRequested();
            return Answer((int)response.StatusCode, null, RetryAfter(response), text);
        }
        catch (Exception failure) when (!cancel.IsCancellationRequested && FailureOf(failure) is { } told)
        {
            return Answer(null, told, null, "");
        }

        DeliveryAnswer Answer(int? status, DeliveryFailure? failure, Duration? retryAfter, string text) =>
            new(status, failure, retryAfter, text, Instant.FromDateTimeOffset(at), Duration.FromTimeSpan(_time.GetElapsedTime(began)));
    }

    public void Dispose() => _client.Dispose();

    private static SocketsHttpHandler HandlerOf(ReceiverConnection connection, X509Certificate2Collection? trusted)
    {
        // A certificate may name an address at which its issuer's is; to fetch it would be a request to wherever the receiver likes.
        var trust = new X509ChainPolicy { DisableCertificateDownloads = true, RevocationMode = X509RevocationMode.NoCheck };
        trust.ApplicationPolicy.Add(new Oid(ServerAuthentication));
        if (trusted is not null)
        {
            trust.TrustMode = X509ChainTrustMode.CustomRootTrust;
            trust.CustomTrustStore.AddRange(trusted);
        }

        return new SocketsHttpHandler
        {
            UseProxy = false,
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.None,
            ActivityHeadersPropagator = null,
            ConnectCallback = (context, cancel) => connection.OpenAsync(context.InitialRequestMessage.RequestUri!, cancel),
            ConnectTimeout = PatienceOfConnection,
            PooledConnectionLifetime = ConnectionLifetime,
            PooledConnectionIdleTimeout = IdleLifetime,
            MaxResponseHeadersLength = MostKilobytesOfHeaders,

            // Else up to a megabyte more is read, to use a connection again.
            MaxResponseDrainSize = 0,
            SslOptions = new SslClientAuthenticationOptions { CertificateChainPolicy = trust },
        };
    }

    private static HttpRequestMessage RequestOf(WebhookMessage message, long timestamp)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, message.To) { Content = new ReadOnlyMemoryContent(message.Body), Version = HttpVersion.Version11 };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", ContentType);
        request.Headers.TryAddWithoutValidation("User-Agent", UserAgent);
        request.Headers.TryAddWithoutValidation("webhook-id", message.Id);
        request.Headers.TryAddWithoutValidation("webhook-timestamp", timestamp.ToString(CultureInfo.InvariantCulture));
        request.Headers.TryAddWithoutValidation("webhook-signature", WebhookSignature.Of(message, timestamp));
        return request;
    }

    /// <summary>What the answer begins with. The status has been said: whatever happens now only ends the text.</summary>
    private static async Task<string> ReadAsync(HttpResponseMessage response, CancellationToken cancel)
    {
        const int Piece = 4 << 10;
        var buffer = ArrayPool<byte>.Shared.Rent(MostKept + Piece);
        var (kept, read) = (0, 0);
        try
        {
            await using var body = await response.Content.ReadAsStreamAsync(cancel);
            while (read < MostRead)
            {
                // Behind what is kept, each piece takes the place of the one before.
                var got = await body.ReadAsync(buffer.AsMemory(kept, Math.Min(Piece, MostRead - read)), cancel);
                if (got == 0)
                {
                    break;
                }

                (read, kept) = (read + got, Math.Min(MostKept, kept + got));
            }

            return TextOf(buffer.AsSpan(0, kept));
        }
        catch (Exception failure) when (failure is IOException or HttpRequestException or OperationCanceledException)
        {
            return TextOf(buffer.AsSpan(0, kept));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Bytes of anybody's as text that does no harm where it is printed. A sign that was cut off is left out.</summary>
    private static string TextOf(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
        {
            return "";
        }

        Span<char> text = stackalloc char[MostKept];
        return Unprintable.Replaced(new string(text[..Encoding.UTF8.GetDecoder().GetChars(bytes, text, flush: false)]));
    }

    private Duration? RetryAfter(HttpResponseMessage response) =>
        response.Headers.NonValidated.TryGetValues("Retry-After", out var values)
            ? DeliveryRules.ReadRetryAfter(values.ToString(), Instant.FromDateTimeOffset(_time.GetUtcNow()))
            : null;

    /// <summary>What a receiver did wrong; null where the failure is the program's.</summary>
    private static DeliveryFailure? FailureOf(Exception failure) => failure switch
    {
        OperationCanceledException => DeliveryFailure.TimedOut,
        HttpRequestException { InnerException: AddressRefusedException } => DeliveryFailure.AddressRefused,
        HttpRequestException { InnerException: SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain or SocketError.NoRecovery } }
            => DeliveryFailure.NameNotFound,
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } => DeliveryFailure.NotConnected,
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => DeliveryFailure.NotSecured,
        HttpRequestException or IOException => DeliveryFailure.NoAnswer,
        _ => null,
    };
}
