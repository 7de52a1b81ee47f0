using NodaTime;

namespace MongCai.Schedule.Service.Tests;

/// <summary>A clock that stands still until a test sets it.</summary>
internal sealed class FixedClock(Instant now) : IClock
{
    public Instant Now { get; set; } = now;

    public Instant GetCurrentInstant() => Now;
}
