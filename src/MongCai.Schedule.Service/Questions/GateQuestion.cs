using System.Collections.Immutable;
using MongCai.Schedule.Places;
using NodaTime;

namespace MongCai.Schedule.Service.Questions;

/// <summary>What a trader asks.</summary>
/// <param name="Gate">The gate.</param>
/// <param name="Flow">The flow; the gate has carried it.</param>
/// <param name="Direction">One of the flow's directions; null for none.</param>
/// <param name="Classes">The classes of what wants to cross, in order; empty for none.</param>
/// <param name="Hs">What the code of the Harmonized System found; null where none was given.</param>
/// <param name="At">The instant; null where a whole day is asked about.</param>
/// <param name="Date">The day in Vietnam; that of the instant where one is asked about.</param>
/// <param name="Knowledge">As known when.</param>
internal sealed record GateQuestion(
    Gate Gate,
    Flow Flow,
    Direction? Direction,
    ImmutableArray<Id<CrossingClass>> Classes,
    HsAnswer? Hs,
    Instant? At,
    LocalDate Date,
    Knowledge Knowledge);
