namespace MongCai.Schedule.Ephemeris;

internal static class Polynomial
{
    /// <summary>c0 + c1·t + c2·t² + …, by Horner's scheme.</summary>
    public static double At(double t, params ReadOnlySpan<double> coefficients)
    {
        var sum = 0.0;
        for (var power = coefficients.Length - 1; power >= 0; power--)
        {
            sum = (sum * t) + coefficients[power];
        }

        return sum;
    }
}
