using MongCai.Schedule.Places;
using MongCai.Schedule.Regimes;

namespace MongCai.Schedule.Timelines;

/// <summary>That the regime of a class, or of all that was asked about, is another one in a direction.</summary>
internal sealed record RegimeDeviation(Id<CrossingClass>? Class, Direction? Direction, Regime Regime);
