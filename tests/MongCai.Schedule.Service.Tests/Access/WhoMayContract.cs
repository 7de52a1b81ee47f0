using MongCai.Schedule.Service.Tests.Database;
using MongCai.Schedule.Service.Tests.Statements;
using NodaTime;

namespace MongCai.Schedule.Service.Tests.Access;

/// <summary>Every endpoint of the API document against everyone who may come: nobody, a revoked token, a wrong one, and each role.</summary>
public abstract class WhoMayContract(PostgresCluster? cluster)
{
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 22, 3, 0);

    private static readonly string[] Everyone = ["Hoa", "An", "Khoa", "Logistics"];

    /// <summary>Who may reach what needs a token, as the documents for officials say.</summary>
    private static readonly Dictionary<string, string[]> MayReach = new()
    {
        ["postStatement"] = ["Hoa", "An"],
        ["putStatement"] = ["Hoa", "An"],
        ["previewStatement"] = ["Hoa", "An"],
        ["submitStatement"] = ["Hoa", "An"],
        ["approveStatement"] = ["An"],
        ["rejectStatement"] = ["An"],
        ["withdrawStatement"] = ["Hoa", "An"],
        ["reviewStatement"] = ["Hoa", "An"],
        ["confirmStatement"] = ["Hoa", "An"],
        ["ratifyStatement"] = ["An"],
        ["postEmergency"] = ["An"],
        ["getAudit"] = ["Khoa"],
        ["postSubscription"] = Everyone,
        ["getSubscriptions"] = Everyone,
        ["getSubscription"] = Everyone,
        ["patchSubscription"] = Everyone,
        ["deleteSubscription"] = Everyone,
        ["pingSubscription"] = Everyone,
        ["rotateSecret"] = Everyone,
        ["catchUpSubscription"] = Everyone,
        ["getDeliveries"] = Everyone,
        ["redeliver"] = Everyone,
        ["postWatch"] = Everyone,
        ["getWatches"] = Everyone,
        ["getWatch"] = Everyone,
        ["deleteWatch"] = Everyone,
    };

    /// <summary>What tells more to officials, and nothing to whoever shows a token that is none.</summary>
    private static readonly string[] TellMore = ["getStatements", "getStatement"];

    public sealed class OnSqlite() : WhoMayContract(null);

    public sealed class OnPostgres(PostgresCluster cluster) : WhoMayContract(cluster);

    [Fact]
    public async Task Nobody_reaches_what_is_not_theirs()
    {
        await using var host = await OfficialsHost.StartAsync(cluster, OfficialsHost.Calendar, Now);
        await host.DoAsync("An", "/v1/statements", OfficialsHost.Closed("draft", "2027-02-05", "2027-02-08"));
        await host.DoAsync("An", "/v1/statements/draft/submit");
        await Service.Access.Tokens.RevokeAsync(host.Database.Schedule, "Bình", null, Now);
        var strangers = new[] { "Bình", host.Tokens["Hoa"] + "x", host.Tokens["Hoa"][..^1] + (host.Tokens["Hoa"][^1] == 'A' ? 'B' : 'A'), "mcs_", "x" };
        var found = new List<string>();
        foreach (var (path, items) in (await host.GetAsync("/openapi/v1.json"))["paths"]!.AsObject())
        {
            foreach (var (method, operation) in items!.AsObject())
            {
                var name = (string)operation!["operationId"]!;
                var schemes = operation["security"]!.AsArray();
                if (schemes.Count > 0)
                {
                    found.Add(name);
                }

                async Task CheckAsync(string? person, int status, string? type)
                {
                    var body = operation["requestBody"]?["content"]!["application/json"]!["example"];
                    var (answered, answer, response) = await host.SendAsync(person, new HttpMethod(method), path.Replace("{id}", "draft", StringComparison.Ordinal), body);
                    Assert.True(
                        type is null ? answered != 401 && (string?)answer?["type"] != "/problems/forbidden" : (status, type) == (answered, (string)answer!["type"]!),
                        $"{method} {path} as {person}: {answered} {answer}");
                    Assert.Equal(answered == 401, response.Headers.WwwAuthenticate.Count > 0);
                }

                if (schemes.Count > 0)
                {
                    foreach (var stranger in strangers)
                    {
                        await CheckAsync(stranger, 401, "/problems/unauthenticated");
                    }
                }

                if (!MayReach.TryGetValue(name, out var may))
                {
                    continue;
                }

                await CheckAsync(null, 401, "/problems/unauthenticated");
                foreach (var person in Everyone)
                {
                    await CheckAsync(person, 403, may.Contains(person) ? null : "/problems/forbidden");
                }
            }
        }

        Assert.Equal(MayReach.Keys.Concat(TellMore).Order(), found.Order());
    }
}
