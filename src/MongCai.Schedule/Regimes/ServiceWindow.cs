using System.Collections.Immutable;
using MongCai.Schedule.Places;
using NodaTime;

namespace MongCai.Schedule.Regimes;

/// <summary>
/// A stretch of the day in which a gate works, as a statement puts it. One that closes at or before the time at which it opens passes
/// midnight, and belongs to the day on which it opens.
/// </summary>
/// <param name="Opens">When it opens; null where that is not known. Not both ends are null.</param>
/// <param name="Closes">When it closes; null where that is not known.</param>
/// <param name="LastEntry">From when nobody is let in any more; null where nothing was said of it.</param>
/// <param name="Zone">The clock that the source states: <see cref="Clocks.Hanoi"/> or <see cref="Clocks.Beijing"/>.</param>
/// <param name="Directions">The directions that it serves; empty for both.</param>
public sealed record ServiceWindow(LocalTime? Opens, LocalTime? Closes, LocalTime? LastEntry, DateTimeZone Zone, ImmutableArray<Direction> Directions);
