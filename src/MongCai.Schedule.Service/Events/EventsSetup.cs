using MongCai.Schedule.Service.Http;

namespace MongCai.Schedule.Service.Events;

/// <summary>Puts the parts together that readers of events need.</summary>
internal static class EventsSetup
{
    /// <summary>Adds them.</summary>
    /// <exception cref="InvalidOperationException">A setting of <c>Limits</c> is wrong.</exception>
    public static void AddEvents(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(new OpenAnswers(configuration));
        services.AddSingleton<EventPages>();
    }
}
