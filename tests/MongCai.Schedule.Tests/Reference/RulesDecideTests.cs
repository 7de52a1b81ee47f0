using System.Diagnostics;

namespace MongCai.Schedule.Tests.Reference;

/// <summary>
/// Random calendars are only worth something if they get to the corners: each rule must decide many of the questions, that is, the answer
/// without it must be another one.
/// </summary>
public class RulesDecideTests(ITestOutputHelper output)
{
    private const int Enough = 200;

    private const int Most = 1800;

    [Fact]
    public void Each_rule_decides_many_random_questions()
    {
        var decided = Enum.GetValues<Rule>().ToDictionary(rule => rule, _ => 0);
        var asked = Enum.GetValues<Rule>().ToDictionary(rule => rule, _ => 0);
        var watch = Stopwatch.StartNew();
        var times = new Dictionary<Rule, TimeSpan>();
        foreach (var rule in decided.Keys.ToList())
        {
            var begin = watch.Elapsed;
            // Every theme comes round again after as many seeds as there are rules, and a few more without a theme.
            for (var seed = (int)rule; decided[rule] < Enough && asked[rule] < Most; seed += decided.Count + 8)
            {
                var calendar = new RandomCalendar(seed);
                var (whole, without) = (calendar.Slow(), calendar.Slow(rule));
                foreach (var question in RandomQuestions.About(calendar, 120))
                {
                    asked[rule]++;
                    decided[rule] += IsDecided(rule, question, whole, without) ? 1 : 0;
                }
            }

            times[rule] = watch.Elapsed - begin;
        }

        foreach (var rule in decided.Keys)
        {
            output.WriteLine($"{rule,-32} {decided[rule],5} of {asked[rule],6} in {times[rule].TotalSeconds:F1} s");
        }

        output.WriteLine($"All in {watch.Elapsed}");
        Assert.All(decided, rule => Assert.True(rule.Value >= Enough, $"{rule.Key} decided {rule.Value}."));
    }

    [Fact]
    public void Zz_timing()
    {
        var watch = Stopwatch.StartNew();
        var calendars = Enumerable.Range(1, 60).TakeWhile(_ => watch.Elapsed.TotalSeconds < 20).Select(seed => { var b = watch.Elapsed; var c = new RandomCalendar(seed); output.WriteLine($"{seed} {(watch.Elapsed - b).TotalMilliseconds:F0} ms {c.Statements.Count}"); return c; }).ToList();
        output.WriteLine($"made {watch.Elapsed}");
        var questions = calendars.Select(c => (c, RandomQuestions.About(c, 20).ToList())).ToList();
        output.WriteLine($"questions {watch.Elapsed}");
        foreach (var (c, qs) in questions) { var s = c.Slow(); var b = watch.Elapsed; foreach (var q in qs) { s.Ask(q); } if ((watch.Elapsed - b).TotalMilliseconds > 40) { output.WriteLine($"{c.Seed} {(watch.Elapsed - b).TotalMilliseconds:F0} ms"); } }
        output.WriteLine($"asked {watch.Elapsed}");
    }

    private static bool IsDecided(Rule rule, Question question, SlowCalendar whole, SlowCalendar without) => rule switch
    {
        Rule.EstimatedEndsInNext => whole.Next(question) != without.Next(question),
        Rule.ExceptionInHoursBoundsNothing => whole.Stretch(question) != without.Stretch(question),
        _ => whole.Ask(question).ToString() != without.Ask(question).ToString(),
    };
}
