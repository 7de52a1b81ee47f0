using System.Data.Common;
using MongCai.Schedule.Service.Database;
using MongCai.Schedule.Service.Outbox;
using MongCai.Schedule.Service.Publication;
using MongCai.Schedule.Service.Telemetry;

namespace MongCai.Schedule.Service.Webhooks.Subscriptions;

/// <summary>Looks from time to time how much is still to be sent, for whoever watches over the service.</summary>
internal sealed class DeliveryBacklog(ScheduleDatabase database, LiveCalendar calendar, EventSignal signal, ServiceMetrics metrics, TimeProvider time) : BackgroundService
{
    /// <summary>Collectors ask for measurements every minute or so.</summary>
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        do
        {
            try
            {
                await LookAsync();
            }
            catch (DbException)
            {
                // Others tell of it; the measurements stay as they were.
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task LookAsync()
    {
        var (pending, oldest) = await database.ReadAsync(transaction => transaction.FindAsync<(long Pending, string? Oldest)>(
            """
            SELECT count(*), (SELECT recorded FROM events WHERE sequence = (
                SELECT min(sequence) FROM deliveries WHERE state = 'pending' AND not_before < @never AND sequence > 0))
            FROM deliveries WHERE state = 'pending' AND not_before < @never
            """,
            new { never = DeliveryQueue.Never }));
        var age = InstantColumn.ReadOptional(oldest) is { } recorded ? (calendar.Current.Now - recorded).TotalSeconds / calendar.Speed : 0;
        metrics.Note(new(pending, age, signal.Last, calendar.Stored.Revisions.Length));
    }
}
