using System.Collections.Immutable;
using MongCai.Schedule.Places;

namespace MongCai.Schedule.Events;

/// <summary>A question of which somebody wants to hear when its answer changes.</summary>
/// <param name="Gate">The gate.</param>
/// <param name="Flow">The flow.</param>
/// <param name="Direction">One of those of the flow; null for none.</param>
/// <param name="Classes">The classes of what wants to cross; may be empty.</param>
public sealed record WatchedQuestion(Id<Gate> Gate, Flow Flow, Direction? Direction, ImmutableArray<Id<CrossingClass>> Classes);
