using System.Data.Common;
using MongCai.Schedule.Service.Publication;

namespace MongCai.Schedule.Service.Outbox;

/// <summary>Keeps <see cref="EventSignal"/> up with what this process and others write.</summary>
internal sealed class EventWatch(EventSignal signal, LiveCalendar calendar) : BackgroundService
{
    /// <summary>How often is looked: what another process wrote is sent on within that time.</summary>
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(250);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var published = new SemaphoreSlim(0);
        void Wake(object? sender, EventArgs arguments) => published.Release();
        calendar.Changed += Wake;
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                try
                {
                    await signal.LookAsync();
                }
                catch (DbException)
                {
                    // CalendarRefresh tells of it; what was written meanwhile is found when the database is back.
                }

                await published.WaitAsync(Every, stoppingToken);
            }
        }
        finally
        {
            calendar.Changed -= Wake;
        }
    }
}
