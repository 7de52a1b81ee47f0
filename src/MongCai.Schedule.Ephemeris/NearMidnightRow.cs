using System.Globalization;

namespace MongCai.Schedule.Ephemeris;

/// <summary>
/// One event of <c>Data/near-midnight.csv</c>: so close to midnight that a less exact theory could put it on the wrong day,
/// or dependent on the future rotation of the Earth.
/// </summary>
/// <param name="Zone">vn or cn.</param>
/// <param name="Degrees">The Sun's longitude; null for a new moon.</param>
/// <param name="Tt">The instant, Julian day, TT.</param>
/// <param name="Date">The civil date by the expected clock.</param>
/// <param name="MarginSeconds">From the nearest midnight; negative before it.</param>
/// <param name="DateOnFastEarth">The civil date at the low end of the band of TT−UT.</param>
/// <param name="DateOnSlowEarth">The civil date at the high end.</param>
public sealed record NearMidnightRow(
    string Zone,
    int? Degrees,
    double Tt,
    DateOnly Date,
    double MarginSeconds,
    DateOnly DateOnFastEarth,
    DateOnly DateOnSlowEarth)
{
    public static IReadOnlyList<NearMidnightRow> All { get; } =
    [
        .. from row in CoefficientFile.Rows("near-midnight.csv")
           select new NearMidnightRow(
               row[0],
               row[1] == "new_moon" ? null : int.Parse(row[3], CultureInfo.InvariantCulture),
               CoefficientFile.Number(row[4]),
               JulianDay.ParseDate(row[5][..10]),
               CoefficientFile.Number(row[6]),
               JulianDay.ParseDate(row[8]),
               JulianDay.ParseDate(row[9])),
    ];

    /// <summary>Whether the date depends on the future of TT−UT; where not, the listed date is certain.</summary>
    public bool DependsOnRotation => DateOnFastEarth != Date || DateOnSlowEarth != Date;
}
