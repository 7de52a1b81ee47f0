using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using MongCai.Schedule.Service.Webhooks;
using MongCai.Schedule.Service.Webhooks.Subscriptions;

namespace MongCai.Schedule.Service.Tests.Webhooks;

public class DeliverySendingTests
{
    [Fact]
    public async Task What_waited_so_long_that_another_process_might_send_it_too_is_not_sent()
    {
        await using var receiver = await HookReceiver.StartAsync();
        using var sender = Deliveries.Sender();
        using var sending = Sending(sender);
        Add(sending, receiver, 1, TimeSpan.FromSeconds(11));
        Add(sending, receiver, 2, TimeSpan.FromSeconds(9));
        await SendAllAsync(sending, count: 2);
        Assert.Single(receiver.All);
        Assert.Equal((1L, null), (sending.NextUntried()?.Sequence, sending.NextUntried()));
        Assert.Equal((2L, null), (sending.NextResult()?.Of.Sequence, sending.NextResult()));
    }

    [Fact]
    public async Task What_cannot_be_signed_is_not_sent_and_tried_again_later()
    {
        using var sender = Deliveries.Sender();
        using var sending = Sending(sender);
        sending.Add(Delivery(1), null, TimeProvider.System.GetTimestamp());
        await SendAllAsync(sending, count: 1);
        var result = sending.NextResult()!;
        Assert.Equal(DeliveryFailure.NotSigned, result.Answer.Failure);
        Assert.IsType<DeliveryOutcome.Retry>(result.Outcome);
    }

    [Fact]
    public async Task What_nobody_has_begun_when_it_ends_is_untried()
    {
        await using var receiver = await HookReceiver.StartAsync();
        using var sender = Deliveries.Sender();
        using var sending = Sending(sender);
        Add(sending, receiver, 1, TimeSpan.Zero);
        await sending.EndAsync(TimeSpan.FromSeconds(60));
        Assert.Empty(receiver.All);
        Assert.Equal(1L, sending.NextUntried()?.Sequence);
    }

    [Fact]
    public async Task What_takes_longer_than_the_end_may_is_left_to_its_lease()
    {
        var answer = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var receiver = await HookReceiver.StartAsync(_ => answer.Task);
        using var sender = Deliveries.Sender();
        using var sending = Sending(sender);
        Add(sending, receiver, 1, TimeSpan.Zero);
        sending.Start(() => { });
        await Eventually.TrueAsync(() => receiver.All.Count == 1, () => "Nothing came.");
        var ended = sending.EndAsync(TimeSpan.FromMilliseconds(50));
        Assert.Same(ended, await Task.WhenAny(ended, Task.Delay(WebhookSender.Patience / 2, TestContext.Current.CancellationToken)));
        Assert.Equal((null, null), (sending.NextResult(), sending.NextUntried()));
        answer.SetResult(200);
    }

    [Fact]
    public async Task A_mistake_of_the_program_is_a_failed_try_and_stops_nobody()
    {
        await using var receiver = await HookReceiver.StartAsync();
        using var sender = new WebhookSender(Deliveries.Loopback, new MistakenOnce());
        using var sending = Sending(sender, ("Webhooks:Concurrency", "1"));
        Add(sending, receiver, 1, TimeSpan.Zero);
        Add(sending, receiver, 2, TimeSpan.Zero);
        await SendAllAsync(sending, count: 2);
        var (first, second) = (sending.NextResult()!, sending.NextResult()!);
        Assert.Equal((1L, DeliveryFailure.NoAnswer), (first.Of.Sequence, first.Answer.Failure));
        Assert.IsType<DeliveryOutcome.Retry>(first.Outcome);
        Assert.Equal((2L, 204), (second.Of.Sequence, second.Answer.Status));
    }

    [Theory]
    [InlineData(2, true)]
    [InlineData(3, false)]
    public async Task The_tries_before_count(int before, bool isTriedAgain)
    {
        await using var receiver = await HookReceiver.StartAsync(400);
        using var sender = Deliveries.Sender();
        using var sending = Sending(sender);
        sending.Add(Delivery(1) with { Attempts = before }, Deliveries.Message(new Uri(receiver.Address)), TimeProvider.System.GetTimestamp());
        await SendAllAsync(sending, count: 1);
        Assert.Equal(isTriedAgain, sending.NextResult()!.Outcome is DeliveryOutcome.Retry);
    }

    /// <summary>Lets it go on until so many have been answered for.</summary>
    private static async Task SendAllAsync(DeliverySending sending, int count)
    {
        using var answered = new SemaphoreSlim(0);
        sending.Start(() => answered.Release());
        for (var index = 0; index < count; index++)
        {
            await answered.WaitAsync(TestContext.Current.CancellationToken);
        }

        await sending.EndAsync(TimeSpan.FromSeconds(60));
    }

    private static DeliverySending Sending(WebhookSender sender, params (string Name, string Value)[] settings) =>
        new(sender, WebhookSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(of => of.Name, of => (string?)of.Value)).Build()), TimeProvider.System, NullLogger<DeliverySending>.Instance);

    private static void Add(DeliverySending sending, HookReceiver receiver, long sequence, TimeSpan before) => sending.Add(
        Delivery(sequence), Deliveries.Message(new Uri(receiver.Address)), TimeProvider.System.GetTimestamp() - (long)(before.TotalSeconds * TimeProvider.System.TimestampFrequency));

    private static DueDelivery Delivery(long sequence) => new() { Subscription = "a", Sequence = sequence, Message = 0, Subject = "gates/a", Attempts = 0, Version = 1 };

    /// <summary>A clock in which the first look at it finds a mistake of the program.</summary>
    private sealed class MistakenOnce : TimeProvider
    {
        private int _looks;

        public override DateTimeOffset GetUtcNow() => Interlocked.Increment(ref _looks) == 1 ? throw new InvalidOperationException("A mistake.") : base.GetUtcNow();
    }
}
