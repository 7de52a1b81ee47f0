using System.Text.Json;
using System.Text.Json.Nodes;
using MongCai.Schedule.Service.Http;
using MongCai.Schedule.Tests;
using NodaTime;

namespace MongCai.Schedule.Service.Tests.Statements;

/// <summary>
/// What the API document shows of the writing of statements happens so, one call after the other. The files under Examples/ are written anew
/// with UPDATE_SNAPSHOTS=1, and are in the document after the next build.
/// </summary>
public class StatementExamplesTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 22, 16, 0);

    private static readonly (string Person, string Operation)[] Story =
    [
        ("Hoa", "postStatement"), ("Hoa", "putStatement"), ("Hoa", "submitStatement"), ("Bình", "rejectStatement"), ("An", "previewStatement"), ("An", "approveStatement"),
        ("Bình", "confirmStatement"), ("An", "postEmergency"), ("Bình", "ratifyStatement"), ("Hoa", "reviewStatement"), ("Hoa", "withdrawStatement"),
    ];

    [Fact]
    public async Task Each_example_is_what_is_answered_in_the_order_of_the_story()
    {
        await using var host = await OfficialsHost.StartAsync(null, OfficialsHost.Calendar, Now);
        var operations = (await host.GetAsync("/openapi/v1.json"))["paths"]!.AsObject()
            .SelectMany(path => path.Value!.AsObject())
            .Select(item => (Method: item.Key, Operation: item.Value!))
            .Where(item => item.Method != "get" && item.Operation["security"]!.AsArray().Count > 0 && (string)item.Operation["tags"]![0]! == "Statements")
            .ToDictionary(item => (string)item.Operation["operationId"]!);
        Assert.Equal(operations.Keys.Order(), Story.Select(step => step.Operation).Order());

        JsonNode? last = null;
        foreach (var (person, name) in Story)
        {
            var (method, operation) = operations[name];
            var (status, response) = operation["responses"]!.AsObject().First();
            var (answerName, example) = response!["content"]!["application/json"]!["examples"]!.AsObject().Single();
            var path = ((string)example!["summary"]!).Split(' ')[1];
            var body = operation["requestBody"]?["content"]!["application/json"]!["example"];
            if (name == "approveStatement")
            {
                await host.DoAsync("Hoa", "/v1/statements/2027-tet/submit");
                body = new JsonObject { ["previewHash"] = (string)last!["previewHash"]! };
                Snapshot.Matches(FileOf("approval-request"), body.ToJsonString(Indented) + "\n");
            }

            string[] headers = name == "putStatement" ? [$"If-Match: {(await host.SendAsync(person, HttpMethod.Get, path)).Response.Headers.ETag}"] : [];
            (var answered, last, _) = await host.SendAsync(person, new HttpMethod(method), path, body, headers);
            Assert.True(status == $"{answered}", $"{name}: {answered} {last}");

            // Versions are written by the real clock.
            foreach (var version in last!["versions"]?.AsArray() ?? [])
            {
                version!["written"] = "2026-11-22T23:00:00+07:00";
            }

            Snapshot.Matches(FileOf(answerName), last.ToJsonString(Indented) + "\n");
            host.Clock.Now += Duration.FromMinutes(1);
        }
    }

    private static JsonSerializerOptions Indented { get; } = new(Json.Options) { WriteIndented = true, NewLine = "\n" };

    private static string FileOf(string example) => $"src/MongCai.Schedule.Service/Statements/Examples/{example}.json";
}
