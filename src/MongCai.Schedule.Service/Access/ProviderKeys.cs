using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace MongCai.Schedule.Service.Access;

/// <summary>
/// The provider's metadata with its keys, fetched when the first token comes, and again when they are old or a token names a key that is not
/// among them. In place of the library's own <see cref="ConfigurationManager{T}"/>, which refuses the first tokens after a change of keys while it
/// fetches behind them, and takes withdrawn keys for another hour.
/// </summary>
internal sealed partial class ProviderKeys : BaseConfigurationManager, IDisposable
{
    /// <summary>A key that the provider withdrew signs nothing for longer than this, while the provider answers.</summary>
    public static readonly TimeSpan KeepFor = TimeSpan.FromHours(1);

    /// <summary>How often unknown keys make the service ask again: anybody can write a token that names one.</summary>
    public static readonly TimeSpan AskAgainAfter = TimeSpan.FromSeconds(30);

    /// <summary>How long nobody waits for a provider that has just failed and gave no keys before.</summary>
    public static readonly TimeSpan RestAfterFailure = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _fetching = new(1);
    private readonly OpenIdConnectSettings _settings;
    private readonly IDocumentRetriever _documents;
    private readonly TimeProvider _time;
    private readonly ILogger<ProviderKeys> _logger;
    private volatile State _state = new(null, default, null);
    private volatile bool _isAskedFor;

    public ProviderKeys(OpenIdConnectSettings settings, IDocumentRetriever documents, TimeProvider time, ILogger<ProviderKeys> logger)
    {
        (_settings, _documents, _time, _logger) = (settings, documents, time, logger);
        UseLastKnownGoodConfiguration = false;
    }

    /// <summary>Whether the last time that the provider was asked it failed; older keys are used then, where there are any.</summary>
    public bool IsDown => _state.Failed is not null;

    /// <summary>The keys, fetched where there are none or they are old.</summary>
    /// <exception cref="ProviderUnavailableException">There are none.</exception>
    public override async Task<BaseConfiguration> GetBaseConfigurationAsync(CancellationToken cancel)
    {
        if (IsDue())
        {
            await _fetching.WaitAsync(cancel);
            try
            {
                if (IsDue())
                {
                    await FetchAsync();
                }
            }
            finally
            {
                _fetching.Release();
            }
        }

        return _state.Found ?? throw new ProviderUnavailableException();
    }

    /// <summary>A token names a key that is not known: the next to ask for the keys gets new ones, but not more often than is good.</summary>
    public override void RequestRefresh() => _isAskedFor = true;

    public void Dispose() => _fetching.Dispose();

    private bool IsDue()
    {
        var (state, now) = (_state, _time.GetUtcNow());
        return state.Failed is { } failed ? now >= failed + (state.Found is null ? RestAfterFailure : AskAgainAfter)
            : state.Found is null || now >= state.Fetched + (_isAskedFor ? AskAgainAfter : KeepFor);
    }

    // Not to be cancelled by one of those who wait for it; the documents have limits of their own.
    private async Task FetchAsync()
    {
        try
        {
            var found = await OpenIdConnectConfigurationRetriever.GetAsync(_settings.MetadataAddress, _documents, CancellationToken.None);

            // Discovery 1.0, section 4.3: else one provider could speak for another.
            if (found.Issuer != _settings.Issuer)
            {
                throw new IOException($"{_settings.MetadataAddress} speaks of the issuer {found.Issuer}.");
            }

            if (found.SigningKeys.Count == 0)
            {
                throw new IOException($"{found.JwksUri} has no keys to check signatures by.");
            }

            (_state, _isAskedFor) = (new(found, _time.GetUtcNow(), null), false);
        }
        catch (Exception failure)
        {
            // Any: whatever another server writes, its tokens are not taken for that, and everything else goes on.
            if (!IsDown)
            {
                LogDown(_settings.Issuer, failure);
            }

            _state = _state with { Failed = _time.GetUtcNow() };
        }
    }

    [LoggerMessage(LogLevel.Warning, "The OpenID Connect provider {Issuer} cannot be asked for its keys; its tokens are checked by those it gave before, if any.")]
    private partial void LogDown(string issuer, Exception failure);

    private sealed record State(OpenIdConnectConfiguration? Found, DateTimeOffset Fetched, DateTimeOffset? Failed);
}
