using MongCai.Schedule.Lunisolar;
using MongCai.Schedule.Service.Http;
using NodaTime;

namespace MongCai.Schedule.Service.Questions;

/// <summary>A day in both lunar calendars.</summary>
/// <param name="Vn">In the Vietnamese.</param>
/// <param name="Cn">In the Chinese.</param>
internal sealed record LunarDatesAnswer(LunarDay Vn, LunarDay Cn)
{
    public static LunarDatesAnswer Of(LocalDate date) =>
        new(LunarDay.Of(LunisolarCalendar.Vietnamese.ToLunar(date)), LunarDay.Of(LunisolarCalendar.Chinese.ToLunar(date)));
}
