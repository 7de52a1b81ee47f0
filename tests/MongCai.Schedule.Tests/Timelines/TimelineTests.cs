using System.Collections.Immutable;
using MongCai.Schedule.Places;
using MongCai.Schedule.Regimes;
using MongCai.Schedule.Statements;
using MongCai.Schedule.Tests.Reference;
using MongCai.Schedule.Timelines;
using NodaTime;

namespace MongCai.Schedule.Tests.Timelines;

/// <summary>What a timeline promises of itself: no allocation for a point question, and the same answers however many threads ask.</summary>
public class TimelineTests
{
    private const int Threads = 6;

    [Fact]
    public void A_point_question_does_not_allocate() => Calendars.Check(20, (calendar, _) =>
    {
        var book = calendar.Book();
        foreach (var question in RandomQuestions.About(calendar, 8))
        {
            ImmutableArray<ImmutableArray<Id<CrossingClass>>> goods = [default, [], .. calendar.Gazetteer.Classes.Select(one => ImmutableArray.Create(one.Id))];
            foreach (var classes in goods)
            {
                var known = 0;
                var allocated = Allocations.Of(() =>
                {
                    var timeline = book.Find(question.Gate, question.Flow, book.RevisionAt(question.KnownAt))!;
                    known += (int)timeline.For(question.Direction, classes).At(question.At).Certainty;
                });
                Assert.True(allocated == 0, $"{question}, and of [{string.Join(' ', classes.IsDefault ? [] : classes)}]: {allocated} bytes; {known}");
            }
        }
    });

    [Fact]
    public void Many_threads_get_the_answers_that_one_gets() => Calendars.Check(12, (calendar, random) =>
    {
        var questions = RandomQuestions.About(calendar, 15).ToList();
        questions.AddRange(questions.ConvertAll(question => question with { At = question.At + Duration.FromDays(random.Next(1000, 365 * 150)) }));
        AssertAlikeOnManyThreads(calendar.Book, questions, random);
    });

    [Fact]
    public void Many_threads_that_look_far_ahead_at_once_get_the_answers_that_one_gets()
    {
        // Rules without a last day, so that looking further means to compile further, at each past revision.
        var world = new ExampleWorld().Ordinary(ExampleWorld.Hours("07:00-19:00"));
        for (var number = 1; number <= 2; number++)
        {
            world.Add(
                $"rule-{number}",
                StatementKind.Rule,
                $"2021-0{number}-01",
                ExampleWorld.Say(number % 2 == 0 ? Regime.Closed : Regime.Appointment, ExampleWorld.City, ExampleWorld.Lunar(Country.Vn, "12/28", $"1/{number + 2}")));
        }

        // Days about the new year, in an order in which the horizon moves by steps.
        var random = new Random(1);
        var questions = Enumerable.Range(0, 30).Select(_ => ExampleWorld.Ask(
            ExampleWorld.Bridge1, $"{2022 + random.Next(40)}-0{1 + random.Next(2)}-{10 + random.Next(18)}", $"2021-0{1 + random.Next(3)}-02")).ToList();
        for (var round = 0; round < 5; round++)
        {
            AssertAlikeOnManyThreads(() => new CalendarBook(world.Gazetteer, world.Countries, world.Statements), questions, random);
        }
    }

    /// <summary>All threads begin at once with a book that nobody has asked, each with the questions in an order of its own.</summary>
    private static void AssertAlikeOnManyThreads(Func<CalendarBook> open, List<Question> questions, Random random)
    {
        var single = open();
        var expected = questions.ConvertAll(question => Text(single, question));
        var shared = open();
        using var start = new Barrier(Threads);
        var failures = new string?[Threads];
        var threads = Enumerable.Range(0, Threads).Select(number =>
        {
            var own = Enumerable.Range(0, questions.Count).OrderBy(_ => random.Next()).ToList();
            var thread = new Thread(() =>
            {
                start.SignalAndWait();
                try
                {
                    failures[number] = own
                        .Select(place => (Question: questions[place], Expected: expected[place], Answer: Text(shared, questions[place])))
                        .Where(asked => asked.Answer != asked.Expected)
                        .Select(asked => $"{asked.Question}:\n{asked.Answer}\nnot\n{asked.Expected}")
                        .FirstOrDefault();
                }
                catch (Exception failure)
                {
                    failures[number] = failure.ToString();
                }
            });
            thread.Start();
            return thread;
        }).ToList();
        threads.ForEach(thread => thread.Join());
        Assert.All(failures, Assert.Null);

        static string Text(CalendarBook book, Question question)
        {
            var view = book.View(question);
            var around = view.StretchAt(question.At);
            return $"{AnswerText.Of(view, question.At, question.At + Duration.FromDays(3))}\n{around.Start} to {around.End}, then {view.NextAfter(question.At)}";
        }
    }
}
