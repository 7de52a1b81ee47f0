using MongCai.Schedule.Places;
using MongCai.Schedule.Service.Answers;
using MongCai.Schedule.Timelines;
using NodaTime;

namespace MongCai.Schedule.Service.Questions;

/// <summary>A gate.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Names">Its names.</param>
/// <param name="Aliases">Other spellings seen in notices.</param>
/// <param name="Kind">What it is in law.</param>
/// <param name="PartOf">The gate that it belongs to.</param>
/// <param name="Opposite">The place across the river, as far as its names are known.</param>
/// <param name="Flows">All that it ever carried; none for a gate whose parts alone carry anything.</param>
/// <param name="Position">Where it lies.</param>
/// <param name="Coverage">For each flow, the time for which there are answers.</param>
/// <param name="Sources">Where this was published.</param>
internal sealed record GateAnswer(
    Id<Gate> Id,
    TrilingualText Names,
    IReadOnlyList<string> Aliases,
    GateKind Kind,
    Id<Gate>? PartOf,
    GateAnswer.OppositeAnswer? Opposite,
    IReadOnlyList<Flow> Flows,
    GateAnswer.PositionAnswer? Position,
    IReadOnlyList<GateAnswer.FlowCoverage> Coverage,
    IReadOnlyList<SourceAnswer> Sources)
{
    public static GateAnswer Of(CalendarBook book, Gate gate, int revision) => new(
        gate.Id,
        gate.Names,
        gate.Aliases,
        gate.Kind,
        gate.PartOf,
        gate.Opposite is { } opposite ? new OppositeAnswer(opposite) : null,
        gate.Flows,
        gate.Position is { } position ? new PositionAnswer(position.LatitudeDegrees, position.LongitudeDegrees) : null,
        [.. gate.Flows.Select(flow => book.Find(gate.Id, flow, revision)!.CoverageStart is { } start
            ? new FlowCoverage(flow, start, Timeline.CoverageEnd)
            : new FlowCoverage(flow, null, null))],
        [.. gate.Sources.Select(SourceAnswer.Of)]);

    /// <summary>The place across the river.</summary>
    /// <param name="Names">Its names; null in languages in which none is known.</param>
    internal sealed record OppositeAnswer(OppositePlace Names);

    /// <summary>A position by WGS 84.</summary>
    /// <param name="Latitude">Degrees north.</param>
    /// <param name="Longitude">Degrees east.</param>
    internal sealed record PositionAnswer(double Latitude, double Longitude);

    /// <summary>The time for which there are answers.</summary>
    /// <param name="Flow">The flow.</param>
    /// <param name="Start">The first instant, with the first standing timetable; null where there is none yet.</param>
    /// <param name="End">The end, exclusive.</param>
    internal sealed record FlowCoverage(Flow Flow, Instant? Start, Instant? End);
}
