using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MongCai.Schedule.Service;
using MongCai.Schedule.Service.CalendarFiles;
using MongCai.Schedule.Service.Database;
using MongCai.Schedule.Service.Outbox;
using MongCai.Schedule.Service.Publication;
using MongCai.Schedule.Service.Webhooks;
using MongCai.Schedule.Service.Webhooks.Subscriptions;
using NodaTime;

namespace MongCai.Schedule.Benchmarks;

/// <summary>The real service with subscriptions, all of which lead to one receiver on loopback that answers 204 and takes down when. Both are of this process.</summary>
internal sealed class SubscribedHost : IAsyncDisposable
{
    private readonly ScheduleDatabase _database;
    private readonly WebApplication _receiver;
    private long _received;
    private long _expected;
    private TaskCompletionSource<long> _arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private SubscribedHost(ScheduleDatabase database, WebApplication service, WebApplication receiver) => (_database, Service, _receiver) = (database, service, receiver);

    public WebApplication Service { get; }

    public Uri Hook => new(new Uri(_receiver.Urls.Single()), "/hooks");

    /// <summary>What is done with each body; null where they are only counted.</summary>
    public Action<string>? Receive { get; set; }

    /// <summary>Starts both, with a new database.</summary>
    /// <param name="calendars">The folder of what is published.</param>
    /// <param name="connectionString">An empty database; null for a new file.</param>
    /// <param name="clock">The calendar's clock.</param>
    /// <param name="prepare">What is done with the database before the service starts.</param>
    public static async Task<SubscribedHost> StartAsync(string calendars, string? connectionString, IClock clock, Func<ScheduleDatabase, Task>? prepare = null)
    {
        var reading = CalendarFolder.Load(calendars);
        var contents = reading.Contents ?? throw new ArgumentException($"{calendars} is not read; check it.", nameof(calendars));
        var folder = Directory.CreateTempSubdirectory("mongcai-deliveries-").FullName;
        var database = new ScheduleDatabase(connectionString ?? $"Data Source={Path.Combine(folder, "schedule.db")}");
        await Migrations.ApplyAsync(database, clock.GetCurrentInstant());
        await Import.RunAsync(database, reading, clock.GetCurrentInstant());
        await (prepare?.Invoke(database) ?? Task.CompletedTask);

        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var receiver = builder.Build();
        var service = WebHost.Build(
            [
                "--urls=http://127.0.0.1:0", "--Logging:LogLevel:Default=Warning", "--Limits:Address=1000000000", "--Limits:Person=1000000000", "--Jobs:Host=in-process",
                "--Webhooks:AllowedNetworks:0=127.0.0.0/8", $"--Webhooks:Keys={Path.Combine(folder, "keys")}",
            ],
            await LiveCalendar.LoadAsync(database, contents, clock),
            database);
        var host = new SubscribedHost(database, service, receiver);
        receiver.MapPost("/hooks", host.TakeAsync);
        await receiver.StartAsync();
        await service.StartAsync();
        return host;
    }

    /// <summary>Subscribes to all events from now on, each with a secret of its own, protected as the service does.</summary>
    public Task SubscribeAsync(int count) => _database.WriteAsync(async transaction =>
    {
        var (protection, head) = (Service.Services.GetRequiredService<SecretProtection>(), await EventStore.HeadAsync(transaction));
        for (var number = 0; number < count; number++)
        {
            await SubscriptionStore.AddAsync(transaction, new SubscriptionRow(
                SubscriptionStore.NewId(SystemClock.Instance.GetCurrentInstant()), "BENCH", Hook.ToString(), "", "", "", "", "", SubscriptionRow.Active, null, null, protection.Protect(WebhookSecret.Create()), null, null,
                head.Sequence, InstantColumn.Write(SystemClock.Instance.GetCurrentInstant()), 1));
        }
    });

    /// <summary>Writes events, each of a subject of its own within the call, and tells the service as a publication does. The body of the last.</summary>
    public async Task<byte[]> TellAsync(int count)
    {
        var body = "";
        await _database.WriteAsync(async transaction =>
        {
            var now = SystemClock.Instance.GetCurrentInstant();
            for (var number = 0; number < count; number++)
            {
                var subject = string.Create(CultureInfo.InvariantCulture, $"gates/gate-{number}/cargo");
                var head = await EventStore.HeadAsync(transaction);
                var id = EventBody.IdOf(EventTypes.RegimeChanged, subject, now, head.Sequence, "");
                var last = await EventStore.LastHashOfAsync(transaction, subject);
                body = EventBody.Of(id, EventTypes.RegimeChanged, subject, now, new { Filler = new string('.', 900) }, now, head.Sequence + 1, head.Hash, last);
                await EventStore.AddAsync(transaction, new EventRow(
                    head.Sequence + 1, id, EventTypes.RegimeChanged, subject, $"gate-{number}", "cargo", "", InstantColumn.Write(now), InstantColumn.Write(now), 1, body, EventRow.HashOf(body)));
            }
        });
        await Service.Services.GetRequiredService<EventSignal>().LookAsync();
        return Encoding.UTF8.GetBytes(body);
    }

    /// <summary>Begins to count; the time stamp at which so many have come.</summary>
    public Task<long> ExpectAsync(long count)
    {
        (_received, _arrived) = (0, new(TaskCreationOptions.RunContinuationsAsynchronously));
        Volatile.Write(ref _expected, count);
        return _arrived.Task;
    }

    /// <summary>Waits until what came is written as delivered too, so that nothing runs besides what is measured next.</summary>
    public async Task RestAsync()
    {
        while (await _database.ReadAsync(transaction => transaction.FindAsync<long>("SELECT count(*) FROM deliveries WHERE state = 'pending'")) > 0)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50));
        }
    }

    public Task<long> CountAsync(string state) =>
        _database.ReadAsync(transaction => transaction.FindAsync<long>("SELECT count(*) FROM deliveries WHERE state = @state", new { state }));

    public async ValueTask DisposeAsync()
    {
        await Service.DisposeAsync();
        await _receiver.DisposeAsync();
        await _database.DisposeAsync();
    }

    private async Task TakeAsync(HttpContext context)
    {
        if (Receive is { } receive)
        {
            using var reader = new StreamReader(context.Request.Body);
            receive(await reader.ReadToEndAsync(context.RequestAborted));
        }
        else
        {
            await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
        }

        context.Response.StatusCode = StatusCodes.Status204NoContent;
        if (Interlocked.Increment(ref _received) == Volatile.Read(ref _expected))
        {
            _arrived.TrySetResult(Stopwatch.GetTimestamp());
        }
    }
}
