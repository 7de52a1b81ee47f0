using MongCai.Schedule.Timelines;
using NodaTime;

namespace MongCai.Schedule.Service;

/// <summary>What is published, and the clock of the calendar: what every feature answers from.</summary>
internal sealed class PublishedCalendar(CalendarBook book, IClock clock)
{
    /// <summary>All that is known.</summary>
    public CalendarBook Book => book;

    /// <summary>The time, read once a request.</summary>
    public Instant Now => clock.GetCurrentInstant();
}
