using MongCai.Schedule.Holidays;
using MongCai.Schedule.Statements;
using NodaTime;

namespace MongCai.Schedule.Timelines;

/// <summary>One publication: what became known, and when.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Known">When it became known.</param>
/// <param name="Kind">What became known.</param>
/// <param name="Statement">The statement that became known, or was confirmed or ratified; null for a notice of holidays.</param>
/// <param name="Announcement">The notice of holidays; null for a statement.</param>
public sealed record Revision(int Number, Instant Known, RevisionKind Kind, Statement? Statement, HolidayAnnouncement? Announcement);
