using System.Collections.Immutable;
using NodaTime;

namespace MongCai.Schedule.Holidays;

/// <summary>A government's yearly notice of days off and of the days worked in their place.</summary>
/// <param name="Country">Whose.</param>
/// <param name="Off">The stretches off, first and last day inclusive.</param>
/// <param name="Work">The make-up working days.</param>
/// <param name="Sources">Where it was published.</param>
public sealed record HolidayAnnouncement(
    Country Country,
    ImmutableArray<HolidayAnnouncement.OffDays> Off,
    ImmutableArray<HolidayAnnouncement.MakeUpDay> Work,
    ImmutableArray<Source> Sources)
{
    /// <summary>
    /// When it became known; null for always. Left out, the beginning, in Vietnam, of the earliest day of publication that a source shows, if
    /// one does.
    /// </summary>
    public Instant? Known { get; init; } = Sources.Min(source => source.Published) is { } published ? Clocks.Hanoi.AtStartOfDay(published).ToInstant() : null;

    /// <summary>The older time that its file gave, of one that came when the calendar was in use already; null for others. Decides nothing.</summary>
    public Instant? Announced { get; init; }

    /// <summary>Days off for a holiday.</summary>
    /// <param name="Holiday">The holiday.</param>
    /// <param name="First">The first day.</param>
    /// <param name="Last">The last day, inclusive.</param>
    public sealed record OffDays(Id<HolidayRule> Holiday, LocalDate First, LocalDate Last);

    /// <summary>A day of the weekend on which people work.</summary>
    /// <param name="Date">The day.</param>
    /// <param name="For">The holiday whose days off it makes up for.</param>
    public sealed record MakeUpDay(LocalDate Date, Id<HolidayRule> For);
}
