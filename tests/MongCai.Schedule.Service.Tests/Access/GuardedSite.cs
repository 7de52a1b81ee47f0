using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MongCai.Schedule.Publishing;
using MongCai.Schedule.Service.Access;
using MongCai.Schedule.Service.Database;
using MongCai.Schedule.Service.Http;
using MongCai.Schedule.Service.Tests.Database;
using NodaTime;

namespace MongCai.Schedule.Service.Tests.Access;

/// <summary>What guards the service, before pages that a test maps.</summary>
internal sealed class GuardedSite : IAsyncDisposable
{
    private readonly TestDatabase _database;
    private readonly WebApplication _app;
    private readonly HttpClient _client;

    private GuardedSite(TestDatabase database, WebApplication app)
    {
        (_database, _app) = (database, app);
        _client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(app.Urls.Single()) };
    }

    public IServiceProvider Services => _app.Services;

    /// <summary>Starts it.</summary>
    /// <param name="cluster">The server for PostgreSQL; null for SQLite.</param>
    /// <param name="add">Adds services.</param>
    /// <param name="map">Maps the pages.</param>
    /// <param name="settings">Settings, as on a command line.</param>
    public static async Task<GuardedSite> StartAsync(PostgresCluster? cluster, Action<WebApplicationBuilder, ScheduleDatabase> add, Action<WebApplication> map, params string[] settings)
    {
        var database = await TestDatabase.CreateAsync(cluster);
        var builder = WebApplication.CreateBuilder(settings);
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.ConfigureHttpJsonOptions(options => Json.Configure(options.SerializerOptions));
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(database.Schedule);
        builder.Services.AddAccess(builder.Configuration);
        add(builder, database.Schedule);
        var app = builder.Build();
        app.UseHeadAsGet();
        app.UseSecurityHeaders();
        app.UseProblems();
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        map(app);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new GuardedSite(database, app);
    }

    /// <summary>A new token for a role.</summary>
    public async Task<string> AddTokenAsync(Role role) =>
        (await Tokens.AddAsync(_database.Schedule, new Person($"The {role}", role, role is Role.Official or Role.Approver ? Country.Vn : null), Instant.FromUtc(2026, 11, 22, 3, 0))).Token!.Reveal();

    public Task RevokeAsync(Role role) => Tokens.RevokeAsync(_database.Schedule, $"The {role}", null, Instant.FromUtc(2026, 11, 22, 3, 0));

    public static string Basic(string token, string user = "") => $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{token}"))}";

    /// <summary>GET, or POST of a form; the status, the headers and the text.</summary>
    public async Task<(int Status, HttpResponseHeaders Headers, string Text)> SendAsync(string path, string? authorization, IReadOnlyDictionary<string, string>? form = null)
    {
        using var request = form is null ? new HttpRequestMessage(HttpMethod.Get, path) : new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(form) };
        if (authorization is not null)
        {
            Assert.True(request.Headers.TryAddWithoutValidation("Authorization", authorization));
        }

        using var response = await _client.SendAsync(request, TestContext.Current.CancellationToken);
        return ((int)response.StatusCode, response.Headers, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        await _database.DisposeAsync();
    }
}
