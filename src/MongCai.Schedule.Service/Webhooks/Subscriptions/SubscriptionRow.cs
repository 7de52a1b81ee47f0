namespace MongCai.Schedule.Service.Webhooks.Subscriptions;

/// <summary>A subscription as it is kept.</summary>
/// <param name="Id">Its id, <c>sub_</c>, the time and random signs.</param>
/// <param name="Owner">Whose it is, by <see cref="SubscriptionStore.OwnerOf"/>.</param>
/// <param name="Url">Where events are sent.</param>
/// <param name="Types">The types of events wanted, each between commas; empty for all. So are the other filters.</param>
/// <param name="Gates">The gates, as they were named.</param>
/// <param name="Meant">The gates with their parts.</param>
/// <param name="Flows">The flows.</param>
/// <param name="Classes">The classes.</param>
/// <param name="Status"><see cref="Active"/> or <see cref="Disabled"/>.</param>
/// <param name="DisabledReason">Why it is disabled, by <see cref="SubscriptionStore"/>; null where it is not.</param>
/// <param name="DisabledAt">Since when, as a column.</param>
/// <param name="Secret">What signs, protected.</param>
/// <param name="PreviousSecret">What did before, protected; null for none.</param>
/// <param name="Rotated">Since when it does not, as a column.</param>
/// <param name="Reached">The last event of which it is decided whether it is sent.</param>
/// <param name="Created">When it was made, as a column.</param>
/// <param name="Version">How often it was changed, from 1.</param>
internal sealed record SubscriptionRow(
    string Id,
    string Owner,
    string Url,
    string Types,
    string Gates,
    string Meant,
    string Flows,
    string Classes,
    string Status,
    string? DisabledReason,
    string? DisabledAt,
    string Secret,
    string? PreviousSecret,
    string? Rotated,
    long Reached,
    string Created,
    long Version)
{
    public const string Active = "active";
    public const string Disabled = "disabled";
}
