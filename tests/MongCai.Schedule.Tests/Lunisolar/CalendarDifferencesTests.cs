using System.Globalization;
using MongCai.Schedule.Lunisolar;
using NodaTime;
using NodaTime.Text;

namespace MongCai.Schedule.Tests.Lunisolar;

/// <summary>Where the two calendars part, against an independent ephemeris: <c>Answers/calendar-differences.csv</c>.</summary>
public class CalendarDifferencesTests
{
    [Fact]
    public void The_calendars_differ_on_exactly_the_listed_days_and_as_listed()
    {
        var listed = AnswerFile.Read("calendar-differences.csv");
        var found = LunisolarDifferences.Between(LunisolarDifferences.FirstDate, new LocalDate(2199, 12, 31));
        foreach (var (row, difference) in listed.Zip(found))
        {
            Assert.True(Describe(difference) == string.Join(',', row.Columns), $"{row}: {Describe(difference)}");
        }

        Assert.Equal(listed.Count, found.Length);
    }

    [Fact]
    public void Runs_are_cut_at_the_ends_of_the_range_asked_for()
    {
        var difference = Assert.Single(LunisolarDifferences.Between(new LocalDate(2030, 2, 10), new LocalDate(2030, 2, 12)));
        Assert.Equal((new LocalDate(2030, 2, 10), new LocalDate(2030, 2, 12), 3), (difference.First, difference.Last, difference.Days));
        Assert.Equal((new LunarDate(2030, 1, false, 9), new LunarDate(2030, 1, false, 8)), (difference.Vietnamese, difference.Chinese));
        Assert.Empty(LunisolarDifferences.Between(new LocalDate(2021, 1, 13), new LocalDate(2030, 2, 1)));
        Assert.Empty(LunisolarDifferences.Between(new LocalDate(2030, 2, 3), new LocalDate(2030, 2, 2)));
    }

    [Fact]
    public void A_run_is_uncertain_where_a_month_of_either_calendar_is()
    {
        // Those of 2097 and 2133 by a month of the Chinese calendar, that of 2125 by one of the Vietnamese.
        var found = LunisolarDifferences.Between(new LocalDate(2060, 1, 1), new LocalDate(2140, 12, 31));
        Assert.Equal(
            [new LocalDate(2097, 8, 7), new LocalDate(2125, 1, 4), new LocalDate(2133, 9, 28)],
            found.Where(difference => difference.IsUncertain).Select(difference => difference.First));
    }

    [Fact]
    public void A_day_that_one_calendar_does_not_cover_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => LunisolarDifferences.Between(new LocalDate(1967, 12, 31), new LocalDate(1968, 1, 2)));
        Assert.Throws<ArgumentOutOfRangeException>(() => LunisolarDifferences.Between(LunisolarDifferences.LastDate, LunisolarDifferences.LastDate.PlusDays(1)));
    }

    private static string Describe(LunisolarDifference difference) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Text(difference.First)},{Text(difference.Last)},{difference.Days},{Text(difference.Vietnamese)},{Text(difference.Chinese)}");

    private static string Text(LocalDate date) => LocalDatePattern.Iso.Format(date);

    private static string Text(LunarDate lunar) => $"{lunar.Year}/{lunar.Month}/{(lunar.IsLeapMonth ? 1 : 0)}/{lunar.Day}";
}
