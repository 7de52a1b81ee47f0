using System.Globalization;
using MongCai.Schedule.Timelines;

namespace MongCai.Schedule.Tests.Reference;

/// <summary>
/// The compiled calendar and the slow one give the same answers to random questions. AGREEMENT_SEEDS and AGREEMENT_QUESTIONS in the
/// environment say how many calendars and how many questions of each; AGREEMENT_FIRST_SEED, which is first.
/// </summary>
public class AgreementTests
{
    private static readonly Func<RandomCalendar, IAnswers> Compiled = calendar =>
        new CompiledAnswers(new CalendarBook(calendar.Gazetteer, calendar.Countries, calendar.Statements));

    [Fact]
    public void Both_calendars_answer_alike()
    {
        var first = Number("AGREEMENT_FIRST_SEED", 1);
        var asked = 0;
        for (var seed = first; seed < first + Number("AGREEMENT_SEEDS", 20); seed++)
        {
            var calendar = new RandomCalendar(seed);
            var slow = calendar.Slow();
            var other = Compiled(calendar);
            foreach (var question in RandomQuestions.About(calendar, Number("AGREEMENT_QUESTIONS", 20)))
            {
                Compare(answers => answers.Revision(question.KnownAt));
                Compare(answers => answers.Ask(question));
                Compare(answers => answers.Stretch(question));
                Compare(answers => answers.Next(question));
                asked++;

                void Compare<T>(Func<IAnswers, T> ask)
                {
                    var (expected, actual) = (Text(slow), Text(other));
                    Assert.True(expected == actual, $"{question}\nslow:     {expected}\ncompiled: {actual}\n{calendar}");

                    string Text(IAnswers answers)
                    {
                        try
                        {
                            return $"{ask(answers)}";
                        }
                        catch (Exception failure) when (failure is ArgumentException or InvalidOperationException)
                        {
                            return failure.ToString();
                        }
                    }
                }
            }
        }

        TestContext.Current.SendDiagnosticMessage($"{asked} questions answered alike");
    }

    [Fact]
    public void Both_calendars_refuse_the_same_statements()
    {
        var first = Number("AGREEMENT_FIRST_SEED", 1);
        var refused = 0;
        for (var seed = first; seed < first + Number("AGREEMENT_SEEDS", 20); seed++)
        {
            string? disagreement = null;
            var calendar = new RandomCalendar(seed, (gazetteer, countries, statements) =>
            {
                var slow = new SlowTies(gazetteer, new SlowCalendar(gazetteer, countries, statements), statements).Find(statements[^1].Known).ToList();
                var compiled = new CompiledAnswers(new CalendarBook(gazetteer, countries, statements)).Ties().ToList();
                refused += slow is [] ? 0 : 1;
                disagreement ??= slow is [] == compiled is [] ? null : $"slow:     {string.Join(' ', slow)}\ncompiled: {string.Join(' ', compiled)}";
                return slow is [] || disagreement is not null;
            });
            Assert.True(disagreement is null, $"{disagreement}\n{calendar}");
        }

        TestContext.Current.SendDiagnosticMessage($"{refused} statements refused by both");
    }

    private static int Number(string name, int otherwise) =>
        Environment.GetEnvironmentVariable(name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
}
