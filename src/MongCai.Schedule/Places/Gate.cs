using System.Collections.Immutable;

namespace MongCai.Schedule.Places;

/// <summary>A place of crossing with its own timetable, or a legal border gate that others are part of.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Names">Its name in three languages.</param>
/// <param name="Aliases">Other spellings seen in notices.</param>
/// <param name="Kind">What it is in law.</param>
/// <param name="PartOf">The gate that it belongs to; null for none.</param>
/// <param name="Flows">All that it ever carried; empty for a gate whose parts alone carry anything.</param>
/// <param name="Opposite">The place across the river; null where it is not known.</param>
/// <param name="Position">Where it lies; null where it is not known.</param>
/// <param name="Sources">Where this was published; may be empty.</param>
public sealed record Gate(
    Id<Gate> Id,
    TrilingualText Names,
    ImmutableArray<string> Aliases,
    GateKind Kind,
    Id<Gate>? PartOf,
    ImmutableArray<Flow> Flows,
    OppositePlace? Opposite,
    Position? Position,
    ImmutableArray<Source> Sources);
