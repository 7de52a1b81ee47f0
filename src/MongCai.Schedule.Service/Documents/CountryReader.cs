using MongCai.Schedule.Holidays;

namespace MongCai.Schedule.Service.Documents;

/// <summary>Reads a country: its weekend and its holidays.</summary>
internal sealed class CountryReader(DocumentReader read)
{
    private static readonly MapShape File = new(
        new("một nước, có country, weekend và holidays", "国家（需有 country、weekend 和 holidays）", "a country, with country, weekend and holidays"), ["country", "weekend", "holidays"], []);

    private static readonly MapShape Shape = new(
        new("một ngày lễ, có id, names, on, since và sources", "节日（需有 id、names、on、since 和 sources）", "a holiday, with id, names, on, since and sources"),
        ["id", "names", "on", "since", "sources"], ["from", "to", "until"]);

    private static readonly MapShape On = new(
        new("ngày của lễ, ví dụ { lunar: 3/10 }", "节日的日子，例如 { lunar: 3/10 }", "the day of a holiday, such as { lunar: 3/10 }"), [], ["lunar", "yearly", "term"]);

    public CountryDocument? Read(DocumentNode root)
    {
        if (read.Map(root, File) is not { } map)
        {
            return null;
        }

        var weekend = map.ReadSet("weekend", read.Weekday);
        if (weekend.Length == 7)
        {
            read.Refuse(map.Value("weekend")!, HolidayMistakes.WholeWeek);
        }

        return new(root, map.Read("country", read.Choice<Country>), weekend, map.ReadList("holidays", ReadHoliday, mayBeEmpty: true));
    }

    private Entry<HolidayRule>? ReadHoliday(DocumentNode node)
    {
        var before = read.Mistakes.Count;
        if (read.Map(node, Shape) is not { } map)
        {
            return new(node, null, null);
        }

        var id = map.Read("id", read.Id<HolidayRule>);
        var names = map.Read("names", read.Texts);
        var on = map.Read("on", ReadDay);
        var (from, to) = OffsetReader.Read(read, map);
        var validity = ValidityReader.Read(read, map);
        var sources = map.ReadList("sources", source => SourceReader.Read(read, source));
        return new(node, id, read.Mistakes.Count > before
            ? null
            : new HolidayRule(id!.Value, names!, on!, from, to, validity!.Since, validity.Until, sources));
    }

    private HolidayDay? ReadDay(DocumentNode node)
    {
        if (read.Map(node, On) is not { } map)
        {
            return null;
        }

        if (On.Optional.Count(map.Has) != 1)
        {
            read.Refuse(node, HolidayMistakes.NotOneDay);
            return null;
        }

        return map.Read("lunar", read.LunarDay) is { } lunar ? new HolidayDay.Lunar(lunar)
            : map.Read("yearly", read.AnnualDate) is { } yearly ? new HolidayDay.Yearly(yearly)
            : map.Read("term", term => TermReader.Read(read, term)) is { } name ? new HolidayDay.Term(name)
            : null;
    }
}
