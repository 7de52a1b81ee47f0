using MongCai.Schedule.Lunisolar;

namespace MongCai.Schedule.Statements;

/// <summary>The days of a clause as its source puts them, which have been checked against the dates.</summary>
/// <param name="Calendar">Whose lunar calendar the days are in; null where none are stated.</param>
/// <param name="First">The first day; null where it is not stated.</param>
/// <param name="Last">The last day, inclusive; null where it is not stated.</param>
/// <param name="Count">How many days; null where it is not stated.</param>
public sealed record StatedDays(Country? Calendar, LunarDayOfYear? First, LunarDayOfYear? Last, int? Count);
