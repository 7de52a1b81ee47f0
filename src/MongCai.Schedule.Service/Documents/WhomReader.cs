using System.Collections.Immutable;
using MongCai.Schedule.Places;

namespace MongCai.Schedule.Service.Documents;

/// <summary>Reads for whom a clause or an exception is.</summary>
internal sealed class WhomReader(DocumentReader read, References references)
{
    /// <summary>Reads gates, flows, directions and classes.</summary>
    /// <param name="map">Where they stand.</param>
    /// <param name="within">The clause's, of which an exception takes a part and what it leaves out; null for a clause.</param>
    public Whom Read(MapReader map, Whom? within)
    {
        var gates = map.Has("gates") || within is null
            ? map.ReadSet("gates", node => Within(node, references.Gate(read, node), gate => within is null || Covers(within.Gates, gate)))
            : within.Gates;
        var flows = map.Has("flows") || within is null
            ? map.ReadSet("flows", node => Within(node, read.Choice<Flow>(node), flow => within is null || within.Flows.IsEmpty || within.Flows.Contains(flow)))
            : within.Flows;
        CheckCarried(map, gates, flows);

        var fitting = flows.SelectMany(flow => Directions.Of(flow)).Distinct().ToList();
        var directions = map.Has("directions") || within is null
            ? map.ReadSet("directions", node => ReadDirection(node, fitting, within))
            : within.Directions;
        var classes = map.Has("classes") || within is null
            ? map.ReadSet("classes", node => Within(node, references.Class(read, node), known => within is null || within.Classes.IsEmpty || within.Classes.Contains(known)))
            : within.Classes;
        CheckFacets(map, flows, classes);
        return new(gates, flows, directions, classes);
    }

    /// <summary>
    /// Refuses goods where only passengers cross, and travellers where only cargo does. What residents trade is both: goods and those who carry them.
    /// </summary>
    private void CheckFacets(MapReader map, ImmutableArray<Flow> flows, ImmutableArray<Id<CrossingClass>> classes)
    {
        Facet? stranger = flows is [Flow.Passenger] ? Facet.Commodity : flows is [Flow.Cargo] ? Facet.Traveller : null;
        if (stranger is null)
        {
            return;
        }

        var items = (map.Value("classes") as DocumentNode.List)?.Items ?? [];
        foreach (var known in classes.Where(known => references.Classes.Find(known)?.Facet == stranger))
        {
            var node = items.FirstOrDefault(item => (item as DocumentNode.Scalar)?.Text == known.ToString()) ?? map.Value("flows") ?? map.Node;
            read.Refuse(node, ClauseMistakes.ClassOfOtherFlow(known, stranger.Value, TextForm.Of(flows[0])));
        }
    }

    private bool Covers(ImmutableArray<Id<Gate>> gates, Id<Gate> gate) => gates.IsEmpty || references.Gazetteer is null || references.WithParts(gates).Contains(gate);

    private T? Within<T>(DocumentNode node, T? value, Func<T, bool> isWithin)
        where T : struct
    {
        if (value is null || isWithin(value.Value))
        {
            return value;
        }

        read.Refuse(node, ClauseMistakes.OutsideOfClause(((DocumentNode.Scalar)node).Text));
        return null;
    }

    private Direction? ReadDirection(DocumentNode node, List<Direction> fitting, Whom? within)
    {
        var direction = read.Choice<Direction>(node);
        if (direction is { } given && fitting is not [] && !fitting.Contains(given))
        {
            read.Refuse(node, ClauseMistakes.DirectionOfOtherFlow(given, fitting));
            return null;
        }

        return Within(node, direction, value => within is null || within.Directions.IsEmpty || within.Directions.Contains(value));
    }

    /// <summary>Refuses flows that a gate and its parts never carry.</summary>
    private void CheckCarried(MapReader map, ImmutableArray<Id<Gate>> gates, ImmutableArray<Flow> flows)
    {
        if (references.Gazetteer is not { } gazetteer || map.Value("flows") is not { } node)
        {
            return;
        }

        foreach (var gate in gates)
        {
            var carried = gazetteer.WithParts(gate).SelectMany(part => gazetteer.Find(part)!.Flows).ToHashSet();
            foreach (var flow in flows.Where(flow => !carried.Contains(flow)))
            {
                read.Refuse(node, ClauseMistakes.NotCarried(gate, flow, carried));
            }
        }
    }
}
