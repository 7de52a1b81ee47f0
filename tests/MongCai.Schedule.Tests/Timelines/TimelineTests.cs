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
    private const int Threads = 4;

    [Fact]
    public void A_point_question_does_not_allocate() => Calendars.Check(15, (calendar, _) =>
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
    public void Many_threads_get_the_answers_that_one_gets() => Calendars.Check(10, (calendar, random) =>
    {
        var questions = RandomQuestions.About(calendar, 8).ToList();
        questions.AddRange(questions.ConvertAll(question => question with { At = question.At + Duration.FromDays(random.Next(1000, 365 * 150)) }));
        var (single, shared) = (calendar.Book(), calendar.Book());
        var expected = questions.ConvertAll(question => Text(single, question));
        OnManyThreads(thread =>
        {
            // Each asks in an order of its own.
            foreach (var place in Enumerable.Range(0, questions.Count).OrderBy(place => HashCode.Combine(place, thread)))
            {
                var actual = Text(shared, questions[place]);
                Assert.True(expected[place] == actual, $"{questions[place]}:\n{actual}\nnot\n{expected[place]}");
            }
        });

        static string Text(CalendarBook book, Question question)
        {
            var view = book.View(question);
            var around = view.StretchAt(question.At);
            return $"{AnswerText.Of(view, question.At, question.At + Duration.FromDays(3))}\n{around.Start} to {around.End}, then {view.NextAfter(question.At)}";
        }
    });

    [Fact]
    public void Threads_that_look_near_and_far_at_once_get_each_its_own_answer()
    {
        // A rule without a last day, so that to look further is to compile further. Each round has a timeline that nobody has asked.
        var world = new ExampleWorld().Ordinary();
        world.Add(
            "second-half-years", StatementKind.Rule, "2021-01-01", ExampleWorld.Say(Regime.Closed, ExampleWorld.City, ExampleWorld.Lunar(Country.Vn, "6/1", "12/-1")));
        for (var round = 0; round < 100; round++)
        {
            var book = new CalendarBook(world.Gazetteer, world.Countries, world.Statements);
            OnManyThreads(thread =>
            {
                // The 6th lunar month begins in June or July, and the year ends in January or February.
                foreach (var step in Enumerable.Range(0, 3))
                {
                    var year = 2022 + (thread * 12) + (step * 4);
                    var view = book.Find(ExampleWorld.Bridge1, Flow.Cargo, book.Revisions.Length)!.For();
                    var (spring, autumn) = (ExampleWorld.Time($"{year}-05-01"), ExampleWorld.Time($"{year}-10-01"));
                    Assert.Equal((year, Regime.Normal, Regime.Closed), (year, view.At(spring).Regime, view.At(autumn).Regime));
                    Assert.Equal(view.StretchAt(spring).End, view.StretchAt(autumn).Start);
                }
            });
        }
    }

    [Fact]
    public void Threads_that_ask_for_more_pasts_than_are_kept_get_each_its_own_answer()
    {
        // From revision n + 2 on day n is closed, for the city and its three parts: four times as many pasts as days.
        var world = new ExampleWorld().Ordinary();
        var first = ExampleWorld.Time("2022-01-01");
        const int days = 120;
        for (var day = 0; day < days; day++)
        {
            var start = first + Duration.FromDays(day);
            world.Add(
                $"day-{day}", StatementKind.Agreement, "2021-12-01", ExampleWorld.Say(Regime.Closed, ExampleWorld.City, new ClauseDays.Instants(start, start + Duration.FromDays(1))));
            world.Change(one => one with { Known = one.Known + Duration.FromMinutes(day) });
        }

        var book = new CalendarBook(world.Gazetteer, world.Countries, world.Statements);
        OnManyThreads(thread =>
        {
            var random = new Random(thread);
            for (var count = 0; count < 1500; count++)
            {
                var (gate, last) = (book.Gazetteer.Gates[random.Next(book.Gazetteer.Gates.Length)].Id, random.Next(days));
                var timeline = book.Find(gate, Flow.Cargo, last + 2)!;
                Assert.Equal(gate, timeline.Gate);
                if (count % 50 == 0)
                {
                    var (on, after) = (first + Duration.FromDays(last), first + Duration.FromDays(last + 1));
                    Assert.Equal((last, Regime.Closed, Regime.Normal), (last, timeline.For().At(on).Regime, timeline.For().At(after).Regime));
                }
            }
        });
    }

    /// <summary>Does the same on many threads that begin at once; it is given the number of the thread.</summary>
    private static void OnManyThreads(Action<int> work)
    {
        using var start = new Barrier(Threads);
        var failures = new string?[Threads];
        var threads = Enumerable.Range(0, Threads).Select(number => new Thread(() =>
        {
            start.SignalAndWait();
            try
            {
                work(number);
            }
            catch (Exception failure)
            {
                failures[number] = failure.ToString();
            }
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        Assert.All(failures, Assert.Null);
    }
}
