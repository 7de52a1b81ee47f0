using MongCai.Schedule.Lunisolar;
using MongCai.Schedule.Service.Http;
using NodaTime;

namespace MongCai.Schedule.Service.Lunar;

/// <summary>A solar date and its lunar date.</summary>
/// <param name="Calendar">vn or cn.</param>
/// <param name="Date">The solar date.</param>
/// <param name="Lunar">The lunar date.</param>
/// <param name="Uncertain">Whether the lunar date depends on the future rotation of the Earth.</param>
internal sealed record LunarDateAnswer(string Calendar, LocalDate Date, LunarDay Lunar, bool Uncertain)
{
    public static LunarDateAnswer Of(LunisolarCalendar calendar, LocalDate date) =>
        new(calendar.Id, date, LunarDay.Of(calendar.ToLunar(date)), calendar.IsUncertain(date));
}
