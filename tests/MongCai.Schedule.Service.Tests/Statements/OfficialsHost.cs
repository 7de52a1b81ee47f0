using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using MongCai.Schedule.Publishing;
using MongCai.Schedule.Service.CalendarFiles;
using MongCai.Schedule.Service.Tests.CalendarFiles;
using MongCai.Schedule.Service.Tests.Database;
using NodaTime;

namespace MongCai.Schedule.Service.Tests.Statements;

/// <summary>The real service with a database of its own and people with tokens: Hoa writes, An and Bình approve, Khoa administers.</summary>
internal sealed class OfficialsHost : IAsyncDisposable
{
    public static readonly string[] People = ["Hoa", "An", "Bình", "Khoa", "Logistics"];
    private static readonly Role[] Roles = [Role.Official, Role.Approver, Role.Approver, Role.Admin, Role.Partner];

    /// <summary>A small calendar in which nothing is closed but what a test closes.</summary>
    public static readonly CalendarReading Calendar = SmallCalendar.Read(("statements/outbreak.yaml", null));

    private readonly WebApplication _app;
    private readonly bool _ownsDatabase;

    private OfficialsHost(TestDatabase database, bool ownsDatabase, WebApplication app, FixedClock clock, Dictionary<string, string> tokens)
    {
        (Database, _ownsDatabase, _app, Clock, Tokens) = (database, ownsDatabase, app, clock, tokens);
        Client.BaseAddress = new Uri(app.Urls.Single());
    }

    public TestDatabase Database { get; }

    public FixedClock Clock { get; }

    public Dictionary<string, string> Tokens { get; }

    public HttpClient Client { get; } = new();

    public IServiceProvider Services => _app.Services;

    /// <summary>Starts it, with settings as on a command line, on a machine's clock.</summary>
    public static async Task<OfficialsHost> StartAsync(PostgresCluster? cluster, CalendarReading reading, Instant now, TimeProvider? time = null, params string[] settings)
    {
        var database = await TestDatabase.CreateAsync(cluster);
        var tokens = new Dictionary<string, string>();
        foreach (var (name, role) in People.Zip(Roles))
        {
            tokens[name] = (await Service.Access.Tokens.AddAsync(database.Schedule, new Person(name, role, Country.Vn), now)).Token!.Reveal();
        }

        return await StartAsync(database, ownsDatabase: true, reading, now, tokens, time, settings);
    }

    /// <summary>A document by which Bắc Luân II is closed to cargo, as agreed in talks.</summary>
    public static JsonObject Closed(string id, string first, string last) => new()
    {
        ["id"] = id,
        ["kind"] = "agreement",
        ["title"] = new JsonObject { ["vi"] = "Nghỉ", ["zh"] = "休", ["en"] = "Closed" },
        ["issuedBy"] = "both",
        ["instrument"] = new JsonObject { ["form"] = "talks", ["date"] = "2026-11-20" },
        ["sources"] = new JsonArray(new JsonObject { ["title"] = "Biên bản", ["kind"] = "original" }),
        ["clauses"] = new JsonArray(new JsonObject
        {
            ["gates"] = new JsonArray("bac-luan-2"),
            ["flows"] = new JsonArray("cargo"),
            ["first"] = first,
            ["last"] = last,
            ["regime"] = "closed",
        }),
    };

    /// <summary>Another service on the same database, as after a restart or beside the first.</summary>
    public Task<OfficialsHost> AgainAsync(CalendarReading reading, params string[] settings) => StartAsync(Database, ownsDatabase: false, reading, Clock.Now, Tokens, null, settings);

    /// <summary>Stops it as a signal does.</summary>
    public Task StopAsync() => _app.StopAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
        if (_ownsDatabase)
        {
            await Database.DisposeAsync();
        }
    }

    /// <summary>Sends JSON, or nothing, as somebody; headers are written as <c>Name: value</c>.</summary>
    public async Task<(int Status, JsonNode? Body, HttpResponseMessage Response)> SendAsync(string? person, HttpMethod method, string path, JsonNode? body = null, params string[] headers)
    {
        using var request = new HttpRequestMessage(method, path);
        if (person is not null)
        {
            request.Headers.Authorization = new("Bearer", Tokens.GetValueOrDefault(person, person));
        }

        request.Headers.AcceptLanguage.ParseAdd("en");
        foreach (var header in headers)
        {
            Assert.True(request.Headers.TryAddWithoutValidation(header.Split(": ")[0], header.Split(": ")[1]));
        }

        request.Content = body is null ? null : new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        var response = await Client.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return ((int)response.StatusCode, text.Length == 0 ? null : JsonNode.Parse(text), response);
    }

    public async Task<JsonNode> GetAsync(string path, string? person = null)
    {
        var (status, body, _) = await SendAsync(person, HttpMethod.Get, path);
        Assert.True(status == 200, $"{path}: {status} {body}");
        return body!;
    }

    /// <summary>What must be done.</summary>
    public async Task<JsonNode> DoAsync(string person, string path, JsonNode? body = null)
    {
        var (status, answer, _) = await SendAsync(person, HttpMethod.Post, path, body);
        Assert.True(status is 200 or 201, $"{path}: {status} {answer}");
        return answer!;
    }

    /// <summary>Drafted by Hoa, submitted, previewed and approved by An.</summary>
    public async Task<JsonNode> PublishAsync(JsonNode document, string author = "Hoa", string approver = "An")
    {
        var id = (string)document["id"]!;
        await DoAsync(author, "/v1/statements", document);
        await DoAsync(author, $"/v1/statements/{id}/submit");
        return await ApproveAsync(id, approver);
    }

    public async Task<JsonNode> ApproveAsync(string id, string approver = "An")
    {
        var preview = await DoAsync(approver, $"/v1/statements/{id}/preview");
        return await DoAsync(approver, $"/v1/statements/{id}/approve", new JsonObject { ["previewHash"] = (string)preview["previewHash"]! });
    }

    private static async Task<OfficialsHost> StartAsync(
        TestDatabase database, bool ownsDatabase, CalendarReading reading, Instant now, Dictionary<string, string> tokens, TimeProvider? time = null, params string[] settings)
    {
        var clock = new FixedClock(now);
        var app = WebHost.Build(
            ["--urls", "http://127.0.0.1:0", "--Logging:LogLevel:Default=Warning", $"--Webhooks:Keys={database.Keys}", .. ServiceHost.Unlimited, .. settings], await database.LoadAsync(reading, clock), database.Schedule, time);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new OfficialsHost(database, ownsDatabase, app, clock, tokens);
    }
}
