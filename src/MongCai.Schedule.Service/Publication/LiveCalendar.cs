using System.Data.Common;
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

    private LiveCalendar(ScheduleDatabase database, CalendarContents contents, IClock clock, double speed, StoredCalendar stored)
    {
        _database = database;
        _contents = contents;
        _clock = clock;
        _stored = stored;
        Speed = speed;
    }

    /// <summary>Is told that something was published, by this process or another.</summary>
    public event EventHandler? Changed;

    /// <summary>How many seconds its clock goes on in one of the machine's.</summary>
    public double Speed { get; }

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

    /// <summary>Takes up what is published.</summary>
    /// <param name="database">Where it is.</param>
    /// <param name="contents">The gates, classes and countries.</param>
    /// <param name="clock">The calendar's clock.</param>
    /// <param name="speed">How many seconds it goes on in one of the machine's.</param>
    public static async Task<LiveCalendar> LoadAsync(ScheduleDatabase database, CalendarContents contents, IClock clock, double speed = 1) => new(
        database, contents, clock, speed, await database.ReadAsync(transaction => StoredCalendar.LoadAsync(transaction, contents)));

    /// <summary>The calendar as of a transaction: another process may have published.</summary>
    public async Task<StoredCalendar> AsOfAsync(DbTransaction transaction) =>
        (await RevisionStore.LastAsync(transaction))?.Number == _stored.Revisions.LastOrDefault()?.Number ? _stored : await StoredCalendar.LoadAsync(transaction, _contents);

    /// <summary>Takes up what has been published since, by this process or another.</summary>
    public async Task RefreshAsync()
    {
        var stored = await _database.ReadAsync(AsOfAsync);
        while (_stored is var known && known.Revisions.Length < stored.Revisions.Length)
        {
            // Where another thread has taken up something, whoever knows more stays.
            if (ReferenceEquals(Interlocked.CompareExchange(ref _stored, stored, known), known))
            {
                Changed?.Invoke(this, EventArgs.Empty);
                return;
            }
        }
    }
}
