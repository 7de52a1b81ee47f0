using System.Globalization;

namespace MongCai.Schedule.Ephemeris;

/// <summary>
/// Instants are Julian days in a double (resolution 40 µs around the year 2000); the name of each variable says the time
/// scale, TT or UT. Dates are proleptic Gregorian.
/// </summary>
public static class JulianDay
{
    public const double J2000 = 2451545.0;

    /// <summary>The Julian day at 00:00 of 0001-01-01, day number 0 of <see cref="DateOnly"/>.</summary>
    private const double DayNumberZero = 1721425.5;

    /// <summary>The Julian day at 00:00 of <paramref name="date"/>.</summary>
    public static double At(DateOnly date) => date.DayNumber + DayNumberZero;

    /// <summary>The civil date that contains the instant, on a clock that reads the given Julian day.</summary>
    public static DateOnly Date(double julianDay) => DateOnly.FromDayNumber((int)Math.Floor(julianDay - DayNumberZero));

    /// <summary>Seconds since the midnight before, 0 to 86,400.</summary>
    public static double SecondOfDay(double julianDay)
    {
        var days = julianDay - DayNumberZero;
        return (days - Math.Floor(days)) * 86400;
    }

    /// <summary>The year with its fraction, good to a day: what formulas for ΔT ask for.</summary>
    public static double DecimalYear(double julianDay) => 2000 + ((julianDay - 2451544.5) / 365.2425);

    public static double Centuries(double julianDay) => (julianDay - J2000) / 36525;

    internal static DateOnly ParseDate(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
