using MongCai.Schedule.Statements;

namespace MongCai.Schedule.Publishing;

/// <summary>A reason for which one approver alone may not put a statement in force.</summary>
/// <param name="Code">The reason.</param>
/// <param name="Clause">The clause at fault; null where it is the whole.</param>
/// <param name="Change">The first change that loosens; null for other reasons.</param>
public sealed record EmergencyRefusal(EmergencyRefusalCode Code, ClauseNumber? Clause = null, CalendarChange? Change = null);
