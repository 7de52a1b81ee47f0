using MongCai.Schedule.Events;
using MongCai.Schedule.Timelines;
using NodaTime;

namespace MongCai.Schedule.Service.Outbox;

/// <summary>When something falls due next; remembers the last that was asked for, since it is asked every second and seldom changes.</summary>
internal sealed class DueMoments
{
    private volatile Found? _last;

    /// <summary>The first instant after another at which something may fall due; null where nothing is known to. Cost: that of <see cref="DueEvents.NextAfter"/>, or none.</summary>
    public Instant? NextAfter(CalendarBook book, Instant reached)
    {
        if (_last is { } last && ReferenceEquals(last.Book, book) && last.Reached == reached)
        {
            return last.Next;
        }

        var next = DueEvents.NextAfter(book, reached);
        _last = new Found(book, reached, next);
        return next;
    }

    private sealed record Found(CalendarBook Book, Instant Reached, Instant? Next);
}
