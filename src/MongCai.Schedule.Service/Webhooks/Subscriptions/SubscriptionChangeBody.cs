using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace MongCai.Schedule.Service.Webhooks.Subscriptions;

/// <summary>What is to change of a subscription; what is left out stays, and null clears a filter.</summary>
/// <param name="Url">Where events are sent from now on.</param>
/// <param name="Types">Only events of these types; null: of all.</param>
/// <param name="Gates">Only events about these gates and their parts; null: about all, and statements.</param>
/// <param name="Flows">Only events about these flows; null: about all, and statements.</param>
/// <param name="Classes">Only events that make a difference to one of these classes; null: all.</param>
/// <param name="Status"><c>disabled</c>: nothing is sent; <c>active</c>: what waited is sent, and the events since.</param>
internal sealed record SubscriptionChangeBody(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Url = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? Types = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? Gates = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? Flows = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? Classes = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull), AllowedValues("active", "disabled")] string? Status = null);
