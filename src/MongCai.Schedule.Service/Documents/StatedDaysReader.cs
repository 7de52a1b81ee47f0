using MongCai.Schedule.Lunisolar;
using MongCai.Schedule.Service.Lunar;
using MongCai.Schedule.Statements;
using NodaTime;

namespace MongCai.Schedule.Service.Documents;

/// <summary>Reads the days of a clause as its source puts them, and holds them against its dates.</summary>
internal sealed class StatedDaysReader(DocumentReader read)
{
    private const int MostDays = 4000;

    private static readonly MapShape Shape = new(
        new("những ngày như văn bản ghi, ví dụ { lunar: { calendar: vn, first: 12/29, last: 1/2 }, days: 3 }",
            "原文所写的日子，例如 { lunar: { calendar: vn, first: 12/29, last: 1/2 }, days: 3 }",
            "the days as the source puts them, such as { lunar: { calendar: vn, first: 12/29, last: 1/2 }, days: 3 }"),
        [], ["lunar", "days"]);

    private static readonly MapShape LunarShape = new(
        new("những ngày âm lịch, ví dụ { calendar: vn, first: 12/29, last: 1/2 }",
            "农历日子，例如 { calendar: vn, first: 12/29, last: 1/2 }",
            "lunar days, such as { calendar: vn, first: 12/29, last: 1/2 }"),
        ["calendar"], ["first", "last"]);

    public StatedDays? Read(DocumentNode node, ClauseDays? days, DateTimeZone zone)
    {
        if (read.Map(node, Shape) is not { } map)
        {
            return null;
        }

        var lunar = map.Read("lunar", value => read.Map(value, LunarShape));
        var stated = new StatedDays(
            lunar?.Read("calendar", read.Choice<Country>),
            lunar?.Read("first", read.LunarDay),
            lunar?.Read("last", read.LunarDay),
            map.Read("days", value => read.Number(value, 1, MostDays)));
        if (lunar is null ? stated.Count is null && map.Node.Members.IsEmpty : !lunar.Has("first") && !lunar.Has("last"))
        {
            read.Refuse(lunar?.Node ?? map.Node, ClauseMistakes.StatesNothing);
        }

        if (days is null)
        {
            return stated;
        }

        var (first, last) = DatesOf(days, zone);
        if (first is null)
        {
            read.Refuse(node, ClauseMistakes.StatedWithoutDates);
            return stated;
        }

        if (lunar is not null && stated.Calendar is { } country)
        {
            var calendar = country == Country.Vn ? LunisolarCalendar.Vietnamese : LunisolarCalendar.Chinese;
            CheckLunar(lunar.Value("first"), stated.First, calendar, first);
            CheckLunar(lunar.Value("last"), stated.Last, calendar, last);
        }

        CheckCount(map.Value("days"), stated.Count, first.Value, last);
        return stated;
    }

    private static (LocalDate? First, LocalDate? Last) DatesOf(ClauseDays days, DateTimeZone zone)
    {
        return days switch
        {
            ClauseDays.Dates dates => (dates.First, dates.Last),
            ClauseDays.Instants instants => (DateOf(instants.Start), instants.End is { } end ? DateOf(end - Duration.Epsilon) : null),
            ClauseDays.Resumes resumes => (DateOf(resumes.At), null),
            _ => (null, null),
        };

        LocalDate DateOf(Instant instant) => instant.InZone(zone).Date;
    }

    private void CheckLunar(DocumentNode? node, LunarDayOfYear? stated, LunisolarCalendar calendar, LocalDate? date)
    {
        if (node is null || stated is null)
        {
            return;
        }

        if (date is null)
        {
            read.Refuse(node, ClauseMistakes.StatedLastWithoutLast);
        }
        else if (!calendar.TryToLunar(date.Value, out var lunar))
        {
            read.Refuse(node, LunarMistakes.Check(calendar, date.Value)!);
        }
        else if (calendar.Find(stated, lunar.Year) != date)
        {
            read.Refuse(node, ClauseMistakes.LunarDiffers(stated, date.Value, new(lunar.Month, lunar.IsLeapMonth, lunar.Day), calendar));
        }
    }

    private void CheckCount(DocumentNode? node, int? stated, LocalDate first, LocalDate? last)
    {
        if (node is null || stated is null)
        {
            return;
        }

        if (last is null)
        {
            read.Refuse(node, ClauseMistakes.StatedLastWithoutLast);
        }
        else if (Period.DaysBetween(first, last.Value) + 1 is var count && count != stated)
        {
            read.Refuse(node, ClauseMistakes.CountDiffers(stated.Value, first, last.Value, count));
        }
    }
}
