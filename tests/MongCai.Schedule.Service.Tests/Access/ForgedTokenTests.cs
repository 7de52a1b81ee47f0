using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.Tokens;
using MongCai.Schedule.Service.Access;
using MongCai.Schedule.Service.Tests.Statements;
using NodaTime;

namespace MongCai.Schedule.Service.Tests.Access;

/// <summary>Tokens and metadata that no real provider writes.</summary>
public class ForgedTokenTests
{
    private const int Accepted = 404;

    [Theory]
    [InlineData("at+jwt", """{}""", Accepted)]
    [InlineData("application/at+jwt", """{}""", Accepted)]
    [InlineData("at+jwt", """{ "aud": ["https://other.example", "https://schedule.example/api"] }""", Accepted)]
    [InlineData("at+jwt", """{ "aud": [] }""", 401)]
    [InlineData("at+jwt", """{ "aud": null }""", 401)]
    [InlineData("at+jwt", """{ "aud": "https://schedule.example/api/" }""", 401)]
    [InlineData("at+jwt", """{ "aud": "HTTPS://SCHEDULE.EXAMPLE/API" }""", 401)]
    [InlineData("at+jwt", """{ "iss": null }""", 401)]
    [InlineData("at+jwt", """{ "iss": "https://other.example" }""", 401)]
    [InlineData("at+jwt", """{ "exp": null }""", 401)]
    [InlineData("at+jwt", """{ "exp": "tomorrow" }""", 401)]
    [InlineData("at+jwt", """{ "exp": 1700000000 }""", 401)]
    [InlineData("at+jwt", """{ "nbf": 4000000000 }""", 401)]
    [InlineData("at+jwt", """{ "cnf": { "jkt": "0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I" } }""", 401)]
    [InlineData("JWT", """{}""", Accepted)]
    [InlineData("JWT", """{ "nonce": "n" }""", 401)]
    [InlineData("JWT", """{ "at_hash": "x" }""", 401)]
    [InlineData("JWT", """{ "typ": "Bearer", "nonce": "n" }""", Accepted)]
    [InlineData("JWT", """{ "typ": "ID" }""", 401)]
    [InlineData("JWT", """{ "typ": "Refresh" }""", 401)]
    [InlineData("logout+jwt", """{}""", 401)]
    [InlineData("dpop+jwt", """{}""", 401)]
    [InlineData("at+jwt", """{ "name": "Ho\u0300a" }""", 403)]
    [InlineData("at+jwt", """{ "name": { "first": "Hoa" } }""", 403)]
    [InlineData("at+jwt", """{ "roles": { "roles": ["official"] } }""", 403)]
    [InlineData("at+jwt", """{ "roles": "official approver" }""", 403)]
    [InlineData("at+jwt", """{ "side": ["vn", "cn"] }""", 403)]
    public async Task Each_claim_must_be_as_it_should(string type, string claims, int expected)
    {
        await using var provider = await ForgingProvider.StartAsync();
        await using var host = await StartAsync(provider);
        var token = provider.Sign(
            changed =>
            {
                foreach (var (name, value) in JsonNode.Parse(claims)!.AsObject())
                {
                    changed.Remove(name);
                    if (value is not null)
                    {
                        changed[name] = value.DeepClone();
                    }
                }
            },
            type);
        Assert.Equal(expected, await ProbeAsync(host, token));
    }

    [Fact]
    public async Task A_key_that_signs_and_checks_alike_signs_nothing_even_where_it_is_published()
    {
        await using var provider = await ForgingProvider.StartAsync();
        var secret = RandomNumberGenerator.GetBytes(32);
        provider.Keys.Add((JsonNode)new JsonObject { ["kty"] = "oct", ["kid"] = "shared", ["alg"] = "HS256", ["k"] = Base64UrlEncoder.Encode(secret) });
        await using var host = await StartAsync(provider);
        Assert.Equal(Accepted, await ProbeAsync(host, provider.Sign()));
        Assert.Equal(401, await ProbeAsync(host, provider.Sign(by: new SigningCredentials(new SymmetricSecurityKey(secret) { KeyId = "shared" }, SecurityAlgorithms.HmacSha256))));
    }

    [Theory]
    [InlineData(SecurityAlgorithms.RsaSha512, Accepted)]
    [InlineData(SecurityAlgorithms.RsaSsaPssSha256, Accepted)]
    [InlineData(SecurityAlgorithms.RsaSha256Signature, 401)]
    [InlineData(SecurityAlgorithms.RsaSsaPssSha256Signature, 401)]
    public async Task Algorithms_are_those_of_json_web_tokens(string algorithm, int expected)
    {
        // The library would take those of XML signatures too.
        await using var provider = await ForgingProvider.StartAsync();
        await using var host = await StartAsync(provider);
        Assert.Equal(expected, await ProbeAsync(host, provider.Sign(by: new SigningCredentials(provider.Key, algorithm))));
    }

    [Fact]
    public async Task A_provider_elsewhere_is_asked_by_tls_only_also_for_its_keys()
    {
        await using var provider = await ForgingProvider.StartAsync();
        using var documents = new ProviderDocuments(new OpenIdConnectSettings("https://id.example", "a", "name", "roles", null, []));
        foreach (var address in (string[])[$"{provider.Issuer}/.well-known/openid-configuration", "file:///etc/hostname", "jwks"])
        {
            await Assert.ThrowsAsync<IOException>(() => documents.GetDocumentAsync(address, TestContext.Current.CancellationToken));
        }

        Assert.Equal(0, provider.Asked);
    }

    [Fact]
    public async Task A_key_that_the_token_brings_with_it_signs_nothing()
    {
        await using var provider = await ForgingProvider.StartAsync();
        await using var host = await StartAsync(provider);
        using var rsa = RSA.Create(2048);
        Assert.Equal(401, await ProbeAsync(host, provider.Sign(by: new SigningCredentials(new RsaSecurityKey(rsa) { KeyId = provider.Key.KeyId }, SecurityAlgorithms.RsaSha256))));
        Assert.Equal(401, await ProbeAsync(host, provider.Sign(by: new SigningCredentials(new RsaSecurityKey(rsa), SecurityAlgorithms.RsaSha256))));
        Assert.Equal(Accepted, await ProbeAsync(host, provider.Sign()));
    }

    [Fact]
    public async Task Tokens_with_unknown_keys_make_the_service_ask_the_provider_now_and_then_only()
    {
        await using var provider = await ForgingProvider.StartAsync();
        var time = new ShiftedTime();
        await using var host = await StartAsync(provider, time);
        using var rsa = RSA.Create(2048);
        Assert.Equal(Accepted, await ProbeAsync(host, provider.Sign()));
        foreach (var expected in (int[])[1, 2, 3])
        {
            for (var turn = 0; turn < 4; turn++)
            {
                Assert.Equal(401, await ProbeAsync(host, Unknown(turn)));
            }

            Assert.Equal(expected, provider.Asked);
            time.By += ProviderKeys.AskAgainAfter;
        }

        Assert.Equal(Accepted, await ProbeAsync(host, provider.Sign()));

        string Unknown(int turn) => provider.Sign(by: new SigningCredentials(
            new RsaSecurityKey(rsa) { KeyId = string.Create(CultureInfo.InvariantCulture, $"unknown-{turn}") }, SecurityAlgorithms.RsaSha256));
    }

    [Fact]
    public async Task A_key_that_was_withdrawn_is_no_good_after_an_hour_though_nobody_comes_with_another()
    {
        await using var provider = await ForgingProvider.StartAsync();
        var time = new ShiftedTime();
        await using var host = await StartAsync(provider, time);
        var token = provider.Sign(claims => claims["exp"] = DateTimeOffset.UtcNow.ToUnixTimeSeconds() + 7200);
        Assert.Equal(Accepted, await ProbeAsync(host, token));
        provider.Keys[0]!["kid"] = "new";
        provider.Keys[0]!["n"] = Base64UrlEncoder.Encode(RSA.Create(2048).ExportParameters(false).Modulus);
        time.By = ProviderKeys.KeepFor - TimeSpan.FromSeconds(20);
        Assert.Equal(Accepted, await ProbeAsync(host, token));
        time.By = ProviderKeys.KeepFor;
        Assert.Equal(401, await ProbeAsync(host, token));
    }

    [Theory]
    [InlineData("another issuer")]
    [InlineData("a redirection")]
    [InlineData("too much")]
    [InlineData("no JSON")]
    [InlineData("a list")]
    [InlineData("no keys")]
    [InlineData("no address of keys")]
    [InlineData("keys without TLS")]
    [InlineData("keys in a file")]
    [InlineData("an error")]
    [InlineData("nothing")]
    public async Task Metadata_that_are_not_as_they_should_be_let_nobody_in_and_are_not_asked_for_each_time(string what)
    {
        await using var provider = await ForgingProvider.StartAsync();
        var time = new ShiftedTime();
        await using var host = await StartAsync(provider, time);
        provider.Answer = async (context, metadata) =>
        {
            switch (what)
            {
                case "a redirection":
                    provider.Answer = null;
                    context.Response.Redirect(context.Request.Path);
                    return;
                case "an error":
                    context.Response.StatusCode = 500;
                    break;
                case "nothing":
                    await Task.Delay(Timeout.Infinite, context.RequestAborted);
                    break;
                case "too much":
                    metadata["more"] = new string(' ', 300_000);
                    break;
                case "another issuer":
                    metadata["issuer"] = "https://other.example";
                    break;
                case "no keys":
                    provider.Keys.Clear();
                    break;
                case "no address of keys":
                    metadata.Remove("jwks_uri");
                    break;
                case "keys without TLS":
                    // 203.0.113.0/24 is reserved for documentation (RFC 5737).
                    metadata["jwks_uri"] = "http://203.0.113.5/jwks";
                    break;
                case "keys in a file":
                    metadata["jwks_uri"] = "file:///etc/hostname";
                    break;
            }

            await context.Response.WriteAsync(what == "no JSON" ? "<html>" : what == "a list" ? "[]" : metadata.ToJsonString());
        };

        for (var turn = 0; turn < 3; turn++)
        {
            Assert.Equal(503, await ProbeAsync(host, provider.Sign()));
        }

        Assert.Equal(1, provider.Asked);
        if (what != "no keys")
        {
            provider.Answer = null;
            time.By = ProviderKeys.RestAfterFailure;
            Assert.Equal(Accepted, await ProbeAsync(host, provider.Sign()));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("a.b.c")]
    [InlineData("..")]
    [InlineData("eyJhbGciOiJSUzI1NiJ9..")]
    [InlineData("e30.e30.e30")]
    [InlineData("e30.e30.e30.e30.e30")]
    [InlineData("eyJhbGciOiJSUzI1NiJ9.e30.e30")]
    [InlineData("eyJhbGciOiJkaXIiLCJlbmMiOiJBMTI4R0NNIn0..AAAA.AAAA.AAAA")]
    public async Task What_is_no_token_is_refused(string text)
    {
        await using var provider = await ForgingProvider.StartAsync();
        await using var host = await StartAsync(provider);
        Assert.Equal(401, await ProbeAsync(host, text));
        Assert.Equal(401, await ProbeAsync(host, new StringBuilder(text).Append('.', 20_000).ToString()));
    }

    private static async Task<int> ProbeAsync(OfficialsHost host, string token) => (await host.SendAsync(token, HttpMethod.Post, "/v1/statements/none/submit")).Status;

    private static Task<OfficialsHost> StartAsync(ForgingProvider provider, TimeProvider? time = null) =>
        OfficialsHost.StartAsync(null, OfficialsHost.Calendar, Instant.FromUtc(2026, 11, 22, 3, 0), time, OidcProvider.SettingsOf(provider.Issuer));
}
