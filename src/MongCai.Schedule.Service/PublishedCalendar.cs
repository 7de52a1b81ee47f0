using MongCai.Schedule.Timelines;
using NodaTime;

namespace MongCai.Schedule.Service;

/// <summary>What is published, and the time: what a request is answered from, the same from its beginning to its end.</summary>
/// <param name="Book">All that is known.</param>
/// <param name="Now">The time of the calendar.</param>
internal sealed record PublishedCalendar(CalendarBook Book, Instant Now);
