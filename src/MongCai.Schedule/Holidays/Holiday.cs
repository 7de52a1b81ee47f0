using NodaTime;

namespace MongCai.Schedule.Holidays;

/// <summary>A holiday of one year.</summary>
/// <param name="Rule">The rule that it follows.</param>
/// <param name="First">The first day off.</param>
/// <param name="Last">The last day off, inclusive.</param>
/// <param name="Announcement">The notice by which the government announced these days; null where they are only computed from the rule.</param>
public sealed record Holiday(HolidayRule Rule, LocalDate First, LocalDate Last, HolidayAnnouncement? Announcement)
{
    /// <summary>What the days rest on.</summary>
    public HolidayBasis Basis => Announcement is null ? HolidayBasis.Computed : HolidayBasis.Announced;
}
