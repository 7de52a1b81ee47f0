namespace MongCai.Schedule.Timelines;

/// <summary>A stretch whose clause holds.</summary>
/// <param name="Stretch">The stretch.</param>
/// <param name="IsUnconfirmed">Whether its review time has come, or nobody has ratified its statement in time.</param>
internal sealed record ActiveStretch(Stretch Stretch, bool IsUnconfirmed);
