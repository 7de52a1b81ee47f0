using System.Text.Json.Serialization;
using MongCai.Schedule.Lunisolar;
using NodaTime;

namespace MongCai.Schedule.Service.Lunar;

/// <summary>A lunar year, and the solar terms of the Gregorian year of the same number.</summary>
/// <param name="Calendar">vn or cn.</param>
/// <param name="Year">The lunar year.</param>
/// <param name="Months">Its 12 or 13 months in order.</param>
/// <param name="SolarTerms">The 24 whose local date falls in the Gregorian year of that number.</param>
internal sealed record LunarYearAnswer(string Calendar, int Year, IReadOnlyList<LunarYearAnswer.Month> Months, IReadOnlyList<LunarYearAnswer.Term> SolarTerms)
{
    public static LunarYearAnswer Of(LunisolarCalendar calendar, int year) => new(
        calendar.Id,
        year,
        [.. calendar.GetYear(year).Months.Select(month =>
            new Month(month.Number, month.IsLeap, month.First, month.Days, month.MarginSeconds, month.IsUncertain))],
        [.. SolarTerm.All.Select(term =>
            new Term(term.Longitude, term.Names, calendar.DateOf(term, year), calendar.IsUncertain(term, year), term.Id))]);

    /// <summary>A month of the year.</summary>
    /// <param name="Number">1 to 12; a leap month bears the number of the month before it.</param>
    /// <param name="Leap">Whether it is the leap month of that number.</param>
    /// <param name="FirstDay">The solar date of its first day, the day of the new moon.</param>
    /// <param name="Days">29 or 30.</param>
    /// <param name="MarginSeconds">Seconds from the new moon to the nearest midnight of the calendar's clock, negative before it.</param>
    /// <param name="Uncertain">Whether the first day depends on the future rotation of the Earth.</param>
    internal sealed record Month(
        [property: JsonPropertyName("month")] int Number, bool Leap, LocalDate FirstDay, int Days, int MarginSeconds, bool Uncertain);

    /// <summary>A solar term.</summary>
    /// <param name="Longitude">The Sun's apparent longitude in degrees.</param>
    /// <param name="Names">The name in three languages.</param>
    /// <param name="Date">The solar date on the calendar's clock.</param>
    /// <param name="Uncertain">Whether the date depends on the future rotation of the Earth.</param>
    /// <param name="Id">The pinyin name.</param>
    internal sealed record Term(int Longitude, TrilingualText Names, LocalDate Date, bool Uncertain, string Id);
}
