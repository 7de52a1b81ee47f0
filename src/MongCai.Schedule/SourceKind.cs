namespace MongCai.Schedule;

/// <summary>How near a source is to the people who decided.</summary>
public enum SourceKind
{
    /// <summary>The document itself, or its issuer's own publication of it.</summary>
    Original,

    /// <summary>A report by others.</summary>
    Press,
}
