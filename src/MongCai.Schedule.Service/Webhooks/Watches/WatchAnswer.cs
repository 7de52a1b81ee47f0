using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using MongCai.Schedule.Places;
using MongCai.Schedule.Service.Database;
using MongCai.Schedule.Service.Webhooks.Subscriptions;
using NodaTime;

namespace MongCai.Schedule.Service.Webhooks.Watches;

/// <summary>A watch, for its owner.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Status"><c>active</c>, or <c>disabled</c>: then nothing is sent.</param>
/// <param name="Gate">The gate.</param>
/// <param name="Flow">The flow.</param>
/// <param name="Direction">The direction; null for none.</param>
/// <param name="Classes">The classes of what wants to cross.</param>
/// <param name="From">The first day; null: from now on.</param>
/// <param name="To">The last day, inclusive; null: two years from each publication.</param>
/// <param name="Url">Where it is told.</param>
/// <param name="CreatedAt">When it was made; what is published since then is looked at.</param>
/// <param name="Disabled">Why nothing is sent, and since when; null where something is.</param>
/// <param name="Secret">By what deliveries are verified; told once, and left out elsewhere.</param>
internal sealed record WatchAnswer(
    string Id,
    [property: AllowedValues("active", "disabled")] string Status,
    Id<Gate> Gate,
    Flow Flow,
    Direction? Direction,
    IReadOnlyList<Id<CrossingClass>> Classes,
    LocalDate? From,
    LocalDate? To,
    string Url,
    Instant CreatedAt,
    SubscriptionAnswer.Disabling? Disabled,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Secret = null)
{
    public static WatchAnswer Of(WatchRow row)
    {
        var question = WatchQuestion.Read(row.Question);
        return new(
            row.Id,
            row.Status,
            question.Gate,
            question.Flow,
            question.Direction,
            question.Classes,
            question.From,
            question.To,
            row.Url,
            InstantColumn.Read(row.Created),
            row.DisabledAt is { } at ? new(row.DisabledReason!, InstantColumn.Read(at)) : null);
    }
}
