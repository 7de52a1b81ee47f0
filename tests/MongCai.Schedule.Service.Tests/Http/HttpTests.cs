using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using MongCai.Schedule.Service.Http;
using MongCai.Schedule.Service.Tests.CalendarFiles;
using MongCai.Schedule.Service.Tests.Database;
using MongCai.Schedule.Tests;
using NodaTime;

namespace MongCai.Schedule.Service.Tests.Http;

public class HttpTests(ServiceHost host) : IClassFixture<ServiceHost>
{
    // Scripts, styles and connections of this service only; inline styles and data: images are Swagger UI's.
    private const string PagePolicy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    [Theory]
    [InlineData("/v1/lunar", "default-src 'none'; frame-ancestors 'none'")]
    [InlineData("/nothing-here", "default-src 'none'; frame-ancestors 'none'")]
    [InlineData("/test/failure", "default-src 'none'; frame-ancestors 'none'")]
    [InlineData("/docs/api/index.html", PagePolicy)]
    [InlineData("/Docs/Api/index.html", PagePolicy)]
    public async Task Every_answer_says_what_a_browser_may_do_with_it(string path, string policy)
    {
        using var response = await host.SendAsync(path);
        Assert.Equal(policy, Assert.Single(response.Headers.GetValues("Content-Security-Policy")));
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("no-referrer", Assert.Single(response.Headers.GetValues("Referrer-Policy")));
        Assert.False(response.Headers.Contains("Server"));
    }

    [Theory]
    [InlineData("/nothing-here", "GET", 404, "/problems/not-found", "Không có tài nguyên ở địa chỉ này.")]
    [InlineData("/v1/lunar", "POST", 405, "/problems/method-not-allowed", "Địa chỉ này không nhận phương thức ấy.")]
    [InlineData("/test/failure", "GET", 500, "/problems/internal", "Máy chủ gặp lỗi.")]
    public async Task Every_error_is_a_problem_document(string path, string method, int status, string type, string title)
    {
        using var response = await host.SendAsync(path, new HttpMethod(method));
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var problem = JsonNode.Parse(text)!;
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal((type, title), ((string)problem["type"]!, (string)problem["title"]!));
        Assert.DoesNotContain("secret detail", text, StringComparison.Ordinal);
        Assert.Matches("^[0-9a-f]{32}$", (string)problem["traceId"]!);
        Assert.True(response.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task Health_is_told()
    {
        Assert.Equal("""{"status":"live"}""", await host.GetTextAsync("/health/live"));
        foreach (var path in (string[])["/health/live", "/health/ready"])
        {
            using var response = await host.SendAsync(path);
            Assert.True(response.Headers.CacheControl!.NoStore);
        }

        var ready = await host.GetJsonAsync("/health/ready");
        Assert.Equal(("ready", "sqlite"), ((string)ready["status"]!, (string)ready["database"]!));
        Assert.Equal((int)(await host.GetJsonAsync("/v1/revisions"))["revision"]!, (int)ready["revision"]!);
        Assert.Null(ready["reason"]);
        Assert.Contains((string)ready["tzdb"]!, DateTimeZoneProviders.Tzdb.VersionId, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_root_leads_to_the_page_that_reads_the_api()
    {
        using var root = await host.SendAsync("/");
        Assert.Equal((302, "/docs/api"), ((int)root.StatusCode, root.Headers.Location!.OriginalString));
        Assert.Contains("<title>MongCai.Schedule API</title>", await host.GetTextAsync("/docs/api/index.html"), StringComparison.Ordinal);
        Assert.Contains("\"/openapi/v1.json\"", await host.GetTextAsync("/docs/api/index.js"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_api_document_is_the_reviewed_one()
    {
        var document = await host.GetJsonAsync("/openapi/v1.json");
        Assert.StartsWith("3.1", (string)document["openapi"]!, StringComparison.Ordinal);
        Snapshot.Matches("tests/MongCai.Schedule.Service.Tests/Snapshots/openapi.json", document.ToJsonString(Indented) + "\n");
    }

    [Fact]
    public async Task Every_operation_is_described_and_says_how_it_fails()
    {
        var document = await host.GetJsonAsync("/openapi/v1.json");
        foreach (var (path, item) in document["paths"]!.AsObject())
        {
            foreach (var (method, operation) in item!.AsObject())
            {
                var place = $"{method} {path}";
                Assert.True(operation!["operationId"] is not null && operation["summary"] is not null && operation["description"] is not null, place);
                Assert.True(operation["responses"]!["400"]!["content"]!["application/problem+json"]!["examples"]!.AsObject().Count > 0, place);
                var isStream = operation["responses"]!["200"]?["content"]?["text/event-stream"] is not null;
                Assert.Equal(method == "get" && !isStream, operation["responses"]!["304"] is not null);
                Assert.All(
                    operation["parameters"]?.AsArray() ?? [],
                    parameter => Assert.True(
                        parameter!["description"] is { } words
                            && ((string)parameter["in"]! == "header" || parameter["example"] is not null || ((string)words!).Contains("For instance `", StringComparison.Ordinal)),
                        $"{place} {parameter["name"]}"));
            }
        }
    }

    [Fact]
    public async Task Every_member_is_described_and_what_may_be_null_is_a_type_with_null()
    {
        var schemas = (await host.GetJsonAsync("/openapi/v1.json"))["components"]!["schemas"]!.AsObject();
        foreach (var (schema, members) in schemas.Where(schema => schema.Value!["properties"] is not null).Select(schema => (schema.Key, schema.Value!["properties"]!.AsObject())))
        {
            Assert.All(members, member => Assert.True(member.Value!["description"] is not null && member.Value["oneOf"] is null, $"{schema} {member.Key}"));
        }

        var hours = schemas["HoursAnswer"]!["properties"]!;
        Assert.Equal("When it closes; null where that is not known.", (string)hours["closes"]!["description"]!);
        Assert.Equal(["null", "string"], hours["closes"]!["type"]!.AsArray().Select(type => (string)type!));
        Assert.Equal(
            ["normal", "appointment", "closed", "unknown", "mixed"],
            schemas["StatusAnswer"]!["properties"]!["regime"]!["enum"]!.AsArray().Select(regime => (string)regime!));
        Assert.DoesNotContain("segments", schemas["StatusAnswer"]!["required"]!.AsArray().Select(name => (string)name!));
        Assert.Equal(
            ["#/components/schemas/StatusAnswer", "#/components/schemas/ProblemDocument"],
            schemas["QuestionsAnswer"]!["properties"]!["answers"]!["items"]!["anyOf"]!.AsArray().Select(shape => (string)shape!["$ref"]!));
    }

    // What changes something has its own test, in the order in which it can happen, and so has what is somebody's own.
    // Those under Examples/ are written anew with UPDATE_SNAPSHOTS=1, and are in the document after the next build.
    [Fact]
    public async Task Every_operation_has_examples_that_it_really_answers()
    {
        var document = await host.GetJsonAsync("/openapi/v1.json");
        foreach (var (path, item) in document["paths"]!.AsObject().Where(path => !IsOfSomebody(path.Key)))
        {
            foreach (var (method, operation) in item!.AsObject().Where(item => item.Key == "get" || item.Value!["security"]!.AsArray().Count == 0))
            {
                var examples = operation!["responses"]!["200"]!["content"]!.AsObject().First().Value!["examples"]?.AsObject();
                Assert.True(examples is { Count: > 0 }, $"{method} {path} has no example");
                foreach (var (name, example) in examples)
                {
                    await HoldsAsync(name, (string)example!["summary"]!, operation["requestBody"]?["content"]!["application/json"]!["example"], example["value"]!);
                }
            }
        }
    }

    [Fact]
    public async Task What_a_page_fills_in_from_the_examples_is_a_good_request()
    {
        var document = await host.GetJsonAsync("/openapi/v1.json");
        foreach (var (path, item) in document["paths"]!.AsObject().Where(path => path.Value!["get"] is not null && !IsOfSomebody(path.Key)))
        {
            var address = path;
            var query = new List<string>();
            foreach (var parameter in (item!["get"]!["parameters"]?.AsArray() ?? []).Where(parameter => parameter!["example"] is not null))
            {
                var value = Uri.EscapeDataString(parameter!["example"]!.ToString());
                address = address.Replace($"{{{parameter["name"]}}}", value, StringComparison.Ordinal);
                if ((string)parameter["in"]! == "query")
                {
                    query.Add($"{parameter["name"]}={value}");
                }
            }

            using var request = new HttpRequestMessage(HttpMethod.Get, $"{address}?{string.Join('&', query)}");
            request.Headers.Authorization = new("Bearer", host.AdminToken);
            using var response = await host.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
            Assert.True(response.IsSuccessStatusCode, $"{response.StatusCode}: {address}?{string.Join('&', query)}");
        }
    }

    [Fact]
    public async Task Classes_are_lists_and_the_headers_that_count_are_described()
    {
        var parameters = (await host.GetJsonAsync("/openapi/v1.json"))["paths"]!["/v1/gates/{gate}/{flow}/status"]!["get"]!["parameters"]!.AsArray();
        foreach (var name in (string[])["commodity", "vehicle", "traveller"])
        {
            var parameter = parameters.Single(parameter => (string)parameter!["name"]! == name)!;
            Assert.Equal(("array", "string"), ((string)parameter["schema"]!["type"]!, (string)parameter["schema"]!["items"]!["type"]!));
            Assert.NotEqual("false", parameter["explode"]?.ToString());
        }

        Assert.Equal(
            ["Accept-Language", "If-None-Match"],
            parameters.Where(parameter => (string)parameter!["in"]! == "header").Select(parameter => (string)parameter!["name"]!));
    }

    [Fact]
    public async Task The_page_fits_a_phone_and_its_schemas_are_folded()
    {
        Assert.Contains("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">", await host.GetTextAsync("/docs/api/index.html"), StringComparison.Ordinal);
        Assert.Contains("\"defaultModelsExpandDepth\":0", await host.GetTextAsync("/docs/api/index.js"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/v1/gates", "POST", "GET, HEAD")]
    [InlineData("/v1/questions", "GET", "POST")]
    public async Task A_method_that_is_not_taken_is_told_those_that_are(string path, string method, string allow)
    {
        using var response = await host.SendAsync(path, new HttpMethod(method));
        Assert.Equal((405, allow), ((int)response.StatusCode, string.Join(", ", response.Content.Headers.Allow)));
    }

    [Fact]
    public async Task The_type_of_every_problem_leads_to_its_explanation()
    {
        var codes = Regex.Matches((await host.GetJsonAsync("/openapi/v1.json")).ToJsonString(), "/problems/([a-z-]+)").Select(match => match.Groups[1].Value);
        foreach (var code in codes.Append("method-not-allowed").Distinct())
        {
            var page = await host.GetJsonAsync($"/problems/{code}");
            Assert.Equal($"/problems/{code}", (string)page["type"]!);
            foreach (var text in (JsonNode[])[page["title"]!, page["advice"]!])
            {
                Assert.Equal(3, text.AsObject().Select(language => (string)language.Value!).Where(words => words != "").Distinct().Count());
            }
        }

        using var unknown = await host.SendAsync("/problems/nothing");
        Assert.Equal(404, (int)unknown.StatusCode);
    }

    [Fact]
    public async Task Without_a_word_the_service_listens_where_the_readme_says()
    {
        await using var database = await TestDatabase.CreateAsync(null);
        var calendar = await database.LoadAsync(SmallCalendar.Read(), SystemClock.Instance);
        Assert.Equal("http://localhost:5080", WebHost.Urls(WebHost.Build([], calendar, database.Schedule)));
    }

    private static bool IsOfSomebody(string path) => path.StartsWith("/v1/subscriptions", StringComparison.Ordinal) || path.StartsWith("/v1/watches", StringComparison.Ordinal);

    private async Task HoldsAsync(string name, string asked, JsonNode? body, JsonNode example)
    {
        using var request = new HttpRequestMessage(new HttpMethod(asked.Split(' ')[0]), asked.Split(' ')[1]);
        request.Headers.AcceptLanguage.ParseAdd("en");
        request.Headers.Authorization = new("Bearer", host.AdminToken);
        request.Content = body is null ? null : new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");

        // In addresses that an answer names.
        request.Headers.Host = "schedule.example";
        using var response = await host.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        var type = response.Content.Headers.ContentType!.MediaType!;
        var answer = type.EndsWith("json", StringComparison.Ordinal) ? await ServiceHost.ReadJsonAsync(response)
            : JsonValue.Create(type == "text/event-stream" ? await FirstEventAsync(response) : await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

        // A trace id is new in each request.
        foreach (var problem in ((answer as JsonObject)?["answers"]?.AsArray() ?? []).Where(one => one!["traceId"] is not null))
        {
            problem!["traceId"] = "4bf92f3577b34da6a3ce929d0e0e4736";
        }

        var file = Directory.GetDirectories(Solution.PathOf("src/MongCai.Schedule.Service"))
            .Select(feature => Path.Combine(feature, "Examples", $"{name}.json"))
            .SingleOrDefault(File.Exists);
        if (file is null)
        {
            Assert.True(JsonNode.DeepEquals(example, answer), $"The example is not what is answered: {asked}");
        }
        else
        {
            Snapshot.Matches(Path.GetRelativePath(Solution.Folder, file), answer.ToJsonString(Indented) + "\n");
        }
    }

    /// <summary>The beginning of a stream, to the end of its first event; how soon to come again is another number each time.</summary>
    private static async Task<string> FirstEventAsync(HttpResponseMessage response)
    {
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        var text = new StringBuilder();
        var blocks = 0;
        while (blocks < 2)
        {
            var line = await reader.ReadLineAsync(TestContext.Current.CancellationToken);
            text.Append(line).Append('\n');
            blocks += line is "" ? 1 : 0;
        }

        return Regex.Replace(text.ToString(), "^retry: [0-9]+", "retry: 3000");
    }

    private static System.Text.Json.JsonSerializerOptions Indented { get; } =
        new(Json.Options) { WriteIndented = true, NewLine = "\n" };
}
