using System.Collections.Immutable;

namespace MongCai.Schedule.Service.Documents;

/// <summary>Which members a map has.</summary>
/// <param name="What">What the map is, for the middle of a sentence: “a clause”.</param>
/// <param name="Required">The members that it must have.</param>
/// <param name="Optional">The members that it may have.</param>
internal sealed record MapShape(TrilingualText What, ImmutableArray<string> Required, ImmutableArray<string> Optional)
{
    public ImmutableArray<string> Members { get; } = Required.AddRange(Optional);

    public bool Has(string name) => Members.Contains(name);
}
