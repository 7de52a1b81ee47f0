using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;

namespace MongCai.Schedule.Service.Tests.Statements;

/// <summary>
/// Two people who write, submit, preview and approve one statement after the other, as fast as they are answered, and remember what they were
/// told. What was sent and not answered is sent again when the service is back, with the same key.
/// </summary>
/// <param name="number">Which two they are: their statements have ids of their own.</param>
/// <param name="writer">The name and the token of who writes and submits.</param>
/// <param name="approver">The name and the token of who previews and approves.</param>
internal sealed class OfficialsAtWork(int number, (string Name, string Token) writer, (string Name, string Token) approver)
{
    private static readonly DateOnly FirstDay = new(2027, 1, 1);

    /// <summary>How long they wait before they come again; people would wait for longer.</summary>
    private const int RestMilliseconds = 50;

    private readonly List<StatementUnderWay> _statements = [];
    private SentRequest? _lastDone;
    private string? _previewHash;
    private int _keys;

    /// <summary>How many requests got an answer.</summary>
    public int Answered { get; private set; }

    /// <summary>How many approvals were refused because the calendar had changed since the preview.</summary>
    public int Overtaken { get; private set; }

    /// <summary>How many requests were not done because the database could not be used.</summary>
    public int ToldToComeAgain { get; private set; }

    public IReadOnlyList<StatementUnderWay> Statements => _statements;

    /// <summary>What was sent last, while it has no answer.</summary>
    public SentRequest? Unanswered { get; private set; }

    /// <summary>Works until the service is gone.</summary>
    /// <param name="service">Where it is.</param>
    /// <param name="leaving">When cancelled, the statement at hand is finished and no other begun.</param>
    public async Task WorkAsync(Uri service, CancellationToken leaving)
    {
        using var client = new HttpClient { BaseAddress = service };
        try
        {
            if (_lastDone is { } done)
            {
                var (status, body) = await SendAsync(client, done);
                Assert.True((status, body) == (done.Answer!.Value.Status, done.Answer.Value.Body), $"{done} sent again: {status} {body}\nat first: {done.Answer}");
            }

            while (Unanswered is not null || _statements is [.., { Approved: null }] || !leaving.IsCancellationRequested)
            {
                var request = Unanswered ??= Next();
                Unanswered = request with { SentAt = Stopwatch.GetTimestamp() };
                var (status, body) = await SendAsync(client, request);
                Unanswered = null;
                Answered++;
                Take(request, status, body);
                if (Unanswered is not null)
                {
                    await Task.Delay(RestMilliseconds, TestContext.Current.CancellationToken);
                }
            }
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or SocketException)
        {
            // The service is gone; what it was asked last stays unanswered. (A connection that ends while it is made is told by a bare SocketException.)
        }
    }

    /// <summary>Notes whether what was sent and not answered had been done all the same, with the answer that was lost.</summary>
    public void Learn((int Status, string Body)? lost) => Unanswered = Unanswered! with { Answer = lost };

    /// <summary>What comes after all that is acknowledged.</summary>
    private SentRequest Next()
    {
        if (_statements is not [.., { Approved: null } statement])
        {
            statement = new StatementUnderWay($"of-{number}-{_statements.Count + 1}", writer.Name, approver.Name);
            _statements.Add(statement);
        }

        var path = $"/v1/statements/{statement.Id}";
        return statement.Drafted is null ? Request(Step.Draft, writer, "/v1/statements", Document(statement.Id))
            : statement.Submitted is null ? Request(Step.Submit, writer, $"{path}/submit", null)
            : _previewHash is null ? Request(Step.Preview, approver, $"{path}/preview", null)
            : Request(Step.Approve, approver, $"{path}/approve", new JsonObject { ["previewHash"] = _previewHash });
    }

    private SentRequest Request(Step step, (string Name, string Token) person, string path, JsonObject? body) =>
        new(step, person.Name, person.Token, path, body?.ToJsonString(), $"{number}-{++_keys}");

    // A day of its own; all say the same, so that none contradicts another.
    private JsonObject Document(string id)
    {
        var day = FirstDay.AddDays(_statements.Count % 600).ToString("O");
        return OfficialsHost.Closed(id, day, day);
    }

    private static async Task<(int Status, string Body)> SendAsync(HttpClient client, SentRequest request)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, request.Path);
        message.Headers.Authorization = new("Bearer", request.Token);
        message.Headers.Add("Idempotency-Key", request.Key);
        message.Content = request.Body is null ? null : new StringContent(request.Body, Encoding.UTF8, "application/json");

        // Read to its end: an answer of which a part is missing is none.
        using var response = await client.SendAsync(message, TestContext.Current.CancellationToken);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private void Take(SentRequest request, int status, string body)
    {
        var statement = _statements[^1];
        if (request.Answer is { } lost)
        {
            Assert.True((status, body) == lost, $"{request} had been done and is sent again: {status} {body}\nit was: {lost}");
        }

        switch (request.Step, status)
        {
            case (Step.Draft, 201):
                statement.Drafted = JsonNode.Parse(body);
                break;
            case (Step.Submit, 200):
                statement.Submitted = JsonNode.Parse(body);
                break;
            case (Step.Preview, 200):
                _previewHash = (string)JsonNode.Parse(body)!["previewHash"]!;
                return;
            case (Step.Approve, 200):
                statement.Approved = JsonNode.Parse(body);
                _previewHash = null;
                break;
            case (Step.Approve, 409) when body.Contains("/problems/calendar-changed", StringComparison.Ordinal):
                Overtaken++;
                _previewHash = null;
                return;
            case (_, 503) when body.Contains("/problems/storage-unavailable", StringComparison.Ordinal):
                // Nothing was written, and the same may be sent again.
                Unanswered = request;
                ToldToComeAgain++;
                return;
            default:
                Assert.Fail($"{request}: {status} {body}");
                break;
        }

        _lastDone = request with { Answer = (status, body) };
    }
}
