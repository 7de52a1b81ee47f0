using NodaTime;

namespace MongCai.Schedule.Timelines;

/// <summary>A part of a day over which one answer holds, hours included.</summary>
/// <param name="Start">The first instant.</param>
/// <param name="End">The end, exclusive.</param>
/// <param name="Answer">The answer.</param>
public sealed record DayPart(Instant Start, Instant End, Answer Answer);
