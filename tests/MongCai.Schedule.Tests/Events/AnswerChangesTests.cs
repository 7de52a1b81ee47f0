using System.Collections.Immutable;
using MongCai.Schedule.Events;
using MongCai.Schedule.Places;
using MongCai.Schedule.Regimes;
using MongCai.Schedule.Statements;
using MongCai.Schedule.Tests.Reference;
using MongCai.Schedule.Tests.Timelines;
using MongCai.Schedule.Timelines;
using NodaTime;
using static MongCai.Schedule.Tests.Reference.ExampleWorld;

namespace MongCai.Schedule.Tests.Events;

/// <summary>
/// Of what a publication changes, those hear who asked about it: examples typed by hand, and of random calendars that the slow one, asked moment by
/// moment, says the same.
/// </summary>
public class AnswerChangesTests
{
    private const int Seeds = 20;
    private const int QuestionsOfEach = 12;

    private static readonly WatchedQuestion OfColdChain = new(Bridge2, Flow.Cargo, null, [Cold]);
    private static readonly WatchedQuestion OfAll = new(Bridge2, Flow.Cargo, null, []);

    [Fact]
    public void A_closure_for_dry_food_is_heard_by_those_who_ask_for_all_and_not_by_those_with_cold_chain_goods()
    {
        var world = new ExampleWorld().Ordinary();
        world.Add("tet", StatementKind.Agreement, "2022-01-25", Say(Regime.Closed, Bridge2, Days("2022-02-03", "2022-02-06"), Dry));
        var book = new CalendarBook(world.Gazetteer, world.Countries, world.Statements);
        var changes = new AnswerChanges(book, book.Revisions.Length);
        Assert.Empty(changes.Of(OfColdChain, Time("2022-01-25"), Time("2022-12-31")));
        var change = Assert.Single(changes.Of(OfAll, Time("2022-01-25"), Time("2022-12-31")));
        Assert.Equal((Time("2022-02-03"), Time("2022-02-07")), (change.Start, change.End));
        Assert.Equal((0, 1), (change.Before.Exceptions.Length, change.After.Exceptions.Length));
        Assert.Empty(changes.Of(OfAll, Time("2022-02-07"), Time("2022-12-31")));
        Assert.Empty(changes.Of(OfAll, Time("2022-01-25"), Time("2022-02-03")));
        Assert.Equal(Time("2022-02-05"), Assert.Single(changes.Of(OfAll, Time("2022-01-25"), Time("2022-02-05"))).End);
    }

    [Fact]
    public void The_same_said_in_other_words_by_another_statement_is_heard_by_nobody()
    {
        var world = new ExampleWorld().Ordinary();
        var closed = Say(Regime.Closed, Bridge2, Days("2022-02-03", "2022-02-06"));
        world.Add("tet", StatementKind.Agreement, "2022-01-25", closed);
        world.Add("tet-again", StatementKind.Agreement, "2022-01-27", closed);
        world.Change(statement => statement with { Replaces = [new Ending(Id<Statement>.Parse("tet"), null, [], [])], Title = new("khác", "另", "another") });
        var book = new CalendarBook(world.Gazetteer, world.Countries, world.Statements);
        Assert.Empty(new AnswerChanges(book, book.Revisions.Length).Of(OfAll, Time("2022-01-27"), Time("2022-12-31")));
    }

    [Fact]
    public void Another_expected_end_is_another_answer()
    {
        var closed = Say(Regime.Closed, Bridge2, Days("2022-03-01", null)) with { EndKind = EndKind.Estimated, Expected = Time("2022-03-05") };
        var change = Assert.Single(ChangesOf(StatementKind.Agreement, closed, closed with { Expected = Time("2022-03-08") }, "2022-03-05"));
        Assert.Equal((Time("2022-03-05"), Time("2022-03-08")), (change.Before.ExpectedEnd, change.After.ExpectedEnd));
    }

    [Fact]
    public void Another_time_of_review_is_another_answer()
    {
        var closed = Say(Regime.Closed, Bridge2, Minutes("2022-03-01", null)) with { EndKind = EndKind.UntilFurtherNotice, ReviewBy = Time("2022-03-05") };
        var change = Assert.Single(ChangesOf(StatementKind.Emergency, closed, closed with { ReviewBy = Time("2022-03-08") }, "2022-03-05"));
        Assert.Equal((Time("2022-03-05"), Time("2022-03-08")), (change.Before.ReviewBy, change.After.ReviewBy));
    }

    [Fact]
    public void What_two_clauses_change_alike_is_one_stretch()
    {
        var change = Assert.Single(ChangesOf(
            StatementKind.Agreement,
            [],
            [Say(Regime.Closed, Bridge2, Days("2022-02-03", "2022-02-04")), Say(Regime.Closed, Bridge2, Days("2022-02-05", "2022-02-06"))],
            "2022-12-31"));
        Assert.Equal((Time("2022-02-03"), Time("2022-02-07")), (change.Start, change.End));
    }

    [Fact]
    public void What_was_otherwise_before_and_what_is_otherwise_now_are_stretches_of_their_own()
    {
        var (all, first, second) = (Days("2022-02-03", "2022-02-06"), Days("2022-02-03", "2022-02-04"), Days("2022-02-05", "2022-02-06"));
        Clause[] one = [Say(Regime.Closed, Bridge2, all)];
        Clause[] two = [Say(Regime.Appointment, Bridge2, first), Say(Regime.Unknown, Bridge2, second)];
        (Instant, Instant)[] both = [(Time("2022-02-03"), Time("2022-02-05")), (Time("2022-02-05"), Time("2022-02-07"))];
        Assert.Equal(both, ChangesOf(StatementKind.Agreement, one, two, "2022-12-31").Select(change => (change.Start, change.End)));
        Assert.Equal(both, ChangesOf(StatementKind.Agreement, two, one, "2022-12-31").Select(change => (change.Start, change.End)));
    }

    /// <summary>What changes, from 25 January 2022 on, when a statement is replaced by another.</summary>
    private static ImmutableArray<AnswerChange> ChangesOf(StatementKind kind, Clause[] before, Clause[] after, string end)
    {
        var world = new ExampleWorld().Ordinary();
        if (before is not [])
        {
            world.Add("before", kind, "2022-01-25", before);
        }

        world.Add("after", kind, "2022-01-27", after);
        if (before is not [])
        {
            world.Change(statement => statement with { Replaces = [new Ending(Id<Statement>.Parse("before"), null, [], [])] });
        }

        var book = new CalendarBook(world.Gazetteer, world.Countries, world.Statements);
        return new AnswerChanges(book, book.Revisions.Length).Of(OfAll, Time("2022-01-27"), Time(end));
    }

    private static ImmutableArray<AnswerChange> ChangesOf(StatementKind kind, Clause before, Clause after, string end) => ChangesOf(kind, [before], [after], end);

    [Fact]
    public void Changes_are_where_the_slow_calendar_answers_otherwise() => Calendars.Check(Seeds, (calendar, random) =>
    {
        var (book, slow) = (new CalendarBook(calendar.Gazetteer, calendar.Countries, calendar.Statements), calendar.Slow());
        foreach (var question in RandomQuestions.About(calendar, QuestionsOfEach))
        {
            var number = random.Next(book.Revisions.Length) + 1;
            var known = book.Revisions[number - 1].Known;
            if (number > 1 && book.Revisions[number - 2].Known == known)
            {
                continue;
            }

            var (start, end) = (Instant.Max(known, question.At - Duration.FromDays(3)), Instant.Max(known, question.At) + Duration.FromDays(4));
            var last = book.Revisions.Last(revision => revision.Known == known).Number;
            if (last != number)
            {
                continue;
            }

            var changes = new AnswerChanges(book, number).Of(new WatchedQuestion(question.Gate, question.Flow, question.Direction, question.Classes), start, end);
            for (var at = start; at < end; at += Duration.FromHours(7))
            {
                var (before, after) = (Text(question with { At = at, KnownAt = known - Duration.Epsilon }), Text(question with { At = at, KnownAt = known }));
                Assert.True(
                    (before != after) == changes.Any(change => change.Start <= at && at < change.End),
                    $"revision {number}, {question} at {at}: {before} became {after}; told: {string.Join(", ", changes.Select(change => $"{change.Start} to {change.End}"))}");
            }
        }

        string Text(Question asked)
        {
            var answer = slow.Ask(asked);
            return $"{answer.Regime} {answer.Certainty} {answer.IsTrial} {answer.Quota} {answer.EndKind} {answer.ExpectedEnd} {answer.ReviewBy} {string.Join('|', answer.Conditions.Select(text => text.En))} "
                + $"{SlowAnswer.Text(answer.Hours)} [{string.Join(", ", answer.Exceptions)}]";
        }
    });
}
