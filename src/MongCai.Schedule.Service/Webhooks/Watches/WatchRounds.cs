using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using MongCai.Schedule.Events;
using MongCai.Schedule.Service.Database;
using MongCai.Schedule.Service.Publication;
using MongCai.Schedule.Service.Webhooks.Subscriptions;
using NodaTime;

namespace MongCai.Schedule.Service.Webhooks.Watches;

/// <summary>
/// Looks, for each revision in its order, whose answer it changes, and leaves these a message. How far that is stands beside each watch and is written with the messages, so
/// that a kill at any moment, or another process that does the same, leaves nobody out and tells nobody twice.
/// </summary>
internal sealed partial class WatchRounds(ScheduleDatabase database, LiveCalendar calendar, DeliveryPump pump, TimeProvider time, ILogger<WatchRounds> logger) : BackgroundService
{
    /// <summary>The type of the message.</summary>
    public const string MessageType = "watch.answer_changed";

    /// <summary>How often is looked where nothing says that something was published.</summary>
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    /// <summary>Looks at all that nobody has looked at yet.</summary>
    public async Task RunAsync()
    {
        while (await RoundAsync())
        {
            // The next revision.
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var published = new SemaphoreSlim(0);
        void Wake(object? sender, EventArgs arguments) => published.Release();
        calendar.Changed += Wake;
        var isDown = false;
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                try
                {
                    await RunAsync();
                    isDown = false;
                }
                catch (DbException failure)
                {
                    if (!isDown)
                    {
                        LogDown(failure);
                    }

                    isDown = true;
                }

                await published.WaitAsync(Every, stoppingToken);
            }
        }
        finally
        {
            calendar.Changed -= Wake;
        }
    }

    /// <summary>The id of what is told: of the same watch and revision always the same.</summary>
    private static string MessageOf(string watch, int revision) =>
        "msg_" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{watch} {revision}")).AsSpan(0, 16));

    /// <summary>Looks at one revision, for those that are furthest behind; whether there were any.</summary>
    private async Task<bool> RoundAsync()
    {
        var book = calendar.Stored.Book;
        var behind = await database.ReadAsync(transaction => WatchStore.BehindAsync(transaction, book.Revisions.Length));
        if (behind is [])
        {
            return false;
        }

        var revision = book.Revisions[(int)behind[0].Reached];
        var changes = new AnswerChanges(book, revision.Number);
        var bodies = behind.ConvertAll(watch => BodyOf(watch));
        await database.WriteAsync(async transaction =>
        {
            var now = InstantColumn.Write(Instant.FromDateTimeOffset(time.GetUtcNow()));
            var isOurs = await WatchStore.ReachAsync(transaction, database.Dialect, behind.Select(watch => watch.Id), behind[0].Reached, revision.Number);
            for (var index = 0; index < behind.Count; index++)
            {
                if (isOurs[index] && bodies[index] is { } body)
                {
                    var id = behind[index].Id;
                    await MessageStore.AddAsync(transaction, id, MessageOf(id, revision.Number), $"watches/{id}", body, now);
                }
            }
        });
        if (bodies.Exists(body => body is not null))
        {
            pump.Wake();
        }

        return true;

        string? BodyOf(WatchRow watch)
        {
            var question = WatchQuestion.Read(watch.Question);
            var changed = changes.Of(question.Watched, question.StartAt(revision.Known), question.EndAt(revision.Known));
            return changed.IsEmpty
                ? null
                : Disabling.BodyOf(MessageOf(watch.Id, revision.Number), MessageType, $"watches/{watch.Id}", WatchEventData.Of(watch.Id, question, changed, revision, book), revision.Known);
        }
    }

    [LoggerMessage(LogLevel.Warning, "What is watched cannot be looked at; it is when the database is back.")]
    private partial void LogDown(Exception failure);
}
