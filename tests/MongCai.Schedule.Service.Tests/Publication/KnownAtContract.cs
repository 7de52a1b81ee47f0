using System.Globalization;
using System.Text.Json.Nodes;
using MongCai.Schedule.Service.Tests.Database;
using MongCai.Schedule.Service.Tests.Statements;
using NodaTime;

namespace MongCai.Schedule.Service.Tests.Publication;

/// <summary>What was answered stays the answer to the same question, as known then.</summary>
public abstract class KnownAtContract(PostgresCluster? cluster)
{
    private const int Amendments = 50;
    private const int QuestionsOfEach = 4;
    private const int Seed = 20261122;
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 22, 3, 0);

    public sealed class OnSqlite() : KnownAtContract(null);

    public sealed class OnPostgres(PostgresCluster cluster) : KnownAtContract(cluster);

    [Fact]
    public async Task Answers_about_the_past_are_the_same_bytes_after_50_amendments_and_a_restart()
    {
        var random = new Random(Seed);
        await using var host = await OfficialsHost.StartAsync(cluster, OfficialsHost.Calendar, Now);
        var answers = new Dictionary<string, string>();
        for (var amendment = 1; amendment <= Amendments; amendment++)
        {
            host.Clock.Now += Duration.FromMinutes(random.Next(1, 600));
            var document = Amendment(amendment, random);
            await host.DoAsync("Hoa", "/v1/statements", document);
            await host.DoAsync("Hoa", $"/v1/statements/a{amendment}/submit");
            await host.ApproveAsync($"a{amendment}", amendment % 2 == 0 ? "An" : "Bình");
            var knownAt = Uri.EscapeDataString(host.Clock.Now.InZone(Clocks.Hanoi).ToString("uuuu-MM-dd'T'HH:mm:sso<+HH:mm>", CultureInfo.InvariantCulture));
            for (var question = 0; question < QuestionsOfEach; question++)
            {
                var date = new LocalDate(2027, 1, 1).PlusDays(random.Next(90)).ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
                var path = random.Next(3) switch
                {
                    0 => $"/v1/gates/bac-luan-2/cargo/status?date={date}&knownAt={knownAt}",
                    1 => $"/v1/gates/bac-luan-2/cargo/status?at={date}T09:00:00%2B07:00&commodity=cold-chain&knownAt={knownAt}",
                    _ => $"/v1/gates/bac-luan-2/cargo/calendar?from=2027-01-01&to=2027-03-31&knownAt={knownAt}",
                };
                answers[path] = await TextAsync(host, path);
            }

            answers[$"/v1/revisions/{amendment}/changes"] = await TextAsync(host, $"/v1/revisions/{amendment}/changes");
        }

        Assert.True(answers.Values.Distinct().Count() > Amendments, "The amendments hardly change anything.");
        await using var again = await host.AgainAsync(OfficialsHost.Calendar);
        foreach (var (path, answer) in answers)
        {
            Assert.Equal(answer, await TextAsync(host, path));
            Assert.Equal(answer, await TextAsync(again, path));
        }
    }

    /// <summary>Another closing or appointment in the first months of 2027, which at times replaces or corrects an earlier one.</summary>
    private static JsonObject Amendment(int number, Random random)
    {
        var first = new LocalDate(2027, 1, 1).PlusDays(random.Next(80));
        var document = OfficialsHost.Closed(
            string.Create(CultureInfo.InvariantCulture, $"a{number}"),
            first.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture),
            first.PlusDays(random.Next(10)).ToString("uuuu-MM-dd", CultureInfo.InvariantCulture));
        var clause = document["clauses"]![0]!;
        if (random.Next(2) == 0)
        {
            clause["regime"] = "appointment";
            clause["except"] = new JsonArray(new JsonObject { ["classes"] = new JsonArray("cold-chain"), ["regime"] = "closed" });
        }

        if (number % 3 == 0)
        {
            document[random.Next(2) == 0 ? "replaces" : "corrects"] = new JsonArray($"a{number - 1}");
        }

        return document;
    }

    private static async Task<string> TextAsync(OfficialsHost host, string path)
    {
        using var response = await host.Client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, $"{path}: {text}");
        return text;
    }
}
