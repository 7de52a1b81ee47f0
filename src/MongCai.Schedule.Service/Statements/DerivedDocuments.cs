using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using MongCai.Schedule.Service.Documents;
using MongCai.Schedule.Statements;
using NodaTime;

namespace MongCai.Schedule.Service.Statements;

/// <summary>The documents of statements that say nothing themselves and only withdraw or review another.</summary>
internal static class DerivedDocuments
{
    /// <summary>Where in a review's document stands what an official sent.</summary>
    public const string ReviewPointer = "/reviews/0";

    private const int LongestId = 80;

    /// <summary>A notice that a statement is withdrawn.</summary>
    /// <param name="of">The statement.</param>
    /// <param name="id">The id of the notice.</param>
    /// <param name="reason">Why, in the words of the official.</param>
    /// <param name="today">The day in Vietnam.</param>
    public static JsonElement Withdrawal(Statement of, string id, string reason, LocalDate today) => Notice(
        of,
        id,
        new($"Thu hồi “{of.Title.Vi}”: {reason}", $"撤回“{of.Title.Zh}”：{reason}", $"Withdrawal of “{of.Title.En}”: {reason}"),
        reason,
        today,
        "withdraws",
        new JsonArray(of.Id.ToString()));

    /// <summary>A notice that answers a review.</summary>
    /// <param name="of">The statement that is reviewed.</param>
    /// <param name="id">The id of the notice.</param>
    /// <param name="review">The clause and its new <c>reviewBy</c>, <c>end</c> or <c>start</c>, as it was sent.</param>
    /// <param name="today">The day in Vietnam.</param>
    public static JsonElement Review(Statement of, string id, JsonElement review, LocalDate today)
    {
        var entry = new JsonObject { ["id"] = of.Id.ToString() };
        foreach (var member in review.EnumerateObject())
        {
            entry[member.Name] = JsonNode.Parse(member.Value.GetRawText());
        }

        var title = new TrilingualText($"Rà soát “{of.Title.Vi}”", $"复核“{of.Title.Zh}”", $"Review of “{of.Title.En}”");
        return Notice(of, id, title, title.Vi, today, "reviews", new JsonArray(entry));
    }

    /// <summary>An id that is not taken, made from that of another statement.</summary>
    public static async Task<string> NextIdAsync(Id<Statement> of, string suffix, Func<string, Task<bool>> isTaken)
    {
        for (var number = 1; ; number++)
        {
            var end = number == 1 ? $"-{suffix}" : string.Create(CultureInfo.InvariantCulture, $"-{suffix}-{number}");
            var id = of.ToString()[..Math.Min(of.ToString().Length, LongestId - end.Length)].TrimEnd('-') + end;
            if (!await isTaken(id))
            {
                return id;
            }
        }
    }

    private static JsonElement Notice(Statement of, string id, TrilingualText title, string source, LocalDate today, string link, JsonArray links) =>
        JsonSerializer.SerializeToElement(new JsonObject
        {
            ["id"] = id,
            ["kind"] = TextForm.Of(StatementKind.Agreement),
            ["title"] = new JsonObject { ["vi"] = title.Vi, ["zh"] = title.Zh, ["en"] = title.En },
            ["issuedBy"] = TextForm.Of(of.IssuedBy),
            ["instrument"] = new JsonObject { ["form"] = TextForm.Of(InstrumentForm.Notice), ["date"] = Show.Date(today) },
            [link] = links,
            ["sources"] = new JsonArray(new JsonObject { ["title"] = source, ["kind"] = TextForm.Of(SourceKind.Original) }),
            ["clauses"] = new JsonArray(),
        });
}
