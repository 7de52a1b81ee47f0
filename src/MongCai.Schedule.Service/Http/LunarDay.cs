using MongCai.Schedule.Lunisolar;

namespace MongCai.Schedule.Service.Http;

/// <summary>A day of a lunisolar calendar.</summary>
/// <param name="Year">The lunar year, named by the Gregorian year in which it begins.</param>
/// <param name="Month">1 to 12; a leap month bears the number of the month before it.</param>
/// <param name="Leap">Whether it is the leap month of that number.</param>
/// <param name="Day">1 to 30.</param>
internal sealed record LunarDay(int Year, int Month, bool Leap, int Day)
{
    public static LunarDay Of(LunarDate lunar) => new(lunar.Year, lunar.Month, lunar.IsLeapMonth, lunar.Day);
}
