using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using MongCai.Schedule.Tests;

namespace MongCai.Schedule.Service.Tests.Access;

/// <summary>A real OpenID Connect provider (npm oidc-provider, <c>tests/oidc</c>) in a process of its own on loopback, with people of a test's.</summary>
internal sealed class OidcProvider : IAsyncDisposable
{
    /// <summary>The service, as tokens name it.</summary>
    public const string Audience = "https://schedule.example/api";

    /// <summary>How long its tokens live, by <c>provider.mjs</c>.</summary>
    public static readonly TimeSpan TokenLifetime = TimeSpan.FromMinutes(10);

    private const string Secret = "a-secret-of-the-tests-0123456789";

    private readonly Process _process;
    private bool _isStopped;

    private OidcProvider(Process process, int port) => (_process, Port) = (process, port);

    public int Port { get; }

    public string Issuer => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{Port}");

    /// <summary>Settings of a service that takes its tokens.</summary>
    public string[] Settings => SettingsOf(Issuer);

    public static string[] SettingsOf(string issuer) =>
    [
        $"--OpenIdConnect:Issuer={issuer}", $"--OpenIdConnect:Audience={Audience}", "--OpenIdConnect:NameClaim=name", "--OpenIdConnect:RoleClaim=roles", "--OpenIdConnect:SideClaim=side",
    ];

    /// <summary>What is said of somebody.</summary>
    public static JsonObject Claims(string name, string? side, params string[] roles)
    {
        var claims = new JsonObject { ["name"] = name, ["roles"] = new JsonArray([.. roles.Select(role => JsonValue.Create(role))]) };
        if (side is not null)
        {
            claims["side"] = side;
        }

        return claims;
    }

    /// <summary>Starts it with new keys. Skips the test where it is not installed.</summary>
    /// <param name="people">By id: <c>claims</c>, <c>opaque</c>, <c>algorithm</c>.</param>
    /// <param name="port">The port; 0 for a free one.</param>
    public static async Task<OidcProvider> StartAsync(JsonObject people, int port = 0)
    {
        var folder = Solution.PathOf("tests/oidc");
        Assert.SkipUnless(
            NodeProgram.Has(folder, "oidc-provider"),
            "The OpenID Connect provider of the tests is not installed: with Node 20 or later, npm install in tests/oidc.");
        port = port == 0 ? FreePort() : port;
        var settings = new JsonObject { ["port"] = port, ["secret"] = Secret, ["people"] = people.DeepClone() };
        var process = Process.Start(new ProcessStartInfo("node", ["provider.mjs", settings.ToJsonString()])
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var errors = new StringBuilder();
        process.ErrorDataReceived += (_, line) => errors.AppendLine(line.Data);
        process.BeginErrorReadLine();
        while (await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is var line && line != "ready")
        {
            Assert.True(line is not null, $"The provider did not start: {errors}");
        }

        return new OidcProvider(process, port);
    }

    /// <summary>An access token by <c>client_credentials</c>.</summary>
    public async Task<string> TokenAsync(string id, string audience = Audience) =>
        (string)(await AskForTokensAsync(id, [new("grant_type", "client_credentials"), new("resource", audience)]))["access_token"]!;

    /// <summary>The access token and the ID token that a person gets who signs in with a browser.</summary>
    public async Task<(string AccessToken, string IdToken)> SignInAsync(string id)
    {
        const string Back = "http://127.0.0.1/signed-in";
        using var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        var address = new Uri(
            $"{Issuer}/auth?response_type=code&scope=openid&nonce=n&client_id={Uri.EscapeDataString(id)}&redirect_uri={Uri.EscapeDataString(Back)}&resource={Uri.EscapeDataString(Audience)}");
        while (!address.AbsoluteUri.StartsWith(Back, StringComparison.Ordinal))
        {
            using var response = await browser.GetAsync(address, TestContext.Current.CancellationToken);
            Assert.True(response.Headers.Location is not null, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
            address = new Uri(address, response.Headers.Location);
        }

        var code = System.Web.HttpUtility.ParseQueryString(address.Query)["code"]!;
        var tokens = await AskForTokensAsync(id, [new("grant_type", "authorization_code"), new("code", code), new("redirect_uri", Back), new("resource", Audience)]);
        return ((string)tokens["access_token"]!, (string)tokens["id_token"]!);
    }

    /// <summary>Its public keys, as it publishes them.</summary>
    public async Task<JsonArray> KeysAsync()
    {
        using var client = new HttpClient();
        return JsonNode.Parse(await client.GetStringAsync(new Uri($"{Issuer}/jwks"), TestContext.Current.CancellationToken))!["keys"]!.AsArray();
    }

    /// <summary>Stops it, as a provider that is down; once or more often.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_isStopped)
        {
            _isStopped = true;
            _process.StandardInput.Close();
            await _process.WaitForExitAsync();
            _process.Dispose();
        }
    }

    private async Task<JsonNode> AskForTokensAsync(string id, List<KeyValuePair<string, string>> form)
    {
        using var client = new HttpClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.ASCII.GetBytes($"{Uri.EscapeDataString(id)}:{Secret}")));
        using var content = new FormUrlEncodedContent(form);
        using var response = await client.PostAsync(new Uri($"{Issuer}/token"), content, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, text);
        return JsonNode.Parse(text)!;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
