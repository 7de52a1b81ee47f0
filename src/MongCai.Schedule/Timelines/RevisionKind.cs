namespace MongCai.Schedule.Timelines;

/// <summary>What became known by a revision; in the order in which those of one instant are numbered. Text form by <see cref="TextForm"/>.</summary>
public enum RevisionKind
{
    /// <summary>A government's notice of its holidays.</summary>
    Announcement,

    /// <summary>A statement.</summary>
    Statement,

    /// <summary>The other side's yes to a statement.</summary>
    Confirmation,

    /// <summary>That a second person stands behind a statement which one alone had put in force.</summary>
    Ratification,
}
