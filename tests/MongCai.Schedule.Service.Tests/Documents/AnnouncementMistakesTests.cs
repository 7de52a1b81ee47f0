using MongCai.Schedule.Service.Tests.CalendarFiles;
using NodaTime.Text;

namespace MongCai.Schedule.Service.Tests.Documents;

public class AnnouncementMistakesTests
{
    [Theory]
    [InlineData("announcements/other.yaml", "country: la\nsources: [{ title: t, kind: press }]\noff: []\nwork: []", "announcements/other.yaml:1:1: This announcement has neither days off nor make-up days; write some in “off” or “work”.\nannouncements/other.yaml:1:10: “la” does not fit here; write one of: vn, cn.")]
    [InlineData("announcements/other.yaml", "country: cn\nsources: [{ title: t, kind: press }]\noff: [{ holiday: spring-festivl, first: 2027-02-05, last: 2027-02-12 }]\nwork: []", "announcements/other.yaml:3:18: There is no Chinese holiday “spring-festivl” (did you mean “spring-festival”?).")]
    [InlineData("announcements/other.yaml", "country: cn\nsources: [{ title: t, kind: press }]\noff: [{ holiday: spring-festival, first: 2027-02-05, last: 2027-02-04 }]\nwork: []", "announcements/other.yaml:3:60: “last” (2027-02-04) comes before “first” (2027-02-05); put them right.")]
    [InlineData("announcements/other.yaml", "country: cn\nsources: [{ title: t, kind: press }]\noff: [{ holiday: spring-festival, first: 2026-02-23, last: 2026-02-24 }]\nwork: []", "announcements/other.yaml:3:7: These days off overlap 2026-02-15 to 2026-02-23 in announcements/cn-2026.yaml; a day belongs to one holiday only.")]
    [InlineData("announcements/other.yaml", "country: cn\nsources: [{ title: t, kind: press }]\noff: []\nwork: [{ date: 2026-02-15, for: spring-festival }]", "announcements/other.yaml:4:8: 2026-02-15 is within the days off from 2026-02-15 to 2026-02-23; a make-up day lies outside of them.")]
    [InlineData("announcements/other.yaml", "country: cn\nsources: [{ title: t, kind: press }]\noff: []\nwork: [{ date: 2026-02-14, for: spring-festival }]", "announcements/other.yaml:4:8: The make-up day 2026-02-14 is already in announcements/cn-2026.yaml; keep one.")]
    [InlineData("announcements/other.yaml", "country: cn\nsources: [{ title: t, kind: press }]\noff: []\nwork: [{ date: 2026-03-02, for: spring-festival }]", "announcements/other.yaml:4:8: 2026-03-02 is a Monday, a working day anyhow; a make-up day falls on a weekend.")]
    [InlineData("announcements/other.yaml", "country: cn\nsources: [{ title: t, kind: press }]\noff: []\nwork: []", "announcements/other.yaml:1:1: This announcement has neither days off nor make-up days; write some in “off” or “work”.")]
    [InlineData("announcements/other.yaml", "country: cn\nsources: [{ title: t, kind: press }]\noff: []", "announcements/other.yaml:1:1: “work” is missing; add it.")]
    [InlineData("announcements/other.yaml", "country: cn\nsources: [{ title: t, kind: press }]\nwork: []", "announcements/other.yaml:1:1: “off” is missing; add it.")]
    [InlineData("announcements/other.yaml", "country: cn\nsources: [{ title: t, kind: press }]\noff: []\nwork: [{ date: 2026-03-01, for: tet }]", "announcements/other.yaml:4:33: There is no Chinese holiday “tet”; there are: national-day, qingming, spring-festival.")]
    [InlineData("announcements/other.yaml", "country: cn\noff: []\nwork: [{ date: 2026-03-01, for: qingming }]", "announcements/other.yaml:1:1: “sources” is missing; add it.")]
    [InlineData("announcements/tested.yaml", "country: cn\nsources: [{ title: t, kind: press }]\noff: [{ holiday: national-day, first: 2027-09-20, last: 2027-10-25 }]\nwork: []", "announcements/tested.yaml:3:7: The days off from 2027-09-20 to 2027-10-25 are more than 31; put the month or the year right.")]
    [InlineData("announcements/tested.yaml", "country: cn\nsources: [{ title: t, kind: press }]\noff: [{ holiday: national-day, first: 2027-02-05, last: 2027-02-12 }]\nwork: []", "announcements/tested.yaml:3:18: The days off from 2027-02-05 are more than 45 days from this holiday (2026-10-01); put the dates or the holiday right.")]
    [InlineData("announcements/tested.yaml", "country: cn\nsources: [{ title: t, kind: press }]\noff: [{ holiday: national-day, first: 2027-10-01, last: 2027-10-07 }]\nwork: [{ date: 2027-07-31, for: national-day }, { date: 2027-09-26, for: national-day }]", "announcements/tested.yaml:4:8: The make-up day 2027-07-31 is more than 60 days from any days off of this holiday; put the date or the holiday right.")]
    [InlineData("announcements/tested.yaml", "known: soon\ncountry: vn\nsources: [{ title: t, published: 2026-01-02, kind: press }]\noff: [{ holiday: hung-kings, first: 2026-04-26, last: 2026-04-26 }]\nwork: []", "announcements/tested.yaml:1:8: “soon” is not a date like 2022-02-04 or an instant like 2022-04-26T08:00+07:00, from 1900 to 2199.")]
    [InlineData("announcements/tested.yaml", "announced: 2026-01-02\ncountry: vn\nsources: [{ title: t, published: 2026-01-02, kind: press }]\noff: [{ holiday: hung-kings, first: 2026-04-26, last: 2026-04-26 }]\nwork: []", "announcements/tested.yaml:1:12: “announced” (2026-01-02T00:00+07:00) is the older time that a file gave, and comes before “known” (2026-01-02T00:00+07:00); put it right or leave it out.")]
    public void A_wrong_file_is_explained_at_its_place(string file, string text, string expected) =>
        Assert.Equal(expected, SmallCalendar.English(SmallCalendar.Read((file, text))));

    [Theory]
    [InlineData("", "2026-01-01T17:00:00Z", "null")]
    [InlineData("known: 2026-01-05", "2026-01-04T17:00:00Z", "null")]
    [InlineData("known: 2026-01-05T10:30:20.125+07:00\nannounced: 2026-01-03", "2026-01-05T03:30:20.125Z", "2026-01-02T17:00:00Z")]
    public void It_is_known_from_the_earliest_source_unless_it_says_another_time(string members, string known, string announced)
    {
        var text = $"{members}\ncountry: vn\nsources: [{{ title: t, published: 2026-01-02, kind: press }}, {{ title: u, published: 2026-01-04, kind: press }}]\noff: [{{ holiday: hung-kings, first: 2026-04-26, last: 2026-04-26 }}]\nwork: []";
        var notice = Assert.Single(SmallCalendar.Read(("announcements/tested.yaml", text)).Contents!.Book.Countries.Vn.Announcements);
        Assert.Equal((known, announced), (InstantPattern.ExtendedIso.Format(notice.Known!.Value), notice.Announced is { } older ? InstantPattern.ExtendedIso.Format(older) : "null"));
    }
}
