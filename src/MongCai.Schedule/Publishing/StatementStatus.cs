namespace MongCai.Schedule.Publishing;

/// <summary>How far a statement of officials has come. Text form by <see cref="TextForm"/>.</summary>
public enum StatementStatus
{
    /// <summary>Being written; only officials see it.</summary>
    Draft,

    /// <summary>Waiting for a second person; it does not change meanwhile.</summary>
    Submitted,

    /// <summary>Known to everyone, for ever.</summary>
    Published,

    /// <summary>Published, and nothing of it decides anything any more.</summary>
    Ended,
}
