using System.Collections.Immutable;
using MongCai.Schedule.Places;
using MongCai.Schedule.Regimes;

namespace MongCai.Schedule.Timelines;

/// <summary>A class or a direction for which the answer is another one than the answer it stands in.</summary>
/// <param name="Class">The class; null for everything asked about.</param>
/// <param name="Direction">The direction; null for all that were asked about.</param>
/// <param name="Regime">The regime.</param>
/// <param name="HoursDiffer">Whether the hours are others.</param>
/// <param name="Hours">The hours, where they are others; null in that case where they are not known.</param>
public sealed record Deviation(
    Id<CrossingClass>? Class, Direction? Direction, Regime Regime, bool HoursDiffer, ImmutableArray<DayWindow>? Hours);
