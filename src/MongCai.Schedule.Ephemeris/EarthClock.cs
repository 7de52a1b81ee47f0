namespace MongCai.Schedule.Ephemeris;

/// <summary>
/// The difference between Terrestrial Time, in which the sky is computed, and the universal time that clocks keep.
/// Past differences are published; the future ones depend on the Earth's rotation, so there are three clocks.
/// </summary>
public sealed class EarthClock
{
    /// <summary>Leap seconds are published to the end of 2026; from here on the clocks differ.</summary>
    private static readonly double Published = JulianDay.At(new DateOnly(2027, 1, 1));

    private static readonly (double From, double TaiMinusUtc)[] LeapSeconds =
    [
        .. from row in CoefficientFile.Rows("leap-seconds.csv")
           select (JulianDay.At(JulianDay.ParseDate(row[0])), CoefficientFile.Number(row[1])),
    ];

    private readonly Func<double, double> _future;

    private EarthClock(Func<double, double> future) => _future = future;

    /// <summary>What the tables assume: the long-term rate of Morrison et al. 2021 from 69.184 s at the start of 2027.</summary>
    public static EarthClock Expected { get; } =
        new(year => 69.184 + LongTermMorrison2021(year) - LongTermMorrison2021(2027));

    /// <summary>The fastest Earth considered: two negative leap seconds, and then never one more.</summary>
    public static EarthClock LowBound { get; } = new(_ => 67.184);

    /// <summary>The slowest Earth considered: Espenak &amp; Meeus 2006, which by now runs well ahead of the observed value.</summary>
    public static EarthClock HighBound { get; } = new(EspenakMeeus2006);

    /// <summary>TT−UT in seconds at the instant.</summary>
    public double TtMinusUt(double tt)
    {
        // A leap second's own minute is all that this look-up could get wrong; no event of the tables lies in one.
        var ut = tt - (70.0 / 86400);
        if (ut >= Published)
        {
            return _future(JulianDay.DecimalYear(tt));
        }

        var leap = Array.FindLastIndex(LeapSeconds, step => step.From <= ut);
        return leap >= 0 ? 32.184 + LeapSeconds[leap].TaiMinusUtc : EspenakMeeus2006(JulianDay.DecimalYear(tt));
    }

    /// <summary>The Julian day that a clock <paramref name="hoursEast"/> of Greenwich reads at the instant.</summary>
    public double Local(double tt, int hoursEast) => tt - (TtMinusUt(tt) / 86400) + (hoursEast / 24.0);

    /// <summary>
    /// ΔT polynomials of Espenak &amp; Meeus (NASA/TP-2006-214141). Used from 1920 to 1972, where they keep within 0.3 s of
    /// the observed values, and as the upper bound of the future.
    /// </summary>
    private static double EspenakMeeus2006(double year) => year switch
    {
        >= 1920 and < 1941 => Polynomial.At(year - 1920, 21.20, 0.84493, -0.076100, 0.0020936),
        >= 1941 and < 1961 => Polynomial.At(year - 1950, 29.07, 0.407, -1 / 233.0, 1 / 2547.0),
        >= 1961 and < 1986 => Polynomial.At(year - 1975, 45.45, 1.067, -1 / 260.0, -1 / 718.0),
        >= 2005 and < 2050 => Polynomial.At(year - 2000, 62.92, 0.32217, 0.005589),
        >= 2050 and < 2150 => Polynomial.At((year - 1820) / 100, -20, 0, 32) - (0.5628 * (2150 - year)),
        >= 2150 => Polynomial.At((year - 1820) / 100, -20, 0, 32),
        _ => throw new ArgumentOutOfRangeException(nameof(year), year, "No ΔT is needed, or given, for this year."),
    };

    /// <summary>
    /// The integrated long-term length of day of Morrison, Stephenson, Hohenkerk &amp; Zawilski 2021 (Proc. R. Soc. A 477,
    /// 20200776): a parabola and an oscillation of 1,400 years, in seconds up to a constant.
    /// </summary>
    private static double LongTermMorrison2021(double year)
    {
        var t = (year - 1825) / 100;
        return (31.4115 * t * t) + (284.8435805251424 * Math.Cos(0.4487989505128276 * (t + 0.75)));
    }
}
