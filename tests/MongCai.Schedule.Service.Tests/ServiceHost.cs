using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using MongCai.Schedule.Publishing;
using MongCai.Schedule.Service.Access;
using MongCai.Schedule.Service.CalendarFiles;
using MongCai.Schedule.Service.Tests.Database;
using MongCai.Schedule.Service.Tests.Events;
using MongCai.Schedule.Tests;
using MongCai.Schedule.Timelines;
using NodaTime;

namespace MongCai.Schedule.Service.Tests;

/// <summary>
/// The real service on a free port of the loopback interface, started once for the tests of a class. Its clock stands still.
/// </summary>
public sealed class ServiceHost : IAsyncLifetime
{
    /// <summary>Settings for tests that ask more than anyone may; jobs have tests of their own over each host.</summary>
    internal static readonly string[] Unlimited = ["--Limits:Address=1000000000", "--Limits:Person=1000000000", "--Jobs:Host=in-process"];

    private readonly CalendarReading _reading;
    private readonly bool _isOfRepository;
    private TestDatabase? _database;
    private WebApplication? _app;

    /// <summary>With the calendars of this repository.</summary>
    public ServiceHost()
        : this(CalendarFolder.Load(Solution.PathOf("calendars"))) => _isOfRepository = true;

    internal ServiceHost(CalendarReading reading)
    {
        Assert.Equal("", string.Join('\n', reading.Mistakes.Select(mistake => mistake.In(Language.En))));
        _reading = reading;
    }

    /// <summary>The calendar's clock; not on a whole minute.</summary>
    internal FixedClock Clock { get; } = new(Instant.FromUtc(2026, 11, 22, 10, 30, 20));

    /// <summary>What it answers from.</summary>
    internal CalendarBook Book => _reading.Contents!.Book;

    /// <summary>A token of an admin, of which the record of who did what does not tell, so that it is the same each time.</summary>
    public string AdminToken { get; private set; } = "";

    public HttpClient Client { get; } = new(new SocketsHttpHandler { AllowAutoRedirect = false });

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(null);
        _app = WebHost.Build(["--urls", "http://127.0.0.1:0", .. Unlimited], await _database.LoadAsync(_reading, Clock), _database.Schedule);
        AdminToken = await AddTokenAsync(Role.Admin);
        if (_isOfRepository)
        {
            // So that there are some to ask for.
            await WrittenEvents.ByTheClockAsync(_database.Schedule, Book, Clock.Now - Duration.FromDays(60), Clock.Now);
        }

        _app.MapGet("/test/failure", string () => throw new InvalidOperationException("secret detail")).ExcludeFromDescription();
        await _app.StartAsync(TestContext.Current.CancellationToken);
        Client.BaseAddress = new Uri(_app.Urls.Single());
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app!.StopAsync();
        await _app.DisposeAsync();
        await _database!.DisposeAsync();
    }

    /// <summary>A token for a role.</summary>
    internal Task<string> AddTokenAsync(Role role) => _database!.Schedule.WriteAsync(async transaction =>
    {
        var token = AccessToken.Create();
        await TokenStore.AddAsync(transaction, token, new Person($"The {role}", role, null), Clock.Now);
        return token.Reveal();
    });

    /// <summary>GET, or another method, with headers written as <c>Name: value</c>.</summary>
    public async Task<HttpResponseMessage> SendAsync(string path, HttpMethod? method = null, params string[] headers)
    {
        using var request = new HttpRequestMessage(method ?? HttpMethod.Get, path);
        foreach (var header in headers)
        {
            var colon = header.IndexOf(':', StringComparison.Ordinal);
            Assert.True(request.Headers.TryAddWithoutValidation(header[..colon], header[(colon + 1)..].Trim()));
        }

        return await Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public static async Task<JsonNode> ReadJsonAsync(HttpResponseMessage response) =>
        JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;

    public async Task<JsonNode> GetJsonAsync(string path) => JsonNode.Parse(await GetTextAsync(path))!;

    public async Task<string> GetTextAsync(string path)
    {
        using var response = await SendAsync(path);
        Assert.Equal(200, (int)response.StatusCode);
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }
}
