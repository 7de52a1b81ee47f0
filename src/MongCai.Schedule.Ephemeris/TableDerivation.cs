namespace MongCai.Schedule.Ephemeris;

/// <summary>Derives both calendars from the sky. Deterministic; takes some seconds.</summary>
public static class TableDerivation
{
    /// <summary>The last lunar year of both calendars.</summary>
    public const int LastYear = 2199;

    private const int FirstYear = 1928;

    public static (DerivedCalendar Vietnamese, DerivedCalendar Chinese) Derive()
    {
        // From month 11 of the year before the first to month 11 of the year after the last, with a month to spare.
        var newMoons = Enumerable.Range(LunationNear(FirstYear - 1, 10), LunationNear(LastYear + 2, 2) - LunationNear(FirstYear - 1, 10))
            .AsParallel().AsOrdered()
            .Select(lunation => new SkyEvent(null, SkyEvents.NewMoon(lunation)))
            .ToList();
        var terms = Enumerable.Range(FirstYear - 1, LastYear + 1 - (FirstYear - 1) + 1)
            .AsParallel().AsOrdered()
            .SelectMany(TermsFromMarch)
            .ToList();
        return (Derive(CivilZone.Vietnam, newMoons, terms), Derive(CivilZone.China, newMoons, terms));
    }

    private static DerivedCalendar Derive(CivilZone zone, List<SkyEvent> newMoons, List<SkyEvent> terms)
    {
        // The zone's first table year begins with month 1, which lies after the solstice of the year before.
        var from = JulianDay.At(new DateOnly(zone.FirstYear - 1, 10, 1));
        var localMoons = newMoons.Where(moon => moon.Tt > from).Select(zone.Locate).ToList();
        var localTerms = terms.Where(term => term.Tt > from).Select(zone.Locate).ToList();
        var months = LunarMonthNumbering.Number(localMoons, [.. localTerms.Where(term => term.Sky.IsPrincipalTerm)])
            .Where(month => month.Year >= zone.FirstYear)
            .TakeWhile(month => month.Year <= LastYear || month is { Year: LastYear + 1, Number: 1, IsLeap: false })
            .ToList();
        return new DerivedCalendar(
            zone, months, [.. localTerms.Where(term => term.Date.Year > zone.FirstYear && term.Date.Year <= LastYear + 1)]);
    }

    /// <summary>The 24 terms from the March equinox of the year on.</summary>
    private static IEnumerable<SkyEvent> TermsFromMarch(int gregorianYear) =>
        from step in Enumerable.Range(0, 24)
        let degrees = 15 * step
        select new SkyEvent(degrees, SkyEvents.SolarLongitude(gregorianYear, degrees));

    private static int LunationNear(int year, int month) => (int)Math.Floor((year + ((month - 0.5) / 12) - 2000) * 12.3685);
}
