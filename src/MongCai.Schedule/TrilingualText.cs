namespace MongCai.Schedule;

/// <summary>A text for people in the three languages of the border. Comparison is by all three texts.</summary>
/// <param name="Vi">Vietnamese.</param>
/// <param name="Zh">Simplified Chinese.</param>
/// <param name="En">English.</param>
public sealed record TrilingualText(string Vi, string Zh, string En)
{
    /// <summary>The text in one language.</summary>
    public string In(Language language) => language switch
    {
        Language.Zh => Zh,
        Language.En => En,
        _ => Vi,
    };
}
