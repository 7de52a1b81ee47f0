using MongCai.Schedule.Events;
using MongCai.Schedule.Service.Database;
using MongCai.Schedule.Service.Outbox;
using MongCai.Schedule.Timelines;
using NodaTime;

namespace MongCai.Schedule.Service.Tests.Events;

/// <summary>Events as the service writes them, of a time that has passed.</summary>
internal static class WrittenEvents
{
    /// <summary>What fell due by the clock, each written at its time; how many that are.</summary>
    /// <param name="database">A database in which nothing was told yet.</param>
    /// <param name="book">All that is published.</param>
    /// <param name="from">What fell due until then, inclusive, is not told.</param>
    /// <param name="until">The last instant, inclusive.</param>
    public static Task<long> ByTheClockAsync(ScheduleDatabase database, CalendarBook book, Instant from, Instant until) => database.WriteAsync(async transaction =>
    {
        await transaction.ExecuteAsync("DELETE FROM event_clock");
        await EventOutbox.BeginAsync(transaction, book, from);
        for (Instant? due = from; due <= until; due = DueEvents.NextAfter(book, due.Value))
        {
            var outbox = await EventOutbox.OpenAsync(transaction, due.Value, EventOutbox.LateAfter);
            await outbox!.AdvanceAsync(book, due.Value);
        }

        var last = await EventOutbox.OpenAsync(transaction, until, EventOutbox.LateAfter);
        await last!.AdvanceAsync(book, until);
        return (await EventStore.HeadAsync(transaction)).Sequence;
    });

    /// <summary>Events of given types and gates, chained as they must be; what they say is of no matter.</summary>
    public static Task AddAsync(ScheduleDatabase database, IEnumerable<(string Type, string? Gate, string? Flow)> events, Instant now, long revision = 1) => database.WriteAsync(async transaction =>
    {
        var head = await EventStore.HeadAsync(transaction);
        foreach (var (type, gate, flow) in events)
        {
            var (sequence, subject) = (head.Sequence + 1, gate is null ? "statements/x" : $"gates/{gate}/{flow}");
            var id = EventBody.IdOf(type, subject, now, sequence, "");
            var body = EventBody.Of(
                id, type, subject, now, new { Gate = gate, Flow = flow, Late = false }, now, sequence, head.Hash, await EventStore.LastHashOfAsync(transaction, subject));
            await EventStore.AddAsync(transaction, new EventRow(
                sequence, id, type, subject, gate, flow, "", InstantColumn.Write(now), InstantColumn.Write(now), revision, body, EventRow.HashOf(body)));
            head = new EventHead(sequence, EventRow.HashOf(body));
        }
    });
}
