namespace MongCai.Schedule.Places;

/// <summary>A direction, always seen from Vietnam. Text form by <see cref="TextForm"/>.</summary>
public enum Direction
{
    /// <summary>Goods from Vietnam to China.</summary>
    Export,

    /// <summary>Goods from China to Vietnam.</summary>
    Import,

    /// <summary>People from Vietnam to China.</summary>
    Exit,

    /// <summary>People from China to Vietnam.</summary>
    Entry,
}
