using MongCai.Schedule.Holidays;

namespace MongCai.Schedule.Service.Documents;

/// <summary>Reads what a government announced about the holidays of one year.</summary>
internal sealed class AnnouncementReader(DocumentReader read, References references)
{
    private static readonly MapShape File = new(
        new("một thông báo nghỉ lễ, có country, sources, off và work", "放假公告（需有 country、sources、off 和 work）", "an announcement of holidays, with country, sources, off and work"),
        ["country", "sources", "off", "work"], ["known", "announced"]);

    private static readonly MapShape OffShape = new(
        new("một kỳ nghỉ, ví dụ { holiday: spring-festival, first: 2026-02-15, last: 2026-02-23 }",
            "假期，例如 { holiday: spring-festival, first: 2026-02-15, last: 2026-02-23 }",
            "days off, such as { holiday: spring-festival, first: 2026-02-15, last: 2026-02-23 }"),
        ["holiday", "first", "last"], []);

    private static readonly MapShape WorkShape = new(
        new("một ngày làm bù, ví dụ { date: 2026-02-14, for: spring-festival }",
            "调休上班日，例如 { date: 2026-02-14, for: spring-festival }",
            "a make-up day, such as { date: 2026-02-14, for: spring-festival }"),
        ["date", "for"], []);

    public AnnouncementDocument? Read(DocumentNode root)
    {
        if (read.Map(root, File) is not { } map)
        {
            return null;
        }

        var country = map.Read("country", node => references.Country(read, node));
        var sources = map.ReadList("sources", source => SourceReader.Read(read, source));
        var off = map.ReadList("off", node => ReadOff(node, country), mayBeEmpty: true);
        var work = map.ReadList("work", node => ReadWork(node, country), mayBeEmpty: true);
        if (map.Value("off") is DocumentNode.List { Items: [] } && map.Value("work") is DocumentNode.List { Items: [] })
        {
            read.Refuse(root, HolidayMistakes.AnnouncesNothing);
        }

        var known = map.Read("known", node => read.Beginning(node, Clocks.Hanoi));
        var document = new AnnouncementDocument(country, off, work, sources, known, null);
        return document with { Announced = map.ReadAnnounced(document.Notice.Known) };
    }

    private Placed<HolidayAnnouncement.OffDays>? ReadOff(DocumentNode node, Country? country)
    {
        if (read.Map(node, OffShape) is not { } map)
        {
            return null;
        }

        var (holiday, first, last) = (ReadHoliday(map, "holiday", country), map.Read("first", read.Date), map.Read("last", read.Date));
        if (last < first)
        {
            read.Refuse(map.Value("last")!, ValueMistakes.LastBeforeFirst("last", Show.Date(last.Value), "first", Show.Date(first.Value)));
            return null;
        }

        return first is not null && last is not null ? new(node, new(holiday ?? default, first.Value, last.Value)) : null;
    }

    private Placed<HolidayAnnouncement.MakeUpDay>? ReadWork(DocumentNode node, Country? country)
    {
        if (read.Map(node, WorkShape) is not { } map)
        {
            return null;
        }

        var (date, holiday) = (map.Read("date", read.Date), ReadHoliday(map, "for", country));
        return date is not null ? new(node, new(date.Value, holiday ?? default)) : null;
    }

    private Id<HolidayRule>? ReadHoliday(MapReader map, string name, Country? country) =>
        map.Read(name, node => country is not null ? references.Holiday(read, node, country.Value) : read.Id<HolidayRule>(node));
}
