using System.Globalization;
using MongCai.Schedule.Lunisolar;
using NodaTime;

namespace MongCai.Schedule.Tests.Lunisolar;

/// <summary>Every day that the framework's <see cref="ChineseLunisolarCalendar"/> shares with ours.</summary>
public class FrameworkCalendarTests
{
    private static readonly ChineseLunisolarCalendar Framework = new();

    /// <summary>
    /// Months that a framework begins a day before ours, which begins them on the first date given, to the last. New moons within
    /// two minutes of midnight in Beijing; docs/lunisolar.md gives their instants. Which of them a runtime gets wrong depends on its
    /// version: .NET Framework 4.8 had all three, .NET 10 has those of 2057 and 2097 (dotnet/runtime#107032).
    /// </summary>
    private static readonly (LocalDate DayBefore, LocalDate Last, string Why)[] Known =
    [
        (new(2057, 9, 28), new(2057, 10, 27), "new moon on 2057-09-29 at 00:00:40 Beijing time, not the day before"),
        (new(2089, 9, 3), new(2089, 10, 3), "new moon on 2089-09-04 at 23:59:12 Beijing time, not the day after"),
        (new(2097, 8, 7), new(2097, 9, 5), "new moon on 2097-08-08 at 00:01:33 Beijing time, not the day before; depends on the Earth's rotation"),
    ];

    [Fact]
    public void Every_day_from_1929_to_2100_is_as_in_the_framework_but_for_the_known_differences()
    {
        var last = LocalDate.FromDateTime(Framework.MaxSupportedDateTime);
        Assert.Equal(new LocalDate(2101, 1, 28), last);
        var differing = new List<LocalDate>();
        for (var date = new LocalDate(1929, 1, 1); date <= last; date = date.PlusDays(1))
        {
            var ours = LunisolarCalendar.Chinese.ToLunar(date);
            if (Describe(date) != ours)
            {
                differing.Add(date);
            }
        }

        var unexplained = differing.Where(date => !Known.Any(known => date >= known.DayBefore && date <= known.Last));
        Assert.Empty(unexplained);

        // That the list is needed at all: 2097 is wrong in every runtime so far.
        Assert.Contains(new LocalDate(2097, 8, 7), differing);
    }

    [Fact]
    public void Every_lunar_date_from_1929_to_2100_is_found_on_the_same_day_but_for_the_known_differences()
    {
        for (var date = new LocalDate(1929, 1, 1); date <= new LocalDate(2101, 1, 28); date = date.PlusDays(1))
        {
            if (Known.Any(known => date >= known.DayBefore && date <= known.Last))
            {
                continue;
            }

            var lunar = LunisolarCalendar.Chinese.ToLunar(date);
            var leapMonth = Framework.GetLeapMonth(lunar.Year);
            var index = lunar.Month + (leapMonth != 0 && (lunar.IsLeapMonth || lunar.Month >= leapMonth) ? 1 : 0);
            var theirs = LocalDate.FromDateTime(Framework.ToDateTime(lunar.Year, index, lunar.Day, 0, 0, 0, 0));
            Assert.True(theirs == date, $"{lunar}: {theirs}, not {date}");
        }
    }

    [Fact]
    public void Leap_months_are_the_same_once_the_framework_index_is_read_as_one()
    {
        // GetLeapMonth gives the ordinal of the leap month in its year, 1 to 13: 3 for a leap second month.
        for (var year = 1929; year <= 2100; year++)
        {
            var index = Framework.GetLeapMonth(year);
            Assert.Equal(index == 0 ? null : index - 1, LunisolarCalendar.Chinese.GetYear(year).LeapMonth);
        }
    }

    private static LunarDate? Describe(LocalDate date)
    {
        var dateTime = date.ToDateTimeUnspecified();
        var (year, index, day) = (Framework.GetYear(dateTime), Framework.GetMonth(dateTime), Framework.GetDayOfMonth(dateTime));
        var leapMonth = Framework.GetLeapMonth(year);
        var month = leapMonth != 0 && index >= leapMonth ? index - 1 : index;
        return day is >= 1 and <= 30 ? new LunarDate(year, month, index == leapMonth, day) : null;
    }
}
