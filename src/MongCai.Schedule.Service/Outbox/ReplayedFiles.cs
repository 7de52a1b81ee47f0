using MongCai.Schedule.Service.CalendarFiles;
using MongCai.Schedule.Service.Database;
using MongCai.Schedule.Service.Publication;
using NodaTime;

namespace MongCai.Schedule.Service.Outbox;

/// <summary>The files of a calendar whose clock runs through the past: each becomes known when the clock comes to it.</summary>
internal sealed class ReplayedFiles(CalendarReading reading)
{
    /// <summary>The first instant after another at which one becomes known; null where none does.</summary>
    public Instant? NextAfter(Instant at) =>
        reading.Contents!.Book.Revisions.Select(revision => (Instant?)revision.Known).Where(known => known > at).Min();

    /// <summary>Publishes those that have become known by now.</summary>
    /// <exception cref="InvalidDataException">They are not what was imported when the service started.</exception>
    public async Task PublishAsync(ScheduleDatabase database, Instant now, double speed)
    {
        var mistakes = await Import.RunAsync(database, reading, now, speed, isReplay: true);
        if (!mistakes.IsEmpty)
        {
            throw new InvalidDataException(mistakes[0].Text.En);
        }
    }
}
