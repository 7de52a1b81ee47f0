using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace MongCai.Schedule.Service.Tests.Access;

/// <summary>A provider of the tests' own, for what no real one says or signs.</summary>
internal sealed class ForgingProvider : IAsyncDisposable
{
    private readonly WebApplication _app;

    private ForgingProvider(WebApplication app) => _app = app;

    public RsaSecurityKey Key { get; } = new(System.Security.Cryptography.RSA.Create(2048)) { KeyId = "forged" };

    public string Issuer => _app.Urls.Single();

    /// <summary>The keys that it publishes; its own at first.</summary>
    public JsonArray Keys { get; } = [];

    /// <summary>What it answers for its metadata, given those that are right; these where it is null.</summary>
    public Func<HttpContext, JsonObject, Task>? Answer { get; set; }

    /// <summary>How often its metadata were asked for.</summary>
    public int Asked { get; private set; }

    public static async Task<ForgingProvider> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var provider = new ForgingProvider(builder.Build());
        var key = JsonWebKeyConverter.ConvertFromRSASecurityKey(provider.Key);
        provider.Keys.Add((JsonNode)new JsonObject { ["kty"] = key.Kty, ["kid"] = provider.Key.KeyId, ["n"] = key.N, ["e"] = key.E });
        provider._app.MapGet("/jwks", () => new JsonObject { ["keys"] = provider.Keys.DeepClone() });
        provider._app.MapGet("/.well-known/openid-configuration", (HttpContext context) =>
        {
            provider.Asked++;
            var metadata = new JsonObject { ["issuer"] = provider.Issuer, ["jwks_uri"] = $"{provider.Issuer}/jwks" };
            return provider.Answer is { } answer ? answer(context, metadata) : context.Response.WriteAsync(metadata.ToJsonString());
        });
        await provider._app.StartAsync(TestContext.Current.CancellationToken);
        return provider;
    }

    /// <summary>An access token of Hoa, an official of Vietnam, with something changed.</summary>
    /// <param name="change">Changes its claims.</param>
    /// <param name="type">Its header <c>typ</c>.</param>
    /// <param name="by">What it is signed by; null for the key.</param>
    public string Sign(Action<JsonObject>? change = null, string type = "at+jwt", SigningCredentials? by = null)
    {
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        var claims = OidcProvider.Claims("Hoa", "vn", "official");
        (claims["iss"], claims["aud"], claims["sub"], claims["iat"], claims["exp"]) = (Issuer, OidcProvider.Audience, "hoa", now, now + 600);
        change?.Invoke(claims);
        var handler = new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false };
        return handler.CreateToken(claims.ToJsonString(), by ?? new SigningCredentials(Key, SecurityAlgorithms.RsaSha256), new Dictionary<string, object> { ["typ"] = type });
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
