using System.Text.Json.Serialization;

namespace MongCai.Schedule.Service.Statements;

/// <summary>What an official says of the other side's yes.</summary>
/// <param name="By">The side that said it: not the one that issued the statement.</param>
/// <param name="On">When it was said: a date or an instant.</param>
/// <param name="Reference">The number of its letter.</param>
internal sealed record ConfirmationBody(Country By, string On, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Reference = null);
