namespace MongCai.Schedule.Places;

/// <summary>The respect in which a class tells things apart. Text form by <see cref="TextForm"/>.</summary>
public enum Facet
{
    /// <summary>What the goods are.</summary>
    Commodity,

    /// <summary>What carries them.</summary>
    Vehicle,

    /// <summary>Who travels.</summary>
    Traveller,
}
