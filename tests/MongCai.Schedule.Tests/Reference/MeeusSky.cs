namespace MongCai.Schedule.Tests.Reference;

/// <summary>
/// New moons and the Sun's longitude by the short formulas of Jean Meeus, Astronomical Algorithms (2nd ed. 1998): another theory
/// than the one that the tables come from, typed anew, and exact to seconds and minutes instead of tenths of a second.
/// </summary>
internal static class MeeusSky
{
    private const double Degree = Math.PI / 180;

    /// <summary>Chapter 49. Julian day, TT, of lunation k counted from 2000-01-06; good to 17 s, 4 s in the mean, around 2000.</summary>
    public static double NewMoon(int k)
    {
        var t = k / 1236.85;
        var mean = 2451550.09766 + (29.530588861 * k) + (0.00015437 * t * t) - (0.000000150 * t * t * t) + (0.00000000073 * t * t * t * t);
        var e = 1 - (0.002516 * t) - (0.0000074 * t * t);
        var sun = (2.5534 + (29.10535670 * k) - (0.0000014 * t * t) - (0.00000011 * t * t * t)) * Degree;
        var moon = (201.5643 + (385.81693528 * k) + (0.0107582 * t * t) + (0.00001238 * t * t * t) - (0.000000058 * t * t * t * t)) * Degree;
        var latitude = (160.7108 + (390.67050284 * k) - (0.0016118 * t * t) - (0.00000227 * t * t * t) + (0.000000011 * t * t * t * t)) * Degree;
        var node = (124.7746 - (1.56375588 * k) + (0.0020672 * t * t) + (0.00000215 * t * t * t)) * Degree;

        var periodic =
            (-0.40720 * Math.Sin(moon))
            + (0.17241 * e * Math.Sin(sun))
            + (0.01608 * Math.Sin(2 * moon))
            + (0.01039 * Math.Sin(2 * latitude))
            + (0.00739 * e * Math.Sin(moon - sun))
            - (0.00514 * e * Math.Sin(moon + sun))
            + (0.00208 * e * e * Math.Sin(2 * sun))
            - (0.00111 * Math.Sin(moon - (2 * latitude)))
            - (0.00057 * Math.Sin(moon + (2 * latitude)))
            + (0.00056 * e * Math.Sin((2 * moon) + sun))
            - (0.00042 * Math.Sin(3 * moon))
            + (0.00042 * e * Math.Sin(sun + (2 * latitude)))
            + (0.00038 * e * Math.Sin(sun - (2 * latitude)))
            - (0.00024 * e * Math.Sin((2 * moon) - sun))
            - (0.00017 * Math.Sin(node))
            - (0.00007 * Math.Sin(moon + (2 * sun)))
            + (0.00004 * Math.Sin((2 * moon) - (2 * latitude)))
            + (0.00004 * Math.Sin(3 * sun))
            + (0.00003 * Math.Sin(moon + sun - (2 * latitude)))
            + (0.00003 * Math.Sin((2 * moon) + (2 * latitude)))
            - (0.00003 * Math.Sin(moon + sun + (2 * latitude)))
            + (0.00003 * Math.Sin(moon - sun + (2 * latitude)))
            - (0.00002 * Math.Sin(moon - sun - (2 * latitude)))
            - (0.00002 * Math.Sin((3 * moon) + sun))
            + (0.00002 * Math.Sin(4 * moon));

        var planetary =
            (325 * Math.Sin((299.77 + (0.107408 * k) - (0.009173 * t * t)) * Degree))
            + (165 * Math.Sin((251.88 + (0.016321 * k)) * Degree))
            + (164 * Math.Sin((251.83 + (26.651886 * k)) * Degree))
            + (126 * Math.Sin((349.42 + (36.412478 * k)) * Degree))
            + (110 * Math.Sin((84.66 + (18.206239 * k)) * Degree))
            + (62 * Math.Sin((141.74 + (53.303771 * k)) * Degree))
            + (60 * Math.Sin((207.14 + (2.453732 * k)) * Degree))
            + (56 * Math.Sin((154.84 + (7.306860 * k)) * Degree))
            + (47 * Math.Sin((34.52 + (27.261239 * k)) * Degree))
            + (42 * Math.Sin((207.19 + (0.121824 * k)) * Degree))
            + (40 * Math.Sin((291.34 + (1.844379 * k)) * Degree))
            + (37 * Math.Sin((161.72 + (24.198154 * k)) * Degree))
            + (35 * Math.Sin((239.56 + (25.513099 * k)) * Degree))
            + (23 * Math.Sin((331.55 + (3.592518 * k)) * Degree));
        return mean + periodic + (planetary * 1e-6);
    }

    /// <summary>Chapter 25, low accuracy. Apparent longitude of the Sun in degrees, 0 to 360; good to 0.01°, a quarter of an hour.</summary>
    public static double SolarLongitude(double tt)
    {
        var t = (tt - 2451545.0) / 36525;
        var meanLongitude = 280.46646 + (36000.76983 * t) + (0.0003032 * t * t);
        var anomaly = (357.52911 + (35999.05029 * t) - (0.0001537 * t * t)) * Degree;
        var centre = ((1.914602 - (0.004817 * t) - (0.000014 * t * t)) * Math.Sin(anomaly))
            + ((0.019993 - (0.000101 * t)) * Math.Sin(2 * anomaly))
            + (0.000289 * Math.Sin(3 * anomaly));
        var node = (125.04 - (1934.136 * t)) * Degree;
        var longitude = meanLongitude + centre - 0.00569 - (0.00478 * Math.Sin(node));
        return longitude - (360 * Math.Floor(longitude / 360));
    }
}
