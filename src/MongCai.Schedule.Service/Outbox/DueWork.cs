using MongCai.Schedule.Jobs;
using MongCai.Schedule.Service.Database;
using MongCai.Schedule.Service.Publication;
using MongCai.Schedule.Service.Telemetry;
using NodaTime;

namespace MongCai.Schedule.Service.Outbox;

/// <summary>
/// Writes the events that fall due by the clock. All that it goes by is in the database, and one transaction writes at a time: it may be called at any
/// moment, twice at once and by several processes, and writes everything once.
/// </summary>
/// <param name="database">The database.</param>
/// <param name="calendar">The calendar and its clock.</param>
/// <param name="moments">When something falls due.</param>
/// <param name="signal">Is told of what was written.</param>
/// <param name="time">The machine's clock.</param>
/// <param name="files">The files that become known as the calendar's clock comes to them; null where it shows the time of the machine.</param>
/// <param name="metrics">Is told how late events were; null where nobody measures.</param>
internal sealed class DueWork(
    ScheduleDatabase database, LiveCalendar calendar, DueMoments moments, EventSignal signal, TimeProvider time, ReplayedFiles? files = null, ServiceMetrics? metrics = null) : IDueWork
{
    /// <summary>
    /// How often is noted how far events are written, though nothing fell due, in time of the machine: so that it shows soon where they cannot be.
    /// </summary>
    public static readonly Duration NotesEvery = Duration.FromMinutes(1);

    private bool _hasLooked;

    /// <summary>Writes what fell due by now.</summary>
    /// <returns>When something falls due next, on the machine's clock; null where nothing is known to.</returns>
    public async Task<DateTimeOffset?> DoAsync(CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        await calendar.RefreshAsync();
        var (stored, now) = (calendar.Stored, calendar.Current.Now);
        var reached = await database.ReadAsync(EventClockStore.ReachedAsync) ?? throw new InvalidDataException("The database does not say until when events are written; see verify.");
        if (files?.NextAfter(reached) <= now)
        {
            await files.PublishAsync(database, now, calendar.Speed);
            await calendar.RefreshAsync();
            stored = calendar.Stored;
        }

        // The first time in any case: this release may decide a question otherwise than the one that told of the gates last.
        if (!_hasLooked || moments.NextAfter(stored.Book, reached) <= now || now - reached >= NotesEvery * calendar.Speed)
        {
            using var span = ServiceMetrics.Begin("write events");
            (stored, var written) = await database.WriteAsync(async transaction =>
            {
                var published = await calendar.AsOfAsync(transaction);
                var outbox = (await EventOutbox.OpenAsync(transaction, now, EventOutbox.LateAfter * calendar.Speed))!;
                await outbox.AdvanceAsync(published.Book, now);
                return (published, outbox.Written);
            });
            _hasLooked = true;
            foreach (var row in written)
            {
                metrics?.EventWritten(row.Type, (now - InstantColumn.Read(row.Time)) / calendar.Speed);
            }

            await signal.LookAsync();
        }

        return Earlier(moments.NextAfter(stored.Book, now), files?.NextAfter(now)) is { } next
            ? time.GetUtcNow() + ((next - now) / calendar.Speed).ToTimeSpan()
            : null;
    }

    private static Instant? Earlier(Instant? one, Instant? other) => one is { } first && other is { } second ? Instant.Min(first, second) : one ?? other;
}
