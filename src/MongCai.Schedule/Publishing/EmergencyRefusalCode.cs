namespace MongCai.Schedule.Publishing;

/// <summary>Why one approver alone may not put a statement in force. Text form by <see cref="TextForm"/>.</summary>
public enum EmergencyRefusalCode
{
    /// <summary>It is of another kind.</summary>
    NotEmergency,

    /// <summary>Both sides issue it; one person speaks for one.</summary>
    IssuedByBoth,

    /// <summary>It is issued for a side that the approver does not serve.</summary>
    OtherSide,

    /// <summary>It binds a side that does not issue it.</summary>
    BindsOthers,

    /// <summary>It replaces or withdraws a statement.</summary>
    EndsOthers,

    /// <summary>It says of a statement that it was never true.</summary>
    CorrectsOthers,

    /// <summary>It answers a review.</summary>
    ReviewsOthers,

    /// <summary>It carries the other side's yes.</summary>
    Confirmed,

    /// <summary>A clause lets the ordinary timetable resume.</summary>
    Resumes,

    /// <summary>It changes how gates were earlier than a day before it becomes known.</summary>
    ChangesThePast,

    /// <summary>It lets something cross that would not cross without it.</summary>
    Loosens,
}
