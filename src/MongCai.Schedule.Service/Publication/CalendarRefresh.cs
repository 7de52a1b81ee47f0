using System.Data.Common;

namespace MongCai.Schedule.Service.Publication;

/// <summary>Takes up what other processes on the same database publish, within about a second.</summary>
internal sealed partial class CalendarRefresh(LiveCalendar calendar, TimeProvider time, ILogger<CalendarRefresh> logger) : BackgroundService
{
    /// <summary>How often is looked: a reading of one number, some tens of microseconds.</summary>
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        var isDown = false;
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await calendar.RefreshAsync();
                isDown = false;
            }
            catch (Exception failure) when (failure is DbException or InvalidDataException)
            {
                // Questions go on being answered from what is known; told once, not every second.
                if (!isDown)
                {
                    LogDown(failure);
                }

                isDown = true;
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "The database cannot be read; questions are answered as of the last publication that is known.")]
    private partial void LogDown(Exception failure);
}
