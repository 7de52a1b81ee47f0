using NodaTime;

namespace MongCai.Schedule.Tests.Reference;

/// <summary>A clause that holds at an instant, and the stretch of its days that holds it.</summary>
internal sealed record SlowHeld(SlowLine Line, Instant From, Instant? To);
