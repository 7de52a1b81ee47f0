namespace MongCai.Schedule.Ephemeris;

/// <summary>
/// The rule of GB/T 33661-2017, which Vietnam follows on its own clock: a month begins on the day of its new moon; the month
/// that contains the winter solstice is month 11; where 13 months lie from one month 11 to before the next, the first of them
/// that contains no principal term is leap.
/// </summary>
public static class LunarMonthNumbering
{
    /// <summary>Names the months from the first month 11 to before the last.</summary>
    /// <param name="newMoons">Consecutive new moons, in order.</param>
    /// <param name="principalTerms">The principal terms over the same time, in order.</param>
    public static IEnumerable<NumberedMonth> Number(IReadOnlyList<LocalEvent> newMoons, IReadOnlyList<LocalEvent> principalTerms)
    {
        var solstices = principalTerms.Where(term => term.Sky.Degrees == 270).Select(term => term.Date).ToList();
        for (var i = 0; i + 1 < solstices.Count; i++)
        {
            var eleventh = MonthContaining(solstices[i]);
            var nextEleventh = MonthContaining(solstices[i + 1]);
            var leap = nextEleventh - eleventh == 13
                ? Enumerable.Range(eleventh, 13).First(month => !ContainsPrincipalTerm(month))
                : -1;

            var (year, number) = (solstices[i].Year, 10);
            for (var month = eleventh; month < nextEleventh; month++)
            {
                if (month != leap)
                {
                    (year, number) = number == 12 ? (year + 1, 1) : (year, number + 1);
                }

                yield return new NumberedMonth(year, number, month == leap, newMoons[month], Days(month));
            }
        }

        int MonthContaining(DateOnly date) =>
            Enumerable.Range(0, newMoons.Count - 1).Last(month => newMoons[month].Date <= date);

        bool ContainsPrincipalTerm(int month) => principalTerms.Any(term =>
            term.Date >= newMoons[month].Date && term.Date < newMoons[month + 1].Date);

        int Days(int month) => newMoons[month + 1].Date.DayNumber - newMoons[month].Date.DayNumber;
    }
}
