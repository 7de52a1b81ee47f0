using System.Collections.Immutable;
using MongCai.Schedule.Places;
using MongCai.Schedule.Publishing;
using MongCai.Schedule.Regimes;
using MongCai.Schedule.Statements;
using MongCai.Schedule.Tests.Reference;
using MongCai.Schedule.Tests.Timelines;
using MongCai.Schedule.Timelines;
using NodaTime;
using static MongCai.Schedule.Tests.Reference.ExampleWorld;

namespace MongCai.Schedule.Tests.Publishing;

/// <summary>
/// What a publication changes: examples typed by hand, and of random amendments that it is the difference of both calendars, asked one
/// question at a time. TIMELINE_SEEDS in the environment says of how many calendars.
/// </summary>
public class CalendarChangesTests
{
    private const int Seeds = 25;
    private const int AmendmentsOfEach = 4;
    private const int QuestionsToTheSlow = 40;
    private const int MomentsOfEach = 10;

    [Fact]
    public void A_closure_of_four_days_is_one_change_of_both_directions_for_goods_of_no_class()
    {
        var world = new ExampleWorld().Ordinary(Hours("07:00-19:00"));
        world.Add("tet", StatementKind.Agreement, "2022-01-25", Say(Regime.Closed, Bridge2, Days("2022-01-31", "2022-02-03")));
        var change = Assert.Single(OfLast(world));
        Assert.Equal((Bridge2, Flow.Cargo, null, false), (change.Gate, change.Flow, change.Direction, change.AreTogether));
        Assert.Empty(change.Classes);
        Assert.Equal((Time("2022-01-31"), Time("2022-02-04")), (change.Start, change.End));
        var (before, after) = (change.Before, change.After);
        Assert.Equal((Regime.Normal, Certainty.Standing, (EndKind?)null), (before.Regime, before.Certainty, before.EndKind));
        Assert.Equal((new LocalTime(7, 0), new LocalTime(19, 0)), before.Hours!.Value.Select(window => (window.Opens!.Value, window.Closes!.Value)).Single());
        Assert.Equal((Regime.Closed, Certainty.Agreed, EndKind.Fixed), (after.Regime, after.Certainty, after.EndKind));
        Assert.Empty(after.Hours!.Value);
        Assert.Equal((Regime.Closed, Certainty.Agreed), (after.Vn!.Regime, after.Cn!.Certainty));
    }

    [Fact]
    public void Classes_that_change_alike_are_one_entry_and_goods_of_no_class_another()
    {
        var world = new ExampleWorld().Ordinary();
        var closed = Say(Regime.Closed, Bridge2, Days("2022-02-03", "2022-02-06"), Cold, Dry);
        world.Add("tet", StatementKind.Agreement, "2022-01-25", Say(Regime.Appointment, Bridge2, Days("2022-02-03", "2022-02-06")) with { Except = [closed] });
        Assert.Equal(
            [
                "bac-luan-2 Cargo both [] 2022-02-02T17:00:00Z to 2022-02-06T17:00:00Z: Normal to Appointment",
                "bac-luan-2 Cargo both [cold-chain dry-food] 2022-02-02T17:00:00Z to 2022-02-06T17:00:00Z: Normal to Closed",
            ],
            OfLast(world).Select(Summary));
    }

    [Fact]
    public void A_later_general_clause_shows_that_the_exception_of_an_earlier_one_is_lifted()
    {
        var world = new ExampleWorld().Ordinary();
        var closed = Say(Regime.Closed, Bridge2, Days("2022-02-03", "2022-02-06"), Cold);
        world.Add("tet", StatementKind.Agreement, "2022-01-25", Say(Regime.Appointment, Bridge2, Days("2022-02-03", "2022-02-06")) with { Except = [closed] });
        world.Add("later", StatementKind.Agreement, "2022-02-01", Say(Regime.Appointment, Bridge2, Days("2022-02-05", null)) with { EndKind = EndKind.UntilFurtherNotice });
        Assert.Equal(
            [
                "bac-luan-2 Cargo both [] 2022-02-04T17:00:00Z to 2022-02-06T17:00:00Z: Appointment to Appointment",
                "bac-luan-2 Cargo both [cold-chain] 2022-02-04T17:00:00Z to 2022-02-06T17:00:00Z: Closed to Appointment",
                "bac-luan-2 Cargo both [] 2022-02-06T17:00:00Z to 2022-02-11T17:00:00Z: Normal to Appointment",
                "bac-luan-2 Cargo both [cold-chain] 2022-02-06T17:00:00Z to 2022-02-11T17:00:00Z: Normal to Appointment",
                "bac-luan-2 Cargo both [] 2022-02-11T17:00:00Z to : Normal to Appointment",
                "bac-luan-2 Cargo both [cold-chain] 2022-02-11T17:00:00Z to : Normal to Appointment",
            ],
            OfLast(world).Select(Summary));
    }

    [Fact]
    public void Goods_of_two_classes_at_once_are_listed_where_a_clause_names_them_so()
    {
        var world = new ExampleWorld().Ordinary();
        world.Add("empty-cold", StatementKind.Agreement, "2022-01-25", Say(Regime.Closed, Bridge2, Days("2022-02-03", "2022-02-03"), Cold, Empty));
        var change = Assert.Single(OfLast(world));
        Assert.True(change.AreTogether);
        Assert.Equal("bac-luan-2 Cargo both [cold-chain empty] 2022-02-02T17:00:00Z to 2022-02-03T17:00:00Z: Normal to Closed", Summary(change));
    }

    [Fact]
    public void One_direction_is_named_where_the_other_stays_and_passengers_have_their_own()
    {
        var world = new ExampleWorld().Ordinary();
        var clause = Say(Regime.Closed, Bridge1, Days("2022-02-03", "2022-02-03")) with { Flows = [Flow.Passenger, Flow.Cargo], Directions = [Direction.Entry, Direction.Import] };
        world.Add("in", StatementKind.Agreement, "2022-01-25", clause);
        Assert.Equal(
            [
                "bac-luan-1 Passenger Entry [] 2022-02-02T17:00:00Z to 2022-02-03T17:00:00Z: Normal to Closed",
                "bac-luan-1 Cargo Import [] 2022-02-02T17:00:00Z to 2022-02-03T17:00:00Z: Normal to Closed",
            ],
            OfLast(world).Select(Summary));
    }

    [Fact]
    public void A_change_that_goes_on_outside_of_what_was_looked_at_has_no_start_or_end_there()
    {
        var world = new ExampleWorld().Ordinary();
        world.Add("tet", StatementKind.Agreement, "2022-01-25", Say(Regime.Closed, Bridge2, Days("2022-02-01", "2022-02-04")));
        Assert.Equal((null, Time("2022-02-05")), Ends("2022-02-02", "2022-02-06"));
        Assert.Equal((Time("2022-02-01"), Time("2022-02-05")), Ends("2022-02-01", "2022-02-05"));
        Assert.Equal((Time("2022-02-01"), null), Ends("2022-01-20", "2022-02-04"));
        Assert.Empty(OfLast(world, Time("2022-01-20"), Time("2022-02-01")));
        Assert.Empty(OfLast(world, Time("2022-02-05"), Time("2022-02-06")));

        (Instant?, Instant?) Ends(string start, string end) => OfLast(world, Time(start), Time(end)).Select(change => (change.Start, change.End)).Single();
    }

    [Fact]
    public void Gates_come_in_the_order_of_the_gazetteer_and_a_range_without_time_is_refused()
    {
        var world = new ExampleWorld().Ordinary();
        world.Add("storm", StatementKind.Emergency, "2022-02-01", Say(Regime.Closed, City, Days("2022-02-01", "2022-02-01")));
        Assert.Equal([City, Bridge1, Bridge2, Pontoon], OfLast(world).Select(change => change.Gate));
        Assert.Throws<ArgumentOutOfRangeException>(() => OfLast(world, Time("2022-02-01"), Time("2022-02-01")));
    }

    [Fact]
    public void Advice_and_phases_without_a_date_are_changes_of_those_for_whom_they_are()
    {
        var world = new ExampleWorld().Ordinary();
        world.Add(
            "phases",
            StatementKind.Agreement,
            "2022-02-01",
            Say(null, Bridge2, Days("2022-02-03", "2022-02-03")) with { Advice = new("…", "…", "…") },
            Say(Regime.Appointment, Bridge2, new ClauseDays.Undated(1), Cold));
        var changes = OfLast(world);
        Assert.Equal(
            [
                "bac-luan-2 Cargo both [cold-chain] 2022-01-31T17:00:00Z to 2022-02-02T17:00:00Z: Normal to Normal",
                "bac-luan-2 Cargo both [] 2022-02-02T17:00:00Z to 2022-02-03T17:00:00Z: Normal to Normal",
                "bac-luan-2 Cargo both [cold-chain] 2022-02-02T17:00:00Z to 2022-02-03T17:00:00Z: Normal to Normal",
                "bac-luan-2 Cargo both [cold-chain] 2022-02-03T17:00:00Z to : Normal to Normal",
            ],
            changes.Select(Summary));
        Assert.Equal(["", "phases/1", "phases/1", ""], changes.Select(change => string.Join(' ', change.After.Advice)));
        Assert.Equal(["phases/2", "", "phases/2", "phases/2"], changes.Select(change => string.Join(' ', change.After.Phases)));
    }

    [Fact]
    public void A_review_that_moves_the_review_time_changes_what_is_told_of_it_and_the_certainty_in_between()
    {
        var world = new ExampleWorld().Ordinary();
        var storm = Say(Regime.Closed, Bridge2, Minutes("2022-09-01T15:00", null)) with { EndKind = EndKind.UntilFurtherNotice, ReviewBy = Time("2022-09-08") };
        world.Add("storm", StatementKind.Emergency, "2022-09-01T15:00", storm);
        world.Add("review", StatementKind.Emergency, "2022-09-05");
        world.Change(review => review with { Reviews = [new Review(Id<Statement>.Parse("storm"), new ClauseNumber(1), Time("2022-09-20"), null, null)] });
        Assert.Equal(
            [
                (Time("2022-09-01T15:00"), Time("2022-09-08"), Certainty.Agreed, Certainty.Agreed),
                (Time("2022-09-08"), Time("2022-09-20"), Certainty.Unconfirmed, Certainty.Agreed),
                (Time("2022-09-20"), null, Certainty.Unconfirmed, Certainty.Unconfirmed),
            ],
            OfLast(world).Select(change => (change.Start, change.End, change.Before.Certainty, change.After.Certainty)));
        Assert.All(OfLast(world), change => Assert.Equal((Time("2022-09-08"), Time("2022-09-20")), (change.Before.ReviewBy, change.After.ReviewBy)));
    }

    [Fact]
    public void Hours_stated_on_the_other_clock_are_no_change()
    {
        var world = new ExampleWorld().Ordinary(Hours("07:00-19:00"));
        world.Add("beijing", StatementKind.Standing, "2022-01-01", Say(Regime.Normal, Bridge2, Days("2022-01-01", null)) with { Hours = Hours("08:00-20:00-beijing") });
        Assert.Empty(OfLast(world));
    }

    [Fact]
    public void A_calendar_differs_from_itself_in_nothing() => Calendars.Check(Seeds, (calendar, _) =>
    {
        Assert.Empty(CalendarChanges.Between(calendar.Book(), calendar.Book(), Instant.MinValue, Instant.MaxValue));

        // Of copies nothing is known to be the same, so that all is compared.
        Assert.Empty(CalendarChanges.Between(calendar.Book(), Copy(calendar), Instant.MinValue, End(calendar)));
    });

    [Fact]
    public void Gates_and_flows_that_a_statement_does_not_touch_are_as_they_were() => Calendars.Check(Seeds, (calendar, random) =>
    {
        var before = Before(calendar, random);
        var all = CalendarChanges.Between(before, Copy(calendar), Instant.MinValue, End(calendar));
        Assert.Equal(all.Select(Text), CalendarChanges.Between(before, calendar.Book(), Instant.MinValue, End(calendar)).Select(Text));
    });

    [Fact]
    public void Changes_in_a_range_are_all_changes_cut_to_it() => Calendars.Check(Seeds, (calendar, random) =>
    {
        var (before, after) = (Before(calendar, random), calendar.Book());
        var start = Noon(calendar) + Duration.FromHours(random.Next(-200, 200));
        var end = start + Duration.FromHours(random.Next(1, 200));
        var cut = CalendarChanges.Between(before, after, Instant.MinValue, End(calendar))
            .Where(change => !(change.Start >= end) && !(change.End <= start))
            .SelectMany(Each)
            .Select(change => change with { Start = change.Start < start ? null : change.Start, End = change.End > end ? null : change.End });
        Assert.Equal(cut.Select(Text).Order(), CalendarChanges.Between(before, after, start, end).SelectMany(Each).Select(Text).Order());
    });

    [Fact]
    public void Changes_are_the_difference_of_both_calendars_asked_one_question_at_a_time() => Calendars.Check(Seeds, (calendar, random) =>
    {
        foreach (var (before, after) in Amendments(calendar, random))
        {
            AssertDifference(calendar, before, after, random);
        }
    });

    [Fact]
    public void What_a_revision_changed_is_the_difference_of_the_calendars_before_it_and_with_it() => Calendars.Check(Seeds, (calendar, random) =>
    {
        var book = calendar.Book();
        foreach (var revision in random.GetItems([.. book.Revisions.Where(revision => revision.Announcement is null)], Math.Min(AmendmentsOfEach, book.Revisions.Length)))
        {
            Assert.Equal(
                CalendarChanges.Between(AsOf(revision.Number - 1), AsOf(revision.Number), Instant.MinValue, End(calendar)).Select(Text),
                CalendarChanges.Of(book, revision.Number, Instant.MinValue, End(calendar)).Select(Text));

            // What was confirmed or ratified only later was not yet.
            CalendarBook AsOf(int number)
            {
                var known = book.Revisions.Take(number).ToLookup(one => one.Kind, one => one.Statement?.Id);
                return new CalendarBook(calendar.Gazetteer, calendar.Countries.KnownAt(revision.Known), book.Statements
                    .Where(statement => known[RevisionKind.Statement].Contains(statement.Id))
                    .Select(statement => statement with
                    {
                        Confirmed = statement.Confirmed?.On > statement.Known && !known[RevisionKind.Confirmation].Contains(statement.Id) ? null : statement.Confirmed,
                        Ratification = statement.Ratification?.On > statement.Known && !known[RevisionKind.Ratification].Contains(statement.Id)
                            ? statement.Ratification with { On = null }
                            : statement.Ratification,
                    }));
            }
        }
    });

    [Fact]
    public void A_revision_changes_nothing_where_it_says_nothing_new_and_numbers_begin_at_1()
    {
        var world = new ExampleWorld().Ordinary();
        world.Add("tet", StatementKind.Agreement, "2022-01-25", Say(Regime.Closed, Bridge2, Days("2022-02-03", "2022-02-03")));
        world.Add("again", StatementKind.Agreement, "2022-01-26", Say(Regime.Closed, Bridge2, Days("2022-02-03", "2022-02-03")));
        var book = new CalendarBook(world.Gazetteer, world.Countries, world.Statements);
        Assert.Equal(
            ["bac-luan-2 Cargo both [] 2022-02-02T17:00:00Z to 2022-02-03T17:00:00Z: Normal to Closed"],
            CalendarChanges.Of(book, book.Revisions.Length - 1, Instant.MinValue, Instant.MaxValue).Select(Summary));
        Assert.Empty(CalendarChanges.Of(book, book.Revisions.Length, Instant.MinValue, Instant.MaxValue));
        Assert.Throws<ArgumentOutOfRangeException>(() => CalendarChanges.Of(book, 0, Instant.MinValue, Instant.MaxValue));
        Assert.Throws<ArgumentOutOfRangeException>(() => CalendarChanges.Of(book, book.Revisions.Length + 1, Instant.MinValue, Instant.MaxValue));
    }

    private static void AssertDifference(RandomCalendar calendar, CalendarBook before, CalendarBook after, Random random)
    {
        var (slowBefore, slowAfter) = (Slow(before), Slow(after));
        var (start, end) = (Noon(calendar) - Duration.FromDays(30), Noon(calendar) + Duration.FromDays(40));
        var changes = CalendarChanges.Between(before, after, start, end);
        var boundaries = slowBefore.Known(Instant.MaxValue).Concat(slowAfter.Known(Instant.MaxValue)).SelectMany(line => line.Boundaries)
            .Concat(calendar.Statements.SelectMany(one => one.Replaces.Concat(one.Withdraws).Select(ending => ending.From ?? one.Known).Append(one.Known)))
            .Concat(Enumerable.Range(0, 10).Select(_ => start + Duration.FromMinutes(random.Next(70 * 24 * 60))))
            .Where(at => at > start && at < end).Distinct().ToArray();
        var questions = new List<(Question Question, GateState Before, GateState After)>();
        foreach (var (gate, flow) in calendar.Gazetteer.Gates.SelectMany(gate => gate.Flows.Select(flow => (gate.Id, flow))))
        {
            var own = changes.Where(change => change.Gate == gate && change.Flow == flow).ToList();
            var named = ClausesAbout(calendar.Gazetteer, gate, flow, slowBefore, slowAfter).ToList();
            foreach (var direction in Directions.Of(flow))
            {
                foreach (var goods in GoodsToAsk(calendar.Gazetteer, named))
                {
                    var listed = own.Where(change => IsAbout(change, direction, goods, named)).OrderBy(change => change.Start ?? Instant.MinValue).ToList();
                    AssertApartAndLongest(listed);
                    var edges = listed.SelectMany(change => new[] { change.Start, change.End }).OfType<Instant>();
                    foreach (var at in edges.Concat(random.GetItems(boundaries, MomentsOfEach)).SelectMany(at => new[] { at, at - Duration.Epsilon }).Append(start).Where(at => at >= start && at < end))
                    {
                        var question = new Question(gate, flow, direction, goods, at, Instant.MaxValue);
                        var (old, now) = (State(before, question), State(after, question));
                        var change = listed.SingleOrDefault(change => !(at < change.Start) && !(at >= change.End));
                        var (oldText, nowText) = (Whole(old), Whole(now));
                        Assert.True(oldText == nowText == change is null, $"{question}: {oldText} to {nowText}, listed {change}");

                        // To apply the changes to what it was gives what it is to be.
                        Assert.Equal(change is null ? oldText : Whole(change.Before), oldText);
                        Assert.Equal(change is null ? oldText : Whole(change.After), nowText);
                        questions.Add((question, old, now));
                    }
                }
            }
        }

        // That the answers of both are right is held against the second implementation; it is slow, so not all are asked.
        var differing = questions.Where(one => Whole(one.Before) != Whole(one.After)).ToList();
        for (var number = 0; number < QuestionsToTheSlow; number++)
        {
            var (question, old, now) = number % 2 == 0 && differing is not [] ? differing[random.Next(differing.Count)] : questions[random.Next(questions.Count)];
            Assert.Equal(Text(slowBefore.Ask(question)), Text(old));
            Assert.Equal(Text(slowAfter.Ask(question)), Text(now));
        }

        SlowCalendar Slow(CalendarBook book) => new(calendar.Gazetteer, calendar.Countries, book.Statements);
    }

    private static ImmutableArray<CalendarChange> OfLast(ExampleWorld world, Instant? start = null, Instant? end = null) => CalendarChanges.Between(
        new CalendarBook(world.Gazetteer, world.Countries, world.Statements.SkipLast(1)),
        new CalendarBook(world.Gazetteer, world.Countries, world.Statements),
        start ?? Instant.MinValue,
        end ?? Instant.MaxValue);

    private static string Summary(CalendarChange change) =>
        $"{change.Gate} {change.Flow} {change.Direction?.ToString() ?? "both"} [{string.Join(' ', change.Classes)}] {change.Start} to {change.End}: {change.Before.Regime} to {change.After.Regime}";

    private static string Text(CalendarChange change) => $"{Summary(change)} {change.AreTogether} {Whole(change.Before)} / {Whole(change.After)}";

    /// <summary>All of a state; the slow calendar knows nothing of phases and of what is a default. Texts, so that nothing rests on how states compare.</summary>
    private static string Whole(GateState state) => $"{Text(state)}; phases {string.Join(' ', state.Phases)} default {state.IsReviewByDefault}";

    private static string Text(GateState state) => string.Join(
        "; ",
        $"{state.Regime} {state.Certainty} {(state.IsTrial ? "trial" : "")} {Text(state.Hours)} {string.Join(' ', state.Conditions.Select(text => text.En))} {state.Quota}",
        $"vn {Text(state.Vn)} cn {Text(state.Cn)} end {state.EndKind} {state.ExpectedEnd} {state.ReviewBy} advice {string.Join(' ', state.Advice)}");

    private static string Text(SideState? side) => side is null ? "-" : $"{side.Regime} {side.Certainty} {Text(side.Hours)}";

    private static string Text(ImmutableArray<DayWindow>? hours) =>
        SlowAnswer.Text(hours is { } known ? [.. known.Select(window => new SlowWindow(window.Opens, window.Closes, window.LastEntry))] : null);

    private static string Text(SlowAnswer answer) => string.Join(
        "; ",
        $"{answer.Regime} {answer.Certainty} {(answer.IsTrial ? "trial" : "")} {SlowAnswer.Text(answer.Hours)} {string.Join(' ', answer.Conditions.Select(text => text.En))} {answer.Quota}",
        $"vn {Text(answer.Vn)} cn {Text(answer.Cn)} end {answer.EndKind} {answer.ExpectedEnd} {answer.ReviewBy} advice {string.Join(' ', answer.Advice.Select(one => $"{one.Statement}/{one.Clause}"))}");

    private static string Text(SlowSide? side) => side is null ? "-" : $"{side.Regime} {side.Certainty} {SlowAnswer.Text(side.Hours)}";

    /// <summary>The calendar without the last one, two or three statements.</summary>
    private static CalendarBook Before(RandomCalendar calendar, Random random) => FirstOf(calendar, calendar.Statements.Count - HowMany(random));

    /// <summary>The last statements as amendments, each of one statement or of several.</summary>
    private static IEnumerable<(CalendarBook Before, CalendarBook After)> Amendments(RandomCalendar calendar, Random random) => Enumerable
        .Range(0, AmendmentsOfEach)
        .Select(later => calendar.Statements.Count - later)
        .Where(count => count > 0)
        .Select(count => (FirstOf(calendar, count - HowMany(random)), FirstOf(calendar, count)));

    private static int HowMany(Random random) => random.Next(3) == 0 ? random.Next(2, 4) : 1;

    private static CalendarBook FirstOf(RandomCalendar calendar, int count) => new(calendar.Gazetteer, calendar.Countries, calendar.Statements.Take(count));

    private static CalendarBook Copy(RandomCalendar calendar) =>
        new(calendar.Gazetteer, calendar.Countries, calendar.Statements.Select(statement => statement with { }));

    private static Instant Noon(RandomCalendar calendar) => calendar.Day.At(LocalTime.Noon).InZoneStrictly(Clocks.Hanoi).ToInstant();

    private static Instant End(RandomCalendar calendar) => Noon(calendar) + Duration.FromDays(500);

    /// <summary>A change for each direction and each of its classes.</summary>
    private static IEnumerable<CalendarChange> Each(CalendarChange change) =>
        from direction in change.Direction is { } only ? [only] : Directions.Of(change.Flow)
        from classes in change.AreTogether || change.Classes.IsEmpty ? [change.Classes] : change.Classes.Select(named => ImmutableArray.Create(named))
        select change with { Direction = direction, Classes = classes };

    private static IEnumerable<Clause> ClausesAbout(Gazetteer gazetteer, Id<Gate> gate, Flow flow, params SlowCalendar[] calendars) =>
        from calendar in calendars
        from line in calendar.Known(Instant.MaxValue)
        let clause = line.Clause
        where clause.Flows.Contains(flow)
            && clause.Gates.Any(named => gazetteer.WithParts(named).Contains(gate))
            && (clause.Directions.IsEmpty || clause.Directions.Any(Directions.Of(flow).Contains))
        select clause;

    /// <summary>Goods of no class, of each there is, and of one of each facet of a clause.</summary>
    private static IEnumerable<ImmutableArray<Id<CrossingClass>>> GoodsToAsk(Gazetteer gazetteer, List<Clause> clauses)
    {
        var combined = from clause in clauses
                       from one in clause.Classes
                       from other in clause.Classes
                       where one < other && clause.Classes.Select(named => gazetteer.Find(named)!.Facet).Distinct().Count() == 2
                           && gazetteer.Find(one)!.Facet != gazetteer.Find(other)!.Facet
                       select (one, other);
        return [[], .. gazetteer.Classes.Select(each => ImmutableArray.Create(each.Id)), .. combined.Distinct().Select(pair => ImmutableArray.Create(pair.one, pair.other))];
    }

    private static bool IsAbout(CalendarChange change, Direction direction, ImmutableArray<Id<CrossingClass>> goods, List<Clause> named)
    {
        if (change.Direction is { } only && only != direction)
        {
            return false;
        }

        // Who is of a class that nobody speaks of is as if of none.
        return goods is [var single]
            ? !change.AreTogether && (named.Exists(clause => clause.Classes.Contains(single)) ? change.Classes.Contains(single) : change.Classes.IsEmpty)
            : change.AreTogether == !goods.IsEmpty && change.Classes.SequenceEqual(goods);
    }

    private static void AssertApartAndLongest(List<CalendarChange> listed)
    {
        foreach (var (one, next) in listed.Zip(listed.Skip(1)))
        {
            Assert.True(one.End <= next.Start, $"{one} overlaps {next}");
            Assert.True(one.End < next.Start || Whole(one.Before) != Whole(next.Before) || Whole(one.After) != Whole(next.After), $"{one} and {next} are one");
        }
    }

    /// <summary>The state by one question to the timeline; that of no class, without the phases of classes, is that of a class that nobody names.</summary>
    private static GateState State(CalendarBook book, Question question)
    {
        var answer = book.Find(question.Gate, question.Flow, int.MaxValue)!.For(question.Direction, question.Classes).At(question.At);
        return new GateState
        {
            Regime = answer.Regime,
            Certainty = answer.Certainty,
            Hours = answer.Hours,
            Vn = answer.Vn is { } vn ? new SideState(vn.Regime, vn.Certainty, vn.Hours) : null,
            Cn = answer.Cn is { } cn ? new SideState(cn.Regime, cn.Certainty, cn.Hours) : null,
            IsTrial = answer.IsTrial,
            Conditions = answer.Conditions,
            Quota = answer.Quota,
            EndKind = answer.EndKind,
            ExpectedEnd = answer.ExpectedEnd,
            ReviewBy = answer.ReviewBy,
            IsReviewByDefault = answer.IsReviewByDefault,
            Advice = [.. answer.Advice.Select(clause => new ClauseName(clause.Statement.Id, clause.Clause.Number))],
            Phases =
            [
                .. answer.Undated
                    .Where(phase => phase.Clause.Classes.All(question.Classes.Contains) || !question.Classes.IsEmpty)
                    .Select(phase => new ClauseName(phase.Statement.Id, phase.Clause.Number)),
            ],
        };
    }
}
