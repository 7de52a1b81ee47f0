namespace MongCai.Schedule.Ephemeris;

/// <summary>The Moon as seen from the centre of the Earth, from ELP/MPP02 fitted to DE405 (Chapront &amp; Francou 2003).</summary>
public static class Moon
{
    private const double LightDaysPerKilometre = 1 / (299792.458 * 86400);

    private static readonly double[] MeanLongitude =
        [.. from row in CoefficientFile.Rows("elp-mpp02-mean-longitude.csv") select CoefficientFile.Number(row[1])];

    private static readonly PoissonSeries Longitude = PoissonSeries.OfSines("elp-mpp02-longitude.csv");
    private static readonly PoissonSeries Distance = PoissonSeries.OfSines("elp-mpp02-distance.csv");

    /// <summary>Apparent longitude on the true ecliptic and equinox of date, radians, not reduced to one turn.</summary>
    public static double ApparentLongitude(double tt)
    {
        var lightTime = LightDaysPerKilometre * Distance.At(JulianDay.Centuries(tt));
        var emitted = JulianDay.Centuries(tt - lightTime);
        var fromDeparturePoint = Polynomial.At(emitted, MeanLongitude) + (Longitude.At(emitted) * Angle.Arcsecond);
        var t = JulianDay.Centuries(tt);
        return fromDeparturePoint + EarthOrientation.GeneralPrecession(t) + EarthOrientation.NutationInLongitude(t);
    }
}
