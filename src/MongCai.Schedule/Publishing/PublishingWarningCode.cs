namespace MongCai.Schedule.Publishing;

/// <summary>What someone should think of before publishing. Text form by <see cref="TextForm"/>.</summary>
public enum PublishingWarningCode
{
    /// <summary>An exception for some classes no longer holds, because a general clause was said later.</summary>
    ExceptionLifted,

    /// <summary>Lunar days are meant that the two calendars name differently.</summary>
    LunarCalendarsDiffer,

    /// <summary>Neither side is closed, and there is no time at which both work.</summary>
    NoCommonHours,

    /// <summary>It takes effect in less than three days.</summary>
    ShortNotice,

    /// <summary>A day of the weekend is meant on which people work.</summary>
    MakeUpWorkingDay,

    /// <summary>An agreement or emergency of about the same time is not named.</summary>
    NearUnnamedStatement,

    /// <summary>It changes what was in force before now.</summary>
    ChangesThePast,
}
