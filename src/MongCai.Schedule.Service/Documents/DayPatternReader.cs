using System.Collections.Immutable;
using MongCai.Schedule.Holidays;
using MongCai.Schedule.Statements;
using NodaTime;

namespace MongCai.Schedule.Service.Documents;

/// <summary>Reads what narrows the days of a clause, and the single days added to them or taken away.</summary>
internal sealed class DayPatternReader(DocumentReader read, References references)
{
    private static readonly MapShape LunarShape = new(
        new("những ngày của tháng âm lịch, ví dụ { calendar: vn, days: [1, 15] }", "农历月的日子，例如 { calendar: vn, days: [1, 15] }", "days of the lunar month, such as { calendar: vn, days: [1, 15] }"),
        ["calendar", "days"], []);

    private static readonly MapShape DaysShape = new(
        new("ngày làm việc hay ngày nghỉ, ví dụ { country: cn, are: working }", "工作日或休息日，例如 { country: cn, are: working }", "working days or days off, such as { country: cn, are: working }"),
        ["country", "are"], []);

    private static readonly CountryCalendars NoHolidays = new(CountryCalendar.Empty(Country.Vn), CountryCalendar.Empty(Country.Cn));

    public DayPattern? Read(MapReader map)
    {
        var weekdays = map.ReadSet("weekdays", read.Weekday);
        if (weekdays.Distinct().Count() == 7)
        {
            map.RefuseMember("weekdays", ClauseMistakes.WholeWeek);
        }

        var pattern = new DayPattern(
            weekdays,
            map.ReadSet("daysOfMonth", node => read.DayOfMonth(node, 31)),
            map.Read("lunarDaysOfMonth", ReadLunarDays),
            map.Read("days", ReadCountryDays));
        return pattern is { Weekdays: [], DaysOfMonth: [], LunarDays: null, CountryDays: null } ? null : pattern;
    }

    /// <summary>The single days added and taken away.</summary>
    public (ImmutableArray<LocalDate> Plus, ImmutableArray<LocalDate> Minus) ReadSingleDays(MapReader map, ClauseDays? days)
    {
        var plus = map.ReadSet("plus", read.Date);
        var minus = map.ReadSet("minus", date => ReadMinus(date, plus, days));
        return (plus, minus);
    }

    /// <summary>Refuses what leaves a clause with two ends no day; days of a country are not looked at, for they may be announced later.</summary>
    public void RefuseNone(MapReader map, ClauseDays? days, DateTimeZone zone, DayPattern? pattern, ImmutableArray<LocalDate> plus, ImmutableArray<LocalDate> minus)
    {
        if (!plus.IsEmpty || StretchOf(days, zone) is not var (first, last))
        {
            return;
        }

        // More than any pattern takes to come again.
        const int MostDays = 366 * 60;
        var all = new DateInterval(first, last);
        if (all.Length > MostDays)
        {
            return;
        }

        var narrowing = pattern ?? new([], [], null, null);
        List<(string Name, Func<LocalDate, bool> Leaves)> parts =
        [
            ("weekdays", day => Includes(narrowing with { DaysOfMonth = [], LunarDays = null }, day)),
            ("daysOfMonth", day => Includes(narrowing with { Weekdays = [], LunarDays = null }, day)),
            ("lunarDaysOfMonth", day => Includes(narrowing with { Weekdays = [], DaysOfMonth = [] }, day)),
            ("minus", day => !minus.Contains(day)),
        ];
        if (parts.Find(part => map.Has(part.Name) && !all.Any(part.Leaves)) is { Name: { } alone })
        {
            map.RefuseMember(alone, ClauseMistakes.NeverHolds(alone, first, last));
        }
        else if (!all.Any(day => parts.TrueForAll(part => part.Leaves(day))))
        {
            read.Refuse(map.Node, ClauseMistakes.NeverHolds(string.Join(", ", parts.Select(part => part.Name).Where(map.Has)), first, last));
        }
    }

    private static bool Includes(DayPattern pattern, LocalDate day) => (pattern with { CountryDays = null }).Includes(day, NoHolidays);

    private static (LocalDate First, LocalDate Last)? StretchOf(ClauseDays? days, DateTimeZone zone) => days switch
    {
        ClauseDays.Dates { Last: { } last } dates => (dates.First, last),
        ClauseDays.Instants { End: { } end } instants => (instants.Start.InZone(zone).Date, (end - Duration.Epsilon).InZone(zone).Date),
        _ => null,
    };

    private LocalDate? ReadMinus(DocumentNode node, ImmutableArray<LocalDate> plus, ClauseDays? days)
    {
        if (read.Date(node) is not { } date)
        {
            return null;
        }

        if (plus.Contains(date))
        {
            read.Refuse(node, ClauseMistakes.PlusAndMinus(date));
        }
        else if (days is ClauseDays.Dates stretch && (date < stretch.First || date > stretch.Last))
        {
            read.Refuse(node, ClauseMistakes.MinusOutside(date, stretch));
        }

        return date;
    }

    private DayPattern.LunarDaysOfMonth? ReadLunarDays(DocumentNode node)
    {
        if (read.Map(node, LunarShape) is not { } map)
        {
            return null;
        }

        var (calendar, days) = (map.Read("calendar", read.Choice<Country>), map.ReadSet("days", day => read.DayOfMonth(day, 30)));
        return calendar is not null ? new(calendar.Value, days) : null;
    }

    private DayPattern.DaysOfCountry? ReadCountryDays(DocumentNode node)
    {
        if (read.Map(node, DaysShape) is not { } map)
        {
            return null;
        }

        var country = map.Read("country", value => references.Country(read, value));
        var areWorking = map.Read("are", value => read.Choice(value, [(true, "working"), (false, "off")]));
        return country is not null && areWorking is not null ? new(country.Value, areWorking.Value) : null;
    }
}
