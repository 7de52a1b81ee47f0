namespace MongCai.Schedule.Ephemeris;

internal static class Angle
{
    public const double Degree = Math.PI / 180;
    public const double Arcsecond = Degree / 3600;

    /// <summary>The same angle in radians within [−π, π).</summary>
    public static double Signed(double radians) => radians - (2 * Math.PI * Math.Floor((radians / (2 * Math.PI)) + 0.5));
}
