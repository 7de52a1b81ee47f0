using System.Collections.Concurrent;
using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using MongCai.Schedule.Service.Database;
using MongCai.Schedule.Service.Outbox;
using MongCai.Schedule.Service.Telemetry;
using NodaTime;

namespace MongCai.Schedule.Service.Webhooks.Subscriptions;

/// <summary>
/// Sends what is to be sent: turns events into deliveries, takes what is due, sends it, and writes what came of it. One in each process; all that it has to
/// know stands in the database, so that it may be killed at any moment: what was under way then is sent again when its lease is over.
/// </summary>
/// <remarks>It runs on the machine's clock. All rows are written by one loop, as many as there are in one transaction; sending goes on meanwhile.</remarks>
internal sealed partial class DeliveryPump(
    ScheduleDatabase database,
    WebhookSender sender,
    WebhookSettings settings,
    SecretProtection protection,
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

    /// <summary>Twice as long as a try may take: what a process had under way that was killed is sent again after that.</summary>
    public static readonly Duration Lease = Duration.FromSeconds(30);

    /// <summary>How many a subscription may have under way at once, so that a slow receiver does not hold up others.</summary>
    private const int MostPerSubscription = 4;

    private const int MostWritten = 200;

    /// <summary>Rows that one transaction removes of what is old.</summary>
    private const int MostRemoved = 500;

    /// <summary>Bodies that are kept at hand; some megabytes.</summary>
    private const int MostKept = 1000;

    /// <summary>Secrets that are: some 15 MB. With fewer than there are subscriptions, each event would decrypt all of them anew.</summary>
    private const int MostSecrets = 20_000;

    /// <summary>Nothing falls due unnoticed for longer, whoever brought it about.</summary>
    private static readonly TimeSpan LongestRest = TimeSpan.FromSeconds(1);

    /// <summary>What is sent again from long ago is added in pieces that often, as there is room.</summary>
    private static readonly TimeSpan RestOfTheBehind = TimeSpan.FromMilliseconds(50);

    private static readonly TimeSpan RemovesEvery = TimeSpan.FromHours(1);

    /// <summary>What is under way when the service stops has that long to end; then it is left to its lease.</summary>
    private static readonly TimeSpan EndsWithin = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _wake = new(0, 1);
    private readonly ConcurrentQueue<DeliveryResult> _answered = new();
    private readonly List<DeliveryResult> _unwritten = [];
    private readonly Dictionary<string, int> _underWay = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _toDisable = new(StringComparer.Ordinal);
    private readonly Dictionary<long, (string Id, byte[] Body)> _bodies = [];
    private readonly Dictionary<string, WebhookSecret> _secrets = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _leaving = new();
    private CancellationToken _left;
    private int _count;
    private int _sending;
    private long _expanded = -1;
    private long _looked;
    private long _removed;
    private bool _isBehind;
    private bool _isMore = true;

    private Instant Now => Instant.FromDateTimeOffset(time.GetUtcNow());

    /// <summary>Has it look at once, rather than within a second.</summary>
    public void Wake()
    {
        try
        {
            _wake.Release();
        }
        catch (SemaphoreFullException)
        {
            // It is awake.
        }
    }

    public override void Dispose()
    {
        base.Dispose();
        _leaving.Dispose();
        _wake.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        _left = _leaving.Token;
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
                    await _wake.WaitAsync(rest, stoppingToken);
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
        while (_unwritten.Count < MostWritten && _answered.TryDequeue(out var answered))
        {
            _unwritten.Add(answered);
        }

        var (now, heard) = (Now, signal.Last);
        var mayBeBehind = heard > _expanded || _isMore || time.GetElapsedTime(_looked) >= (_isBehind ? RestOfTheBehind : LongestRest);
        var look = await database.ReadAsync(transaction => DeliveryQueue.LookAsync(transaction, now, mayBeBehind));
        var free = settings.Concurrency - _count + _unwritten.Count;
        var isWork = _unwritten.Count > 0 || look.IsBehind || (look.IsDue && free > 0);
        var (added, counted, taken) = isWork ? await database.WorkAsync(transaction => WorkAsync(transaction, now, look.IsBehind, free)) : (0, [], new TakenDeliveries([], 0));
        if (mayBeBehind)
        {
            (_isMore, _isBehind, _looked) = (added > 0, look.IsBehind, time.GetTimestamp());
            _expanded = added > 0 ? _expanded : heard;
        }

        var isDone = added > 0 || taken.Deliveries.Count > 0 || taken.Waiting > 0 || _unwritten.Count > 0;
        foreach (var result in _unwritten)
        {
            Release(result.Of.Subscription);
        }

        _unwritten.Clear();
        Note(counted);
        foreach (var delivery in taken.Deliveries)
        {
            Start(delivery);
        }

        if (isDone || _toDisable.Count > 0 || (!isWork && await RemoveOldAsync(now)))
        {
            return TimeSpan.Zero;
        }

        var most = _isBehind ? RestOfTheBehind : LongestRest;
        return look.Next is { } next && next - now < Duration.FromTimeSpan(most) ? TimeSpan.FromMilliseconds(Math.Max(1, Math.Ceiling((next - Now).TotalMilliseconds))) : most;
    }

    private async Task<(int Added, List<(DeliveryResult Result, bool IsFailing)> Counted, TakenDeliveries Taken)> WorkAsync(DbTransaction transaction, Instant now, bool isBehind, int free)
    {
        var dialect = database.Dialect;
        var counted = _unwritten.Count > 0 ? await WriteAsync(transaction, now) : [];
        var added = isBehind ? await DeliveryQueue.ExpandAsync(transaction, dialect, now) : 0;
        var ended = _unwritten.CountBy(result => result.Of.Subscription).ToDictionary(StringComparer.Ordinal);
        string[] full =
        [
            .. _underWay.Keys.Where(id => RoomOf(id) <= 0),
            .. _unwritten.Where(result => result.Outcome is DeliveryOutcome.Gone).Select(result => result.Of.Subscription),
            .. _toDisable.Keys,
        ];
        var taken = free > 0 ? await DeliveryQueue.TakeAsync(transaction, dialect, now, Lease, free, RoomOf, full) : new TakenDeliveries([], 0);
        await LoadBodiesAsync(transaction, taken.Deliveries);
        return (added, counted, taken);

        int RoomOf(string id) => MostPerSubscription - _underWay.GetValueOrDefault(id) + ended.GetValueOrDefault(id);
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
        var dialect = database.Dialect;
        var taken = _unwritten.Where(result => result.Outcome is DeliveryOutcome.Delivered).Select(result => result.Of.Subscription).Distinct().Order(StringComparer.Ordinal).ToList();
        var failed = _unwritten.Where(result => result.Outcome is not DeliveryOutcome.Delivered).Select(result => result.Of.Subscription)
            .Except(taken).Order(StringComparer.Ordinal).ToList();

        // Before the deliveries, as whoever holds both holds the subscription first.
        await SubscriptionStore.NoteTakenAsync(transaction, dialect, taken);
        await SubscriptionStore.NoteFailedAsync(transaction, dialect, failed, InstantColumn.Write(now));
        HashSet<string> failing = failed.Count == 0 ? [] : [.. await SubscriptionStore.FailingSinceAsync(transaction, dialect, failed, InstantColumn.Write(now - DisabledAfter))];
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

    private async Task LoadBodiesAsync(DbTransaction transaction, IReadOnlyList<DueDelivery> due)
    {
        if (_bodies.Count > MostKept)
        {
            _bodies.Clear();
        }

        // Messages, which go to one alone, stand under the number below zero.
        foreach (var number in due.Where(delivery => delivery.Message > 0).Select(delivery => delivery.Message).Distinct())
        {
            var (id, body) = await MessageStore.FindAsync(transaction, number);
            _bodies[-number] = (id, Encoding.UTF8.GetBytes(body));
        }

        var missing = due.Where(delivery => delivery.Sequence > 0 && !_bodies.ContainsKey(delivery.Sequence)).Select(delivery => delivery.Sequence).Distinct().ToArray();
        if (missing.Length > 0)
        {
            foreach (var (sequence, id, body) in await transaction.QueryAsync<(long, string, string)>(
                $"SELECT sequence, id, body FROM events WHERE {database.Dialect.Among("sequence", "missing")}", new { missing }))
            {
                _bodies[sequence] = (id, Encoding.UTF8.GetBytes(body));
            }
        }
    }

    private void Start(DueDelivery delivery)
    {
        _count++;
        _underWay[delivery.Subscription] = _underWay.GetValueOrDefault(delivery.Subscription) + 1;
        Interlocked.Increment(ref _sending);
        var (id, body) = _bodies[delivery.Message > 0 ? -delivery.Message : delivery.Sequence];
        WebhookMessage? message = null;
        try
        {
            var isPreviousGood = delivery is { PreviousSecret: not null, Rotated: { } rotated } && InstantColumn.Read(rotated) + PreviousSigns > Now;
            message = new WebhookMessage(id, new Uri(delivery.Url), body, SecretOf(delivery.Secret), isPreviousGood ? SecretOf(delivery.PreviousSecret!) : null);
        }
        catch (CryptographicException failure)
        {
            LogUnsigned(delivery.Subscription, failure);
        }

        _ = SendAsync(delivery, message);
    }

    private WebhookSecret SecretOf(string text)
    {
        if (!_secrets.TryGetValue(text, out var secret))
        {
            if (_secrets.Count > MostSecrets)
            {
                _secrets.Clear();
            }

            _secrets[text] = secret = protection.Unprotect(text);
        }

        return secret;
    }

    private async Task SendAsync(DueDelivery delivery, WebhookMessage? message)
    {
        try
        {
            var answer = message is null
                ? new DeliveryAnswer(null, DeliveryFailure.NotSigned, null, "", Now, Duration.Zero)
                : await sender.SendAsync(message, _left);
            var outcome = DeliveryRules.Decide((int)delivery.Attempts + 1, answer.Status, answer.RetryAfter, settings.Retries, Random.Shared.NextDouble(), Now);
            _answered.Enqueue(new DeliveryResult(delivery, answer, outcome));
        }
        catch (OperationCanceledException)
        {
            // The service stops: it is left to its lease.
        }
        catch (Exception failure)
        {
            // A mistake of the program must neither stop the pump nor be tried for ever.
            LogMistake(failure);
            _answered.Enqueue(new DeliveryResult(
                delivery,
                new DeliveryAnswer(null, DeliveryFailure.NoAnswer, null, "", Now, Duration.Zero),
                DeliveryRules.Decide((int)delivery.Attempts + 1, null, null, settings.Retries, Random.Shared.NextDouble(), Now)));
        }
        finally
        {
            Interlocked.Decrement(ref _sending);
            Wake();
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
        using var limit = new CancellationTokenSource(EndsWithin);
        try
        {
            while (Volatile.Read(ref _sending) > 0)
            {
                await _wake.WaitAsync(limit.Token);
            }
        }
        catch (OperationCanceledException)
        {
            await _leaving.CancelAsync();
        }

        while (_answered.TryDequeue(out var answered))
        {
            _unwritten.Add(answered);
        }

        try
        {
            if (_unwritten.Count > 0)
            {
                await database.WorkAsync(transaction => WriteAsync(transaction, Now));
            }
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

    [LoggerMessage(LogLevel.Error, "The secret of subscription {Subscription} cannot be read; are the keys those by which it was kept (Webhooks:Keys)?")]
    private partial void LogUnsigned(string subscription, Exception failure);

    [LoggerMessage(LogLevel.Error, "A delivery failed by a mistake of the program.")]
    private partial void LogMistake(Exception failure);
}
