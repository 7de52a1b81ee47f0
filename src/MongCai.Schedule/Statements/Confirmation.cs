using NodaTime;

namespace MongCai.Schedule.Statements;

/// <summary>The other side's yes to a statement.</summary>
/// <param name="By">The side that said yes.</param>
/// <param name="On">When it became known; a date in the file means 00:00 in Vietnam.</param>
/// <param name="Reference">The letter or document that says so; null where none is named.</param>
public sealed record Confirmation(Country By, Instant On, string? Reference);
