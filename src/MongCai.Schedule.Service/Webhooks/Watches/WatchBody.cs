using System.Text.Json.Serialization;
using MongCai.Schedule.Places;
using NodaTime;

namespace MongCai.Schedule.Service.Webhooks.Watches;

/// <summary>A question of which somebody wants to hear when its answer changes, and where.</summary>
/// <param name="Gate">The gate.</param>
/// <param name="Flow">The flow.</param>
/// <param name="Url">Where that is told: <c>https://</c>, at most 2,048 characters.</param>
/// <param name="Direction">The direction; left out or null for none.</param>
/// <param name="Classes">The classes of what wants to cross.</param>
/// <param name="From">The first day, in Vietnam; left out or null: from now on.</param>
/// <param name="To">The last day, inclusive, at most two years ahead; left out or null: two years from each publication.</param>
internal sealed record WatchBody(
    Id<Gate> Gate,
    Flow Flow,
    string Url,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Direction? Direction = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<Id<CrossingClass>>? Classes = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] LocalDate? From = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] LocalDate? To = null);
