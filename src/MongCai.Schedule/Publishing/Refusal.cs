namespace MongCai.Schedule.Publishing;

/// <summary>Why somebody may not do something with a statement. Text form by <see cref="TextForm"/>.</summary>
public enum Refusal
{
    /// <summary>Their role does not allow it.</summary>
    Forbidden,

    /// <summary>It has not come so far, or has come too far.</summary>
    WrongStatus,

    /// <summary>It is their own, and takes another person.</summary>
    SameOfficial,
}
