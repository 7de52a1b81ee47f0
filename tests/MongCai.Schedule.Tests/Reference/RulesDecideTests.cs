using System.Collections.Concurrent;

namespace MongCai.Schedule.Tests.Reference;

/// <summary>
/// Random calendars are only worth something if they get to the corners: each rule must decide many of the questions, that is, the answer
/// without it must be another one. The run prints the table of it.
/// </summary>
public class RulesDecideTests
{
    private const int Enough = 200;

    private const int Most = 20_000;

    /// <summary>Rules that say when clauses hold: they decide nothing where the same clauses hold without them.</summary>
    private static readonly Rule[] OfTime =
    [
        Rule.PartsOfAGate, Rule.RuleSilentBeforeKnown,
        .. Enum.GetValues<Rule>().Where(rule => rule is (>= Rule.Replaces and <= Rule.OlderStandingLivesOn)
            or (>= Rule.DefaultReview and <= Rule.LastReviewCounts) or >= Rule.LastIsInclusive),
    ];

    /// <summary>Rules that say which clause of a statement wins: they decide nothing where there is only one.</summary>
    private static readonly Rule[] OfPrecedence =
        [.. Enum.GetValues<Rule>().Where(rule => rule is >= Rule.ExceptBeatsClause and <= Rule.MostRestrictiveOfSeveralClasses)];

    [Fact]
    public void Each_rule_decides_many_random_questions()
    {
        var rules = Enum.GetValues<Rule>();
        var counts = new ConcurrentDictionary<Rule, (int Decided, int Asked)>();
        var options = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount };
        var oneByOne = Partitioner.Create(rules, EnumerablePartitionerOptions.NoBuffering);
        Parallel.ForEach(oneByOne, options, rule => counts[rule] = Count(rule, rules.Length + 8));

        // What tests write to their output is not shown for one that passes; diagnostic messages are.
        var table = rules.Select(rule => $"{rule,-32} {counts[rule].Decided,7} {counts[rule].Asked,6}");
        TestContext.Current.SendDiagnosticMessage("{0}", string.Join('\n', table.Prepend($"\n{"Rule",-32} decided  asked")));

        Assert.All(counts, rule => Assert.True(rule.Value.Decided >= Enough, $"{rule.Key} decided {rule.Value.Decided}."));
    }

    /// <summary>Asks calendars made for a rule until it has decided enough. After as many seeds as there are themes comes its own again.</summary>
    private static (int Decided, int Asked) Count(Rule rule, int themes)
    {
        var (decided, asked) = (0, 0);
        for (var seed = (int)rule; decided < Enough && asked < Most; seed += themes)
        {
            var calendar = new RandomCalendar(seed);
            var (whole, without) = (calendar.Slow(), new CalendarWithout(rule, calendar));
            foreach (var question in RandomQuestions.About(calendar, 120).TakeWhile(_ => decided < Enough))
            {
                asked++;
                decided += MayDecide(rule, question, whole, without) && Decides(rule, question, whole, without) ? 1 : 0;
            }
        }

        return (decided, asked);
    }

    private static bool Decides(Rule rule, Question question, SlowCalendar whole, CalendarWithout without) => rule switch
    {
        Rule.EstimatedEndsInNext => whole.Next(question) != without.Next(question),
        Rule.ExceptionInHoursBoundsNothing =>
            whole.Ask(question).Exceptions.Any(one => !one.RegimeDiffers) && whole.Stretch(question) != without.Stretch(question),
        _ => whole.Ask(question).ToString() != without.Ask(question).ToString(),
    };

    private static bool MayDecide(Rule rule, Question question, SlowCalendar whole, CalendarWithout without)
    {
        var held = whole.Held(question, whole.Known(question.KnownAt));
        return OfTime.Contains(rule) ? Text(held) != Text(without.Held(question))
            : !OfPrecedence.Contains(rule) || held.CountBy(line => line.Statement.Id).Any(statement => statement.Value > 1);

        static string Text(List<SlowLine> lines) =>
            string.Join(' ', lines.Select(line => $"{line.Name} {line.Stretch} {line.EndKind} {line.ReviewTime(line.Stretch)}"));
    }
}
