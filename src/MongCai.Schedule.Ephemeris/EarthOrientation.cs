namespace MongCai.Schedule.Ephemeris;

/// <summary>Where the ecliptic and the equinox of a date lie: precession (IAU 2006) and nutation (IAU 2000B).</summary>
internal static class EarthOrientation
{
    private readonly record struct NutationTerm(double[] Multiples, double Sine, double SineT, double Cosine);

    private static readonly NutationTerm[] NutationTerms =
    [
        .. from row in CoefficientFile.Rows("nutation-iau2000b.csv")
           let numbers = row.Select(CoefficientFile.Number).ToArray()
           select new NutationTerm(numbers[..5], numbers[5], numbers[6], numbers[7]),
    ];

    /// <summary>
    /// General precession in longitude since J2000, radians. Capitaine, Wallace &amp; Chapront 2003 (A&amp;A 412, 567),
    /// adopted as IAU 2006; T in Julian centuries of TT.
    /// </summary>
    public static double GeneralPrecession(double t) =>
        Polynomial.At(t, 0, 5028.796195, 1.1054348, 0.00007964, -0.000023857, -0.0000000383) * Angle.Arcsecond;

    /// <summary>
    /// The longitude, on the mean ecliptic and equinox of date, of a point on the ecliptic of date whose longitude on the ecliptic
    /// of J2000 is given.
    /// </summary>
    /// <remarks>
    /// The Sun is such a point: it stays within 1.2″ of the ecliptic of date, which moves the result by less than 0.001″ within two
    /// centuries of 2000. (From the ecliptic of J2000 it departs by 47″ a century.)
    /// </remarks>
    public static double LongitudeOfDate(double longitudeJ2000, double t)
    {
        // The ecliptic of date cuts that of J2000 at longitude `node` and is inclined to it by `inclination`; same source.
        var inclination = Polynomial.At(t, 0, 46.998973, -0.0334926, -0.00012559, 0.000000113) * Angle.Arcsecond;
        var node = Polynomial.At(t, 629546.7936, -867.95758, 0.157992, -0.0005371, -0.00004797) * Angle.Arcsecond;
        var fromNode = Math.Atan2(Math.Sin(longitudeJ2000 - node), Math.Cos(inclination) * Math.Cos(longitudeJ2000 - node));
        return node + GeneralPrecession(t) + fromNode;
    }

    /// <summary>Nutation in longitude, radians.</summary>
    public static double NutationInLongitude(double t)
    {
        // Delaunay arguments l, l′, F, D, Ω, arcseconds, as IAU 2000B takes them (Simon et al. 1994, linear).
        ReadOnlySpan<double> arguments =
        [
            485868.249036 + (1717915923.2178 * t),
            1287104.79305 + (129596581.0481 * t),
            335779.526232 + (1739527262.8478 * t),
            1072260.70369 + (1602961601.2090 * t),
            450160.398036 - (6962890.5431 * t),
        ];

        const double tenthOfMicroarcsecond = Angle.Arcsecond * 1e-7;
        const double inLieuOfPlanetaryTerms = -0.000135 * Angle.Arcsecond;

        var sum = 0.0;
        for (var i = NutationTerms.Length - 1; i >= 0; i--)
        {
            var term = NutationTerms[i];
            var argument = 0.0;
            for (var j = 0; j < arguments.Length; j++)
            {
                argument += term.Multiples[j] * arguments[j];
            }

            argument *= Angle.Arcsecond;
            sum += ((term.Sine + (term.SineT * t)) * Math.Sin(argument)) + (term.Cosine * Math.Cos(argument));
        }

        return (sum * tenthOfMicroarcsecond) + inLieuOfPlanetaryTerms;
    }
}
