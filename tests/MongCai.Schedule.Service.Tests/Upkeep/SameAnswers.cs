using MongCai.Schedule.Service.Tests.CalendarFiles;
using MongCai.Schedule.Timelines;
using NodaTime;

namespace MongCai.Schedule.Service.Tests.Upkeep;

/// <summary>Two books that answer the same, for every gate and flow, as known at the time of every revision of the first.</summary>
internal static class SameAnswers
{
    private const int Seed = 20220125;

    /// <summary>Compares; how many answers were.</summary>
    public static int Check(CalendarBook expected, CalendarBook actual)
    {
        var random = new Random(Seed);
        var compared = 0;
        foreach (var (gate, flow) in expected.Gazetteer.Gates.SelectMany(gate => gate.Flows.Select(flow => (gate.Id, flow))))
        {
            foreach (var knownAt in expected.Revisions.Select(revision => revision.Known).Prepend(Instant.FromUtc(2010, 1, 1, 0, 0)).Distinct())
            {
                var (before, after) = (expected.Find(gate, flow, expected.RevisionAt(knownAt))!, actual.Find(gate, flow, actual.RevisionAt(knownAt))!);
                foreach (var at in Enumerable.Range(0, 8).Select(_ => Instant.FromUtc(2015, 1, 1, 0, 0) + Duration.FromMinutes(random.Next(14 * 365 * 24 * 60))))
                {
                    Assert.True(Said(before, at) == Said(after, at), $"{gate} {flow} at {at}, known at {knownAt}\n{Said(before, at)}\n{Said(after, at)}");
                    compared++;
                }
            }
        }

        return compared;
    }

    /// <summary>An answer with its reasons, as text.</summary>
    public static string Said(Timeline timeline, Instant at)
    {
        var answer = timeline.For().At(at);
        return $"{answer.Regime} {answer.Certainty} {ModelText.Of(answer.Hours)} {ModelText.Of(answer.Exceptions)} {string.Join(" | ", Reason.Of([answer]).Select(ReasonText))} {string.Join(", ", answer.Undated)}";
    }

    private static string ReasonText(Reason reason) =>
        $"{reason.Clause} {reason.Regime} {string.Join(',', reason.Sides)} over {string.Join(',', reason.Overrides)} hours from {reason.HoursFrom}";
}
