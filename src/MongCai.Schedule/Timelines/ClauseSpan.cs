using NodaTime;

namespace MongCai.Schedule.Timelines;

/// <summary>A part of a stretch in which its clause holds.</summary>
/// <param name="Stretch">The stretch.</param>
/// <param name="Start">The first instant.</param>
/// <param name="End">The end, exclusive; <see cref="Instant.MaxValue"/> for none.</param>
internal sealed record ClauseSpan(Stretch Stretch, Instant Start, Instant End);
