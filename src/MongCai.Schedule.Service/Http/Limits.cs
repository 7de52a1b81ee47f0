using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.HttpOverrides;

namespace MongCai.Schedule.Service.Http;

/// <summary>
/// How much one address may ask for, and one person with a token, told by <c>RateLimit-Policy</c> and <c>RateLimit</c>
/// (draft-ietf-httpapi-ratelimit-headers-10). A budget fills evenly; whoever has not asked for a minute has all of it.
/// </summary>
internal static class Limits
{
    /// <summary>What a minute allows to an address: many people may stand behind one.</summary>
    private const int DefaultOfAddress = 6000;

    /// <summary>What a minute allows to a person.</summary>
    private const int DefaultOfPerson = 600;

    /// <summary>A question about the past compiles a timeline that is not kept for long, which costs as much as many others.</summary>
    private const int CostOfPast = 10;

    /// <summary>What every answer says of them.</summary>
    public static readonly ResponseHeader[] Headers =
    [
        new("RateLimit-Policy", "How many requests (`q`) a window of `w` seconds allows to an address, and to a person with a token; some count as several."),
        new("RateLimit", "How many of them are left (`r`)."),
    ];

    private const int SecondsOfWindow = 60;
    private const string PastParameter = "knownAt";

    /// <summary>Believes what proxies say of the address of a caller, if any are configured.</summary>
    public static void AddProxies(this WebApplicationBuilder builder) => builder.Services.Configure<ForwardedHeadersOptions>(options =>
    {
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var proxy in ProxiesOf(builder.Configuration))
        {
            options.KnownIPNetworks.Add(proxy);
        }

        // Each proxy of a chain adds an address; the first one that is no proxy is the caller.
        options.ForwardLimit = null;
        options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
    });

    /// <summary>Counts by address, before anything is asked of the database.</summary>
    public static void UseAddressLimit(this WebApplication app)
    {
        if (ProxiesOf(app.Configuration).Count > 0)
        {
            app.UseForwardedHeaders();
        }

        Use(app, "address", "Limits:Address", DefaultOfAddress, CallerOf);
    }

    /// <summary>Counts by person, once it is known who asks; for endpoints that need a token.</summary>
    public static void UsePersonLimit(this WebApplication app) => Use(
        app,
        "person",
        "Limits:Person",
        DefaultOfPerson,
        context => context.GetEndpoint()?.Metadata.GetMetadata<IAuthorizeData>() is null ? null : context.User.Identity?.Name?.ToUpperInvariant());

    /// <summary>Who counts as one caller: an address, or the network of one.</summary>
    public static object CallerOf(HttpContext context) => Key(context.Connection.RemoteIpAddress);

    private static void Use(WebApplication app, string name, string setting, int byDefault, Func<HttpContext, object?> key)
    {
        var most = app.Configuration.GetValue(setting, byDefault);
        if (most < SecondsOfWindow)
        {
            throw new InvalidOperationException($"{setting} is {most}; it is a number of requests in a minute, {SecondsOfWindow} or more.");
        }

        var perSecond = most / SecondsOfWindow;
        var limiter = PartitionedRateLimiter.Create<object, object>(
            partition => RateLimitPartition.GetTokenBucketLimiter(partition, _ => new TokenBucketRateLimiterOptions
            {
                TokenLimit = most,
                TokensPerPeriod = perSecond,
                ReplenishmentPeriod = TimeSpan.FromSeconds(1),
            }));
        app.Lifetime.ApplicationStopped.Register(limiter.Dispose);
        var policy = string.Create(CultureInfo.InvariantCulture, $"\"{name}\";q={most};w={SecondsOfWindow}");
        app.Use((context, next) =>
        {
            var cost = CostOf(context);
            if (cost == 0 || key(context) is not { } partition)
            {
                return next(context);
            }

            cost = Math.Min(cost, most);
            var isLeft = TryTake(limiter, partition, cost);
            var headers = context.Response.Headers;
            var left = limiter.GetStatistics(partition)?.CurrentAvailablePermits ?? 0;
            headers.Append("RateLimit-Policy", policy);
            headers.Append("RateLimit", string.Create(CultureInfo.InvariantCulture, $"\"{name}\";r={left}"));
            if (isLeft)
            {
                return next(context);
            }

            // The limiter tells of the next second only; what costs more takes longer.
            headers.RetryAfter = (1 + ((cost - left) / perSecond)).ToString(CultureInfo.InvariantCulture);
            return new ProblemResult(ProblemKind.TooManyRequests).ExecuteAsync(context);
        });
    }

    private static bool TryTake(PartitionedRateLimiter<object> limiter, object partition, int cost)
    {
        using var lease = limiter.AttemptAcquire(partition, cost);
        return lease.IsAcquired;
    }

    private static int CostOf(HttpContext context) =>
        (context.GetEndpoint()?.Metadata.GetMetadata<RequestCost>()?.Permits ?? 1) * (context.Request.Query.ContainsKey(PastParameter) ? CostOfPast : 1);

    /// <summary>Who has an IPv6 address has the 2^64 of its network.</summary>
    private static object Key(IPAddress? address)
    {
        if (address is { IsIPv4MappedToIPv6: true })
        {
            return address.MapToIPv4();
        }

        return address is { AddressFamily: AddressFamily.InterNetworkV6 }
            ? new System.Net.IPNetwork(new IPAddress([.. address.GetAddressBytes()[..8], .. new byte[8]]), 64)
            : address ?? IPAddress.None;
    }

    private static List<System.Net.IPNetwork> ProxiesOf(IConfiguration configuration) =>
    [
        .. (configuration.GetSection("Proxies").Get<string[]>() ?? []).Select(text =>
            System.Net.IPNetwork.TryParse(text, out var network) ? network
            : IPAddress.TryParse(text, out var address) ? new System.Net.IPNetwork(address, address.AddressFamily == AddressFamily.InterNetwork ? 32 : 128)
            : throw new InvalidOperationException($"Proxies names “{text}”, which is no address and no network such as 10.0.0.0/8.")),
    ];
}
