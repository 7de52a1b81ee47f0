using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MongCai.Schedule.Service.Tests.Access;
using MongCai.Schedule.Service.Tests.Database;
using NodaTime;

namespace MongCai.Schedule.Service.Tests.Statements;

/// <summary>What nobody sends who means well, and what a log must not keep.</summary>
public class AbuseTests(PostgresCluster cluster)
{
    private const string Path = "/v1/statements";
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 22, 3, 0);

    [Fact]
    public async Task A_body_that_is_too_long_is_refused_whether_it_says_so_or_not()
    {
        await using var host = await StartAsync();
        var document = OfficialsHost.Closed("long", "2027-02-05", "2027-02-08");
        document["title"]!["en"] = new string('x', 256 << 10);
        Assert.Equal("/problems/body-too-large", await SendAsync(host, document.ToJsonString(), 413));

        using var unannounced = new HttpRequestMessage(HttpMethod.Post, Path) { Content = new StreamContent(new EndlessText()) };
        unannounced.Headers.Authorization = new("Bearer", host.Tokens["Hoa"]);
        unannounced.Headers.TransferEncodingChunked = true;
        unannounced.Content.Headers.ContentType = new("application/json");
        using var response = await host.Client.SendAsync(unannounced, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Theory]
    [InlineData("{\"title\":", "}", 200_000)]
    [InlineData("[", "]", 100_000)]
    [InlineData("{\"title\":", "}", 33)]
    public async Task A_body_that_is_nested_too_deep_is_refused(string open, string close, int depth)
    {
        await using var host = await StartAsync();
        var length = Math.Min(depth, 200_000 / open.Length);
        var text = new StringBuilder().Insert(0, open, length).Append('1').Insert(open.Length * length + 1, close, length).ToString();
        Assert.Equal("/problems/invalid-body", await SendAsync(host, text, 400));
    }

    [Fact]
    public async Task Too_many_clauses_are_refused_before_they_are_held_against_each_other()
    {
        await using var host = await StartAsync();
        Assert.Equal(201, (await host.SendAsync("Hoa", HttpMethod.Post, Path, Clauses("most", 99, 1))).Status);
        foreach (var document in (JsonObject[])[Clauses("clauses", 101, 0), Clauses("exceptions", 1, 100), Clauses("many", 1500, 0)])
        {
            var (status, problem, _) = await host.SendAsync("Hoa", HttpMethod.Post, Path, document);
            var error = problem!["errors"]!.AsArray().Single()!;
            Assert.Equal((400, "/clauses"), (status, (string)error["pointer"]!));
            Assert.Contains("100 at most", (string)error["detail"]!, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("{\"id\":\"a\",\"id\":\"b\"}")]
    [InlineData("{\"id\":\"\\u0000\"}")]
    [InlineData("{\"id\":\"\\ud800\"}")]
    [InlineData("\"text\"")]
    [InlineData("null")]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{\"clauses\":[{\"gates\":[[[]]],\"flows\":{},\"first\":1e999}]}")]
    public async Task What_is_no_statement_at_all_is_explained(string body)
    {
        await using var host = await StartAsync();
        Assert.Equal("/problems/invalid-body", await SendAsync(host, body, 400));
    }

    [Theory]
    [InlineData("submit", "{\"x\":1}", 400)]
    [InlineData("submit", "[]", 400)]
    [InlineData("preview", "{\"x\":1}", 400)]
    [InlineData("submit", "{}", 200)]
    public async Task Where_nothing_is_to_be_said_nothing_is_passed_over(string step, string body, int expected)
    {
        await using var host = await StartAsync();
        await host.DoAsync("Hoa", Path, OfficialsHost.Closed("draft", "2027-02-05", "2027-02-08"));
        Assert.Equal(expected, (await host.SendAsync("Hoa", HttpMethod.Post, $"{Path}/draft/{step}", JsonNode.Parse(body))).Status);
    }

    [Fact]
    public async Task Text_in_another_encoding_is_refused()
    {
        await using var host = await StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, Path) { Content = new StringContent("{}", Encoding.Unicode, "application/json") };
        request.Headers.Authorization = new("Bearer", host.Tokens["Hoa"]);
        using var response = await host.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
    }

    [Fact]
    public async Task No_log_has_a_token_or_a_password()
    {
        using var log = new KeptLog();
        await using var host = await OfficialsHost.StartAsync(
            cluster, OfficialsHost.Calendar, Now, null,
            "--Logging:LogLevel:Default=Trace", "--Logging:LogLevel:MongCai.Schedule.Service.Access.TokenAuthentication=Trace", "--Logging:LogLevel:Microsoft.AspNetCore=Trace", "--Logging:Console:LogLevel:Default=None", "--Logging:Console:LogLevel:Microsoft.AspNetCore=None");
        host.Services.GetRequiredService<ILoggerFactory>().AddProvider(log);
        await host.PublishAsync(OfficialsHost.Closed("first", "2027-02-05", "2027-02-08"));
        var wrong = host.Tokens["Hoa"][..^1] + "!";
        foreach (var token in host.Tokens.Values.Append(wrong))
        {
            await host.SendAsync(token, HttpMethod.Get, "/v1/audit");
            await host.SendAsync(token, HttpMethod.Post, Path, new JsonObject());
        }

        Assert.Contains("was not authenticated", log.Text, StringComparison.Ordinal);
        foreach (var secret in host.Tokens.Values.Append(wrong).Select(token => token.Split('_', 3)[2]))
        {
            Assert.DoesNotContain(secret, log.Text, StringComparison.Ordinal);
            Assert.DoesNotContain(secret, (await host.GetAsync("/v1/audit", "Khoa")).ToJsonString(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("Host=127.0.0.1;Port=1;Database=x;Username=u;Password=k3ep-me-s3cret")]
    [InlineData("Host=127.0.0.1;Port=none;Password=k3ep-me-s3cret")]
    [InlineData("Data Source=/nowhere/x.db;Password=k3ep-me-s3cret")]
    [InlineData("Password=k3ep-me-s3cret")]
    [InlineData("Host=127.0.0.1;Bogus=1;Password=k3ep-me-s3cret")]
    public async Task A_database_that_cannot_be_reached_is_told_without_its_password(string connectionString)
    {
        using var error = new StringWriter();
        Assert.NotEqual(0, await Service.Commands.CommandLine.RunAsync(["verify", "--database", connectionString], TextWriter.Null, error));
        Assert.NotEqual("", error.ToString());
        Assert.DoesNotContain("no mistake of yours", error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("k3ep-me-s3cret", error.ToString(), StringComparison.Ordinal);
    }

    private static JsonObject Clauses(string id, int count, int exceptions)
    {
        var document = OfficialsHost.Closed(id, "2027-02-05", "2027-02-08");
        var clause = document["clauses"]![0]!;
        var except = Enumerable.Range(0, exceptions).Select(_ => new JsonObject { ["classes"] = new JsonArray("cold-chain"), ["regime"] = "appointment" });
        document["clauses"] = new JsonArray([.. Enumerable.Range(0, count).Select(_ => clause.DeepClone())]);
        if (exceptions > 0)
        {
            document["clauses"]![0]!["except"] = new JsonArray([.. except]);
        }

        return document;
    }

    private static async Task<string> SendAsync(OfficialsHost host, string body, int expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Authorization = new("Bearer", host.Tokens["Hoa"]);
        using var response = await host.Client.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(expected == (int)response.StatusCode, $"{(int)response.StatusCode} {text}");
        return (string)JsonNode.Parse(text)!["type"]!;
    }

    private static Task<OfficialsHost> StartAsync() => OfficialsHost.StartAsync(null, OfficialsHost.Calendar, Now);

    /// <summary>A text of a megabyte and more, of which nobody says how long it is.</summary>
    private sealed class EndlessText : MemoryStream
    {
        public EndlessText()
            : base(Encoding.UTF8.GetBytes($"{{\"id\":\"{new string('x', 1 << 20)}\"}}"))
        {
        }

        public override bool CanSeek => false;
    }
}
