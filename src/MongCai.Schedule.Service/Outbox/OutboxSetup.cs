using MongCai.Schedule.Jobs;

namespace MongCai.Schedule.Service.Outbox;

/// <summary>Puts the parts of the outbox together.</summary>
internal static class OutboxSetup
{
    /// <summary>Adds what writes events that fall due, and what tells readers in this process of them.</summary>
    /// <param name="services">The services.</param>
    /// <param name="files">The files that become known as the calendar's clock comes to them; null where it shows the time of the machine.</param>
    public static void AddOutbox(this IServiceCollection services, ReplayedFiles? files)
    {
        if (files is not null)
        {
            services.AddSingleton(files);
        }

        services.AddSingleton<DueMoments>();
        services.AddSingleton<DueWork>();
        services.AddSingleton<IDueWork>(provided => provided.GetRequiredService<DueWork>());
        services.AddSingleton<EventSignal>();
        services.AddHostedService<EventWatch>();
        services.AddHostedService<WakeOnPublication>();
    }
}
