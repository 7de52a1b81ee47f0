namespace MongCai.Schedule.Regimes;

/// <summary>How a gate is. Text form by <see cref="TextForm"/>. The first three stand in order, from the least to the most restrictive.</summary>
public enum Regime
{
    /// <summary>As usual.</summary>
    Normal,

    /// <summary>Only what was arranged beforehand, by the trader or between the sides.</summary>
    Appointment,

    /// <summary>Nothing crosses.</summary>
    Closed,

    /// <summary>Nobody said, or somebody said that it is not known: neither open nor closed.</summary>
    Unknown,
}
