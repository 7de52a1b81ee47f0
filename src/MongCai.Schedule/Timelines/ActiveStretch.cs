namespace MongCai.Schedule.Timelines;

/// <summary>A stretch whose clause holds.</summary>
/// <param name="Stretch">The stretch.</param>
/// <param name="IsOverdue">Whether its review time has come.</param>
internal sealed record ActiveStretch(Stretch Stretch, bool IsOverdue);
