using System.Collections.Concurrent;

namespace MongCai.Schedule.Tests.Reference;

/// <summary>
/// Random calendars are only worth something if they get to the corners: each rule must decide many of the questions, that is, the answer
/// without it must be another one.
/// </summary>
public class RulesDecideTests(ITestOutputHelper output)
{
    private const int Enough = 200;

    private const int Most = 20_000;

    [Fact]
    public void Each_rule_decides_many_random_questions()
    {
        var rules = Enum.GetValues<Rule>();
        var counts = new ConcurrentDictionary<Rule, (int Decided, int Asked)>();
        Parallel.ForEach(rules.Reverse(), rule =>
        {
            // Every theme comes round again after as many seeds as there are rules, and a few more without a theme.
            var (decided, asked) = (0, 0);
            for (var seed = (int)rule; decided < Enough && asked < Most; seed += rules.Length + 8)
            {
                var calendar = new RandomCalendar(seed);
                var (whole, without) = (calendar.Slow(), calendar.Slow(rule));
                foreach (var question in RandomQuestions.About(calendar, 120).TakeWhile(_ => decided < Enough))
                {
                    asked++;
                    decided += IsDecided(rule, question, whole, without) ? 1 : 0;
                }
            }

            counts[rule] = (decided, asked);
        });

        foreach (var rule in rules)
        {
            output.WriteLine($"{rule,-32} {counts[rule].Decided,5} of {counts[rule].Asked,6}");
        }

        Assert.All(counts, rule => Assert.True(rule.Value.Decided >= Enough, $"{rule.Key} decided {rule.Value.Decided}."));
    }

    private static bool IsDecided(Rule rule, Question question, SlowCalendar whole, SlowCalendar without) => rule switch
    {
        Rule.EstimatedEndsInNext => whole.Next(question) != without.Next(question),
        Rule.ExceptionInHoursBoundsNothing => whole.Ask(question).Exceptions.Any(one => !one.RegimeDiffers) && whole.Stretch(question) != without.Stretch(question),
        _ => whole.Ask(question).ToString() != without.Ask(question).ToString(),
    };
}
