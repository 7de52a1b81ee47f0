namespace MongCai.Schedule.Ephemeris;

/// <summary>A country's clock, as its lunisolar calendar fixes it for ever, and the events of the sky dated by it.</summary>
public sealed class CivilZone
{
    private const double NearMidnightSeconds = 60;

    /// <summary>What this computation and the list may differ by: it is asserted, and a larger difference stops the derivation.</summary>
    private const double ToleranceSeconds = 2;

    private CivilZone(string id, int hoursEast, int firstYear)
    {
        Id = id;
        HoursEast = hoursEast;
        FirstYear = firstYear;
    }

    /// <summary>Vietnam: UTC+7, solar dates from 1968-01-01 (Decision 121-CP of 8/8/1967), which lies in lunar year 1967.</summary>
    public static CivilZone Vietnam { get; } = new("vn", 7, 1967);

    /// <summary>China: UTC+8 (the meridian of 120° East), solar dates from 1929-01-01, which lies in lunar year 1928.</summary>
    public static CivilZone China { get; } = new("cn", 8, 1928);

    public string Id { get; }

    public int HoursEast { get; }

    /// <summary>The lunar year in which the zone's tables begin.</summary>
    public int FirstYear { get; }

    /// <summary>
    /// Dates the event. Throws if this computation and the list disagree on more than the tolerance, on which events are near
    /// midnight or on which dates depend on the rotation of the Earth.
    /// </summary>
    public LocalEvent Locate(SkyEvent sky)
    {
        var computed = DateBy(EarthClock.Expected, sky.Tt);
        var fast = DateBy(EarthClock.LowBound, sky.Tt);
        var slow = DateBy(EarthClock.HighBound, sky.Tt);
        var dependsOnRotation = fast != computed || slow != computed;
        var margin = MarginSeconds(sky.Tt);

        var listed = NearMidnightRow.All.SingleOrDefault(row =>
            row.Zone == Id && row.Degrees == sky.Degrees && Math.Abs(row.Tt - sky.Tt) < 1);
        if (listed is null)
        {
            return Math.Abs(margin) < NearMidnightSeconds - ToleranceSeconds || dependsOnRotation
                ? throw new InvalidOperationException(
                    $"{Id} {Describe(sky)}: {margin:F1} s from midnight, or uncertain, and not in near-midnight.csv.")
                : new LocalEvent(sky, computed, MayBeEarlier: false, MayBeLater: false, Listed: null);
        }

        var isSettled = fast == slow && !listed.DependsOnRotation;
        var dependsAsListed = fast == listed.DateOnFastEarth && slow == listed.DateOnSlowEarth;
        var agrees = Math.Abs(margin - listed.MarginSeconds) <= ToleranceSeconds && (isSettled || dependsAsListed);
        return agrees
            ? new LocalEvent(sky, listed.Date, listed.DateOnSlowEarth < listed.Date, listed.DateOnFastEarth > listed.Date, listed)
            : throw new InvalidOperationException(
                $"{Id} {Describe(sky)}: computed {margin:F1} s from midnight, {fast:O} to {slow:O}, against near-midnight.csv: {listed}.");
    }

    /// <summary>Seconds from the nearest local midnight by the expected clock; negative before it.</summary>
    public double MarginSeconds(double tt)
    {
        var second = JulianDay.SecondOfDay(EarthClock.Expected.Local(tt, HoursEast));
        return second < 43200 ? second : second - 86400;
    }

    private DateOnly DateBy(EarthClock clock, double tt) => JulianDay.Date(clock.Local(tt, HoursEast));

    private static string Describe(SkyEvent sky) =>
        (sky.Degrees is { } degrees ? $"solar longitude {degrees}" : "new moon") + $" near {JulianDay.Date(sky.Tt):O}";
}
