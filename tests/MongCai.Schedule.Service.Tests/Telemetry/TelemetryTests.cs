using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using MongCai.Schedule.Service.Tests.Statements;
using NodaTime;

namespace MongCai.Schedule.Service.Tests.Telemetry;

/// <summary>A collector that is named gets what the service measures, by OTLP over HTTP; none that is not.</summary>
public sealed class TelemetryTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 22, 3, 0);

    [Fact]
    public async Task A_collector_gets_metrics_and_traces_and_no_token()
    {
        var received = new ConcurrentQueue<(string Path, string Body)>();
        var builder = WebApplication.CreateBuilder(["--urls", "http://127.0.0.1:0", "--Logging:LogLevel:Default=Warning"]);
        await using var collector = builder.Build();
        collector.MapPost("/{**path}", async (HttpRequest request) =>
        {
            var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            received.Enqueue((request.Path, Encoding.Latin1.GetString(body.ToArray())));
            return Results.Ok();
        });
        await collector.StartAsync(TestContext.Current.CancellationToken);

        string token;
        await using (var host = await OfficialsHost.StartAsync(
            null, OfficialsHost.Calendar, Now, null, $"--Telemetry:Endpoint={collector.Urls.Single()}", "--Telemetry:Protocol=http/protobuf"))
        {
            token = host.Tokens["Hoa"];
            await host.PublishAsync(OfficialsHost.Closed("2026-closed", "2026-12-01", "2026-12-02"));
            host.Clock.Now += Duration.FromDays(20);
            for (var turn = 0; turn < 100 && !(await Outbox.PublishedEvents.AllAsync(host.Database)).Exists(read => (string?)read["type"] == "gate.regime_changed"); turn++)
            {
                await Task.Delay(100, TestContext.Current.CancellationToken);
            }
        }

        var (metrics, traces) = (All("/v1/metrics"), All("/v1/traces"));
        foreach (var name in (string[])["mongcai.events.written", "mongcai.events.lateness", "mongcai.calendar.revision", "mongcai.outbox.depth", "mongcai.outbox.oldest", "http.server.request.duration", "gate.regime_changed"])
        {
            Assert.Contains(name, metrics, StringComparison.Ordinal);
        }

        Assert.Contains("write events", traces, StringComparison.Ordinal);
        Assert.Contains("/v1/statements/{id}/approve", traces, StringComparison.Ordinal);
        Assert.DoesNotContain(token, metrics + traces, StringComparison.Ordinal);

        string All(string path) => string.Concat(received.Where(one => one.Path == path).Select(one => one.Body));
    }

    [Theory]
    [InlineData("--Telemetry:Endpoint=collector", "Telemetry:Endpoint is 'collector'; write an address such as http://localhost:4317.")]
    [InlineData("--Telemetry:Protocol=carrier-pigeon", "Telemetry:Protocol is 'carrier-pigeon'; write grpc or http/protobuf.")]
    public async Task A_setting_that_is_wrong_stops_the_start(string setting, string message) =>
        Assert.Equal(message, (await Assert.ThrowsAsync<FormatException>(() => OfficialsHost.StartAsync(null, OfficialsHost.Calendar, Now, null, setting))).Message);
}
