using System.Data.Common;
using System.Security.Cryptography;
using MongCai.Schedule.Service.Database;
using NodaTime;

namespace MongCai.Schedule.Service.Webhooks.Subscriptions;

/// <summary>Subscriptions as it takes to send to them, kept at hand: to read and decrypt 10,000 of them for each event would cost more than most of the rest.</summary>
internal sealed partial class Receivers(SecretProtection protection, ILogger<Receivers> logger)
{
    /// <summary>Some 20 MB. With fewer than there are subscriptions, each event would read all of them anew.</summary>
    private const int MostKept = 20_000;

    private readonly Dictionary<string, Receiver> _kept = new(StringComparer.Ordinal);

    /// <summary>Those of some ids, each in its version as the caller's transaction sees it.</summary>
    public async Task<Dictionary<string, Receiver>> FindAsync(DbTransaction transaction, Dialect dialect, IEnumerable<(string Id, long Version)> subscriptions)
    {
        var (found, missing) = (new Dictionary<string, Receiver>(StringComparer.Ordinal), new List<string>());
        foreach (var (id, version) in subscriptions)
        {
            if (_kept.TryGetValue(id, out var receiver) && receiver.Version == version)
            {
                found[id] = receiver;
            }
            else
            {
                missing.Add(id);
            }
        }

        if (missing.Count == 0)
        {
            return found;
        }

        if (_kept.Count + missing.Count > MostKept)
        {
            _kept.Clear();
        }

        foreach (var row in await SubscriptionStore.AmongAsync(transaction, dialect, missing))
        {
            var receiver = found[row.Id] = ReceiverOf(row);
            if (receiver.Secret is not null)
            {
                _kept[row.Id] = receiver;
            }
        }

        return found;
    }

    private Receiver ReceiverOf(SubscriptionRow row)
    {
        var until = row.Rotated is { } rotated ? InstantColumn.Read(rotated) + DeliveryPump.PreviousSigns : Instant.MinValue;
        return new Receiver(row.Version, new Uri(row.Url), SecretOf(row.Id, row.Secret), SecretOf(row.Id, row.PreviousSecret), until, row.Types, row.Meant, row.Flows, row.Classes);
    }

    private WebhookSecret? SecretOf(string id, string? text)
    {
        try
        {
            return text is null ? null : protection.Unprotect(text);
        }
        catch (CryptographicException failure)
        {
            LogUnsigned(id, failure);
            return null;
        }
    }

    [LoggerMessage(LogLevel.Error, "The secret of subscription {Subscription} cannot be read; are the keys those by which it was kept (Webhooks:Keys)?")]
    private partial void LogUnsigned(string subscription, Exception failure);
}
