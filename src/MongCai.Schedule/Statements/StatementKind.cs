namespace MongCai.Schedule.Statements;

/// <summary>The kinds of statements, from the weakest to the strongest authority. Text form by <see cref="TextForm"/>.</summary>
public enum StatementKind
{
    /// <summary>A standing timetable: the ordinary regime and hours, valid from a date.</summary>
    Standing,

    /// <summary>A recurring rule: a forecast of what nobody has negotiated yet.</summary>
    Rule,

    /// <summary>A negotiated schedule, or one side's notice of one.</summary>
    Agreement,

    /// <summary>Storm, flood, epidemic, failure.</summary>
    Emergency,
}
