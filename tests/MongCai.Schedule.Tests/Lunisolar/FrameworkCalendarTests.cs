using System.Globalization;
using MongCai.Schedule.Lunisolar;
using NodaTime;

namespace MongCai.Schedule.Tests.Lunisolar;

/// <summary>Every day that the framework's <see cref="ChineseLunisolarCalendar"/> shares with ours.</summary>
public class FrameworkCalendarTests
{
    private static readonly ChineseLunisolarCalendar Framework = new();

    /// <summary>
    /// The seventh month of 2097, which the framework begins a day early. Its new moon is on 2097-08-08 at 00:01:33 Beijing time by
    /// the expected rotation of the Earth, so the true date is not certain, but only a much slower Earth makes it the 7th. The
    /// Hong Kong Observatory's table, which the framework follows there, has a note that the date may be off by a day.
    /// </summary>
    private static readonly DateInterval Known = new(new LocalDate(2097, 8, 7), new LocalDate(2097, 9, 5));

    [Fact]
    public void Every_day_from_1929_to_2100_is_as_in_the_framework_but_for_the_known_difference()
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

        Assert.Equal(Known, differing);
    }

    [Fact]
    public void Every_lunar_date_from_1929_to_2100_is_found_on_the_same_day_but_for_the_known_difference()
    {
        for (var date = new LocalDate(1929, 1, 1); date <= new LocalDate(2101, 1, 28); date = date.PlusDays(1))
        {
            if (Known.Contains(date))
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
