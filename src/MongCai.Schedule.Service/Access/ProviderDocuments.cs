using Microsoft.IdentityModel.Protocols;

namespace MongCai.Schedule.Service.Access;

/// <summary>Fetches what the provider publishes of itself: its metadata and its keys. Follows nowhere else, waits and reads within limits.</summary>
internal sealed class ProviderDocuments(OpenIdConnectSettings settings) : IDocumentRetriever, IDisposable
{
    /// <summary>A metadata document has some kilobytes, keys with certificates some tens.</summary>
    private const int MostBytes = 256 << 10;

    /// <summary>How long somebody with a token waits at most for each of the two documents.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    /// <summary>A provider that moves is found at its new address.</summary>
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(5);

    private readonly HttpClient _client = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        PooledConnectionLifetime = ConnectionLifetime,
    })
    {
        MaxResponseContentBufferSize = MostBytes,
        Timeout = Patience,
    };

    /// <summary>The text at an address.</summary>
    /// <exception cref="IOException">The address may not be asked.</exception>
    /// <exception cref="HttpRequestException">It did not answer as it should.</exception>
    /// <exception cref="TaskCanceledException">It did not answer in time.</exception>
    public async Task<string> GetDocumentAsync(string address, CancellationToken cancel)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || !settings.MayAsk(uri))
        {
            throw new IOException($"{address} is not asked: it is no https address.");
        }

        using var response = await _client.GetAsync(uri, cancel);
        if (!response.IsSuccessStatusCode)
        {
            throw new HttpRequestException($"{address} answers {(int)response.StatusCode}.");
        }

        return await response.Content.ReadAsStringAsync(cancel);
    }

    public void Dispose() => _client.Dispose();
}
