namespace MongCai.Schedule.Ephemeris;

/// <summary>Instants (Julian days, TT) at which the Sun and the Moon reach what the calendars are made of.</summary>
public static class SkyEvents
{
    private const double SynodicMonthDays = 29.530588861;
    private const double TropicalYearDays = 365.242189;

    /// <summary>
    /// The conjunction in apparent geocentric longitude of lunation <paramref name="lunation"/>, counted from the first new
    /// moon of 2000 (Meeus' k: 0 is 2000-01-06).
    /// </summary>
    public static double NewMoon(int lunation) => Solve(
        2451550.09766 + (SynodicMonthDays * lunation),
        tt => Moon.ApparentLongitude(tt) - Sun.ApparentLongitude(tt),
        daysPerRadian: SynodicMonthDays / (2 * Math.PI));

    /// <summary>
    /// The instant nearest to the start of spring in <paramref name="gregorianYear"/> plus <paramref name="degrees"/> of
    /// mean motion at which the Sun's apparent longitude is that many degrees. Degrees may leave 0 to 360: 270 − 360 is
    /// the solstice of the December before.
    /// </summary>
    public static double SolarLongitude(int gregorianYear, int degrees) => Solve(
        2451623.8 + (TropicalYearDays * (gregorianYear - 2000 + (degrees / 360.0))),
        tt => Sun.ApparentLongitude(tt) - (degrees * Angle.Degree),
        daysPerRadian: TropicalYearDays / (2 * Math.PI));

    /// <summary>Finds where <paramref name="angle"/> is a whole turn by steps of mean motion; each shrinks the error fivefold at least.</summary>
    private static double Solve(double start, Func<double, double> angle, double daysPerRadian)
    {
        const double oneMillisecond = 0.001 / 86400;
        var tt = start;
        for (var i = 0; i < 30; i++)
        {
            var step = -Angle.Signed(angle(tt)) * daysPerRadian;
            tt += step;
            if (Math.Abs(step) < oneMillisecond)
            {
                return tt;
            }
        }

        throw new InvalidOperationException($"No convergence near JD {start}.");
    }
}
