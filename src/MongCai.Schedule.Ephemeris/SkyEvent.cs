namespace MongCai.Schedule.Ephemeris;

/// <summary>A new moon, or the Sun's arrival at a multiple of 15°, with its instant (Julian day, TT).</summary>
/// <param name="Degrees">The Sun's longitude, 0 to 345; null for a new moon.</param>
/// <param name="Tt">The instant as computed here.</param>
public sealed record SkyEvent(int? Degrees, double Tt)
{
    /// <summary>The principal terms (trung khí, 中气) are the multiples of 30°.</summary>
    public bool IsPrincipalTerm => Degrees % 30 == 0;
}
