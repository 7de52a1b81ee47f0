namespace MongCai.Schedule.Places;

/// <summary>What a gate is in law. Text form by <see cref="TextForm"/>.</summary>
public enum GateKind
{
    /// <summary>An international border gate, open to third countries too.</summary>
    International,

    /// <summary>A gate for the two countries only.</summary>
    Bilateral,

    /// <summary>An opening (lối mở, 通道) that is no gate in law.</summary>
    Crossing,

    /// <summary>A market of border residents.</summary>
    BorderMarket,

    /// <summary>A lane of a gate, with hours of its own.</summary>
    Lane,
}
