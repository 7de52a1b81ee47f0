namespace MongCai.Schedule.Timelines;

/// <summary>A clause by which the ordinary timetable is back.</summary>
/// <param name="Clause">The clause.</param>
/// <param name="IsFirstDay">Whether it is still the day on which it took effect.</param>
internal sealed record Resumption(KnownClause Clause, bool IsFirstDay);
