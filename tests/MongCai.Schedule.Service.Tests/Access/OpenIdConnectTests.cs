using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Logging;
using MongCai.Schedule.Publishing;
using MongCai.Schedule.Service.Access;
using MongCai.Schedule.Service.Tests.Statements;
using NodaTime;

namespace MongCai.Schedule.Service.Tests.Access;

/// <summary>Tokens of a real provider on loopback, at the real service.</summary>
public sealed class OpenIdConnectTests(SharedOidcProvider shared) : IClassFixture<SharedOidcProvider>
{
    private const string Path = "/v1/statements";
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 22, 3, 0);
    private static readonly (int, string) Accepted = (404, "/problems/not-found");
    private static readonly (int, string) Unauthenticated = (401, "/problems/unauthenticated");
    private static readonly (int, string) Forbidden = (403, "/problems/forbidden");
    private static readonly (int, string) Unavailable = (503, "/problems/identity-provider-unavailable");

    [Fact]
    public async Task An_official_of_the_provider_drafts_and_an_approver_of_the_provider_publishes()
    {
        var provider = await shared.GetAsync();
        await using var host = await StartAsync(provider.Settings);
        var (lan, minh) = (await provider.TokenAsync("lan"), await provider.TokenAsync("minh"));
        var published = await host.PublishAsync(OfficialsHost.Closed("tet-2027", "2027-02-05", "2027-02-08"), lan, minh);
        Assert.Equal("2026/001", (string)published["number"]!);

        var audit = (await host.GetAsync("/v1/audit?limit=1000", await provider.TokenAsync("khoa")))["entries"]!.AsArray();
        Assert.Equal(["Lan", "Minh"], audit.Select(entry => (string)entry!["actor"]!).Where(actor => actor is "Lan" or "Minh").Distinct());
    }

    [Theory]
    [InlineData("lan")]
    [InlineData("minh")]
    [InlineData("an")]
    [InlineData("role-as-text")]
    [InlineData("elliptic")]
    public async Task Who_has_one_name_and_one_role_is_let_in(string id)
    {
        var provider = await shared.GetAsync();
        await using var host = await StartAsync(provider.Settings);
        Assert.Equal(Accepted, (await ProbeAsync(host, await provider.TokenAsync(id))).Answer);
    }

    [Theory]
    [InlineData("no-role", "The claim roles of the token must have exactly one of: admin, approver, official, partner.")]
    [InlineData("no-roles", "The claim roles of the token must have exactly one of: admin, approver, official, partner.")]
    [InlineData("two-roles", "The claim roles of the token must have exactly one of: admin, approver, official, partner.")]
    [InlineData("no-name", "The claim name of the token is no name. ")]
    [InlineData("two-names", "The claim name of the token is no name. ")]
    [InlineData("cyrillic-name", "The claim name of the token is no name. ")]
    [InlineData("number-for-name", "The claim name of the token is no name. ")]
    [InlineData("wrong-side", "The claim side of the token must be one of: vn, cn.")]
    [InlineData("hoa-approves", "Hoa has a token of this service as official of vn. One name is one person with one role.")]
    [InlineData("hoa-of-china", "Hoa has a token of this service as official of vn. One name is one person with one role.")]
    [InlineData("hoa-of-nowhere", "Hoa has a token of this service as official of vn. One name is one person with one role.")]
    [InlineData("small-an", "an has a token of this service as approver of vn. One name is one person with one role.")]
    public async Task Who_is_not_one_person_with_one_role_is_told_why(string id, string detail)
    {
        var provider = await shared.GetAsync();
        await using var host = await StartAsync(provider.Settings);
        var (answer, told) = await ProbeAsync(host, await provider.TokenAsync(id));
        Assert.Equal(Forbidden, answer);
        Assert.StartsWith(detail, told, StringComparison.Ordinal);
        Assert.Equal(403, (await host.SendAsync(await provider.TokenAsync(id), HttpMethod.Get, Path)).Status);
    }

    [Theory]
    [InlineData("an", "An")]
    [InlineData("An", "an")]
    public async Task Nobody_approves_through_one_door_what_they_wrote_through_the_other(string author, string approver)
    {
        var provider = await shared.GetAsync();
        await using var host = await StartAsync(provider.Settings);
        var tokens = new Dictionary<string, string> { ["an"] = await provider.TokenAsync("an"), ["An"] = host.Tokens["An"] };
        await host.DoAsync(tokens[author], Path, OfficialsHost.Closed("own", "2027-02-05", "2027-02-08"));
        await host.DoAsync(tokens[author], $"{Path}/own/submit");
        Assert.Equal((403, "/problems/same-official"), await ApproveAsync(host, tokens[approver], "own"));
    }

    [Fact]
    public async Task Nobody_approves_their_own_by_small_letters()
    {
        var provider = await shared.GetAsync();
        await using var host = await StartAsync(provider.Settings);
        await host.DoAsync("An", Path, OfficialsHost.Closed("own", "2027-02-05", "2027-02-08"));
        await host.DoAsync("An", $"{Path}/own/submit");
        await Service.Access.Tokens.RevokeAsync(host.Database.Schedule, "An", null, Now);
        Assert.Equal((403, "/problems/same-official"), await ApproveAsync(host, await provider.TokenAsync("small-an"), "own"));
    }

    [Fact]
    public async Task A_name_gets_no_token_of_the_service_with_another_role_in_other_letters()
    {
        await using var host = await StartAsync();
        var (token, refusal) = await Service.Access.Tokens.AddAsync(host.Database.Schedule, new Person("HOA", Role.Approver, Country.Vn), Now);
        Assert.Null(token);
        Assert.StartsWith("Hoa has a live token as official of vn; one name is one person with one role.", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Roles_may_have_other_names_at_the_provider_and_then_only_those_count()
    {
        var provider = await shared.GetAsync();
        await using var host = await StartAsync([.. provider.Settings, "--OpenIdConnect:Roles:approver=offline_access"]);
        Assert.Equal(Accepted, (await ProbeAsync(host, await provider.TokenAsync("minh"))).Answer);
        var (answer, detail) = await ProbeAsync(host, await provider.TokenAsync("lan"));
        Assert.Equal((Forbidden, "The claim roles of the token must have exactly one of: offline_access."), (answer, detail));
    }

    [Fact]
    public async Task Without_a_provider_its_tokens_are_not_known()
    {
        var provider = await shared.GetAsync();
        await using var host = await StartAsync();
        Assert.Equal(Unauthenticated, (await ProbeAsync(host, await provider.TokenAsync("lan"))).Answer);
    }

    [Fact]
    public async Task The_services_own_tokens_go_on_beside_a_provider()
    {
        await using var host = await StartAsync(OidcProvider.SettingsOf("http://127.0.0.1:1"));
        Assert.Equal(Accepted, (await ProbeAsync(host, "Hoa")).Answer);
        Assert.Equal(Unauthenticated, (await ProbeAsync(host, host.Tokens["Hoa"] + "x")).Answer);
    }

    [Fact]
    public async Task A_token_for_another_service_is_refused()
    {
        var provider = await shared.GetAsync();
        await using var host = await StartAsync(provider.Settings);
        Assert.Equal(Unauthenticated, (await ProbeAsync(host, await provider.TokenAsync("lan", "https://other.example/api"))).Answer);
        Assert.Equal(Unauthenticated, (await ProbeAsync(host, await provider.TokenAsync("lan", OidcProvider.Audience + "/"))).Answer);
    }

    [Fact]
    public async Task A_token_of_another_provider_is_refused()
    {
        var provider = await shared.GetAsync();
        await using var other = await OidcProvider.StartAsync(SharedOidcProvider.People);
        await using var host = await StartAsync(provider.Settings);
        Assert.Equal(Unauthenticated, (await ProbeAsync(host, await other.TokenAsync("lan"))).Answer);
    }

    [Fact]
    public async Task A_token_is_good_from_its_beginning_to_its_end_give_or_take_a_minute()
    {
        var provider = await shared.GetAsync();
        var time = new ShiftedTime();
        await using var host = await StartAsync(provider.Settings, time);
        var token = await provider.TokenAsync("lan");
        var end = OidcProvider.TokenLifetime + OpenIdConnectTokens.ClockSkew;
        foreach (var (by, expected) in ((TimeSpan, (int, string))[])[(TimeSpan.Zero, Accepted), (end - TimeSpan.FromSeconds(20), Accepted), (end + TimeSpan.FromSeconds(1), Unauthenticated)])
        {
            time.By = by;
            Assert.Equal(expected, (await ProbeAsync(host, token)).Answer);
        }
    }

    [Fact]
    public async Task An_id_token_lets_nobody_in_even_where_the_client_bears_the_name_of_the_service()
    {
        var provider = await shared.GetAsync();
        await using var host = await StartAsync(provider.Settings);
        var (access, id) = await provider.SignInAsync(OidcProvider.Audience);
        Assert.Equal(Accepted, (await ProbeAsync(host, access)).Answer);
        Assert.Equal(Unauthenticated, (await ProbeAsync(host, id)).Answer);
        Assert.Equal(Unauthenticated, (await ProbeAsync(host, (await provider.SignInAsync("lan")).IdToken)).Answer);
    }

    [Fact]
    public async Task An_opaque_token_is_refused()
    {
        var provider = await shared.GetAsync();
        await using var host = await StartAsync(provider.Settings);
        Assert.Equal(Unauthenticated, (await ProbeAsync(host, await provider.TokenAsync("opaque"))).Answer);
    }

    [Fact]
    public async Task What_somebody_else_wrote_into_a_token_is_refused()
    {
        var provider = await shared.GetAsync();
        await using var host = await StartAsync(provider.Settings);
        var parts = (await provider.TokenAsync("lan")).Split('.');
        var header = JsonNode.Parse(Base64Url.DecodeFromChars(parts[0]))!;
        var payload = JsonNode.Parse(Base64Url.DecodeFromChars(parts[1]))!;
        var key = (await provider.KeysAsync()).Single(one => (string)one!["kid"]! == (string)header["kid"]!)!;
        payload["roles"] = "approver";
        var changed = Encode(payload);
        using var rsa = RSA.Create(new RSAParameters { Modulus = Base64Url.DecodeFromChars((string)key["n"]!), Exponent = Base64Url.DecodeFromChars((string)key["e"]!) });
        header["alg"] = "none";
        var none = Encode(header);
        header["alg"] = "HS256";
        var hs256 = Encode(header);
        string[] forged =
        [
            $"{parts[0]}.{changed}.{parts[2]}",
            $"{parts[0]}.{parts[1]}.{(parts[2][0] == 'A' ? 'B' : 'A')}{parts[2][1..]}",
            $"{parts[0]}.{parts[1]}.",
            $"{none}.{parts[1]}.",
            $"{none}.{changed}.{parts[2]}",
            .. ((byte[][])[rsa.ExportRSAPublicKey(), rsa.ExportSubjectPublicKeyInfo(), Encoding.ASCII.GetBytes(rsa.ExportSubjectPublicKeyInfoPem()), Encoding.UTF8.GetBytes(key.ToJsonString())])
                .Select(secret => $"{hs256}.{changed}.{Base64Url.EncodeToString(HMACSHA256.HashData(secret, Encoding.ASCII.GetBytes($"{hs256}.{changed}")))}"),
        ];
        Assert.Equal(Accepted, (await ProbeAsync(host, string.Join('.', parts))).Answer);
        foreach (var token in forged)
        {
            Assert.True(Unauthenticated == (await ProbeAsync(host, token)).Answer, token);
        }
    }

    [Fact]
    public async Task After_a_change_of_keys_new_tokens_are_taken_and_old_ones_no_more()
    {
        var time = new ShiftedTime();
        await using var before = await OidcProvider.StartAsync(SharedOidcProvider.People);
        await using var host = await StartAsync(before.Settings, time);
        var old = await before.TokenAsync("lan");
        Assert.Equal(Accepted, (await ProbeAsync(host, old)).Answer);
        await before.DisposeAsync();

        await using var after = await OidcProvider.StartAsync(SharedOidcProvider.People, before.Port);
        var token = await after.TokenAsync("lan");
        Assert.Equal(Unauthenticated, (await ProbeAsync(host, token)).Answer);
        time.By = ProviderKeys.AskAgainAfter;
        Assert.Equal(Accepted, (await ProbeAsync(host, token)).Answer);
        Assert.Equal(Unauthenticated, (await ProbeAsync(host, old)).Answer);
    }

    [Fact]
    public async Task While_the_provider_is_down_a_token_that_its_last_keys_cannot_tell_is_for_later()
    {
        var time = new ShiftedTime();
        await using var provider = await OidcProvider.StartAsync(SharedOidcProvider.People);
        await using var host = await StartAsync(provider.Settings, time);
        var token = await provider.TokenAsync("lan");
        await provider.DisposeAsync();
        var (status, problem, response) = await host.SendAsync(token, HttpMethod.Post, $"{Path}/none/submit");
        Assert.Equal((Unavailable, "5"), ((status, (string)problem!["type"]!), response.Headers.RetryAfter!.ToString()));
        Assert.Equal(Unavailable.Item1, (await host.SendAsync(token, HttpMethod.Get, Path)).Status);
        Assert.Equal(200, (await host.SendAsync(token, HttpMethod.Get, "/v1/gates")).Status);
        Assert.Equal(Accepted, (await ProbeAsync(host, "Hoa")).Answer);

        await using var again = await OidcProvider.StartAsync(SharedOidcProvider.People, provider.Port);
        time.By = ProviderKeys.RestAfterFailure;
        token = await again.TokenAsync("lan");
        Assert.Equal(Accepted, (await ProbeAsync(host, token)).Answer);
        await again.DisposeAsync();
        await using var withNewKeys = await OidcProvider.StartAsync(SharedOidcProvider.People, provider.Port);
        var unknown = await withNewKeys.TokenAsync("lan");
        await withNewKeys.DisposeAsync();
        time.By += ProviderKeys.AskAgainAfter;
        Assert.Equal(Unavailable, (await ProbeAsync(host, unknown)).Answer);
        Assert.Equal(Accepted, (await ProbeAsync(host, token)).Answer);
    }

    [Fact]
    public async Task No_log_has_a_token()
    {
        using var log = new KeptLog();
        await using var provider = await OidcProvider.StartAsync(SharedOidcProvider.People);
        await using var host = await StartAsync([.. provider.Settings, "--Logging:LogLevel:Default=Trace", "--Logging:LogLevel:MongCai.Schedule.Service.Access.TokenAuthentication=Trace", "--Logging:LogLevel:Microsoft.AspNetCore=Trace", "--Logging:Console:LogLevel:Default=None", "--Logging:Console:LogLevel:Microsoft.AspNetCore=None"]);
        host.Services.GetRequiredService<ILoggerFactory>().AddProvider(log);
        List<string> tokens = [await provider.TokenAsync("lan"), await provider.TokenAsync("no-role"), await provider.TokenAsync("lan", "https://other.example"), await provider.TokenAsync("opaque"), (await provider.SignInAsync("lan")).IdToken];
        tokens.Add(string.Concat(tokens[0].AsSpan(0, tokens[0].Length - 9), "tampered9"));
        tokens.Add("eyJhbGciOiJub25lIn0.eyJuYW1lIjoiSG9hIn0.");
        tokens.AddRange(host.Tokens.Values);
        foreach (var token in tokens)
        {
            await ProbeAsync(host, token);
        }

        await provider.DisposeAsync();
        await using var later = await OfficialsHost.StartAsync(null, OfficialsHost.Calendar, Now, null, provider.Settings);
        later.Services.GetRequiredService<ILoggerFactory>().AddProvider(log);
        await ProbeAsync(later, tokens[0]);

        Assert.False(IdentityModelEventSource.ShowPII);
        Assert.Contains("was not authenticated. Failure message: OpenID Connect: SecurityTokenInvalidAudienceException IDX10214", log.Text, StringComparison.Ordinal);
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"The OpenID Connect provider {provider.Issuer} cannot be asked for its keys"), log.Text, StringComparison.Ordinal);
        foreach (var secret in tokens.SelectMany(token => token.Split('.', '_')).Where(part => part.Length > 20))
        {
            Assert.DoesNotContain(secret, log.Text, StringComparison.Ordinal);
        }
    }

    private static string Encode(JsonNode json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json.ToJsonString()));

    /// <summary>What a write is answered to somebody with a token: 404 where officials may write.</summary>
    private static async Task<((int Status, string Type) Answer, string Detail)> ProbeAsync(OfficialsHost host, string token)
    {
        var (status, problem, _) = await host.SendAsync(token, HttpMethod.Post, $"{Path}/none/submit");
        return ((status, (string)problem!["type"]!), (string)problem["detail"]!);
    }

    private static async Task<(int Status, string Type)> ApproveAsync(OfficialsHost host, string token, string id)
    {
        var preview = await host.DoAsync(token, $"{Path}/{id}/preview");
        var (status, problem, _) = await host.SendAsync(token, HttpMethod.Post, $"{Path}/{id}/approve", new JsonObject { ["previewHash"] = (string)preview["previewHash"]! });
        return (status, (string)problem!["type"]!);
    }

    private static Task<OfficialsHost> StartAsync(string[]? settings = null, TimeProvider? time = null) =>
        OfficialsHost.StartAsync(null, OfficialsHost.Calendar, Now, time, settings ?? []);
}
