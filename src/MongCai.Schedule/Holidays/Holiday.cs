using NodaTime;

namespace MongCai.Schedule.Holidays;

/// <summary>A holiday of one year.</summary>
/// <param name="Rule">The rule that it follows.</param>
/// <param name="First">The first day off.</param>
/// <param name="Last">The last day off, inclusive.</param>
/// <param name="IsAnnounced">Whether the government has announced these days, or they are only computed from the rule.</param>
public sealed record Holiday(HolidayRule Rule, LocalDate First, LocalDate Last, bool IsAnnounced);
