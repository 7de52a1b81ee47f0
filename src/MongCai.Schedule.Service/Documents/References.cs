using System.Collections.Immutable;
using MongCai.Schedule.Holidays;
using MongCai.Schedule.Places;

namespace MongCai.Schedule.Service.Documents;

/// <summary>What a statement may name.</summary>
internal sealed class References
{
    /// <summary>The gates.</summary>
    public Catalogue<Gate> Gates { get; } = new();

    /// <summary>The classes.</summary>
    public Catalogue<CrossingClass> Classes { get; } = new();

    /// <summary>The holidays of each country that is described.</summary>
    public Dictionary<Country, Catalogue<HolidayRule>> Holidays { get; } = [];

    /// <summary>Whether every description of a country could be read.</summary>
    public bool KnowsAllCountries { get; set; } = true;

    /// <summary>The gates with their parts; null until all are known and right.</summary>
    public Gazetteer? Gazetteer { get; set; }

    /// <summary>Says that there is more to name than could be read.</summary>
    public void MarkIncomplete()
    {
        Gates.MarkIncomplete();
        Classes.MarkIncomplete();
        KnowsAllCountries = false;
    }

    /// <summary>An id of a gate that there is; null and a mistake otherwise.</summary>
    public Id<Gate>? Gate(DocumentReader read, DocumentNode node) => Known(read, node, Gates, Names.Gate);

    /// <summary>An id of a class that there is; null and a mistake otherwise.</summary>
    public Id<CrossingClass>? Class(DocumentReader read, DocumentNode node) => Known(read, node, Classes, Names.Class);

    /// <summary>An id of a holiday that there is; null and a mistake otherwise.</summary>
    public Id<HolidayRule>? Holiday(DocumentReader read, DocumentNode node, Country country) =>
        Holidays.TryGetValue(country, out var holidays)
            ? Known(read, node, holidays, Names.Holiday(country))
            : read.Id<HolidayRule>(node);

    /// <summary>A country that is described; null and a mistake otherwise.</summary>
    public Country? Country(DocumentReader read, DocumentNode node)
    {
        var country = read.Choice<Country>(node);
        if (country is null || !KnowsAllCountries || Holidays.ContainsKey(country.Value))
        {
            return country;
        }

        read.Refuse(node, HolidayMistakes.NotDescribed(country.Value));
        return null;
    }

    /// <summary>The gates with their parts; as they are where those are not known.</summary>
    public ImmutableHashSet<Id<Gate>> WithParts(IEnumerable<Id<Gate>> gates) =>
        [.. gates.SelectMany(gate => Gazetteer is { } gazetteer && gazetteer.Find(gate) is not null ? gazetteer.WithParts(gate) : [gate])];

    private static Id<T>? Known<T>(DocumentReader read, DocumentNode node, Catalogue<T> catalogue, TrilingualText what)
        where T : class
    {
        if (read.Id<T>(node) is not { } id)
        {
            return null;
        }

        if (catalogue.MayName(id))
        {
            return id;
        }

        read.Refuse(node, ValueMistakes.NoSuch(what, id.ToString(), catalogue.Ids));
        return null;
    }
}
