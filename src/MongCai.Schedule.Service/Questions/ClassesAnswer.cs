using MongCai.Schedule.Places;

namespace MongCai.Schedule.Service.Questions;

/// <summary>The classes that notices tell apart.</summary>
/// <param name="Classes">All of them, in the order of their file.</param>
internal sealed record ClassesAnswer(IReadOnlyList<ClassesAnswer.Class> Classes)
{
    public static ClassesAnswer Of(Gazetteer gazetteer) =>
        new([.. gazetteer.Classes.Select(known => new Class(known.Id, known.Facet, known.Names, known.HsPrefixes))]);

    /// <summary>A class of what wants to cross.</summary>
    /// <param name="Id">Its id, as questions name it.</param>
    /// <param name="Facet">The parameter that takes it: it is one of goods, of vehicles or of travellers.</param>
    /// <param name="Names">Its names.</param>
    /// <param name="Hs">For goods, the beginnings of the codes of the Harmonized System that belong to it; may be empty.</param>
    internal sealed record Class(Id<CrossingClass> Id, Facet Facet, TrilingualText Names, IReadOnlyList<string> Hs);
}
