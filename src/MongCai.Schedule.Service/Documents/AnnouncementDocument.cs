using System.Collections.Immutable;
using MongCai.Schedule.Holidays;

namespace MongCai.Schedule.Service.Documents;

/// <summary>An announcement as read.</summary>
/// <param name="Country">The country; null where it could not be read.</param>
/// <param name="Off">The days off, each with where it is written.</param>
/// <param name="Work">The make-up days, each with where it is written.</param>
/// <param name="Sources">Where it was published.</param>
internal sealed record AnnouncementDocument(
    Country? Country,
    ImmutableArray<Placed<HolidayAnnouncement.OffDays>> Off,
    ImmutableArray<Placed<HolidayAnnouncement.MakeUpDay>> Work,
    ImmutableArray<Source> Sources);
