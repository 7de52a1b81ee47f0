using System.Data.Common;
using MongCai.Schedule.Service.Database;
using MongCai.Schedule.Service.Outbox;
using MongCai.Schedule.Service.Telemetry;
using NodaTime;

namespace MongCai.Schedule.Service.Webhooks.Subscriptions;

/// <summary>
/// Sends what is to be sent: turns events into deliveries, takes what is due, sends it, and writes what came of it. One in each process; all that it has to
/// know stands in the database, so that it may be killed at any moment: what was under way then is sent again when its lease is over.
/// </summary>
/// <remarks>
/// It runs on the machine's clock. All rows are written by one loop, as many as there are in one transaction; <see cref="DeliverySending"/> goes on meanwhile with what was
/// taken ahead for it, which is as much as lately was answered in the same time, so that one process does not keep from others what it cannot send.
/// </remarks>
internal sealed partial class DeliveryPump(
    ScheduleDatabase database,
    DeliverySending sending,
    WebhookSettings settings,
    Receivers receivers,
    DeliveryMessages messages,
    EventSignal signal,
    TimeProvider time,
    ServiceMetrics metrics,
    ILogger<DeliveryPump> logger) : BackgroundService
{
    /// <summary>How long an endpoint may fail without ever taking anything.</summary>
    public static readonly Duration DisabledAfter = Duration.FromDays(5);

    /// <summary>How long a secret goes on signing after another has taken its place.</summary>
    public static readonly Duration PreviousSigns = Duration.FromHours(24);

    /// <summary>How long it is kept what was delivered.</summary>
    public static readonly Duration KeepsDelivered = Duration.FromDays(30);

    /// <summary>Rows that one transaction takes, or writes results of, at most: some ten milliseconds, for which officials wait on SQLite.</summary>
    private const int MostAtOnce = 2000;

    /// <summary>Rows that one transaction removes of what is old.</summary>
    private const int MostRemoved = 500;

    /// <summary>What is held at most, from being taken until its result is written.</summary>
    private const int MostHeld = 5000;

    /// <summary>Nothing falls due unnoticed for longer, whoever brought it about.</summary>
    private static readonly TimeSpan LongestRest = TimeSpan.FromSeconds(1);

    /// <summary>What is sent again from long ago is added in pieces that often, as there is room.</summary>
    private static readonly TimeSpan RestOfTheBehind = TimeSpan.FromMilliseconds(50);

    /// <summary>A receiver that takes as long for an answer is slow until it takes less: slow ones together have a quarter of the senders, so that others are told in time.</summary>
    private static readonly Duration SlowFrom = Duration.FromSeconds(5);

    private static readonly TimeSpan RemovesEvery = TimeSpan.FromHours(1);

    /// <summary>Results are written together while there is more to send.</summary>
    private static readonly TimeSpan RestWhileSending = TimeSpan.FromMilliseconds(10);

    /// <summary>What is under way when the service stops has that long to end; then it is left to its lease.</summary>
    private static readonly TimeSpan EndsWithin = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _wake = new(0);
    private readonly List<DeliveryResult> _unwritten = [];
    private readonly List<DueDelivery> _untried = [];
    private readonly Dictionary<string, int> _underWay = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _toDisable = new(StringComparer.Ordinal);
    private readonly HashSet<string> _slow = new(StringComparer.Ordinal);
    private int _isWoken;
    private int _count;
    private int _lately;
    private long _expanded = -1;
    private long _looked;
    private long _removed;
    private bool _isMore;

    private Instant Now => Instant.FromDateTimeOffset(time.GetUtcNow());

    /// <summary>Has it look at once, rather than within a second.</summary>
    public void Wake()
    {
        if (Interlocked.Exchange(ref _isWoken, 1) == 0)
        {
            _wake.Release();
        }
    }

    public override void Dispose()
    {
        base.Dispose();
        _wake.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        sending.Start(() =>
        {
            if (!sending.IsAnyWaiting)
            {
                Wake();
            }
        });
        var waking = WakeWithEventsAsync(stoppingToken);
        var isDown = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            var rest = LongestRest;
            try
            {
                rest = await TurnAsync();
                isDown = false;
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                // Nothing is lost: what was not written is written when the database is back. Told once, not every second.
                if (!isDown)
                {
                    LogDown(failure);
                }

                isDown = true;
            }
            catch (Exception failure) when (failure is DbException or ObjectDisposedException)
            {
                // Stopping.
            }

            if (rest > TimeSpan.Zero)
            {
                try
                {
                    if (await _wake.WaitAsync(rest, stoppingToken))
                    {
                        Volatile.Write(ref _isWoken, 0);
                    }
                }
                catch (OperationCanceledException)
                {
                    // Stopping.
                }
            }
        }

        await waking;
        await EndAsync();
    }

    private async Task WakeWithEventsAsync(CancellationToken stopping)
    {
        try
        {
            for (var last = 0L; ; last = signal.Last)
            {
                await signal.WaitAsync(last, stopping);
                Wake();
            }
        }
        catch (OperationCanceledException)
        {
            // Stopping.
        }
    }

    /// <summary>One turn: how long to rest until the next; zero where there may be more to do.</summary>
    private async Task<TimeSpan> TurnAsync()
    {
        await DisableAsync();
        Collect();
        var (now, began, heard) = (Now, time.GetTimestamp(), signal.Last);
        var look = await database.ReadAsync(transaction => DeliveryQueue.LookAsync(transaction, now));
        var free = Math.Min(MostHeld, 4 * Math.Max(settings.Concurrency, Math.Max(_unwritten.Count, _lately))) - _count + _unwritten.Count + _untried.Count;
        var isBehind = look.IsBehind && (free > 0 || _unwritten.Count == 0) && (_isMore || heard > _expanded || time.GetElapsedTime(_looked) >= RestOfTheBehind);
        var isWork = _unwritten.Count > 0 || _untried.Count > 0 || isBehind || (look.IsDue && free > 0);
        var (added, counted, taken, waiting) = isWork ? await database.WorkAsync(transaction => WorkAsync(transaction, now, isBehind, free)) : (0, [], [], 0);
        if (isBehind)
        {
            (_isMore, _looked) = (added > 0, time.GetTimestamp());
            _expanded = _isMore ? _expanded : heard;
        }

        var isDone = added > 0 || taken.Count > 0 || waiting > 0 || _unwritten.Count > 0;
        foreach (var subscription in _unwritten.Select(result => result.Of.Subscription).Concat(_untried.Select(delivery => delivery.Subscription)))
        {
            Release(subscription);
        }

        _lately = _unwritten.Count;
        _unwritten.Clear();
        _untried.Clear();
        Note(counted);
        foreach (var (delivery, message) in taken)
        {
            _count++;
            _underWay[delivery.Subscription] = _underWay.GetValueOrDefault(delivery.Subscription) + 1;
            sending.Add(delivery, message, began);
        }

        if (_toDisable.Count == 0 && sending.IsAnyWaiting)
        {
            return RestWhileSending;
        }

        if (isDone || _toDisable.Count > 0 || (!isWork && await RemoveOldAsync(now)))
        {
            return TimeSpan.Zero;
        }

        var most = look.IsBehind ? RestOfTheBehind : LongestRest;
        return look.Next is { } next && next - now < Duration.FromTimeSpan(most) ? TimeSpan.FromMilliseconds(Math.Max(1, Math.Ceiling((next - Now).TotalMilliseconds))) : most;
    }

    /// <summary>All that a turn does with rows, in one transaction: what came back is written, what is due is taken, and what subscriptions are behind with is added.</summary>
    private async Task<(int Added, List<(DeliveryResult Result, bool IsFailing)> Counted, List<(DueDelivery Delivery, WebhookMessage? Message)> Taken, int Waiting)> WorkAsync(
        DbTransaction transaction, Instant now, bool isBehind, int free)
    {
        var dialect = database.Dialect;
        var counted = await WriteAsync(transaction, now);
        var room = RoomOf(free);
        var (due, waiting) = free > 0 ? await DeliveryQueue.TakeAsync(transaction, dialect, now, DeliverySending.Lease, room) : ([], 0);
        var (added, fresh) = isBehind ? await DeliveryExpansion.RunAsync(transaction, dialect, receivers, now, DeliverySending.Lease, room) : (0, []);
        List<DueDelivery> taken = [.. due, .. fresh];
        return (added, counted, [.. taken.Zip(await messages.FindAsync(transaction, taken, now))], waiting);
    }

    /// <summary>What may be taken when what has ended is written.</summary>
    private SendingRoom RoomOf(int free)
    {
        var underWay = new Dictionary<string, int>(_underWay, StringComparer.Ordinal);
        foreach (var delivery in _unwritten.Select(result => result.Of).Concat(_untried))
        {
            underWay[delivery.Subscription]--;
        }

        var gone = _unwritten.Where(result => result.Outcome is DeliveryOutcome.Gone).Select(result => result.Of.Subscription);
        return new SendingRoom(free, underWay, gone.Concat(_toDisable.Keys).ToHashSet(StringComparer.Ordinal), _slow, (settings.Concurrency + 3) / 4);
    }

    private void Release(string subscription)
    {
        _count--;
        if (--_underWay[subscription] == 0)
        {
            _underWay.Remove(subscription);
        }
    }

    private async Task<List<(DeliveryResult Result, bool IsFailing)>> WriteAsync(DbTransaction transaction, Instant now)
    {
        if (_unwritten.Count == 0 && _untried.Count == 0)
        {
            return [];
        }

        var dialect = database.Dialect;
        var taken = _unwritten.Where(result => result.Outcome is DeliveryOutcome.Delivered).Select(result => result.Of.Subscription).Distinct().Order(StringComparer.Ordinal).ToList();
        var failed = _unwritten.Where(result => result.Outcome is not DeliveryOutcome.Delivered).Select(result => result.Of.Subscription)
            .Except(taken).Order(StringComparer.Ordinal).ToList();

        // Before the deliveries, as whoever holds both holds the subscription first.
        await SubscriptionStore.NoteTakenAsync(transaction, dialect, taken);
        await SubscriptionStore.NoteFailedAsync(transaction, dialect, failed, InstantColumn.Write(now));
        HashSet<string> failing = failed.Count == 0 ? [] : [.. await SubscriptionStore.FailingSinceAsync(transaction, dialect, failed, InstantColumn.Write(now - DisabledAfter))];
        await DeliveryQueue.GiveBackAsync(transaction, dialect, _untried, now);
        return [.. (await DeliveryQueue.WriteAsync(transaction, dialect, _unwritten, now)).Select(result => (result, failing.Contains(result.Of.Subscription)))];
    }

    /// <summary>What follows from results beyond their own rows.</summary>
    private void Note(List<(DeliveryResult Result, bool IsFailing)> counted)
    {
        // One slip after a quiet week is no five days of failures: it must have failed as often as what is refused.
        var tries = Math.Min(DeliveryRules.TriesOfRefused, settings.Retries.Tries);
        foreach (var (result, isFailing) in counted)
        {
            metrics.DeliveryTried(NameOf(result.Outcome), result.Answer.Took);
            if (result.Outcome is DeliveryOutcome.Gone)
            {
                _toDisable[result.Of.Subscription] = Disabling.Gone;
            }
            else if (isFailing && result.Of.Attempts + 1 >= tries)
            {
                _toDisable.TryAdd(result.Of.Subscription, Disabling.Failing);
            }

            if (result.Outcome is DeliveryOutcome.DeadLetter)
            {
                LogDead(new DeliveryId(result.Of.Subscription, result.Of.Sequence, result.Of.Message).ToString(), result.Of.Attempts + 1);
            }
        }
    }

    private static string NameOf(DeliveryOutcome outcome) => outcome switch
    {
        DeliveryOutcome.Delivered => "delivered",
        DeliveryOutcome.Retry => "retry",
        DeliveryOutcome.DeadLetter => "dead-letter",
        _ => "gone",
    };

    private async Task DisableAsync()
    {
        foreach (var (id, reason) in _toDisable.ToList())
        {
            if (await database.WriteAsync(transaction => Disabling.RunAsync(transaction, id, reason, Now)))
            {
                LogDisabled(id, reason);
            }

            _toDisable.Remove(id);
        }
    }

    /// <summary>What came of deliveries since the last turn.</summary>
    private void Collect()
    {
        while (_unwritten.Count < MostAtOnce && sending.NextResult() is { } result)
        {
            _unwritten.Add(result);
            _ = result.Answer.Took >= SlowFrom ? _slow.Add(result.Of.Subscription) : _slow.Remove(result.Of.Subscription);
        }

        while (_untried.Count < MostAtOnce && sending.NextUntried() is { } delivery)
        {
            _untried.Add(delivery);
        }
    }

    /// <summary>Removes a piece of what is old, now and then; whether there may be more.</summary>
    private async Task<bool> RemoveOldAsync(Instant now)
    {
        if (_removed != 0 && time.GetElapsedTime(_removed) < RemovesEvery)
        {
            return false;
        }

        var before = InstantColumn.Write(now - KeepsDelivered);
        if (await database.WorkAsync(transaction => DeliveryQueue.RemoveOldAsync(transaction, before, MostRemoved)) == MostRemoved)
        {
            return true;
        }

        await database.WorkAsync(transaction => MessageStore.RemoveOldAsync(transaction, before));
        _removed = time.GetTimestamp();
        return false;
    }

    private async Task EndAsync()
    {
        await sending.EndAsync(EndsWithin);
        Collect();
        try
        {
            await database.WorkAsync(transaction => WriteAsync(transaction, Now));
        }
        catch (Exception failure) when (failure is DbException or InvalidDataException)
        {
            LogDown(failure);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The database cannot be used; deliveries wait for it.")]
    private partial void LogDown(Exception failure);

    [LoggerMessage(LogLevel.Information, "Delivery {Delivery} is a dead letter after {Tries} tries.")]
    private partial void LogDead(string delivery, long tries);

    [LoggerMessage(LogLevel.Warning, "Subscription {Subscription} is disabled: {Reason}.")]
    private partial void LogDisabled(string subscription, string reason);
}
