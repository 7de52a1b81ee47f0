namespace MongCai.Schedule.Ephemeris;

/// <summary>A month with its name in the calendar.</summary>
/// <param name="Year">The lunar year, named by the Gregorian year in which it begins.</param>
/// <param name="Number">1 to 12; a leap month bears the number of the month before it.</param>
/// <param name="IsLeap">Whether it is the leap month of that number.</param>
/// <param name="NewMoon">The new moon on whose day it begins.</param>
/// <param name="Days">29 or 30.</param>
public sealed record NumberedMonth(int Year, int Number, bool IsLeap, LocalEvent NewMoon, int Days);
