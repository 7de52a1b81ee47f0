namespace MongCai.Schedule;

/// <summary>The languages of a <see cref="TrilingualText"/>.</summary>
public enum Language
{
    /// <summary>Vietnamese, which is used where nothing else fits.</summary>
    Vi,

    /// <summary>Simplified Chinese.</summary>
    Zh,

    /// <summary>English.</summary>
    En,
}
