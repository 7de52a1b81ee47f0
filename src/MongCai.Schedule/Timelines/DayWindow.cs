using NodaTime;

namespace MongCai.Schedule.Timelines;

/// <summary>
/// A stretch of the day in which a gate works, on the clock of Hanoi. One that closes at or before the time at which it opens passes
/// midnight, and belongs to the day on which it opens.
/// </summary>
/// <param name="Opens">When it opens; null where that is not known. Not both ends are null.</param>
/// <param name="Closes">When it closes; null where that is not known.</param>
/// <param name="LastEntry">From when nobody is let in any more; null where nothing was said of it.</param>
/// <param name="Zone">The clock that the source states; Hanoi where two sources state different ones.</param>
public sealed record DayWindow(LocalTime? Opens, LocalTime? Closes, LocalTime? LastEntry, DateTimeZone Zone)
{
    /// <summary>Whether it closes on the day after the one on which it opens.</summary>
    public bool PassesMidnight => Closes <= Opens;

    /// <summary>Whether someone may enter at a time of the day on which the window opens; null where that is not known.</summary>
    internal bool? AdmitsOnItsDay(LocalTime time)
    {
        if (time < Opens || (!PassesMidnight && time >= Closes) || (LastEntry is { } last && !(PassesMidnight && last < Opens) && time >= last))
        {
            return false;
        }

        return Opens is null || Closes is null ? null : true;
    }

    /// <summary>Whether someone may enter at a time of the day after the one on which the window opens.</summary>
    internal bool AdmitsOnTheNextDay(LocalTime time) =>
        PassesMidnight && time < Closes && (LastEntry is not { } last || (last < Opens && time < last));
}
