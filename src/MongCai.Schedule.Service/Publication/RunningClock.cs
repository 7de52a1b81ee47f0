using NodaTime;

namespace MongCai.Schedule.Service.Publication;

/// <summary>A clock of the calendar that began at another time than the machine's, and goes faster or slower.</summary>
/// <param name="start">The time that it begins with.</param>
/// <param name="speed">How many seconds it goes on in one of the machine's.</param>
/// <param name="time">The machine's clock.</param>
internal sealed class RunningClock(Instant start, double speed, TimeProvider time) : IClock
{
    private readonly long _began = time.GetTimestamp();

    public Instant GetCurrentInstant() => start + (Duration.FromTimeSpan(time.GetElapsedTime(_began)) * speed);
}
