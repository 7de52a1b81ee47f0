using MongCai.Schedule.Lunisolar;
using NodaTime;

namespace MongCai.Schedule.Service.Lunar;

/// <summary>What the two calendars cover.</summary>
/// <param name="Calendars">The Vietnamese and the Chinese.</param>
internal sealed record LunarCalendarsAnswer(IReadOnlyList<LunarCalendarsAnswer.Coverage> Calendars)
{
    public static LunarCalendarsAnswer Instance { get; } = new(
        [.. LunisolarCalendar.All.Select(calendar => new Coverage(
            calendar.Id, calendar.Offset.ToString("m", null), calendar.FirstDate, calendar.LastDate, calendar.FirstYear, calendar.LastYear))]);

    /// <summary>What one calendar covers; all ends are inclusive.</summary>
    /// <param name="Calendar">vn or cn.</param>
    /// <param name="Offset">The offset from UTC at whose midnights its days begin.</param>
    /// <param name="FirstDate">The first solar date.</param>
    /// <param name="LastDate">The last solar date.</param>
    /// <param name="FirstYear">The first whole lunar year.</param>
    /// <param name="LastYear">The last lunar year.</param>
    internal sealed record Coverage(string Calendar, string Offset, LocalDate FirstDate, LocalDate LastDate, int FirstYear, int LastYear);
}
