namespace MongCai.Schedule.Places;

/// <summary>What crosses. Text form by <see cref="TextForm"/>: <c>passenger</c>, <c>cargo</c>, <c>resident-trade</c>.</summary>
public enum Flow
{
    /// <summary>People; their directions are exit and entry.</summary>
    Passenger,

    /// <summary>Goods in trade; their directions are export and import.</summary>
    Cargo,

    /// <summary>Goods that border residents trade; their directions are export and import.</summary>
    ResidentTrade,
}
