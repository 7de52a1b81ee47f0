using MongCai.Schedule.Lunisolar;
using NodaTime;

namespace MongCai.Schedule.Holidays;

/// <summary>The day of the year on which a holiday falls, one of the three forms that laws use.</summary>
public abstract record HolidayDay
{
    private HolidayDay()
    {
    }

    /// <summary>A day of the country's lunar calendar.</summary>
    /// <param name="Day">The day; in a month of 29 days its 30th is the last.</param>
    public sealed record Lunar(LunarDayOfYear Day) : HolidayDay;

    /// <summary>A day of the Gregorian year; 29 February is the 28th in a common year.</summary>
    /// <param name="Day">The day.</param>
    public sealed record Yearly(AnnualDate Day) : HolidayDay;

    /// <summary>A solar term on the country's clock.</summary>
    /// <param name="Name">The term.</param>
    public sealed record Term(SolarTerm Name) : HolidayDay;
}
