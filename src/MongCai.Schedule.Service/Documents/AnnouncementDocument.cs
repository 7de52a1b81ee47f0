using System.Collections.Immutable;
using MongCai.Schedule.Holidays;
using NodaTime;

namespace MongCai.Schedule.Service.Documents;

/// <summary>An announcement as read.</summary>
/// <param name="Country">The country; null where it could not be read.</param>
/// <param name="Off">The days off, each with where it is written.</param>
/// <param name="Work">The make-up days, each with where it is written.</param>
/// <param name="Sources">Where it was published.</param>
/// <param name="Known">When it became known; null where its sources say so.</param>
/// <param name="Announced">The older time that its file gave, of one that came when the calendar was in use already.</param>
internal sealed record AnnouncementDocument(
    Country? Country,
    ImmutableArray<Placed<HolidayAnnouncement.OffDays>> Off,
    ImmutableArray<Placed<HolidayAnnouncement.MakeUpDay>> Work,
    ImmutableArray<Source> Sources,
    Instant? Known,
    Instant? Announced)
{
    /// <summary>The announcement; of no use where its country could not be read.</summary>
    public HolidayAnnouncement Notice
    {
        get
        {
            var notice = new HolidayAnnouncement(Country.GetValueOrDefault(), [.. Off.Select(off => off.Value)], [.. Work.Select(work => work.Value)], Sources);
            return notice with { Known = Known ?? notice.Known, Announced = Announced };
        }
    }
}
