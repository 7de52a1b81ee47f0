using System.Collections.Concurrent;
using System.Threading.Channels;
using NodaTime;

namespace MongCai.Schedule.Service.Webhooks.Subscriptions;

/// <summary>Sends what <see cref="DeliveryPump"/> has taken, so many at once, while the pump reads and writes rows.</summary>
internal sealed partial class DeliverySending(WebhookSender sender, WebhookSettings settings, TimeProvider time, ILogger<DeliverySending> logger) : IDisposable
{
    /// <summary>Until when nobody else sends what was taken: what a process had under way, or was about to send, when it was killed, is sent again after that.</summary>
    public static readonly Duration Lease = Duration.FromSeconds(30);

    /// <summary>What was taken is sent before so much of its lease is over that a try might take longer than the rest; else it is given back.</summary>
    private static readonly TimeSpan LongestWait = Lease.ToTimeSpan() - WebhookSender.Patience - TimeSpan.FromSeconds(5);

    private readonly Channel<(DueDelivery Delivery, WebhookMessage? Message, long Taken)> _taken =
        Channel.CreateUnbounded<(DueDelivery, WebhookMessage?, long)>(new UnboundedChannelOptions { SingleWriter = true });

    private readonly ConcurrentQueue<DeliveryResult> _results = new();
    private readonly ConcurrentQueue<DueDelivery> _untried = new();
    private readonly CancellationTokenSource _leaving = new();
    private Task _senders = Task.CompletedTask;

    /// <summary>Whether there is something that nobody sends yet.</summary>
    public bool IsAnyWaiting => _taken.Reader.TryPeek(out _);

    private Instant Now => Instant.FromDateTimeOffset(time.GetUtcNow());

    /// <summary>Begins.</summary>
    /// <param name="answered">Is called when something came of a delivery.</param>
    public void Start(Action answered) => _senders = Task.WhenAll(Enumerable.Range(0, settings.Concurrency).Select(_ => Task.Run(() => SendAllAsync(answered))));

    /// <summary>Has one sent.</summary>
    /// <param name="delivery">The delivery.</param>
    /// <param name="message">What is sent; null where it cannot be signed.</param>
    /// <param name="taken">When it was taken, by <see cref="TimeProvider.GetTimestamp"/>: its lease runs from then.</param>
    public void Add(DueDelivery delivery, WebhookMessage? message, long taken) => _taken.Writer.TryWrite((delivery, message, taken));

    /// <summary>The next result, in the order in which they came; null for none yet.</summary>
    public DeliveryResult? NextResult() => _results.TryDequeue(out var result) ? result : null;

    /// <summary>The next that will not be sent; null for none yet.</summary>
    public DueDelivery? NextUntried() => _untried.TryDequeue(out var delivery) ? delivery : null;

    /// <summary>Begins no other, and waits for those under way; what takes longer is left to its lease.</summary>
    public async Task EndAsync(TimeSpan within)
    {
        _taken.Writer.Complete();
        while (_taken.Reader.TryRead(out var waiting))
        {
            _untried.Enqueue(waiting.Delivery);
        }

        _leaving.CancelAfter(within);
        await _senders;
    }

    public void Dispose() => _leaving.Dispose();

    private async Task SendAllAsync(Action answered)
    {
        await foreach (var (delivery, message, taken) in _taken.Reader.ReadAllAsync())
        {
            if (time.GetElapsedTime(taken) > LongestWait)
            {
                _untried.Enqueue(delivery);
            }
            else if (await SendAsync(delivery, message) is { } result)
            {
                _results.Enqueue(result);
            }

            answered();
        }
    }

    /// <summary>What came of it; null where the service stopped meanwhile, so that it is left to its lease.</summary>
    private async Task<DeliveryResult?> SendAsync(DueDelivery delivery, WebhookMessage? message)
    {
        var answer = new DeliveryAnswer(null, DeliveryFailure.NotSigned, null, "", Now, Duration.Zero);
        try
        {
            answer = message is null ? answer : await sender.SendAsync(message, _leaving.Token);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
        catch (Exception failure)
        {
            // A mistake of the program must neither stop who sends nor be tried for ever.
            LogMistake(failure);
            answer = answer with { Failure = DeliveryFailure.NoAnswer };
        }

        return new DeliveryResult(
            delivery, answer, DeliveryRules.Decide((int)delivery.Attempts + 1, answer.Status, answer.RetryAfter, settings.Retries, Random.Shared.NextDouble(), Now));
    }

    [LoggerMessage(LogLevel.Error, "A delivery failed by a mistake of the program.")]
    private partial void LogMistake(Exception failure);
}
