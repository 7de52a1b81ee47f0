using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using MongCai.Schedule.Service.Database;
using NodaTime;

namespace MongCai.Schedule.Service.Webhooks.Subscriptions;

/// <summary>A subscription, for its owner.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Status"><c>active</c>, or <c>disabled</c>: then nothing is sent.</param>
/// <param name="Url">Where events are sent.</param>
/// <param name="Types">Only events of these types; null: of all.</param>
/// <param name="Gates">Only events about these gates and their parts; null: about all, and statements.</param>
/// <param name="Flows">Only events about these flows; null: about all, and statements.</param>
/// <param name="Classes">Only events that make a difference to one of these classes; null: all.</param>
/// <param name="CreatedAt">When it was made; events since then are sent.</param>
/// <param name="Disabled">Why nothing is sent, and since when; null where something is.</param>
/// <param name="PreviousSecretUntil">Until when the secret before the last rotation signs too; null where there was none.</param>
/// <param name="Secret">By what deliveries are verified; told once, and left out elsewhere.</param>
internal sealed record SubscriptionAnswer(
    string Id,
    [property: AllowedValues("active", "disabled")] string Status,
    string Url,
    IReadOnlyList<string>? Types,
    IReadOnlyList<string>? Gates,
    IReadOnlyList<string>? Flows,
    IReadOnlyList<string>? Classes,
    Instant CreatedAt,
    SubscriptionAnswer.Disabling? Disabled,
    Instant? PreviousSecretUntil,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Secret = null)
{
    public static SubscriptionAnswer Of(SubscriptionRow row) => new(
        row.Id,
        row.Status,
        row.Url,
        Filter(row.Types),
        Filter(row.Gates),
        Filter(row.Flows),
        Filter(row.Classes),
        InstantColumn.Read(row.Created),
        row.DisabledAt is { } at ? new(row.DisabledReason!, InstantColumn.Read(at)) : null,
        row.Rotated is { } rotated ? InstantColumn.Read(rotated) + DeliveryPump.PreviousSigns : null);

    private static string[]? Filter(string column) => column.Length == 0 ? null : column.Split(',', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Why nothing is sent.</summary>
    /// <param name="Reason"><c>gone</c>: the endpoint answered 410; <c>failing</c>: it only failed for five days; <c>owner</c>: its owner wants it so.</param>
    /// <param name="At">Since when.</param>
    internal sealed record Disabling([property: AllowedValues("gone", "failing", "owner")] string Reason, Instant At);
}
