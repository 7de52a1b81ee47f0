using MongCai.Schedule.Jobs;
using MongCai.Schedule.Service.Publication;

namespace MongCai.Schedule.Service.Outbox;

/// <summary>Wakes the jobs when something was published: something may fall due sooner now.</summary>
internal sealed class WakeOnPublication(LiveCalendar calendar, IJobHost host) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        calendar.Changed += Wake;
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        calendar.Changed -= Wake;
        return Task.CompletedTask;
    }

    private void Wake(object? sender, EventArgs arguments) => host.Wake();
}
