namespace MongCai.Schedule.Lunisolar;

/// <summary>What <see cref="LunisolarCalendar.Find(LunarDate, out NodaTime.LocalDate)"/> found.</summary>
public enum LunarDateFinding
{
    /// <summary>The day exists, and its solar date is known.</summary>
    Found,

    /// <summary>The day lies before the first or after the last day that the calendar covers.</summary>
    OutsideRange,

    /// <summary>The year has no leap month of that number.</summary>
    NoSuchLeapMonth,

    /// <summary>The month has only 29 days.</summary>
    NoSuchDay,
}
