using MongCai.Schedule.Service.CalendarFiles;
using MongCai.Schedule.Service.Database;
using NodaTime;

namespace MongCai.Schedule.Service.Publication;

/// <summary>What is published, as of now: every question is answered from one state of it, and each publication makes the next.</summary>
internal sealed class LiveCalendar
{
    private readonly ScheduleDatabase _database;
    private readonly CalendarContents _contents;
    private readonly IClock _clock;
    private volatile StoredCalendar _stored;

    private LiveCalendar(ScheduleDatabase database, CalendarContents contents, IClock clock, StoredCalendar stored)
    {
        _database = database;
        _contents = contents;
        _clock = clock;
        _stored = stored;
    }

    /// <summary>The state of the last publication that this process knows of.</summary>
    public StoredCalendar Stored => _stored;

    /// <summary>The same with the time, read once for each question; never before the last publication, even where the clock was put back.</summary>
    public PublishedCalendar Current
    {
        get
        {
            var (stored, now) = (_stored, _clock.GetCurrentInstant());
            return new(stored.Book, stored.Revisions is [.., var last] ? Instant.Max(now, last.KnownAt) : now);
        }
    }

    public static async Task<LiveCalendar> LoadAsync(ScheduleDatabase database, CalendarContents contents, IClock clock) => new(
        database, contents, clock, await database.ReadAsync(transaction => StoredCalendar.LoadAsync(transaction, contents)));

    /// <summary>Takes up what has been published since, by this process or another.</summary>
    public async Task RefreshAsync()
    {
        var stored = await _database.ReadAsync(async transaction => (await RevisionStore.LastAsync(transaction))?.Number == _stored.Revisions.LastOrDefault()?.Number
            ? _stored
            : await StoredCalendar.LoadAsync(transaction, _contents));
        while (_stored is var known && known.Revisions.Length < stored.Revisions.Length
            && !ReferenceEquals(Interlocked.CompareExchange(ref _stored, stored, known), known))
        {
            // Another thread has taken up something; whoever knows more stays.
        }
    }
}
