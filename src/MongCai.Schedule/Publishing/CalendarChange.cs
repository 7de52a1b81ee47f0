using System.Collections.Immutable;
using MongCai.Schedule.Places;
using NodaTime;

namespace MongCai.Schedule.Publishing;

/// <summary>That a gate is to be otherwise than it was, for a flow and some goods or people, over a longest interval of the same change.</summary>
/// <param name="Gate">The gate.</param>
/// <param name="Flow">The flow.</param>
/// <param name="Direction">The direction; null where it is alike in both.</param>
/// <param name="Classes">
/// Empty for goods or people of no class, and of those that no clause about the gate and flow names; several where each of them changes in this
/// very way. By id.
/// </param>
/// <param name="AreTogether">
/// Whether only those are meant that are of all the classes at once, such as cold-chain goods on heavy lorries, as a clause names them that
/// names classes of several facets.
/// </param>
/// <param name="Start">The first instant; null where it began before what was looked at.</param>
/// <param name="End">The end, exclusive; null where it goes on after what was looked at, or as far as answers reach.</param>
/// <param name="Before">How it was.</param>
/// <param name="After">How it is to be; never equal to <paramref name="Before"/>.</param>
public sealed record CalendarChange(
    Id<Gate> Gate,
    Flow Flow,
    Direction? Direction,
    ImmutableArray<Id<CrossingClass>> Classes,
    bool AreTogether,
    Instant? Start,
    Instant? End,
    GateState Before,
    GateState After);
