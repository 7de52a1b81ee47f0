using System.Text.Json.Serialization;

namespace MongCai.Schedule.Service.Webhooks.Subscriptions;

/// <summary>What somebody wants to be told of, and where.</summary>
/// <param name="Url">Where events are sent: <c>https://</c>, at most 2,048 characters.</param>
/// <param name="Types">Only events of these types; left out or null: of all.</param>
/// <param name="Gates">Only events about these gates and their parts, and so none about statements.</param>
/// <param name="Flows">Only events about these flows, and so none about statements.</param>
/// <param name="Classes">Only events that make a difference to one of these classes, and so none about statements.</param>
internal sealed record SubscriptionBody(
    string Url,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? Types = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? Gates = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? Flows = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? Classes = null);
