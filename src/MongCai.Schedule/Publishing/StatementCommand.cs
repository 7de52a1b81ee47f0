namespace MongCai.Schedule.Publishing;

/// <summary>What a person can do with a statement. Text form by <see cref="TextForm"/>.</summary>
public enum StatementCommand
{
    /// <summary>Change the draft.</summary>
    Edit,

    /// <summary>Lay it before a second person.</summary>
    Submit,

    /// <summary>Publish it, as that second person.</summary>
    Approve,

    /// <summary>Send it back; its author may take it back in this way.</summary>
    Reject,

    /// <summary>Draft that it be withdrawn.</summary>
    Withdraw,

    /// <summary>Say that the other side has said yes.</summary>
    Confirm,

    /// <summary>Answer a review, or draft an answer.</summary>
    Review,

    /// <summary>Stand behind an emergency that one person alone has put in force.</summary>
    Ratify,
}
