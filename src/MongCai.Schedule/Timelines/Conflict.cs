using System.Collections.Immutable;
using MongCai.Schedule.Places;
using NodaTime;

namespace MongCai.Schedule.Timelines;

/// <summary>
/// Two clauses that say different things of the same question, and neither of which is to be preferred: both stand in one statement and are
/// as specific, or in two of the same kind that became known at the same time.
/// </summary>
/// <param name="First">The one that comes first.</param>
/// <param name="Second">The other.</param>
/// <param name="Gate">A gate for which it is so.</param>
/// <param name="Flow">The flow.</param>
/// <param name="Direction">The direction; null where the question names none.</param>
/// <param name="Classes">The classes; empty for a question without.</param>
/// <param name="At">The first instant at which it is so.</param>
public sealed record Conflict(
    ClauseReference First,
    ClauseReference Second,
    Id<Gate> Gate,
    Flow Flow,
    Direction? Direction,
    ImmutableArray<Id<CrossingClass>> Classes,
    Instant At);
