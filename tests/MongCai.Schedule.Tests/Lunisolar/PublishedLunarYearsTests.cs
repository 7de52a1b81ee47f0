using System.Globalization;
using MongCai.Schedule.Lunisolar;
using NodaTime.Text;

namespace MongCai.Schedule.Tests.Lunisolar;

/// <summary>The years in which calendars go wrong, against what publishers print: <c>Answers/lunar-years.csv</c>.</summary>
public class PublishedLunarYearsTests
{
    private static readonly int[] Years = [1968, 1969, 1985, 1987, 2006, 2007, 2008, 2017, 2020, 2023, 2025, 2027, 2030, 2033, 2053];

    [Fact]
    public void Every_new_year_and_leap_month_is_as_published()
    {
        foreach (var row in AnswerFile.Read("lunar-years.csv"))
        {
            var calendar = LunisolarCalendar.All.Single(calendar => calendar.Id == row[0]);
            var year = calendar.GetYear(int.Parse(row[1], CultureInfo.InvariantCulture));
            var actual = row[2] switch
            {
                "new-year" => LocalDatePattern.Iso.Format(year.First),
                "leap-month" => year.LeapMonth?.ToString(CultureInfo.InvariantCulture) ?? "none",
                var fact => throw new InvalidOperationException($"{row}: no fact is called {fact}."),
            };
            Assert.True(actual == row[3], $"{row}: {row[0]} {row[1]} {row[2]} is {actual} here, {row[3]} by {row[4]}");
        }
    }

    [Fact]
    public void Every_fact_has_two_publishers()
    {
        var publishers = AnswerFile.Read("lunar-years.csv")
            .GroupBy(row => (row[0], row[1], row[2]))
            .ToDictionary(fact => fact.Key, fact => fact.Select(row => row[4]).Distinct(StringComparer.Ordinal).Count());
        foreach (var calendar in LunisolarCalendar.All)
        {
            foreach (var year in Years)
            {
                foreach (var fact in (string[])["new-year", "leap-month"])
                {
                    var count = publishers.GetValueOrDefault((calendar.Id, year.ToString(CultureInfo.InvariantCulture), fact));
                    Assert.True(count >= 2, $"{calendar.Id} {year} {fact}: {count} publishers");
                }
            }
        }
    }
}
