using System.Runtime.CompilerServices;
using MongCai.Schedule.Service.CalendarFiles;
using MongCai.Schedule.Service.Database;
using MongCai.Schedule.Service.Publication;
using NodaTime;

namespace MongCai.Schedule.Service.Outbox;

/// <summary>Publishes a time that is past once more, from the files of a calendar, in a database of its own: the path is that of the service.</summary>
internal static class Replay
{
    private const int EventsAtATime = 100;

    /// <summary>The bodies of the events of a time, in order.</summary>
    /// <param name="database">A database without revisions.</param>
    /// <param name="reading">A folder without mistakes.</param>
    /// <param name="from">When it begins: how all is then is not told.</param>
    /// <param name="to">When it ends, inclusive.</param>
    /// <param name="speed">How many seconds go by in one of the machine's; null for as fast as may be.</param>
    /// <param name="cancel">Ends it early.</param>
    public static async IAsyncEnumerable<string> RunAsync(
        ScheduleDatabase database, CalendarReading reading, Instant from, Instant to, double? speed, [EnumeratorCancellation] CancellationToken cancel)
    {
        await Import.RunAsync(database, reading, from, isReplay: true);
        var clock = new StepClock { Now = from };
        var calendar = await LiveCalendar.LoadAsync(database, reading.Contents!, clock);
        var (files, moments) = (new ReplayedFiles(reading), new DueMoments());
        var work = new DueWork(database, calendar, moments, new EventSignal(database), TimeProvider.System, files);
        var told = 0L;
        while (clock.Now < to)
        {
            var next = ((Instant?[])[moments.NextAfter(calendar.Stored.Book, clock.Now), files.NextAfter(clock.Now), to]).Min()!.Value;
            if (speed is { } pace)
            {
                await Task.Delay(((next - clock.Now) / pace).ToTimeSpan(), cancel);
            }

            clock.Now = next;
            await work.DoAsync(cancel);
            while (await database.ReadAsync(transaction => EventStore.AfterAsync(transaction, told, EventsAtATime)) is { Count: > 0 } rows)
            {
                foreach (var row in rows)
                {
                    yield return row.Body;
                }

                told = rows[^1].Sequence;
            }
        }
    }

    private sealed class StepClock : IClock
    {
        public Instant Now { get; set; }

        public Instant GetCurrentInstant() => Now;
    }
}
