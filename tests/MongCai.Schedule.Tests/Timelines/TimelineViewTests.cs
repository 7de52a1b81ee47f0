using System.Collections.Immutable;
using MongCai.Schedule.Holidays;
using MongCai.Schedule.Places;
using MongCai.Schedule.Regimes;
using MongCai.Schedule.Statements;
using MongCai.Schedule.Tests.Reference;
using MongCai.Schedule.Timelines;
using NodaTime;

namespace MongCai.Schedule.Tests.Timelines;

/// <summary>The ways to ask a timeline agree with each other, on random calendars: what one finds by searching, another shows in a row.</summary>
public class TimelineViewTests
{
    private const int Seeds = 30;
    private static readonly Duration Tick = Duration.FromTicks(1);

    [Fact]
    public void Stretches_and_parts_cover_a_range_without_gap_or_overlap() => Calendars.Check(Seeds, (calendar, random) =>
    {
        foreach (var (question, view, near) in Views(calendar, 4))
        {
            foreach (var (start, end) in (ImmutableArray<(Instant, Instant)>)[Part(near, random), Part(near, random), Part(EndOfCoverage, random), (question.At, question.At + Tick)])
            {
                AssertCovers(question, start, end, [.. view.Between(start, end).Select(stretch => (stretch.Start!.Value, stretch.End!.Value))]);
                AssertCovers(question, start, end, [.. view.PartsBetween(start, end).Select(part => (part.Start, part.End))]);
            }
        }
    });

    [Fact]
    public void Neighbouring_stretches_differ_and_all_parts_of_one_are_alike() => Calendars.Check(Seeds, (calendar, _) =>
    {
        foreach (var (question, view, near) in Views(calendar, 4))
        {
            var parts = view.PartsBetween(near.Start, near.End).ToList();
            string? before = null;
            foreach (var stretch in view.Between(near.Start, near.End))
            {
                var text = Text(stretch.Answer);
                Assert.True(text != before, $"{question}: before and from {stretch.Start} on {text}");
                Assert.All(parts.Where(part => part.Start < stretch.End && part.End > stretch.Start), part => Assert.Equal(text, Text(part.Answer)));
                before = text;
            }

            string Text(Answer answer) => AnswerText.OfStretch(answer, question.Flow, question.Direction);
        }
    });

    [Fact]
    public void Other_exceptions_are_the_classes_of_further_facets_that_are_treated_otherwise_together_with_those_asked_about() => Calendars.CheckThose(Rule.AndAcrossFacets, Seeds, (calendar, _) =>
    {
        var book = calendar.Book();
        var questions = RandomQuestions.About(calendar, 60).Where(question => question.Direction is not null);
        foreach (var question in questions.SelectMany(many => many.Classes.Select(named => many with { Classes = [named] }).Append(many)))
        {
            var asked = book.View(question).At(question.At);
            var facets = question.Classes.Select(named => calendar.Gazetteer.Find(named)!.Facet).ToHashSet();
            var expected = from known in question.Classes.IsEmpty ? [] : calendar.Gazetteer.Classes
                           where !facets.Contains(known.Facet)
                           let other = book.View(question with { Classes = question.Classes.Add(known.Id) }).At(question.At)
                           where other.Regime != asked.Regime || Hours(other) != Hours(asked)
                           orderby known.Id
                           select $"{known.Id} {other.Regime}";
            Assert.Equal(expected, asked.OtherExceptions.Select(exception => $"{exception.Class} {exception.Regime}"));
        }

        static string Hours(Answer answer) =>
            answer.Hours is { } known ? string.Join(' ', known.Select(window => (window.Opens, window.Closes, window.LastEntry))) : "?";
    });

    [Fact]
    public void A_window_that_passes_midnight_in_Vietnam_alone_has_a_tail()
    {
        var words = new TrilingualText("Một", "一", "One");
        var gate = Id<Gate>.Parse("gate");
        var known = Instant.FromUtc(2021, 1, 1, 0, 0);
        Clause night = new()
        {
            Number = new ClauseNumber(1),
            Gates = [gate],
            Flows = [Flow.Cargo],
            Classes = [],
            Days = new ClauseDays.Dates(new LocalDate(2021, 1, 1), null),
            Regime = Regime.Normal,
            Hours = new ClauseHours([new ServiceWindow(new LocalTime(0, 30), new LocalTime(5, 0), null, Clocks.Beijing, [])]),
        };
        Statement timetable = new()
        {
            Id = Id<Statement>.Parse("timetable"),
            Kind = StatementKind.Standing,
            Title = words,
            IssuedBy = Issuer.Both,
            Binds = [Country.Vn, Country.Cn],
            Known = known,
            Clauses = [night],
        };
        var gazetteer = new Gazetteer([new Gate(gate, words, [], GateKind.International, null, [Flow.Cargo], null, null, [])], []);
        var view = new CalendarBook(gazetteer, CountryCalendars.Empty, [timetable]).Find(gate, Flow.Cargo, 1)!.For();

        // 23:30 to 4:00 in Vietnam.
        Assert.Equal([true, true, false, false, true], ((ImmutableArray<int>)[0, 3, 4, 22, 23]).Select(hour => view.IsOpenAt(Midnight(new LocalDate(2022, 1, 5)) + Duration.FromHours(hour) + Duration.FromMinutes(45))));
    }

    [Fact]
    public void A_day_lies_between_its_midnights_and_agrees_with_the_instants_in_it() => Calendars.Check(Seeds, (calendar, random) =>
    {
        foreach (var (question, view, _) in Views(calendar, 6))
        {
            var date = question.At.InZone(Clocks.Hanoi).Date;
            var day = view.On(date);
            Assert.Equal((date, Midnight(date), Midnight(date.PlusDays(1))), (day.Date, day.Start, day.End));
            AssertCovers(question, day.Start, day.End, [.. day.Segments.Select(segment => (segment.Start!.Value, segment.End!.Value))]);
            Assert.NotEmpty(day.Parts);
            var end = day.Start;
            foreach (var part in day.Parts)
            {
                Assert.True(end <= part.Start && part.Start < part.End && part.End <= day.End, $"{question}: {part.Start} to {part.End} after {end}");
                end = part.End;
                foreach (var at in (ImmutableArray<Instant>)[part.Start, part.End - Tick, Between(part.Start, part.End, random)])
                {
                    AssertAlike(question, at, part.Answer, view.At(at));
                }
            }

            foreach (var segment in day.Segments)
            {
                AssertAlike(question, segment.Start!.Value, segment.Answer, view.At(segment.Start.Value));
            }
        }
    });

    [Fact]
    public void An_instant_has_the_answer_of_the_part_of_a_range_that_holds_it() => Calendars.Check(Seeds, (calendar, random) =>
    {
        foreach (var (question, view, near) in Views(calendar, 3))
        {
            foreach (var range in (ImmutableArray<Interval>)[near, EndOfCoverage])
            {
                var parts = view.PartsBetween(range.Start, range.End).ToList();
                foreach (var at in Moments(range, parts.Select(part => part.Start), random))
                {
                    var expected = parts.Last(part => part.Start <= at).Answer;
                    AssertAlike(question, at, expected, view.At(at));
                }

                // A timeline that nobody has asked is compiled for one instant, and not as far as for a range.
                var some = Between(range.Start, range.End, random);
                AssertAlike(question, some, parts.Last(part => part.Start <= some).Answer, calendar.Book().View(question).At(some));
            }
        }
    });

    [Fact]
    public void The_stretch_around_an_instant_is_that_of_a_range_that_holds_it() => Calendars.Check(Seeds, (calendar, random) =>
    {
        foreach (var (question, view, near) in Views(calendar, 3))
        {
            foreach (var range in (ImmutableArray<Interval>)[near, EndOfCoverage])
            {
                var stretches = view.Between(range.Start, range.End).ToList();
                foreach (var at in Moments(range, stretches.Select(stretch => stretch.Start!.Value), random))
                {
                    var expected = stretches.FindLast(stretch => stretch.Start <= at)!;
                    var actual = view.StretchAt(at);
                    AssertAlike(question, at, view.At(at), actual.Answer);
                    Assert.True(!(actual.Start > at) && !(actual.End <= at), $"{question}: {at} lies outside of {actual.Start} to {actual.End}");

                    // Nothing is covered at the beginning of the near range, and what follows the coverage has no end.
                    var isStart = expected.Start > range.Start ? actual.Start == expected.Start
                        : range == near ? actual.Start is null
                        : !(actual.Start > range.Start);
                    var isEnd = expected.End == Timeline.CoverageEnd || expected.End == EndOfCoverage.End ? actual.End is null
                        : expected.End < range.End ? actual.End == expected.End
                        : !(actual.End < range.End);
                    Assert.True(isStart && isEnd, $"{question}: {actual.Start} to {actual.End} at {at}, not {expected.Start} to {expected.End}");
                    var after = actual.End ?? Timeline.CoverageEnd;
                    var (text, last) = (Text(actual.Answer), at < after ? Text(view.At(after - Tick)) : Text(actual.Answer));
                    Assert.True(text == last, $"{question}: {text} at {at}, and before its end at {actual.End} {last}");
                    Assert.True(actual.End is null || text != Text(view.At(after)), $"{question}: {text} at {at} and from its end at {actual.End} on");
                }
            }

            string Text(Answer answer) => AnswerText.OfStretch(answer, question.Flow, question.Direction);
        }
    });

    [Fact]
    public void The_next_change_is_the_first_other_regime_of_a_range() => Calendars.Check(Seeds, (calendar, random) =>
    {
        foreach (var (question, view, near) in Views(calendar, 3))
        {
            var stretches = view.Between(near.Start, near.End).ToList();
            foreach (var at in Moments(near, stretches.Select(stretch => stretch.Start!.Value), random).Where(at => !Estimates(calendar, at).Any()))
            {
                var regime = view.At(at).Regime;
                var next = view.NextAfter(at);
                if (stretches.Find(stretch => stretch.Start > at && stretch.Answer.Regime != regime) is { } other)
                {
                    var expected = new NextChange(other.Start!.Value, other.Answer.Regime, other.Answer.Certainty, EndKind.Fixed);
                    Assert.True(expected == next, $"{question}: after {at} {next}, not {expected}");
                }
                else
                {
                    var last = view.At((next?.At ?? Timeline.CoverageEnd) - Tick).Regime;
                    Assert.True(!(next?.At < near.End) && last == regime, $"{question}: after {at} {next}, before which it is {last}, not {regime}");
                    Assert.True(!(next?.At >= Timeline.CoverageEnd), $"{question}: after {at} {next}, though nothing is known from {Timeline.CoverageEnd} on");
                    Assert.Equal(next?.Regime, next is null ? null : view.At(next.At).Regime);
                }
            }
        }
    });

    [Fact]
    public void Ends_expected_ahead_are_taken_to_come_true_in_the_next_change()
    {
        // The same from calendars that lack, from each of these ends on, the clauses that are expected to have ended by then.
        var (estimated, all) = (0, 0);
        Calendars.CheckThose(Rule.EstimatedEndsInNext, 20, (calendar, random) =>
        {
            if (calendar.Statements.Any(one => one.Reviews.Any(review => review.End is not null)))
            {
                // Who reviews an end makes it fixed.
                return;
            }

            var book = calendar.Book();
            var end = Midnight(calendar.Day.PlusDays(60));
            foreach (var clause in calendar.Statements.SelectMany(one => one.AllClauses).Where(clause => clause.EndKind == EndKind.Estimated && clause.Expected < end))
            {
                // What the clause itself is about, some days before it is expected to end and about when it begins.
                var flow = clause.Flows[random.Next(clause.Flows.Length)];
                var at = Between(clause.Expected!.Value - Duration.FromDays(10), clause.Expected.Value, random);
                var question = new Question(
                    clause.Gates[0], flow, Directions.Of(flow).FirstOrDefault(clause.Directions.Contains, Directions.Of(flow)[0]), [.. clause.Classes.Take(1)], at, Instant.MaxValue);
                var view = book.View(question);
                var ends = Estimates(calendar, at).Where(expected => expected < end).ToList();
                var regime = view.At(at).Regime;
                var asIs = view.Between(at, end).FirstOrDefault(stretch => stretch.Answer.Regime != regime);
                var ifExpected = ends.Prepend(at).Zip(ends.Append(end))
                    .SelectMany(ended => Without(calendar, at, ended.First).View(question).Between(ended.First, ended.Second))
                    .FirstOrDefault(stretch => stretch.Answer.Regime != regime);
                var expected = ifExpected is null ? null
                    : asIs?.Start == ifExpected.Start && asIs?.Answer.Regime == ifExpected.Answer.Regime
                        ? new NextChange(asIs!.Start!.Value, asIs.Answer.Regime, asIs.Answer.Certainty, EndKind.Fixed)
                        : new NextChange(ifExpected.Start!.Value, ifExpected.Answer.Regime, Certainty.Unconfirmed, EndKind.Estimated);
                var actual = view.NextAfter(at);
                Assert.True(expected is null ? !(actual?.At < end) : expected == actual, $"{question}: after {at} {actual}, not {expected}");
                all++;
                estimated += expected?.EndKind == EndKind.Estimated ? 1 : 0;
            }
        });
        Assert.True(estimated >= 10, $"Only {estimated} of {all} changes follow from an end that is expected.");
    }

    [Fact]
    public void Nothing_is_known_at_the_ends_of_time()
    {
        var world = new ExampleWorld().Ordinary(ExampleWorld.Hours("07:00-19:00"));
        var view = new CalendarBook(world.Gazetteer, world.Countries, world.Statements).Find(ExampleWorld.Bridge1, Flow.Cargo, 1)!.For();
        Assert.All(
            (ImmutableArray<Instant>)[Instant.MinValue, ExampleWorld.Time("2021-01-01") - Tick, Timeline.CoverageEnd, Instant.MaxValue],
            at => Assert.Equal((Regime.Unknown, null), (view.At(at).Regime, view.IsOpenAt(at))));
        Assert.Equal(
            [(Instant.MinValue, Regime.Unknown), (ExampleWorld.Time("2021-01-01"), Regime.Normal), (Timeline.CoverageEnd, Regime.Unknown)],
            view.Between(Instant.MinValue, Instant.MaxValue).Select(stretch => (stretch.Start!.Value, stretch.Answer.Regime)));
        Assert.Equal((null, ExampleWorld.Time("2021-01-01")), (view.StretchAt(Instant.MinValue).Start, view.StretchAt(Instant.MinValue).End));
        Assert.Equal((Timeline.CoverageEnd, null), (view.StretchAt(Instant.MaxValue).Start, view.StretchAt(Instant.MaxValue).End));
        Assert.Equal(new NextChange(ExampleWorld.Time("2021-01-01"), Regime.Normal, Certainty.Standing, EndKind.Fixed), view.NextAfter(Instant.MinValue));
        Assert.All((ImmutableArray<Instant>)[ExampleWorld.Time("2021-01-01"), Timeline.CoverageEnd, Instant.MaxValue], at => Assert.Null(view.NextAfter(at)));
    }

    private static Interval EndOfCoverage { get; } = new(Timeline.CoverageEnd - Duration.FromDays(20), Timeline.CoverageEnd + Duration.FromDays(20));

    /// <summary>Questions about a calendar, with the range in which it says most; nothing is covered at its beginning.</summary>
    private static IEnumerable<(Question Question, TimelineView View, Interval Near)> Views(RandomCalendar calendar, int count)
    {
        var book = calendar.Book();
        var near = new Interval(Midnight(calendar.Day.PlusDays(-45)), Midnight(calendar.Day.PlusDays(60)));
        return RandomQuestions.About(calendar, count).Select(question => (question, book.View(question), near));
    }

    private static Instant Midnight(LocalDate date) => date.AtStartOfDayInZone(Clocks.Hanoi).ToInstant();

    private static Instant Between(Instant start, Instant end, Random random) =>
        start + Duration.FromTicks(random.NextInt64(end.ToUnixTimeTicks() - start.ToUnixTimeTicks()));

    private static (Instant Start, Instant End) Part(Interval range, Random random)
    {
        var start = Between(range.Start, range.End - Tick, random);
        return (start, Between(start + Tick, range.End, random));
    }

    /// <summary>The boundaries within a range, the last tick and the last moment before each, and some between them.</summary>
    private static List<Instant> Moments(Interval range, IEnumerable<Instant> boundaries, Random random) =>
    [
        .. boundaries.SelectMany(boundary => (ImmutableArray<Instant>)[boundary, boundary - Tick, boundary - Duration.Epsilon])
            .Concat(Enumerable.Range(0, 5).Select(_ => Between(range.Start, range.End, random)))
            .Where(range.Contains),
    ];

    /// <summary>The ends that are estimated to lie ahead of an instant, by any statement, in order.</summary>
    private static IEnumerable<Instant> Estimates(RandomCalendar calendar, Instant at) => calendar.Statements
        .SelectMany(statement => statement.AllClauses)
        .Where(clause => clause.EndKind == EndKind.Estimated && clause.Expected > at)
        .Select(clause => clause.Expected!.Value)
        .Distinct()
        .Order();

    /// <summary>The calendar without the clauses of which the end is expected after an instant, and up to another one.</summary>
    private static CalendarBook Without(RandomCalendar calendar, Instant after, Instant until)
    {
        return new CalendarBook(calendar.Gazetteer, calendar.Countries, calendar.Statements.Select(statement => statement with { Clauses = Rest(statement.Clauses) }));

        ImmutableArray<Clause> Rest(ImmutableArray<Clause> clauses) =>
            [.. clauses.Where(clause => !(clause.EndKind == EndKind.Estimated && clause.Expected > after && clause.Expected <= until))];
    }

    private static void AssertCovers(Question question, Instant start, Instant end, List<(Instant Start, Instant End)> parts)
    {
        Assert.NotEmpty(parts);
        Assert.True(
            parts[0].Start == start
                && parts[^1].End == end
                && parts.TrueForAll(part => part.Start < part.End)
                && parts.Zip(parts.Skip(1)).All(neighbours => neighbours.First.End == neighbours.Second.Start),
            $"{question}: {start} to {end} has {string.Join(", ", parts)}");
    }

    private static void AssertAlike(Question question, Instant at, Answer expected, Answer actual)
    {
        if (!ReferenceEquals(expected, actual))
        {
            var (one, other) = (AnswerText.Of(expected), AnswerText.Of(actual));
            Assert.True(one == other, $"{question}: at {at}\n{other}\nnot\n{one}");
        }
    }
}
