using System.Text;
using System.Text.Json.Nodes;

namespace MongCai.Schedule.Service.Tests.Questions;

/// <summary><c>POST /v1/questions</c>.</summary>
public class ManyQuestionsTests(ServiceHost host) : IClassFixture<ServiceHost>
{
    private const string One = """{"gate":"bac-luan-2","flow":"cargo","at":"2022-02-04T09:00:00+07:00"}""";

    [Fact]
    public async Task Answers_stand_in_the_order_of_the_questions_each_as_if_asked_alone()
    {
        var (status, answer) = await PostAsync($$"""
            {"questions":[
              {"gate":"bac-luan-2","flow":"cargo","at":"2022-02-04T09:00:00+07:00","commodity":["cold-chain"],"knownAt":"2022-01-30T12:00:00+07:00"},
              {"gate":"nowhere","flow":"cargo","date":"tomorrow"},
              {"gate":"bac-luan-2","flow":"cargo","date":"2022-02-04","commodity":"cold-chain,dry-food","direction":"export","hs":null},
              {"gate":"bac-luan-1","flow":"passenger"}
            ]}
            """);
        var answers = answer["answers"]!.AsArray();
        Assert.Equal((200, host.Book.Revisions.Length, 4), (status, (int)answer["revision"]!, answers.Count));
        foreach (var (index, path) in new[]
        {
            (0, "bac-luan-2/cargo/status?at=2022-02-04T09:00:00%2B07:00&commodity=cold-chain&knownAt=2022-01-30T12:00:00%2B07:00"),
            (2, "bac-luan-2/cargo/status?date=2022-02-04&commodity=cold-chain&commodity=dry-food&direction=export"),
            (3, "bac-luan-1/passenger/status"),
        })
        {
            Assert.Equal(await host.GetTextAsync($"/v1/gates/{path}"), SmallHost.Text(answers[index]));
        }

        var problem = answers[1]!;
        Assert.Equal("404 /problems/not-found", $"{problem["status"]} {problem["type"]}");
        Assert.Equal(
            [("body", "/questions/1/date"), ("body", "/questions/1/gate")],
            problem["errors"]!.AsArray().Select(error => ((string)error!["in"]!, (string)error["pointer"]!)));
    }

    [Theory]
    [InlineData("""{"gate":"bac-luan-2","flow":"cargo","day":"2022-02-04"}""", 400, "/questions/0/day", "There is no parameter “day”; the parameters are: gate, flow, at, date, direction, commodity, vehicle, traveller, hs, knownAt.")]
    [InlineData("""{"gate":"bac-luan-2","flow":"cargo","day":4}""", 400, "/questions/0/day", "There is no parameter “day”; the parameters are: gate, flow, at, date, direction, commodity, vehicle, traveller, hs, knownAt.")]
    [InlineData("""{"gate":"bac-luan-2","flow":"cargo","at":"9999-12-31T23:59:59Z"}""", 400, "/questions/0/at", "9999-12-31 is outside the range: 1968-01-01 to 2200-02-14, both included.")]
    [InlineData("""{"gate":"bac-luan-2"}""", 404, "/questions/0/flow", "bac-luan-2 has no flow “”; it has: cargo, passenger.")]
    [InlineData("""{"flow":"cargo"}""", 404, "/questions/0/gate", "There is no gate “”; there are: mong-cai, bac-luan-1, bac-luan-2, hai-yen-km3-4, ka-long, huu-nghi, huu-nghi-1116-1117, huu-nghi-1119-1120, tan-thanh, coc-nam, chi-ma, na-hinh.")]
    [InlineData("""{"gate":"bac-luan-2","flow":"cargo","at":"2022-02-04T09:00:00Z","date":"2022-02-04"}""", 400, "/questions/0/date", "Ask about an instant (at) or a day (date), not both.")]
    public async Task A_question_has_a_problem_of_its_own(string question, int expected, string blamed, string detail)
    {
        var (status, answer) = await PostAsync($$"""{"questions":[{{question}}]}""");
        var problem = answer["answers"]![0]!;
        Assert.Equal((200, expected, blamed, detail), (status, (int)problem["status"]!, (string)problem["errors"]![0]!["pointer"]!, (string)problem["detail"]!));
    }

    [Fact]
    public async Task A_thousand_questions_are_answered_and_one_more_is_refused()
    {
        var (status, answer) = await PostAsync($$"""{"questions":[{{string.Join(',', Enumerable.Repeat(One, 1000))}}]}""");
        Assert.Equal((200, 1000), (status, answer["answers"]!.AsArray().Count));
        await RefusedAsync($$"""{"questions":[{{string.Join(',', Enumerable.Repeat(One, 1001))}}]}""", 400, "invalid-body", "There are 1001 questions; at most 1000 fit in one call.");
    }

    [Fact]
    public async Task Ten_moments_of_knowledge_are_answered_and_one_more_is_refused()
    {
        Assert.Equal(200, (await PostAsync(Pasts(10))).Status);
        await RefusedAsync(Pasts(11), 400, "invalid-body", "At most 10 different values of knownAt in one call.");

        static string Pasts(int count) => $$"""{"questions":[{{string.Join(',', Enumerable.Range(1, count)
            .Select(day => $$"""{"gate":"bac-luan-2","flow":"cargo","date":"2022-02-04","knownAt":"2022-01-{{day:00}}T00:00:00Z"}"""))}}]}""";
    }

    [Theory]
    [InlineData("", 400, "invalid-body", "The body is not valid JSON, at 1:1 (line:byte).")]
    [InlineData("{\"questions\":\n [}", 400, "invalid-body", "The body is not valid JSON, at 2:3 (line:byte).")]
    [InlineData("""{"questions":[],"questions":[]}""", 400, "invalid-body", "The member “questions” is given twice, at 1:17 (line:byte).")]
    [InlineData("{\"questions\":[\n{\"gate\":\"bac-luan-2\",\"gate\":\"bac-luan-1\"}]}", 400, "invalid-body", "The member “gate” is given twice, at 2:22 (line:byte).")]
    [InlineData("""{"questions":[{"gate":"\ud800"}]}""", 400, "invalid-body", "A character is not valid Unicode, at 1:23 (line:byte).")]
    [InlineData("[]", 400, "invalid-body", "The body must be a JSON object: {\"questions\": […]}.")]
    [InlineData("{}", 400, "invalid-body", "The list questions is missing.")]
    [InlineData("""{"questions":[]}""", 400, "invalid-body", "The list questions is empty; it takes 1 to 1000 questions.")]
    [InlineData("""{"questions":{}}""", 400, "invalid-body", "questions must be a list.")]
    [InlineData("""{"questions":[{"gate":"bac-luan-2","flow":"cargo"}],"lang":"en"}""", 400, "invalid-body", "There is no member “lang”; the only one is questions.")]
    [InlineData("""{"questions":[1]}""", 400, "invalid-body", "Each question is a JSON object.")]
    [InlineData("""{"questions":[{"gate":1}]}""", 400, "invalid-body", "“gate” must be a text.")]
    [InlineData("""{"questions":[{"commodity":[1]}]}""", 400, "invalid-body", "“commodity” must be a text or a list of texts.")]
    public async Task A_body_that_is_wrong_as_a_whole_is_refused(string body, int status, string code, string? detail) => await RefusedAsync(body, status, code, detail);

    [Fact]
    public async Task A_body_that_is_too_long_is_refused() =>
        await RefusedAsync(new string(' ', (1 << 20) + 1), 413, "body-too-large", "The body is longer than 1048576 bytes.");

    [Fact]
    public async Task Every_mistake_of_the_body_as_a_whole_is_told()
    {
        var (_, answer) = await PostAsync("""{"question":[],"lang":"en"}""");
        Assert.Equal(["/question", "/lang", "/questions"], answer["errors"]!.AsArray().Select(error => (string)error!["pointer"]!));
    }

    [Theory]
    [InlineData(30, "Each question is a JSON object.")]
    [InlineData(31, "The JSON is nested deeper than 32 levels, at 1:45 (line:byte).")]
    public async Task JSON_that_is_nested_too_deep_is_said_to_be(int levels, string expected)
    {
        // Two levels are those of the body itself.
        var (status, answer) = await PostAsync($$"""{"questions":[{{new string('[', levels)}}{{new string(']', levels)}}]}""");
        Assert.Equal((400, expected), (status, (string)answer["detail"]!));
    }

    [Theory]
    [InlineData((1 << 20) + 1)]
    [InlineData(31_000_000)]
    public async Task A_body_that_is_said_to_be_too_long_is_refused(int length)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/questions") { Content = new ByteArrayContent(new byte[length]) };
        request.Headers.ExpectContinue = true;
        request.Content.Headers.ContentType = new("application/json");
        using var response = await host.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal((413, "/problems/body-too-large"), ((int)response.StatusCode, (string)(await ServiceHost.ReadJsonAsync(response))["type"]!));
    }

    [Fact]
    public async Task A_byte_that_is_no_UTF_8_is_refused_with_its_place()
    {
        byte[] body = [.. "{\"questions\":[\n{\"gate\":\"é"u8, 0xff, .. "\"}]}"u8];
        using var content = new ByteArrayContent(body) { Headers = { ContentType = new("application/json") } };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/questions") { Content = content };
        request.Headers.AcceptLanguage.ParseAdd("en");
        using var response = await host.Client.SendAsync(request, TestContext.Current.CancellationToken);
        var problem = await ServiceHost.ReadJsonAsync(response);
        Assert.Equal((400, "A character is not valid Unicode, at 2:12 (line:byte)."), ((int)response.StatusCode, (string)problem["detail"]!));
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    public async Task A_body_that_is_not_said_to_be_JSON_is_refused(string mediaType)
    {
        var (status, answer) = await PostAsync("""{"questions":[]}""", mediaType);
        Assert.Equal((415, "/problems/unsupported-media-type"), (status, (string)answer["type"]!));
    }

    [Fact]
    public async Task The_address_takes_no_parameters()
    {
        var (status, answer) = await PostAsync($$"""{"questions":[{{One}}]}""", path: "/v1/questions?lang=en");
        Assert.Equal((400, "There is no parameter “lang”; this address takes none."), (status, (string)answer["detail"]!));
    }

    private async Task RefusedAsync(string body, int status, string code, string? detail)
    {
        var answered = await PostAsync(body);
        Assert.Equal((status, $"/problems/{code}"), (answered.Status, (string)answered.Answer["type"]!));
        Assert.Equal(detail ?? (string)answered.Answer["detail"]!, (string)answered.Answer["detail"]!);
    }

    private async Task<(int Status, JsonNode Answer)> PostAsync(string body, string mediaType = "application/json", string path = "/v1/questions")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body, Encoding.UTF8, mediaType) };
        request.Headers.AcceptLanguage.ParseAdd("en");
        using var response = await host.Client.SendAsync(request, TestContext.Current.CancellationToken);
        return ((int)response.StatusCode, await ServiceHost.ReadJsonAsync(response));
    }
}
