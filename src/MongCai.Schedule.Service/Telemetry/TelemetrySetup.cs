using System.Diagnostics;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace MongCai.Schedule.Service.Telemetry;

/// <summary>
/// Sends metrics and traces to a collector by OTLP, where one is named: by the setting <c>Telemetry:Endpoint</c>, or by <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> as every
/// program of OpenTelemetry has it.
/// </summary>
internal static class TelemetrySetup
{
    private const string EndpointKey = "Telemetry:Endpoint";
    private const string ProtocolKey = "Telemetry:Protocol";
    private const string StandardKey = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>The framework's own, and those of what sends and stores.</summary>
    private static readonly string[] Meters =
        [ServiceMetrics.Name, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Net.Http", "System.Runtime", "Npgsql"];

    private static readonly string[] Sources = [ServiceMetrics.Name, "Microsoft.AspNetCore", "Npgsql"];

    /// <summary>Adds what measures, and what sends it where a collector is named.</summary>
    /// <exception cref="FormatException">A setting is wrong.</exception>
    public static void AddTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<ServiceMetrics>();
        var endpoint = configuration[EndpointKey] is { Length: > 0 } given ? AddressOf(given) : null;
        var protocol = configuration[ProtocolKey] switch
        {
            null or "" or "grpc" => OtlpExportProtocol.Grpc,
            "http/protobuf" => OtlpExportProtocol.HttpProtobuf,
            var other => throw new FormatException($"{ProtocolKey} is '{other}'; write grpc or http/protobuf."),
        };
        if (endpoint is null && string.IsNullOrEmpty(configuration[StandardKey]))
        {
            return;
        }

        var resource = ResourceBuilder.CreateDefault().AddService("mongcai-schedule");
        services.AddSingleton(_ => Sdk.CreateMeterProviderBuilder().SetResourceBuilder(resource).AddMeter(Meters).AddOtlpExporter(options => Set(options, "v1/metrics")).Build());
        services.AddSingleton(_ => Sdk.CreateTracerProviderBuilder().SetResourceBuilder(resource).AddSource(Sources).AddOtlpExporter(options => Set(options, "v1/traces")).Build());
        services.AddHostedService<Exporters>();

        void Set(OtlpExporterOptions options, string path)
        {
            if (endpoint is not null)
            {
                // An address that is set here is taken as it is; one of the environment is completed by the exporter.
                options.Protocol = protocol;
                options.Endpoint = protocol == OtlpExportProtocol.HttpProtobuf ? new Uri(endpoint, path) : endpoint;
            }
        }
    }

    /// <summary>Names the span of a request by its route: the framework's own has one name for all.</summary>
    public static void UseSpanNames(this WebApplication app) => app.Use((context, next) =>
    {
        if (Activity.Current is { IsAllDataRequested: true } span && context.GetEndpoint() is RouteEndpoint { RoutePattern.RawText: { } route })
        {
            span.DisplayName = $"{context.Request.Method} {route}";
            span.SetTag("http.request.method", context.Request.Method);
            span.SetTag("http.route", route);
        }

        return next(context);
    });

    private static Uri AddressOf(string text) =>
        Uri.TryCreate(text.EndsWith('/') ? text : $"{text}/", UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? address
            : throw new FormatException($"{EndpointKey} is '{text}'; write an address such as http://localhost:4317.");

    /// <summary>Makes them with the service, and has them send what is left before it stops.</summary>
    private sealed class Exporters(MeterProvider metrics, TracerProvider traces) : IHostedService
    {
        private const int LongestFlushMilliseconds = 3000;

        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken)
        {
            metrics.ForceFlush(LongestFlushMilliseconds);
            traces.ForceFlush(LongestFlushMilliseconds);
            return Task.CompletedTask;
        }
    }
}
