namespace MongCai.Schedule.Events;

/// <summary>What tells two <see cref="GateStatus"/> apart.</summary>
public enum StatusDifference
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Hours alone, of everything or of an exception.</summary>
    Hours,

    /// <summary>The regime, or that of an exception.</summary>
    Regime,
}
