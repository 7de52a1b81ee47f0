namespace MongCai.Schedule.Places;

/// <summary>A position on the ground by WGS 84.</summary>
/// <param name="LatitudeDegrees">Degrees north, -90 to 90.</param>
/// <param name="LongitudeDegrees">Degrees east, -180 to 180.</param>
public sealed record Position(double LatitudeDegrees, double LongitudeDegrees);
