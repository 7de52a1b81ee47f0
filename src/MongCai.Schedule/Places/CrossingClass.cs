using System.Collections.Immutable;

namespace MongCai.Schedule.Places;

/// <summary>A tag on what wants to cross, such as cold-chain goods, empty vehicles or tour groups.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Facet">The respect in which it tells things apart.</param>
/// <param name="Names">Its name in three languages.</param>
/// <param name="HsPrefixes">For a commodity, the beginnings of the codes of the Harmonized System that belong to it, in digits; may be empty.</param>
public sealed record CrossingClass(Id<CrossingClass> Id, Facet Facet, TrilingualText Names, ImmutableArray<string> HsPrefixes);
