using System.Data.Common;
using System.Text;
using Dapper;
using MongCai.Schedule.Service.Database;
using NodaTime;

namespace MongCai.Schedule.Service.Webhooks.Subscriptions;

/// <summary>What is sent for each delivery, to whom, and signed by what. The bodies of late are kept at hand.</summary>
internal sealed class DeliveryMessages(ScheduleDatabase database, Receivers receivers)
{
    /// <summary>Some megabytes.</summary>
    private const int MostKept = 1000;

    /// <summary>By the number of the event; messages, which go to one alone, stand under their number below zero.</summary>
    private readonly Dictionary<long, (string Id, byte[] Body)> _bodies = [];

    /// <summary>For each delivery what is sent; null where it cannot be signed.</summary>
    public async Task<List<WebhookMessage?>> FindAsync(DbTransaction transaction, IReadOnlyCollection<DueDelivery> deliveries, Instant now)
    {
        if (deliveries.Count == 0)
        {
            return [];
        }

        await LoadAsync(transaction, deliveries);
        var to = await receivers.FindAsync(transaction, database.Dialect, deliveries.Select(delivery => (delivery.Subscription, delivery.Version)));
        return [.. deliveries.Select(delivery =>
        {
            var (id, body) = _bodies[NumberOf(delivery)];
            return to[delivery.Subscription].MessageOf(id, body, now);
        })];
    }

    private static long NumberOf(DueDelivery delivery) => delivery.Message > 0 ? -delivery.Message : delivery.Sequence;

    private async Task LoadAsync(DbTransaction transaction, IReadOnlyCollection<DueDelivery> deliveries)
    {
        if (_bodies.Count > MostKept)
        {
            _bodies.Clear();
        }

        var missing = deliveries.Select(NumberOf).Where(number => !_bodies.ContainsKey(number)).Distinct().ToList();
        foreach (var number in missing.Where(number => number < 0))
        {
            var (id, body) = await MessageStore.FindAsync(transaction, -number);
            _bodies[number] = (id, Encoding.UTF8.GetBytes(body));
        }

        var events = missing.FindAll(number => number > 0);
        if (events.Count > 0)
        {
            foreach (var (sequence, id, body) in await transaction.QueryAsync<(long, string, string)>(
                $"SELECT sequence, id, body FROM events WHERE {database.Dialect.Among("sequence", "events")}", new { events = database.Dialect.ListOf(events) }))
            {
                _bodies[sequence] = (id, Encoding.UTF8.GetBytes(body));
            }
        }
    }
}
