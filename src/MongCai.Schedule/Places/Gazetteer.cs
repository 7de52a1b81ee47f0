using System.Collections.Frozen;
using System.Collections.Immutable;

namespace MongCai.Schedule.Places;

/// <summary>All gates and classes there are. Immutable.</summary>
public sealed class Gazetteer
{
    private readonly FrozenDictionary<Id<Gate>, Gate> _gates;
    private readonly FrozenDictionary<Id<CrossingClass>, CrossingClass> _classes;
    private readonly FrozenDictionary<Id<Gate>, ImmutableArray<Id<Gate>>> _families;

    /// <summary>Gathers them. Cost: O(gates × depth + classes).</summary>
    /// <param name="gates">The gates, in the order in which lists show them. Each <see cref="Gate.PartOf"/> is among them, without a circle.</param>
    /// <param name="classes">The classes.</param>
    /// <exception cref="ArgumentException">An id is given twice, or a gate is part of one that is not given or of itself.</exception>
    public Gazetteer(IEnumerable<Gate> gates, IEnumerable<CrossingClass> classes)
    {
        Gates = [.. gates];
        Classes = [.. classes];
        _gates = Gates.ToFrozenDictionary(gate => gate.Id);
        _classes = Classes.ToFrozenDictionary(known => known.Id);

        var families = Gates.ToDictionary(gate => gate.Id, gate => ImmutableArray.CreateBuilder<Id<Gate>>());
        foreach (var gate in Gates)
        {
            var depth = 0;
            for (var member = gate; member is not null; member = Parent(member))
            {
                families[member.Id].Add(gate.Id);
                if (++depth > Gates.Length)
                {
                    throw new ArgumentException($"{gate.Id} is part of itself.", nameof(gates));
                }
            }
        }

        _families = families.ToFrozenDictionary(family => family.Key, family => family.Value.ToImmutable());

        Gate? Parent(Gate member) => member.PartOf is not { } parent ? null
            : Find(parent) ?? throw new ArgumentException($"{member.Id} is part of {parent}, which is not given.", nameof(gates));
    }

    /// <summary>The gates, in the order in which they were given.</summary>
    public ImmutableArray<Gate> Gates { get; }

    /// <summary>The classes, in the order in which they were given.</summary>
    public ImmutableArray<CrossingClass> Classes { get; }

    /// <summary>The gate of that id; null where there is none. Cost: O(1).</summary>
    public Gate? Find(Id<Gate> id) => _gates.GetValueOrDefault(id);

    /// <summary>The class of that id; null where there is none. Cost: O(1).</summary>
    public CrossingClass? Find(Id<CrossingClass> id) => _classes.GetValueOrDefault(id);

    /// <summary>What a clause means that names a gate: the gate and all that are part of it, directly or not. Cost: O(1).</summary>
    /// <exception cref="KeyNotFoundException">There is no such gate.</exception>
    public ImmutableArray<Id<Gate>> WithParts(Id<Gate> id) => _families[id];

    /// <summary>The classes that goods of a code of the Harmonized System belong to; several, one or none. Cost: O(classes).</summary>
    /// <param name="hs">The code, 4 to 10 digits.</param>
    public ImmutableArray<CrossingClass> ClassesOfHs(string hs) =>
        [.. Classes.Where(known => known.HsPrefixes.Any(prefix => hs.StartsWith(prefix, StringComparison.Ordinal)))];
}
