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
/// What falls due: examples typed by hand; and of random calendars that events, taken one after the other, always tell how each gate is, however
/// often somebody looks. TIMELINE_SEEDS in the environment says of how many.
/// </summary>
public class DueEventsTests
{
    private const int Seeds = 40;
    private const int MomentsOfEach = 60;

    [Fact]
    public void A_holiday_is_told_three_days_ahead_a_day_ahead_and_when_it_comes_and_goes()
    {
        var world = new ExampleWorld().Ordinary(Hours("07:00-19:00"));
        world.Add("tet", StatementKind.Agreement, "2022-01-25", Say(Regime.Closed, Bridge2, Days("2022-01-31", "2022-02-02")));
        Assert.Equal(
            [
                "2022-01-27T17:00:00Z bac-luan-2 Cargo Normal to Closed upcoming for 2022-01-30T17:00:00Z",
                "2022-01-29T17:00:00Z bac-luan-2 Cargo Normal to Closed upcoming for 2022-01-30T17:00:00Z",
                "2022-01-30T17:00:00Z bac-luan-2 Cargo Normal to Closed by Regime",
                "2022-01-30T17:00:00Z bac-luan-2 Cargo Closed to Normal upcoming for 2022-02-02T17:00:00Z",
                "2022-02-01T17:00:00Z bac-luan-2 Cargo Closed to Normal upcoming for 2022-02-02T17:00:00Z",
                "2022-02-02T17:00:00Z tet ended",
                "2022-02-02T17:00:00Z bac-luan-2 Cargo Closed to Normal by Regime",
            ],
            Due(world, "2022-01-25", "2022-03-01"));
    }

    [Fact]
    public void Hours_alone_are_another_event_and_not_told_ahead()
    {
        var world = new ExampleWorld().Ordinary(Hours("07:00-19:00"));
        world.Add("summer", StatementKind.Standing, "2022-04-01", Say(Regime.Normal, Bridge2, Days("2022-05-01", null)) with { Hours = Hours("06:00-20:00") });
        Assert.Equal(["2022-04-30T17:00:00Z bac-luan-2 Cargo Normal to Normal by Hours"], Due(world, "2022-04-01", "2022-06-01"));
    }

    [Fact]
    public void An_exception_in_regime_is_a_change_of_regime()
    {
        var world = new ExampleWorld().Ordinary();
        world.Add("cold", StatementKind.Agreement, "2022-01-31", Say(Regime.Closed, Bridge2, Days("2022-02-01", "2022-02-01"), Cold));
        Assert.Contains("2022-01-31T17:00:00Z bac-luan-2 Cargo Normal to Normal by Regime", Due(world, "2022-01-31", "2022-02-01"));
    }

    [Fact]
    public void An_exception_in_hours_alone_is_a_change_of_hours()
    {
        var world = new ExampleWorld().Ordinary(Hours("07:00-19:00"));
        world.Add("cold", StatementKind.Agreement, "2022-01-31", Say(Regime.Normal, Bridge2, Days("2022-02-01", "2022-02-01"), Cold) with { Hours = Hours("07:00-12:00") });
        Assert.Equal(
            ["2022-01-31T17:00:00Z bac-luan-2 Cargo Normal to Normal by Hours", "2022-02-01T17:00:00Z cold ended", "2022-02-01T17:00:00Z bac-luan-2 Cargo Normal to Normal by Hours"],
            Due(world, "2022-01-31", "2022-02-03"));
    }

    [Fact]
    public void A_class_that_crosses_in_a_direction_that_is_closed_to_others_is_a_change_of_regime()
    {
        var world = new ExampleWorld().Ordinary();
        world.Add("export", StatementKind.Agreement, "2022-01-01", Say(Regime.Closed, Bridge2, Days("2022-02-01", "2022-02-09")) with { Directions = [Direction.Export] });
        world.Add("cold", StatementKind.Agreement, "2022-01-02", Say(Regime.Normal, Bridge2, Days("2022-02-06", "2022-02-09"), Cold) with { Directions = [Direction.Export] });
        Assert.Contains("2022-02-05T17:00:00Z bac-luan-2 Cargo Normal to Normal by Regime", Due(world, "2022-02-02", "2022-02-07"));
    }

    [Fact]
    public void Whoever_is_on_duty_is_told_when_a_review_is_due_and_when_nobody_has_ratified()
    {
        var world = new ExampleWorld().Ordinary();
        var storm = Say(Regime.Closed, City, Minutes("2022-09-01T15:00", null)) with { EndKind = EndKind.UntilFurtherNotice, ReviewBy = Time("2022-09-05") };
        world.Add("storm", StatementKind.Emergency, "2022-09-01T15:00", storm);
        world.Change(statement => statement with { Ratification = Ratification.Awaited(Time("2022-09-01T15:00")) });
        Assert.Equal(["2022-09-02T08:00:00Z storm unratified", "2022-09-04T17:00:00Z storm/1 review"], Due(world, "2022-09-02", "2022-09-30"));

        world.Change(statement => statement with { Ratification = statement.Ratification! with { On = Time("2022-09-01T16:00") } });
        Assert.Equal(["2022-09-04T17:00:00Z storm/1 review"], Due(world, "2022-09-02", "2022-09-30"));
    }

    [Fact]
    public void That_nobody_has_ratified_is_told_also_of_what_is_over_but_not_of_what_was_never_true()
    {
        var world = new ExampleWorld().Ordinary();
        world.Add("storm", StatementKind.Emergency, "2022-09-01T15:00", Say(Regime.Closed, City, Minutes("2022-09-01T15:00", "2022-09-02T02:00")));
        world.Change(statement => statement with { Ratification = Ratification.Awaited(Time("2022-09-01T15:00")) });
        Assert.Equal(["2022-09-02T08:00:00Z storm unratified"], Due(world, "2022-09-02T03:00", "2022-09-30"));

        world.Add("error", StatementKind.Emergency, "2022-09-02T04:00");
        world.Change(statement => statement with { Corrects = [Id<Statement>.Parse("storm")] });
        Assert.Empty(Due(world, "2022-09-02T05:00", "2022-09-30"));
    }

    [Fact]
    public void What_was_over_before_is_not_ended_again()
    {
        var world = new ExampleWorld().Ordinary();
        world.Add("tet", StatementKind.Agreement, "2022-01-25", Say(Regime.Closed, Bridge2, Days("2022-01-31", "2022-02-06")));
        var before = BookOf(world);
        world.Add("later", StatementKind.Agreement, "2022-03-01");
        world.Change(statement => statement with { Withdraws = [new Ending(Id<Statement>.Parse("tet"), null, [], [])] });
        Assert.Equal(
            ["2022-02-28T17:00:00Z later published"],
            DueEvents.ByPublication(BookOf(world), world.Statements.Count, DueEvents.StatusesAt(before, Time("2022-03-01")), Time("2022-03-01"), Time("2023-03-01")).Select(Text));
    }

    [Fact]
    public void A_publication_tells_of_itself_what_it_ends_what_it_changes_and_how_it_is_now()
    {
        var world = new ExampleWorld().Ordinary();
        world.Add("tet", StatementKind.Agreement, "2022-01-25", Say(Regime.Closed, Bridge2, Days("2022-01-31", "2022-02-06")));
        var before = BookOf(world);
        world.Add("earlier", StatementKind.Agreement, "2022-02-03", Say(Regime.Appointment, Bridge2, Days("2022-02-03", "2022-02-06")));
        world.Change(statement => statement with { Replaces = [new Ending(Id<Statement>.Parse("tet"), null, [], [])] });
        Assert.Equal(
            [
                "2022-02-02T17:00:00Z earlier published",
                "2022-02-02T17:00:00Z tet ended",
                "2022-02-02T17:00:00Z bac-luan-2 Cargo revised from 2022-02-02T17:00:00Z to 2022-02-06T17:00:00Z",
                "2022-02-02T17:00:00Z bac-luan-2 Cargo Closed to Appointment by Regime",
            ],
            DueEvents.ByPublication(BookOf(world), world.Statements.Count, DueEvents.StatusesAt(before, Time("2022-02-03")), Time("2022-02-03"), Time("2023-02-03")).Select(Text));
    }

    [Fact]
    public void A_publication_about_the_past_tells_of_itself_alone()
    {
        var world = new ExampleWorld().Ordinary();
        var before = BookOf(world);
        world.Add("late", StatementKind.Agreement, "2022-03-01", Say(Regime.Closed, Bridge2, Days("2022-02-03", "2022-02-06")));
        Assert.Equal(
            ["2022-02-28T17:00:00Z late published"],
            DueEvents.ByPublication(BookOf(world), world.Statements.Count, DueEvents.StatusesAt(before, Time("2022-03-01")), Time("2022-03-01"), Time("2023-03-01")).Select(Text));
    }

    [Fact]
    public void Events_taken_one_after_the_other_tell_how_each_gate_is() => Calendars.Check(Seeds, (calendar, random) =>
    {
        var book = calendar.Book();
        var (start, end) = Range(calendar);
        var told = DueEvents.StatusesAt(book, start).ToDictionary();
        var due = DueEvents.ByTheClock(book, told, start, end);
        Assert.Equal(due.Select(one => one.At).Order(), due.Select(one => one.At));
        Assert.All(due, one => Assert.InRange(one.At, start + Duration.Epsilon, end));
        var changes = new Queue<DueEvent.GateChanged>(due.OfType<DueEvent.GateChanged>());
        foreach (var at in Moments(random, start, end).Concat(changes.SelectMany(change => new[] { change.At, change.At - Duration.Epsilon })).Distinct().Order())
        {
            while (changes.TryPeek(out var change) && change.At <= at)
            {
                Assert.Equal(told[(change.Gate, change.Flow)], change.Before);
                told[(change.Gate, change.Flow)] = changes.Dequeue().After;
            }

            foreach (var ((gate, flow), status) in told)
            {
                var answer = book.Find(gate, flow, int.MaxValue)!.For().At(at);
                Assert.Equal(StatusDifference.None, status.DifferenceFrom(flow, new GateStatus(answer.Regime, answer.Exceptions, answer.Hours)));
            }
        }
    });

    [Fact]
    public void However_often_somebody_looks_the_same_falls_due_once() => Calendars.Check(Seeds, (calendar, random) =>
    {
        var book = calendar.Book();
        var (start, end) = Range(calendar);
        var told = DueEvents.StatusesAt(book, start).ToDictionary();
        var whole = DueEvents.ByTheClock(book, told, start, end).Select(Text).ToList();
        var parts = new List<string>();
        var after = start;
        foreach (var until in Moments(random, start, end).Order().Append(end))
        {
            foreach (var one in DueEvents.ByTheClock(book, told, after, until))
            {
                parts.Add(Text(one));
                if (one is DueEvent.GateChanged change)
                {
                    told[(change.Gate, change.Flow)] = change.After;
                }
            }

            after = until;
        }

        Assert.Equal(whole, parts);
    });

    [Fact]
    public void Nothing_falls_due_before_the_next_moment_that_is_given() => Calendars.Check(Seeds, (calendar, random) =>
    {
        var book = calendar.Book();
        var (start, end) = Range(calendar);
        foreach (var after in Moments(random, start, end).Take(MomentsOfEach / 4))
        {
            var next = DueEvents.NextAfter(book, after) is { } given ? Instant.Min(given, end) : end;
            Assert.True(next > after || next == end);
            if (next > after)
            {
                Assert.Empty(DueEvents.ByTheClock(book, DueEvents.StatusesAt(book, after), after, next - Duration.Epsilon));
            }
        }
    });

    [Fact]
    public void Clock_and_publications_together_tell_how_each_gate_is_as_known_then() => Calendars.Check(Seeds, (calendar, random) =>
    {
        var (start, end) = Range(calendar);
        var told = new Dictionary<(Id<Gate> Gate, Flow Flow), GateStatus>();
        var (book, after) = (Book(0), start);
        foreach (var (statement, index) in calendar.Statements.Select((statement, index) => (statement, index)).Where(one => one.statement.Known > start && one.statement.Known <= end))
        {
            book = Book(index);
            Tell(DueEvents.ByTheClock(book, told = Begin(book, after), after, Instant.Max(after, statement.Known - Duration.Epsilon)));
            book = Book(index + 1);
            if (book.Revisions[^1].Statement?.Id == statement.Id && book.Revisions[^1].Kind == RevisionKind.Statement)
            {
                Tell(DueEvents.ByPublication(book, book.Revisions.Length, told, statement.Known, end));
            }
            else
            {
                told = DueEvents.StatusesAt(book, statement.Known).ToDictionary();
            }

            foreach (var ((gate, flow), status) in told)
            {
                Assert.Equal(StatusDifference.None, status.DifferenceFrom(flow, GateStatus.At(book.Find(gate, flow, int.MaxValue)!, statement.Known)));
            }

            after = statement.Known;
        }

        CalendarBook Book(int count) => new(calendar.Gazetteer, calendar.Countries, calendar.Statements.Take(count));

        Dictionary<(Id<Gate> Gate, Flow Flow), GateStatus> Begin(CalendarBook at, Instant moment) => told.Count == 0 ? DueEvents.StatusesAt(at, moment).ToDictionary() : told;

        void Tell(ImmutableArray<DueEvent> due)
        {
            foreach (var change in due.OfType<DueEvent.GateChanged>())
            {
                told[(change.Gate, change.Flow)] = change.After;
            }
        }
    });

    private static CalendarBook BookOf(ExampleWorld world) => new(world.Gazetteer, world.Countries, world.Statements);

    private static IEnumerable<string> Due(ExampleWorld world, string after, string until) =>
        DueEvents.ByTheClock(BookOf(world), DueEvents.StatusesAt(BookOf(world), Time(after)), Time(after), Time(until)).Select(Text);

    private static (Instant Start, Instant End) Range(RandomCalendar calendar)
    {
        var noon = calendar.Day.At(LocalTime.Noon).InZoneStrictly(Clocks.Hanoi).ToInstant();
        return (noon - Duration.FromDays(20), noon + Duration.FromDays(30));
    }

    private static List<Instant> Moments(Random random, Instant start, Instant end) =>
        [.. Enumerable.Range(0, MomentsOfEach).Select(_ => start + Duration.FromMinutes(random.Next((int)(end - start).TotalMinutes)))];

    private static string Text(DueEvent due) => $"{due.At} " + due switch
    {
        DueEvent.GateChanged change => $"{change.Gate} {change.Flow} {change.Before.Regime} to {change.After.Regime} by {change.Difference}",
        DueEvent.ChangeUpcoming upcoming => $"{upcoming.Gate} {upcoming.Flow} {upcoming.Before.Regime} to {upcoming.After.Regime} upcoming for {upcoming.EffectiveAt}",
        DueEvent.ScheduleRevised revised => $"{revised.Gate} {revised.Flow} revised from {revised.Changes[0].Start} to {revised.Changes[^1].End}",
        DueEvent.StatementPublished published => $"{published.Statement.Id} published",
        DueEvent.StatementEnded ended => $"{ended.Statement.Id} ended",
        DueEvent.ReviewDue review => $"{review.Statement.Id}/{review.Clause} review",
        DueEvent.Unratified unratified => $"{unratified.Statement.Id} unratified",
        _ => throw new ArgumentOutOfRangeException(nameof(due)),
    };
}
