using System.Data.Common;
using MongCai.Schedule.Service.Database;
using MongCai.Schedule.Service.Outbox;
using MongCai.Schedule.Service.Publication;
using NodaTime;

namespace MongCai.Schedule.Service.Upkeep;

/// <summary>
/// Whether the database can be used now, is the one that this process answers from, and takes the events that fall due. That another process writes
/// does not count.
/// </summary>
internal sealed partial class Readiness(ScheduleDatabase database, LiveCalendar calendar, TimeProvider time, ILogger<Readiness> logger)
{
    /// <summary>Shorter than any prober waits; what is asked takes less than a millisecond.</summary>
    private static readonly TimeSpan LongestCheck = TimeSpan.FromSeconds(2);

    /// <summary>For how long events may not have been written: two times that they should have been.</summary>
    private static readonly Duration LongestStandstill = DueWork.NotesEvery * 2;

    private readonly Lock _lock = new();
    private Task<string?>? _check;
    private bool _isLogged;

    /// <summary>What is the matter, in a sentence without names of machines or people; null where nothing is. It takes two seconds at most.</summary>
    public async Task<string?> FindFaultAsync()
    {
        try
        {
            return await CurrentCheck().WaitAsync(LongestCheck, time);
        }
        catch (TimeoutException)
        {
            return $"The database does not answer within {LongestCheck.TotalSeconds} seconds.";
        }
    }

    /// <summary>The check under way, or a new one: however many ask, one connection at most waits for a database that does not answer.</summary>
    private Task<string?> CurrentCheck()
    {
        lock (_lock)
        {
            // On a thread of its own: SQLite waits in the middle of its calls, also in those that are called asynchronous.
            return _check = _check is { IsCompleted: false } ? _check : Task.Run(CheckAsync);
        }
    }

    private async Task<string?> CheckAsync()
    {
        // Read before the database is, which may get further meanwhile but never back.
        var answered = calendar.Stored.Revisions.Length;
        try
        {
            var (isReadOnly, last, reached) = await database.ReadAsync(async transaction =>
            {
                await Migrations.CheckAsync(transaction);
                return (
                    await database.Dialect.IsReadOnlyAsync(transaction), await RevisionStore.LastAsync(transaction), await EventClockStore.ReachedAsync(transaction));
            });
            if (last?.Number > calendar.Stored.Revisions.Length)
            {
                // Another process has just published.
                await calendar.RefreshAsync();
            }

            _isLogged = false;
            var known = calendar.Stored.Revisions;
            var number = (int)(last?.Number ?? 0);
            return isReadOnly ? "The database can be read but not written."
                : number < answered || number > known.Length ? $"The database has {number} revisions, and this process answers from {known.Length}."
                : number > 0 && known[number - 1] != last ? $"The database has another revision {number} than this process answers from."
                : reached is null || calendar.Current.Now - reached > LongestStandstill * calendar.Speed ? "Events are not written, though they should be every minute; see the log."
                : null;
        }
        catch (Exception failure) when (failure is NewerSchemaException or OlderSchemaException)
        {
            return failure.Message;
        }
        catch (InvalidDataException failure)
        {
            Log(failure);
            return "The database has revisions that cannot be read; see the log, and verify.";
        }
        catch (DbException failure)
        {
            Log(failure);
            return "The database cannot be read; see the log.";
        }
    }

    /// <summary>Tells whoever may read the log what nobody else is to know; once, not at each probe. One check runs at a time.</summary>
    private void Log(Exception failure)
    {
        if (!_isLogged)
        {
            LogUnready(failure);
        }

        _isLogged = true;
    }

    [LoggerMessage(LogLevel.Warning, "The database cannot be used; the service is not ready.")]
    private partial void LogUnready(Exception failure);
}
