namespace MongCai.Schedule.Service.Outbox;

/// <summary>Puts the parts of the outbox together.</summary>
internal static class OutboxSetup
{
    /// <summary>Adds what tells readers in this process of new events.</summary>
    public static void AddOutbox(this IServiceCollection services)
    {
        services.AddSingleton<EventSignal>();
        services.AddHostedService<EventWatch>();
    }
}
