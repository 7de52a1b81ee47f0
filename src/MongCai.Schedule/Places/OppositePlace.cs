namespace MongCai.Schedule.Places;

/// <summary>The place across the river, as far as its names are known.</summary>
/// <param name="Vi">In Vietnamese.</param>
/// <param name="Zh">In Chinese.</param>
/// <param name="En">In English.</param>
public sealed record OppositePlace(string? Vi, string? Zh, string? En);
