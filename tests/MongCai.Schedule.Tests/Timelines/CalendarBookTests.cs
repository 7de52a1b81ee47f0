using System.Collections.Immutable;
using MongCai.Schedule.Places;
using MongCai.Schedule.Regimes;
using MongCai.Schedule.Statements;
using MongCai.Schedule.Tests.Reference;
using MongCai.Schedule.Timelines;
using NodaTime;

namespace MongCai.Schedule.Tests.Timelines;

/// <summary>A book that grows statement by statement is the book of all of them, and what it knew before stays as it was.</summary>
public class CalendarBookTests
{
    private const int Seeds = 25;
    private const int PastTimelinesKept = 256;

    [Fact]
    public void A_book_that_grew_statement_by_statement_answers_as_the_book_of_all_at_every_revision() => Calendars.Check(Seeds, (calendar, random) =>
    {
        foreach (var (book, _, _) in Growing(calendar, random))
        {
            var whole = new CalendarBook(calendar.Gazetteer, calendar.Countries, book.Statements.OrderBy(_ => random.Next()));
            Assert.Equal(whole.Revisions.Select(Text), book.Revisions.Select(Text));
            Assert.Equal(whole.Statements.Select(statement => statement.Id), book.Statements.Select(statement => statement.Id));
            var isLast = book.Statements.Length == calendar.Statements.Count;
            foreach (var revision in isLast ? Enumerable.Range(0, book.Revisions.Length + 2) : [book.Revisions.Length, random.Next(book.Revisions.Length)])
            {
                AssertAlike(calendar, whole, revision, book, revision, Place(calendar, random));
            }
        }

        static string Text(Revision revision) => $"{revision.Number} {revision.Known} {revision.Statement?.Id} {revision.Announcement?.Country} {revision.Kind}";
    });

    [Fact]
    public void A_publication_changes_nothing_that_was_known_before_it() => Calendars.Check(Seeds, (calendar, random) =>
    {
        foreach (var (book, before, added) in Growing(calendar, random))
        {
            var known = before.RevisionAt(added.Known - Duration.Epsilon);
            Assert.Equal(before.Revisions.Take(known), book.Revisions.Take(known));
            Assert.Equal(known, book.RevisionAt(added.Known - Duration.Epsilon));
            AssertAlike(calendar, before, known, book, known, Place(calendar, random));
            var earlier = random.Next(known + 1);
            AssertAlike(calendar, before, earlier, book, earlier, Place(calendar, random));
        }
    });

    [Fact]
    public void A_publication_touches_the_timelines_of_its_gates_and_of_those_whose_statements_it_names_and_no_other() => Calendars.Check(Seeds * 2, (calendar, random) =>
    {
        var touched = new Dictionary<Id<Statement>, HashSet<(Id<Gate>, Flow)>>();
        foreach (var (book, before, added) in Growing(calendar, random))
        {
            // Of other statements it says how they end, or what they never were, and so changes what they touch.
            var own = from clause in added.AllClauses
                      from named in clause.Gates
                      from gate in calendar.Gazetteer.WithParts(named)
                      from flow in clause.Flows
                      select (gate, flow);
            touched[added.Id] = [.. own, .. added.Affected.SelectMany(named => touched[named])];
            Assert.Equal(
                calendar.Gazetteer.Gates.SelectMany(gate => gate.Flows.Order().Select(flow => (gate.Id, flow))).Where(touched[added.Id].Contains),
                book.TouchedBy(added.Id));
            foreach (var gate in calendar.Gazetteer.Gates)
            {
                foreach (var flow in gate.Flows)
                {
                    var (old, now) = (before.Find(gate.Id, flow, int.MaxValue), book.Find(gate.Id, flow, int.MaxValue));
                    Assert.True(old is not null && now is not null);
                    Assert.Same(now, book.Find(gate.Id, flow, book.Revisions.Length));
                    var isTouched = touched[added.Id].Contains((gate.Id, flow));
                    Assert.True(ReferenceEquals(old, now) != isTouched, $"{added.Id} touches {gate.Id} {flow}: {isTouched}");
                }
            }
        }
    });

    [Fact]
    public void A_confirmation_that_becomes_known_later_than_its_statement_is_a_revision_of_its_own()
    {
        var world = new ExampleWorld().Ordinary();
        var ordinary = world.Statements[0];
        world.Add("letter", StatementKind.Agreement, "2022-02-01", ExampleWorld.Say(Regime.Closed, ExampleWorld.Bridge1, ExampleWorld.Days("2022-02-04", "2022-02-10")));
        world.Change(letter => letter with
        {
            Instrument = new Instrument(InstrumentForm.Letters, ExampleWorld.Day("2022-02-01")),
            Confirmed = new Confirmation(Country.Cn, ExampleWorld.Time("2022-02-03"), null),
        });
        var letter = world.Statements[1];
        var between = world.Add("between", StatementKind.Rule, "2022-02-02", ExampleWorld.Say(Regime.Appointment, ExampleWorld.Bridge2, ExampleWorld.Lunar(Country.Vn, "1/4", "1/6")));

        var book = new CalendarBook(world.Gazetteer, world.Countries, [ordinary]).With(letter);
        var untouched = book.Find(ExampleWorld.Bridge2, Flow.Cargo, 3);
        Assert.Equal([("ordinary", RevisionKind.Statement), ("letter", RevisionKind.Statement), ("letter", RevisionKind.Confirmation)], Revisions(book));
        Assert.Equal((Certainty.Announced, Certainty.Agreed), (CertaintyAt(book, 2), CertaintyAt(book, 3)));
        Assert.Same(untouched, book.Find(ExampleWorld.Bridge2, Flow.Cargo, 1));

        // What becomes known before the confirmation comes before it, so that the confirmation has another number.
        book = book.With(between);
        Assert.Equal(["ordinary", "letter", "between", "letter"], Revisions(book).Select(revision => revision.Id));
        Assert.Equal(("letter", RevisionKind.Confirmation), Revisions(book).Last());
        Assert.Equal((Certainty.Announced, Certainty.Announced, Certainty.Agreed), (CertaintyAt(book, 2), CertaintyAt(book, 3), CertaintyAt(book, 4)));

        static IEnumerable<(string Id, RevisionKind Kind)> Revisions(CalendarBook book) => book.Revisions.Select(revision => (revision.Statement!.Id.ToString(), revision.Kind));

        static Certainty CertaintyAt(CalendarBook book, int revision) =>
            book.Find(ExampleWorld.Bridge1, Flow.Cargo, revision)!.For().At(ExampleWorld.Time("2022-02-05")).Certainty;
    }

    [Fact]
    public void Statements_that_become_known_together_are_in_one_order_however_they_are_added()
    {
        var world = new ExampleWorld().Ordinary();
        Clause[] closed = [ExampleWorld.Say(Regime.Closed, ExampleWorld.City, ExampleWorld.Days("2022-02-04", null)) with { EndKind = EndKind.UntilFurtherNotice }];
        var first = world.Add("z", StatementKind.Agreement, "2022-02-01", closed);
        Statement[] second = [Ends("m", "2022-02-07"), Ends("b", "2022-02-06")];
        Statement[] third = [Corrects("y", "m"), Corrects("a", "b")];
        var all = new CalendarBook(world.Gazetteer, world.Countries, [world.Statements[0], .. third, .. second, first]);
        Assert.Equal(["ordinary", "z", "b", "m", "a", "y"], Ids(all));
        Assert.Equal(
            [EndKind.UntilFurtherNotice, EndKind.Fixed, EndKind.Fixed, EndKind.Fixed, EndKind.UntilFurtherNotice],
            Enumerable.Range(2, 5).Select(revision => all.Find(ExampleWorld.City, Flow.Cargo, revision)!.For().At(ExampleWorld.Time("2022-02-05")).EndKind!.Value));
        foreach (var order in (ImmutableArray<Statement[]>)[[.. second, .. third], [.. second.Reverse(), .. third.Reverse()]])
        {
            var grown = order.Prepend(first).Aggregate(new CalendarBook(world.Gazetteer, world.Countries, [world.Statements[0]]), (book, statement) => book.With(statement));
            Assert.Equal(Ids(all), Ids(grown));
            Assert.All(Enumerable.Range(0, 7), revision => Assert.Equal(Text(all, revision), Text(grown, revision)));
        }

        Statement Ends(string id, string end) => world.Add(id, StatementKind.Agreement, "2022-02-01") with
        {
            Reviews = [new Review(first.Id, new ClauseNumber(1), null, ExampleWorld.Time(end), null)],
        };

        Statement Corrects(string id, string other) => world.Add(id, StatementKind.Agreement, "2022-02-01") with { Corrects = [Id<Statement>.Parse(other)] };

        static IEnumerable<string> Ids(CalendarBook book) => book.Revisions.Select(revision => revision.Statement!.Id.ToString());

        static string Text(CalendarBook book, int revision) => AnswerText.Of(
            book.Find(ExampleWorld.City, Flow.Cargo, revision)!.For(), ExampleWorld.Time("2022-02-01"), ExampleWorld.Time("2022-02-20"));
    }

    [Fact]
    public void What_became_known_before_the_last_statement_or_has_its_id_is_refused()
    {
        var world = new ExampleWorld().Ordinary();
        world.Add("late", StatementKind.Agreement, "2022-02-02");
        var book = new CalendarBook(world.Gazetteer, world.Countries, world.Statements);
        var early = world.Add("early", StatementKind.Agreement, "2022-02-01");
        Assert.StartsWith("early became known before late.", Assert.Throws<ArgumentException>(() => book.With(early)).Message, StringComparison.Ordinal);
        Assert.StartsWith(
            "There is a statement late already.", Assert.Throws<ArgumentException>(() => book.With(world.Statements[1])).Message, StringComparison.Ordinal);
        Assert.Equal(3, book.With(early with { Known = ExampleWorld.Time("2022-02-02") }).Revisions.Length);
    }

    [Fact]
    public void No_more_than_256_past_timelines_are_kept_those_asked_for_last()
    {
        // Day n after the first is closed from revision n + 1 on, for the city and its three parts.
        var world = new ExampleWorld().Ordinary();
        var first = ExampleWorld.Day("2022-01-01");
        var days = Enumerable.Range(1, 80).Select(first.PlusDays).ToList();
        foreach (var (index, day) in days.Index())
        {
            world.Add($"day-{index + 1}", StatementKind.Agreement, "2022-01-01", ExampleWorld.Say(Regime.Closed, ExampleWorld.City, new ClauseDays.Dates(day, day)));
            world.Change(one => one with { Known = one.Known + Duration.FromHours(index) });
        }

        var book = new CalendarBook(world.Gazetteer, world.Countries, world.Statements);
        var keys = Enumerable.Range(0, book.Revisions.Length)
            .SelectMany(revision => book.Gazetteer.Gates.Select(gate => (Gate: gate.Id, Revision: revision)))
            .ToList();
        var asked = keys.ConvertAll(key => Find(key));
        Assert.True(keys.Count > PastTimelinesKept + 50);

        // Asked again from the last on, those that are kept are the same ones, and none falls out; all others are made anew.
        var kept = keys.Count - PastTimelinesKept;
        for (var place = keys.Count - 1; place >= 0; place--)
        {
            Assert.True(ReferenceEquals(asked[place], Find(keys[place])) == place >= kept, $"{keys[place]}, number {place}, is kept unless it is before {kept}");
        }

        // So are those that were asked for last by now.
        Assert.Same(Find(keys[0]), Find(keys[0]));

        Timeline Find((Id<Gate> Gate, int Revision) key)
        {
            var timeline = book.Find(key.Gate, Flow.Cargo, key.Revision)!;
            if (key.Revision % 8 == 1)
            {
                var before = key.Revision == 1 ? first : days[key.Revision - 2];
                Assert.Equal(key.Revision == 1 ? Regime.Normal : Regime.Closed, timeline.For().At(Noon(before)).Regime);
                Assert.Equal(Regime.Normal, timeline.For().At(Noon(before.PlusDays(1))).Regime);
            }

            return timeline;
        }

        static Instant Noon(LocalDate day) => day.AtMidnight().InZoneStrictly(Clocks.Hanoi).ToInstant() + Duration.FromHours(12);
    }

    /// <summary>
    /// The book after each statement, with the one before. Statements that became known together are added in any order; none names another
    /// of them.
    /// </summary>
    private static IEnumerable<(CalendarBook Book, CalendarBook Before, Statement Added)> Growing(RandomCalendar calendar, Random random)
    {
        var before = new CalendarBook(calendar.Gazetteer, calendar.Countries, []);
        foreach (var statement in calendar.Statements.OrderBy(statement => statement.Known).ThenBy(_ => random.Next()))
        {
            var book = before.With(statement);
            yield return (book, before, statement);
            before = book;
        }
    }

    private static (Id<Gate> Gate, Flow Flow, Direction? Direction) Place(RandomCalendar calendar, Random random)
    {
        var gate = calendar.Gazetteer.Gates[random.Next(calendar.Gazetteer.Gates.Length)];
        var flow = gate.Flows[random.Next(gate.Flows.Length)];
        return (gate.Id, flow, random.Next(3) is var way and < 2 ? Directions.Of(flow)[way] : null);
    }

    private static void AssertAlike(
        RandomCalendar calendar, CalendarBook book, int revision, CalendarBook other, int otherRevision, (Id<Gate> Gate, Flow Flow, Direction? Direction) place)
    {
        var (start, end) = (calendar.Day.PlusDays(-10).AtStartOfDayInZone(Clocks.Hanoi).ToInstant(), calendar.Day.PlusDays(20).AtStartOfDayInZone(Clocks.Hanoi).ToInstant());
        var (expected, actual) = (Text(book, revision), Text(other, otherRevision));
        Assert.True(expected == actual, $"{place}, revision {revision} of {other.Revisions.Length}:\n{actual}\nnot\n{expected}");

        string Text(CalendarBook asked, int number) => AnswerText.Of(asked.Find(place.Gate, place.Flow, number)!.For(place.Direction), start, end);
    }
}
