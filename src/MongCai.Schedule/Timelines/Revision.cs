using MongCai.Schedule.Holidays;
using MongCai.Schedule.Statements;
using NodaTime;

namespace MongCai.Schedule.Timelines;

/// <summary>One publication: what became known, and when.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Known">When it became known.</param>
/// <param name="Statement">The statement that became known, or was confirmed; null for a notice of holidays.</param>
/// <param name="Announcement">The notice of holidays; null for a statement.</param>
/// <param name="IsConfirmation">Whether the other side's yes became known, and not the statement itself.</param>
public sealed record Revision(int Number, Instant Known, Statement? Statement, HolidayAnnouncement? Announcement, bool IsConfirmation);
