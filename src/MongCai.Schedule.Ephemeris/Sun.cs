namespace MongCai.Schedule.Ephemeris;

/// <summary>The Sun as seen from the centre of the Earth, from VSOP87B (Bretagnon &amp; Francou 1988).</summary>
public static class Sun
{
    /// <summary>Light takes this long for one astronomical unit: 499.004784 s, in days.</summary>
    private const double LightDaysPerAstronomicalUnit = 499.004784 / 86400;

    /// <summary>
    /// From the dynamical equinox of VSOP87 to that of the FK5, which the later IAU models keep: −0.09033″ in longitude
    /// (Bretagnon &amp; Francou 1988; Meeus, Astronomical Algorithms, ch. 32). Worth 2.2 s of time.
    /// </summary>
    private const double FromDynamicalEquinox = -0.09033 * Angle.Arcsecond;

    private static readonly PoissonSeries EarthLongitude = PoissonSeries.OfCosines("vsop87b-earth-longitude.csv");
    private static readonly PoissonSeries EarthRadius = PoissonSeries.OfCosines("vsop87b-earth-radius.csv");

    /// <summary>Apparent longitude on the true ecliptic and equinox of date, radians, not reduced to one turn.</summary>
    /// <remarks>
    /// Light-time and aberration together are the geometric direction one light-time earlier, to the first order in v/c;
    /// the second order is 0.001″.
    /// </remarks>
    public static double ApparentLongitude(double tt)
    {
        var lightTime = LightDaysPerAstronomicalUnit * EarthRadius.At(JulianDay.Centuries(tt) / 10);
        var longitudeJ2000 = EarthLongitude.At(JulianDay.Centuries(tt - lightTime) / 10) + Math.PI + FromDynamicalEquinox;
        var t = JulianDay.Centuries(tt);
        return EarthOrientation.LongitudeOfDate(longitudeJ2000, t) + EarthOrientation.NutationInLongitude(t);
    }
}
