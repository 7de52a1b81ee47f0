using System.Text.Json;
using System.Text.Json.Nodes;
using MongCai.Schedule.Service.Documents;

namespace MongCai.Schedule.Service.Publication;

/// <summary>Which changes of a file that was imported are amendments: those that change no answer that was ever given.</summary>
internal static class ImportedChanges
{
    private static readonly string[] OfPlace = ["partOf", "flows"];
    private static readonly string[] OfClass = ["facet", "hs"];
    private static readonly string[] OfCountry = ["country", "weekend"];
    private static readonly string[] NotOfHoliday = ["names", "sources"];

    /// <summary>Whether a document may take the place of the one that was imported under its id.</summary>
    public static bool MayBe(DocumentKind kind, string before, string after)
    {
        var (old, changed) = (JsonNode.Parse(before)!.AsObject(), JsonNode.Parse(after)!.AsObject());
        return kind switch
        {
            DocumentKind.Place => OfPlace.All(IsKept),
            DocumentKind.Class => OfClass.All(IsKept),
            DocumentKind.Country => OfCountry.All(IsKept) && HolidaysOf(old).All(holiday => HolidaysOf(changed).Contains(holiday)),
            _ => false,
        };

        bool IsKept(string member) => JsonNode.DeepEquals(old[member], changed[member]);
    }

    /// <summary>What each holiday says of its days; a new one may be added to them.</summary>
    private static List<string> HolidaysOf(JsonObject country) => [.. country["holidays"]!.AsArray().Select(holiday =>
    {
        var deciding = holiday!.DeepClone().AsObject();
        foreach (var member in NotOfHoliday)
        {
            deciding.Remove(member);
        }

        return JsonSerializer.Serialize(deciding);
    })];
}
