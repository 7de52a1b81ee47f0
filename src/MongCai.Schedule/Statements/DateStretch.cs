using NodaTime;

namespace MongCai.Schedule.Statements;

/// <summary>Days in a row.</summary>
/// <param name="First">The first day.</param>
/// <param name="Last">The last day, inclusive; null where there is none.</param>
public sealed record DateStretch(LocalDate First, LocalDate? Last);
