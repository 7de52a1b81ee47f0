using System.Collections.Immutable;
using MongCai.Schedule.Holidays;
using MongCai.Schedule.Places;
using MongCai.Schedule.Regimes;
using MongCai.Schedule.Statements;
using NodaTime;
using static MongCai.Schedule.Tests.Reference.ExampleWorld;

namespace MongCai.Schedule.Tests.Reference;

/// <summary>
/// Examples of how an answer is decided, with answers typed from the rules. A class that derives from this one and says who answers has
/// them all for its own.
/// </summary>
public abstract class DecisionExamples
{
    private protected abstract IAnswers Open(ExampleWorld world);

    [Theory]
    [InlineData("2022-01-30", Regime.Normal, Certainty.Standing)]
    [InlineData("2022-01-31", Regime.Appointment, Certainty.Agreed)]
    [InlineData("2022-02-06T23:59", Regime.Appointment, Certainty.Agreed)]
    [InlineData("2022-02-07", Regime.Normal, Certainty.Agreed)]
    [InlineData("2022-02-08", Regime.Normal, Certainty.Standing)]
    public void At_Tet_2022_passengers_cross_by_appointment_and_from_the_7th_as_usual(string at, Regime regime, Certainty certainty) =>
        Expect(Open(Tet2022()).Ask(Ask(Bridge1, at) with { Flow = Flow.Passenger, Direction = Direction.Exit }), regime, certainty);

    [Theory]
    [InlineData("2022-01-30T23:59", Regime.Normal, Regime.Normal)]
    [InlineData("2022-01-31", Regime.Closed, Regime.Closed)]
    [InlineData("2022-02-02T23:59", Regime.Closed, Regime.Closed)]
    [InlineData("2022-02-03", Regime.Appointment, Regime.Closed)]
    [InlineData("2022-02-06T23:59", Regime.Appointment, Regime.Closed)]
    [InlineData("2022-02-07", Regime.Normal, Regime.Normal)]
    public void At_Tet_2022_cold_chain_goods_are_excepted_from_the_appointments(string at, Regime regime, Regime ofColdChain)
    {
        var answers = Open(Tet2022());
        Assert.Equal(regime, answers.Ask(Ask(Bridge2, at)).Regime);
        Assert.Equal(ofColdChain, answers.Ask(Ask(Bridge2, at, classes: Cold)).Regime);
    }

    [Fact]
    public void The_answer_for_cold_chain_goods_on_4_February_2022_is_that_of_the_contract()
    {
        var question = Ask(Bridge2, "2022-02-04T09:00", "2022-01-30T12:00", Cold) with { Direction = null };
        var answers = Open(Tet2022());
        var answer = answers.Ask(question);
        Expect(answer, Regime.Closed, Certainty.Agreed);
        Assert.Equal(EndKind.Fixed, answer.EndKind);
        Assert.Empty(answer.Hours!);
        Assert.Equal((Tet, new ClauseNumber(2, 1)), answer.Vn!.Winner);
        Assert.Equal((Time("2022-01-31"), Time("2022-02-07")), answers.Stretch(question));
        Assert.Equal(new SlowNext(Time("2022-02-07"), Regime.Normal, Certainty.Standing, EndKind.Fixed), answers.Next(question));
    }

    [Fact]
    public void Asked_with_no_class_the_exceptions_are_listed()
    {
        var exceptions = Open(Tet2022()).Ask(Ask(Bridge2, "2022-02-04") with { Direction = null }).Exceptions;
        Assert.Equal([(Cold, null, Regime.Closed), (Dry, null, Regime.Closed)], exceptions.Select(one => (one.Class!.Value, one.Direction, one.Regime)));
    }

    [Theory]
    [InlineData("2022-02-04", "2022-02-02", Regime.Closed)]
    [InlineData("2022-02-04", "2022-02-02T18:00", Regime.Normal)]
    [InlineData("2022-02-02T23:59", "2022-02-10", Regime.Closed)]
    public void The_pontoon_came_back_on_3_February_2022_as_was_known_from_the_day_before(string at, string knownAt, Regime regime) =>
        Assert.Equal(regime, Open(Tet2022()).Ask(Ask(Pontoon, at, knownAt)).Regime);

    [Theory]
    [InlineData(Regime.Normal, Regime.Closed, Regime.Closed, Certainty.Announced)]
    [InlineData(Regime.Appointment, Regime.Normal, Regime.Appointment, Certainty.Announced)]
    [InlineData(Regime.Unknown, Regime.Normal, Regime.Unknown, Certainty.Unknown)]
    [InlineData(Regime.Unknown, Regime.Appointment, Regime.Unknown, Certainty.Unknown)]
    [InlineData(Regime.Closed, Regime.Unknown, Regime.Closed, Certainty.Announced)]
    [InlineData(null, Regime.Appointment, Regime.Appointment, Certainty.Announced)]
    [InlineData(Regime.Unknown, null, Regime.Unknown, Certainty.Unknown)]
    [InlineData(null, null, Regime.Unknown, Certainty.Unknown)]
    public void Of_two_sides_the_more_restrictive_holds(Regime? vn, Regime? cn, Regime regime, Certainty certainty)
    {
        var world = new ExampleWorld();
        world.Add("first", StatementKind.Standing, "2021-01-01", Say(Regime.Normal, City, Days("2021-01-01", "2021-12-31")));
        AddNotice(world, "of-vn", Country.Vn, vn);
        AddNotice(world, "of-cn", Country.Cn, cn);
        Expect(Open(world).Ask(Ask(Bridge2, "2022-03-01T10:00")), regime, certainty);
    }

    [Fact]
    public void A_side_with_its_timetable_only_does_not_weaken_what_the_other_said()
    {
        var world = new ExampleWorld().Ordinary();
        AddNotice(world, "of-cn", Country.Cn, Regime.Normal);
        Expect(Open(world).Ask(Ask(Bridge2, "2022-03-01")), Regime.Normal, Certainty.Announced);
    }

    [Fact]
    public void An_emergency_beats_a_later_agreement_and_that_a_rule_and_that_the_timetable()
    {
        var world = new ExampleWorld().Ordinary();
        world.Add("each-tet", StatementKind.Rule, "2021-06-01", Say(Regime.Closed, City, Lunar(Country.Vn, "12/-1", "1/2")));
        world.Add("storm", StatementKind.Emergency, "2024-02-09", Say(Regime.Closed, City, Minutes("2024-02-09T12:00", "2024-02-09T18:00")));
        world.Add("tet-2024", StatementKind.Agreement, "2024-02-09T01:00", Say(Regime.Appointment, City, Days("2024-02-08", "2024-02-10")));
        var answers = Open(world);
        Expect(answers.Ask(Ask(Bridge2, "2024-02-09T11:59")), Regime.Appointment, Certainty.Agreed);
        Expect(answers.Ask(Ask(Bridge2, "2024-02-09T12:00")), Regime.Closed, Certainty.Agreed);
        Expect(answers.Ask(Ask(Bridge2, "2024-02-11")), Regime.Closed, Certainty.Forecast);
        Expect(answers.Ask(Ask(Bridge2, "2024-02-12")), Regime.Normal, Certainty.Standing);
    }

    [Fact]
    public void Of_one_kind_the_last_known_wins_and_covers_earlier_exceptions()
    {
        var world = new ExampleWorld().Ordinary();
        world.Add("first", StatementKind.Agreement, "2022-02-01", Say(Regime.Closed, Bridge2, Days("2022-02-01", "2022-02-28"), Cold));
        world.Add("second", StatementKind.Agreement, "2022-02-04", Say(Regime.Appointment, City, Days("2022-02-05", "2022-02-28")));
        var answers = Open(world);
        Assert.Equal(Regime.Closed, answers.Ask(Ask(Bridge2, "2022-02-04T12:00", classes: Cold)).Regime);
        Assert.Equal(Regime.Appointment, answers.Ask(Ask(Bridge2, "2022-02-05", classes: Cold)).Regime);
    }

    [Fact]
    public void Inside_a_statement_classes_come_before_direction_before_inner_days_before_a_pattern_before_fewer_gates()
    {
        var (outer, inner) = (Days("2022-03-01", "2022-03-31"), Days("2022-03-10", "2022-03-20"));
        var all = Say(Regime.Closed, City, outer);
        var fewer = Say(Regime.Appointment, Bridge2, outer);
        var narrowed = Say(Regime.Closed, City, outer) with { Pattern = new DayPattern([IsoDayOfWeek.Tuesday], [], null, null) };
        var within = Say(Regime.Unknown, City, inner);
        var outward = Say(Regime.Normal, City, outer) with { Directions = [Direction.Export] };
        var cold = Say(Regime.Closed, City, outer, Cold);
        Assert.Equal(Regime.Appointment, Winner(all, fewer));
        Assert.Equal(Regime.Closed, Winner(all, fewer, narrowed));
        Assert.Equal(Regime.Unknown, Winner(all, fewer, narrowed, within));
        Assert.Equal(Regime.Normal, Winner(all, fewer, narrowed, within, outward));
        Assert.Equal(Regime.Closed, Winner(all, fewer, narrowed, within, outward, cold));

        Regime Winner(params Clause[] clauses)
        {
            var world = new ExampleWorld().Ordinary();
            world.Add("one", StatementKind.Agreement, "2022-03-01", clauses);
            return Open(world).Ask(Ask(Bridge2, "2022-03-15T10:00", classes: Cold)).Regime;
        }
    }

    [Fact]
    public void Goods_of_several_classes_have_the_most_restrictive_regime_of_those()
    {
        var world = new ExampleWorld().Ordinary();
        world.Add("one", StatementKind.Agreement, "2022-03-01", Say(Regime.Appointment, City, Days("2022-03-01", "2022-03-31"), Cold), Say(Regime.Closed, City, Days("2022-03-01", "2022-03-31"), Empty));
        Assert.Equal(Regime.Closed, Open(world).Ask(Ask(Bridge2, "2022-03-15", classes: [Cold, Empty])).Regime);
        Assert.Equal(Regime.Appointment, Open(world).Ask(Ask(Bridge2, "2022-03-15", classes: [Cold, Dry])).Regime);
        Assert.Empty(Open(world).Ties());
    }

    [Fact]
    public void Classes_of_two_facets_are_both_asked_for()
    {
        var world = new ExampleWorld().Ordinary();
        world.Add("one", StatementKind.Agreement, "2022-03-01", Say(Regime.Closed, City, Days("2022-03-01", "2022-03-31"), Cold, Dry, Empty));
        Assert.Equal(Regime.Normal, Open(world).Ask(Ask(Bridge2, "2022-03-15", classes: Cold)).Regime);
        Assert.Equal(Regime.Closed, Open(world).Ask(Ask(Bridge2, "2022-03-15", classes: [Dry, Empty])).Regime);
    }

    [Fact]
    public void An_exception_beats_the_clause_it_stands_in_though_both_name_classes()
    {
        var clause = Say(Regime.Closed, City, Days("2022-03-01", "2022-03-31"), Cold, Dry);
        var world = new ExampleWorld().Ordinary();
        world.Add("one", StatementKind.Agreement, "2022-03-01", clause with { Except = [clause with { Classes = [Dry], Regime = Regime.Appointment }] });
        Assert.Equal(Regime.Appointment, Open(world).Ask(Ask(Bridge2, "2022-03-15", classes: Dry)).Regime);
        Assert.Equal(Regime.Closed, Open(world).Ask(Ask(Bridge2, "2022-03-15", classes: Cold)).Regime);
    }

    [Fact]
    public void Resuming_lifts_earlier_statements_but_none_that_is_later_or_stronger()
    {
        var world = new ExampleWorld().Ordinary();
        world.Add("earlier", StatementKind.Agreement, "2022-03-01", Say(Regime.Closed, City, Days("2022-03-01", "2022-03-31")));
        world.Add("storm", StatementKind.Emergency, "2022-03-02", Say(Regime.Closed, Bridge1, Days("2022-03-01", "2022-03-31")));
        world.Add("back", StatementKind.Agreement, "2022-03-03", Resume(City, "2022-03-10"));
        world.Add("later", StatementKind.Agreement, "2022-03-04", Say(Regime.Appointment, Pontoon, Days("2022-03-01", "2022-03-31")));
        var answers = Open(world);
        Expect(answers.Ask(Ask(Bridge2, "2022-03-09T23:59")), Regime.Closed, Certainty.Agreed);
        Expect(answers.Ask(Ask(Bridge2, "2022-03-10")), Regime.Normal, Certainty.Agreed);
        Expect(answers.Ask(Ask(Bridge2, "2022-03-11")), Regime.Normal, Certainty.Standing);
        Expect(answers.Ask(Ask(Bridge1, "2022-03-10")), Regime.Closed, Certainty.Agreed);
        Expect(answers.Ask(Ask(Pontoon, "2022-03-10")), Regime.Appointment, Certainty.Agreed);
    }

    [Fact]
    public void Of_several_that_resume_the_last_known_lends_its_certainty_until_the_midnight_of_its_own_clock()
    {
        var world = new ExampleWorld().Ordinary();
        world.Add("closed", StatementKind.Agreement, "2022-03-01", Say(Regime.Closed, City, Days("2022-03-01", "2022-03-31")));
        world.Add("talks", StatementKind.Agreement, "2022-03-02", Resume(City, "2022-03-10"));
        world.Add("notice", StatementKind.Agreement, "2022-03-03", Resume(City, "2022-03-10") with { Zone = Clocks.Beijing });
        world.Change(one => one with { Instrument = one.Instrument! with { Form = InstrumentForm.Notice } });
        var answers = Open(world);
        Expect(answers.Ask(Ask(Bridge2, "2022-03-10T22:59")), Regime.Normal, Certainty.Announced);
        Expect(answers.Ask(Ask(Bridge2, "2022-03-10T23:00")), Regime.Normal, Certainty.Agreed);
        Expect(answers.Ask(Ask(Bridge2, "2022-03-11")), Regime.Normal, Certainty.Standing);
    }

    [Fact]
    public void What_was_replaced_stays_ended_when_its_replacement_is_withdrawn()
    {
        var world = Replaced();
        world.Add("third", StatementKind.Agreement, "2022-03-08");
        world.Change(one => one with { Withdraws = [Ends("second")] });
        var answers = Open(world);
        Assert.Equal(Regime.Closed, answers.Ask(Ask(Bridge2, "2022-03-04")).Regime);
        Assert.Equal(Regime.Appointment, answers.Ask(Ask(Bridge2, "2022-03-07")).Regime);
        Assert.Equal(Regime.Normal, answers.Ask(Ask(Bridge2, "2022-03-08")).Regime);
    }

    [Fact]
    public void What_was_replaced_lives_again_when_its_replacement_is_corrected_but_not_as_it_was_known_before()
    {
        var world = Replaced();
        world.Add("erratum", StatementKind.Agreement, "2022-03-08");
        world.Change(one => one with { Corrects = [Id<Statement>.Parse("second")] });
        var answers = Open(world);
        Assert.Equal(Regime.Closed, answers.Ask(Ask(Bridge2, "2022-03-07")).Regime);
        Assert.Equal(Regime.Closed, answers.Ask(Ask(Bridge2, "2022-03-20")).Regime);
        Assert.Equal(Regime.Appointment, answers.Ask(Ask(Bridge2, "2022-03-20", "2022-03-07T23:59")).Regime);
    }

    [Fact]
    public void An_older_timetable_lives_on_where_a_newer_one_does_not_cover()
    {
        var world = new ExampleWorld().Ordinary();
        world.Add("pilot", StatementKind.Standing, "2022-03-01", Say(Regime.Appointment, Bridge2, Days("2022-03-01", "2022-03-31")) with { IsTrial = true });
        var answers = Open(world);
        Assert.True(answers.Ask(Ask(Bridge2, "2022-03-31")).IsTrial);
        Expect(answers.Ask(Ask(Bridge2, "2022-04-01")), Regime.Normal, Certainty.Standing);
        Expect(answers.Ask(Ask(Bridge1, "2022-03-31")), Regime.Normal, Certainty.Standing);
    }

    [Theory]
    [InlineData("2022-02-01", Regime.Normal)] // the rule was not known then
    [InlineData("2024-02-08", Regime.Normal)]
    [InlineData("2024-02-09", Regime.Closed)] // 30/12 of 2023, a month of 30 days
    [InlineData("2024-02-11", Regime.Closed)] // 2/1
    [InlineData("2024-02-12", Regime.Normal)]
    [InlineData("2026-02-15", Regime.Normal)]
    [InlineData("2026-02-16", Regime.Closed)] // 29/12 of 2025, a month of 29 days
    [InlineData("2030-02-01", Regime.Closed)]
    [InlineData("2030-02-03", Regime.Closed)]
    [InlineData("2030-02-04", Regime.Normal)]
    public void From_the_last_day_of_Chap_to_the_2nd_of_Tet_cargo_is_closed_each_year(string at, Regime regime)
    {
        var world = new ExampleWorld().Ordinary();
        world.Add("each-tet", StatementKind.Rule, "2023-01-01", Say(Regime.Closed, City, Lunar(Country.Vn, "12/-1", "1/2")));
        Assert.Equal(regime, Open(world).Ask(Ask(Bridge2, at)).Regime);
    }

    [Fact]
    public void The_Chinese_New_Year_of_2030_is_a_day_later()
    {
        var world = new ExampleWorld().Ordinary();
        world.Add("each-year", StatementKind.Rule, "2023-01-01", Say(Regime.Closed, City, Lunar(Country.Cn, "1/1", "1/1")));
        Assert.Equal((Time("2030-02-03"), Time("2030-02-04")), Open(world).Stretch(Ask(Bridge2, "2030-02-03T12:00")));
    }

    [Theory]
    [InlineData("6/1", "2025-06-20", "2025-06-25")]
    [InlineData("6/1", "2025-06-27", "2026-07-14")]
    [InlineData("6L/1", "2025-06-20", "2025-07-25")]
    [InlineData("6/30", "2025-06-20", "2025-07-24")]
    [InlineData("6L/30", "2025-06-20", "2025-08-22")] // it has 29 days
    public void A_leap_month_is_meant_only_when_said(string day, string after, string first)
    {
        var world = new ExampleWorld().Ordinary();
        world.Add("rule", StatementKind.Rule, "2023-06-01", Say(Regime.Closed, City, Lunar(Country.Vn, day, day)));
        Assert.Equal(new SlowNext(Time(first), Regime.Closed, Certainty.Forecast, EndKind.Fixed), Open(world).Next(Ask(Bridge2, after)));
    }

    [Fact]
    public void Hours_left_out_are_those_of_the_next_weaker_that_says_any_but_closed_says_nothing()
    {
        var world = new ExampleWorld().Ordinary(Hours("07:00-19:00"));
        world.Add("closed", StatementKind.Agreement, "2022-03-01", Say(Regime.Closed, City, Days("2022-03-01", "2022-03-31")) with { Hours = Hours("01:00-02:00") });
        world.Add("appointment", StatementKind.Agreement, "2022-03-02", Say(Regime.Appointment, City, Days("2022-03-10", "2022-03-31")));
        var answers = Open(world);
        Assert.Equal("()", SlowAnswer.Text(answers.Ask(Ask(Bridge2, "2022-03-09T10:00")).Hours));
        Assert.Equal("(07:00-19:00)", SlowAnswer.Text(answers.Ask(Ask(Bridge2, "2022-03-10T10:00")).Hours));
        Assert.True(answers.Ask(Ask(Bridge2, "2022-03-10T10:00")).Open);
        Assert.False(answers.Ask(Ask(Bridge2, "2022-03-10T19:00")).Open);
    }

    [Fact]
    public void Hours_that_are_said_to_be_not_known_hide_weaker_ones()
    {
        var world = new ExampleWorld().Ordinary(Hours("07:00-19:00"));
        world.Add("one", StatementKind.Agreement, "2022-03-01", Say(Regime.Appointment, City, Days("2022-03-01", "2022-03-31")) with { Hours = ClauseHours.NotKnown });
        var answer = Open(world).Ask(Ask(Bridge2, "2022-03-10T10:00"));
        Assert.Null(answer.Hours);
        Assert.Null(answer.Open);
    }

    [Theory]
    [InlineData("09:00-18:00-beijing", "(08:00-17:00)")]
    [InlineData("06:00-12:00", "(07:00-12:00)")]
    [InlineData("20:00-06:00", "()")]
    [InlineData("?-15:00", "(?-15:00)")]
    [InlineData(null, "hours ?")]
    public void The_hours_of_two_sides_are_intersected_on_the_clock_of_Hanoi(string? ofChina, string expected)
    {
        var world = new ExampleWorld();
        world.Add("vn", StatementKind.Standing, "2021-01-01", Say(Regime.Normal, City, Days("2021-01-01", null)) with { Hours = Hours("07:00-19:00") });
        world.Change(one => one with { Binds = [Country.Vn] });
        world.Add("cn", StatementKind.Standing, "2021-01-01", Say(Regime.Normal, City, Days("2021-01-01", null)) with { Hours = ofChina is null ? null : Hours(ofChina) });
        world.Change(one => one with { Binds = [Country.Cn] });
        Assert.Equal(expected, SlowAnswer.Text(Open(world).Ask(Ask(Bridge2, "2022-03-10T10:00")).Hours));
    }

    [Theory]
    [InlineData("2022-03-10T02:00", true)]
    [InlineData("2022-03-10T05:30", true)] // by the hours of the day before
    [InlineData("2022-03-10T06:00", false)]
    [InlineData("2022-03-11T02:00", false)] // closed by then
    public void The_tail_of_a_window_past_midnight_counts_unless_it_is_closed_by_then(string at, bool isOpen)
    {
        var world = new ExampleWorld().Ordinary(Hours("20:00-06:00"));
        world.Add("day", StatementKind.Agreement, "2022-03-01", Say(Regime.Appointment, City, Days("2022-03-10", "2022-03-10")) with { Hours = Hours("20:00-05:00") });
        world.Add("storm", StatementKind.Emergency, "2022-03-01", Say(Regime.Closed, City, Days("2022-03-11", "2022-03-12")));
        Assert.Equal(isOpen, Open(world).Ask(Ask(Bridge2, at)).Open);
    }

    [Fact]
    public void An_open_end_is_unconfirmed_from_its_review_time_on_which_is_7_days_where_none_is_stated()
    {
        var world = new ExampleWorld().Ordinary();
        world.Add("storm", StatementKind.Emergency, "2022-03-01", Say(Regime.Closed, City, Minutes("2022-03-01T06:00", null)) with { EndKind = EndKind.UntilFurtherNotice });
        var answers = Open(world);
        Expect(answers.Ask(Ask(Bridge2, "2022-03-08T05:59")), Regime.Closed, Certainty.Agreed);
        Expect(answers.Ask(Ask(Bridge2, "2022-03-08T06:00")), Regime.Closed, Certainty.Unconfirmed);
        Assert.Equal(Time("2022-03-08T06:00"), answers.Ask(Ask(Bridge2, "2022-03-02")).ReviewBy);
        Assert.Equal((Time("2022-03-01T06:00"), Time("2022-03-08T06:00")), answers.Stretch(Ask(Bridge2, "2022-03-02")));
        Assert.Null(answers.Next(Ask(Bridge2, "2022-03-02")));
    }

    [Fact]
    public void A_review_fixes_an_open_end()
    {
        var world = new ExampleWorld().Ordinary();
        world.Add("storm", StatementKind.Emergency, "2022-03-01", Say(Regime.Closed, City, Minutes("2022-03-01T06:00", null)) with { EndKind = EndKind.UntilFurtherNotice });
        world.Add("over", StatementKind.Emergency, "2022-03-05");
        world.Change(one => one with { Reviews = [new Review(Id<Statement>.Parse("storm"), new ClauseNumber(1), null, Time("2022-03-05T18:00"), null)] });
        var answers = Open(world);
        Expect(answers.Ask(Ask(Bridge2, "2022-03-05T17:59")), Regime.Closed, Certainty.Agreed);
        Expect(answers.Ask(Ask(Bridge2, "2022-03-05T18:00")), Regime.Normal, Certainty.Standing);
        Assert.Equal(Regime.Closed, answers.Ask(Ask(Bridge2, "2022-03-05T18:00", "2022-03-04")).Regime);
    }

    [Fact]
    public void An_expected_end_gives_an_estimated_change_that_does_not_happen_by_itself()
    {
        var world = new ExampleWorld().Ordinary();
        world.Add("one", StatementKind.Agreement, "2022-03-01", Say(Regime.Closed, City, Days("2022-03-01", null)) with { EndKind = EndKind.Estimated, Expected = Time("2022-03-05") });
        var answers = Open(world);
        Assert.Equal(new SlowNext(Time("2022-03-05"), Regime.Normal, Certainty.Unconfirmed, EndKind.Estimated), answers.Next(Ask(Bridge2, "2022-03-02")));
        Assert.Equal(Regime.Closed, answers.Ask(Ask(Bridge2, "2022-03-06")).Regime);
        Assert.Null(answers.Next(Ask(Bridge2, "2022-03-06")));
        Assert.Equal((Time("2022-03-01"), Time("2022-03-08")), answers.Stretch(Ask(Bridge2, "2022-03-06")));
    }

    [Fact]
    public void An_expected_end_that_lies_ahead_is_taken_to_come_true_before_coverage_too()
    {
        var world = new ExampleWorld().Ordinary();
        world.Add("gap", StatementKind.Agreement, "2020-12-20", Say(Regime.Unknown, City, Days("2020-12-20", null)) with { EndKind = EndKind.Estimated, Expected = Time("2021-01-05") });
        Assert.Equal(new SlowNext(Time("2021-01-05"), Regime.Normal, Certainty.Unconfirmed, EndKind.Estimated), Open(world).Next(Ask(Bridge2, "2020-12-25")));
    }

    [Theory]
    [InlineData("2020-12-31T23:59", Regime.Unknown)]
    [InlineData("2021-01-01", Regime.Normal)]
    [InlineData("2200-02-14T23:59", Regime.Normal)]
    [InlineData("2200-02-15", Regime.Unknown)]
    public void Outside_of_coverage_it_is_unknown(string at, Regime regime) => Assert.Equal(regime, Open(new ExampleWorld().Ordinary()).Ask(Ask(Bridge2, at)).Regime);

    [Fact]
    public void Stretches_have_no_end_within_coverage_where_nothing_changes() =>
        Assert.Equal((Time("2021-01-01"), null), Open(new ExampleWorld().Ordinary()).Stretch(Ask(Bridge2, "2022-03-01")));

    [Fact]
    public void Without_a_direction_the_one_that_differs_is_an_exception()
    {
        var world = new ExampleWorld().Ordinary();
        world.Add("one", StatementKind.Agreement, "2022-03-01", Say(Regime.Closed, City, Days("2022-03-01", "2022-03-31")) with { Directions = [Direction.Export] });
        var answer = Open(world).Ask(Ask(Bridge2, "2022-03-02") with { Direction = null });
        Expect(answer, Regime.Normal, Certainty.Standing);
        var exception = Assert.Single(answer.Exceptions);
        Assert.Equal((null, Direction.Export, Regime.Closed), (exception.Class, exception.Direction, exception.Regime));
    }

    [Fact]
    public void Without_a_direction_two_clauses_that_say_the_same_of_each_are_the_answer()
    {
        var clause = Say(Regime.Closed, City, Days("2022-03-01", "2022-03-31"));
        var world = new ExampleWorld().Ordinary();
        world.Add("one", StatementKind.Agreement, "2022-03-01", clause with { Directions = [Direction.Export] }, clause with { Directions = [Direction.Import] });
        var answer = Open(world).Ask(Ask(Bridge2, "2022-03-02") with { Direction = null });
        Expect(answer, Regime.Closed, Certainty.Agreed);
        Assert.Empty(answer.Exceptions);
    }

    [Fact]
    public void Without_a_direction_a_known_gap_of_one_is_the_answer_where_nobody_speaks_of_the_other()
    {
        var world = new ExampleWorld();
        world.Add("timetable", StatementKind.Standing, "2021-01-01", Say(Regime.Normal, Bridge1, Days("2021-01-01", "2021-12-31")));
        world.Add(
            "gap",
            StatementKind.Agreement,
            "2022-03-01",
            Say(Regime.Unknown, Bridge1, Days("2022-03-01", "2022-03-10")) with { Directions = [Direction.Export] });
        var answer = Open(world).Ask(Ask(Bridge1, "2022-03-05") with { Direction = null });
        Expect(answer, Regime.Unknown, Certainty.Unknown);
        Assert.Empty(answer.Exceptions);
        Assert.Equal((Id<Statement>.Parse("gap"), new ClauseNumber(1)), answer.Vn?.Winner);
    }

    [Fact]
    public void A_confirmation_makes_an_announcement_agreed_from_when_it_is_known()
    {
        var world = new ExampleWorld().Ordinary();
        world.Add("one", StatementKind.Agreement, "2022-03-01", Say(Regime.Closed, City, Days("2022-03-01", "2022-03-31")));
        world.Change(one => one with { Instrument = one.Instrument! with { Form = InstrumentForm.Letters }, Confirmed = new Confirmation(Country.Cn, Time("2022-03-03"), null) });
        var answers = Open(world);
        Assert.Equal(Certainty.Announced, answers.Ask(Ask(Bridge2, "2022-03-10", "2022-03-02T23:59")).Certainty);
        Assert.Equal(Certainty.Agreed, answers.Ask(Ask(Bridge2, "2022-03-10", "2022-03-03")).Certainty);
        Assert.Equal((0, 1), (answers.Revision(Time("2020-12-31")), answers.Revision(Time("2021-01-01"))));
        Assert.Equal((2, 3), (answers.Revision(Time("2022-03-01")), answers.Revision(Time("2022-03-03"))));
    }

    [Fact]
    public void What_nobody_has_ratified_is_unconfirmed_from_the_deadline_on()
    {
        var answers = Open(Storm(ratified: null));
        Expect(answers.Ask(Ask(Bridge2, "2022-03-02T05:59")), Regime.Closed, Certainty.Announced);
        Expect(answers.Ask(Ask(Bridge2, "2022-03-02T06:00")), Regime.Closed, Certainty.Unconfirmed);
        Expect(answers.Ask(Ask(Bridge2, "2022-03-10", "2022-03-01T07:00")), Regime.Closed, Certainty.Unconfirmed);
        Assert.Equal((Time("2022-03-01T06:00"), Time("2022-03-02T06:00")), answers.Stretch(Ask(Bridge2, "2022-03-01T12:00")));
        Assert.Equal((Time("2022-03-02T06:00"), null), answers.Stretch(Ask(Bridge2, "2022-03-02T12:00")));
        Assert.Equal(Time("2022-03-08T06:00"), answers.Ask(Ask(Bridge2, "2022-03-02T12:00")).ReviewBy);
    }

    [Theory]
    [InlineData("2022-03-01T18:00")]
    [InlineData("2022-03-03T18:00")] // after the deadline
    public void A_ratification_confirms_for_all_times_once_it_is_known(string ratified)
    {
        var answers = Open(Storm(ratified));
        var (before, then) = (ratified.Replace("18:00", "17:59", StringComparison.Ordinal), ratified);
        Expect(answers.Ask(Ask(Bridge2, "2022-03-02T05:59", before)), Regime.Closed, Certainty.Announced);
        Expect(answers.Ask(Ask(Bridge2, "2022-03-02T06:00", before)), Regime.Closed, Certainty.Unconfirmed);
        Expect(answers.Ask(Ask(Bridge2, "2022-03-02T06:00", then)), Regime.Closed, Certainty.Announced);
        Expect(answers.Ask(Ask(Bridge2, "2022-03-05", then)), Regime.Closed, Certainty.Announced);
        Assert.Equal((Time("2022-03-01T06:00"), Time("2022-03-08T06:00")), answers.Stretch(Ask(Bridge2, "2022-03-05", then)));
        Assert.Equal((2, 3), (answers.Revision(Time(before)), answers.Revision(Time(then))));
    }

    [Fact]
    public void Midnights_are_those_of_Vietnam_unless_Beijing_is_said()
    {
        var world = new ExampleWorld().Ordinary();
        world.Add("one", StatementKind.Agreement, "2022-01-25", Say(Regime.Closed, Bridge2, Days("2022-01-31", "2022-02-02")) with { Zone = Clocks.Beijing });
        Assert.Equal((Time("2022-01-30T23:00"), Time("2022-02-02T23:00")), Open(world).Stretch(Ask(Bridge2, "2022-02-01")));
    }

    [Theory]
    [InlineData("2022-08-31", Regime.Normal)]
    [InlineData("2022-09-02", Regime.Closed)] // Friday, National Day
    [InlineData("2022-09-04", Regime.Closed)] // Sunday
    [InlineData("2022-09-10", Regime.Normal)] // Saturday, worked
    [InlineData("2022-09-07", Regime.Closed)] // a single day more
    [InlineData("2022-09-11", Regime.Normal)] // a single day less
    public void Days_off_are_weekends_and_holidays_less_make_up_days(string at, Regime regime)
    {
        var world = new ExampleWorld().Ordinary();
        world.Add("one", StatementKind.Agreement, "2022-08-01", Say(Regime.Closed, City, Days("2022-08-29", "2022-09-20")) with
        {
            Pattern = new DayPattern([], [], null, new DayPattern.DaysOfCountry(Country.Vn, AreWorking: false)),
            Plus = [Day("2022-09-07")],
            Minus = [Day("2022-09-11")],
        });
        Assert.Equal(regime, Open(world).Ask(Ask(Bridge2, at)).Regime);
    }

    [Theory]
    [InlineData("2022-08-14T23:59", 1, Regime.Closed)]
    [InlineData("2022-08-15", 2, Regime.Normal)]
    public void A_notice_of_holidays_counts_from_the_day_on_which_it_was_published(string knownAt, int revision, Regime regime)
    {
        var world = new ExampleWorld();
        var undated = Assert.Single(world.Countries.Vn.Announcements);
        var notice = new HolidayAnnouncement(Country.Vn, undated.Off, undated.Work, [new Source("…", null, Day("2022-08-15"), SourceKind.Original)]);
        world.Countries = world.Countries with { Vn = new CountryCalendar(Country.Vn, world.Countries.Vn.Weekend, world.Countries.Vn.Rules, [notice]) };
        world.Add("timetable", StatementKind.Standing, "2021-01-01", Say(Regime.Normal, City, Days("2021-01-01", null)), Say(Regime.Closed, City, Days("2021-01-01", null)) with
        {
            Pattern = new DayPattern([], [], null, new DayPattern.DaysOfCountry(Country.Vn, AreWorking: false)),
        });
        var answers = Open(world);
        Assert.Equal(revision, answers.Revision(Time(knownAt)));
        Assert.Equal(regime, answers.Ask(Ask(Bridge2, "2022-09-10", knownAt)).Regime);
    }

    [Fact]
    public void Clauses_of_one_statement_that_name_the_same_and_none_of_which_beats_the_other_are_a_tie()
    {
        var world = new ExampleWorld().Ordinary();
        world.Add("one", StatementKind.Agreement, "2022-03-01", Say(Regime.Closed, City, Days("2022-03-01", "2022-03-10")), Say(Regime.Appointment, City, Days("2022-03-05", "2022-03-15")));
        var id = Id<Statement>.Parse("one");
        Assert.Equal([(id, new ClauseNumber(1), id, new ClauseNumber(2))], Open(world).Ties());
    }

    [Fact]
    public void An_inner_clause_that_beats_both_leaves_no_tie()
    {
        var world = new ExampleWorld().Ordinary();
        world.Add(
            "one",
            StatementKind.Agreement,
            "2022-03-01",
            Say(Regime.Closed, City, Days("2022-03-01", "2022-03-10")),
            Say(Regime.Appointment, City, Days("2022-03-05", "2022-03-15")),
            Say(Regime.Normal, City, Days("2022-03-05", "2022-03-10")));
        Assert.Empty(Open(world).Ties());
    }

    [Fact]
    public void A_clause_that_beats_both_on_some_days_only_leaves_a_tie_on_the_others()
    {
        var world = new ExampleWorld().Ordinary();
        var both = Say(Regime.Closed, City, Days("2022-03-01", "2022-03-07"));
        world.Add("one", StatementKind.Agreement, "2022-03-01", both, Say(Regime.Appointment, City, Days("2022-03-05", "2022-03-09")), both with { Pattern = new DayPattern([IsoDayOfWeek.Saturday], [], null, null) });
        var id = Id<Statement>.Parse("one");
        Assert.Equal([(id, new ClauseNumber(1), id, new ClauseNumber(2))], Open(world).Ties());
    }

    [Fact]
    public void Statements_of_one_kind_and_time_that_disagree_are_a_tie_unless_they_bind_other_sides()
    {
        var world = new ExampleWorld().Ordinary();
        world.Add("one", StatementKind.Agreement, "2022-03-01", Say(Regime.Closed, City, Days("2022-03-01", "2022-03-10")));
        world.Add("two", StatementKind.Agreement, "2022-03-01", Say(Regime.Appointment, Bridge1, Days("2022-03-05", "2022-03-15"), Cold));
        Assert.Single(Open(world).Ties());
        world.Change(two => two with { Binds = [Country.Cn] });
        world.Statements[1] = world.Statements[1] with { Binds = [Country.Vn] };
        Assert.Empty(Open(world).Ties());
    }

    [Fact]
    public void Of_several_endings_the_earliest_counts()
    {
        var world = new ExampleWorld().Ordinary();
        world.Add("first", StatementKind.Agreement, "2022-03-01", Say(Regime.Closed, City, Days("2022-03-01", "2022-03-31")));
        foreach (var (id, from) in ((string, string)[])[("second", "2022-03-20"), ("third", "2022-03-10"), ("fourth", "2022-03-25")])
        {
            world.Add(id, StatementKind.Agreement, "2022-03-02");
            world.Change(one => one with { Withdraws = [Ends("first") with { From = Time(from) }] });
        }

        var answers = Open(world);
        Assert.Equal(Regime.Closed, answers.Ask(Ask(Bridge2, "2022-03-09T23:59")).Regime);
        Assert.Equal(Regime.Normal, answers.Ask(Ask(Bridge2, "2022-03-10")).Regime);
    }

    [Fact]
    public void An_ending_in_part_ends_the_named_gates_and_flows_only()
    {
        var world = new ExampleWorld().Ordinary();
        world.Add("first", StatementKind.Agreement, "2022-03-01", Say(Regime.Closed, City, Days("2022-03-01", "2022-03-31")) with { Flows = [Flow.Cargo, Flow.Passenger] });
        world.Add("second", StatementKind.Agreement, "2022-03-02");
        world.Change(one => one with { Replaces = [Ends("first") with { Gates = [Bridge2], Flows = [Flow.Cargo] }] });
        var answers = Open(world);
        Assert.Equal(Regime.Normal, answers.Ask(Ask(Bridge2, "2022-03-10")).Regime);
        Assert.Equal(Regime.Closed, answers.Ask(Ask(Bridge1, "2022-03-10")).Regime);
        Assert.Equal(Regime.Closed, answers.Ask(Ask(Bridge2, "2022-03-10") with { Flow = Flow.Passenger, Direction = Direction.Exit }).Regime);
    }

    [Fact]
    public void An_erratum_that_was_an_error_itself_corrects_nothing()
    {
        var world = new ExampleWorld().Ordinary();
        world.Add("first", StatementKind.Agreement, "2022-03-01", Say(Regime.Closed, City, Days("2022-03-01", "2022-03-31")));
        world.Add("erratum", StatementKind.Agreement, "2022-03-02");
        world.Change(one => one with { Corrects = [Id<Statement>.Parse("first")] });
        world.Add("erratum-of-that", StatementKind.Agreement, "2022-03-03");
        world.Change(one => one with { Corrects = [Id<Statement>.Parse("erratum")] });
        var answers = Open(world);
        Assert.Equal(Regime.Normal, answers.Ask(Ask(Bridge2, "2022-03-10", "2022-03-02")).Regime);
        Assert.Equal(Regime.Closed, answers.Ask(Ask(Bridge2, "2022-03-10", "2022-03-03")).Regime);
    }

    [Fact]
    public void Naming_both_directions_is_naming_none()
    {
        var world = new ExampleWorld().Ordinary();
        world.Add(
            "one",
            StatementKind.Agreement,
            "2022-03-01",
            Say(Regime.Closed, City, Days("2022-03-01", "2022-03-31")) with { Directions = [Direction.Export, Direction.Import] },
            Say(Regime.Appointment, City, Days("2022-03-10", "2022-03-20")));
        var answers = Open(world);
        Assert.Equal(Regime.Appointment, answers.Ask(Ask(Bridge2, "2022-03-15")).Regime);
        Assert.Equal(Regime.Closed, answers.Ask(Ask(Bridge2, "2022-03-21") with { Direction = Direction.Import }).Regime);
    }

    [Fact]
    public void Talks_that_bind_one_side_only_are_announced()
    {
        var world = new ExampleWorld().Ordinary();
        world.Add("one", StatementKind.Agreement, "2022-03-01", Say(Regime.Closed, City, Days("2022-03-01", "2022-03-31")));
        world.Change(one => one with { Binds = [Country.Vn] });
        Expect(Open(world).Ask(Ask(Bridge2, "2022-03-15")), Regime.Closed, Certainty.Announced);
    }

    [Fact]
    public void Closed_clauses_with_different_hours_agree()
    {
        var world = new ExampleWorld().Ordinary();
        world.Add(
            "one",
            StatementKind.Agreement,
            "2022-03-01",
            Say(Regime.Closed, City, Days("2022-03-01", "2022-03-10")) with { Hours = Hours("07:00-19:00") },
            Say(Regime.Closed, City, Days("2022-03-05", "2022-03-15")) with { Hours = Hours("08:00-18:00") });
        Assert.Empty(Open(world).Ties());
    }

    [Fact]
    public void Before_the_first_timetable_it_is_unknown_though_an_agreement_speaks()
    {
        var world = new ExampleWorld().Ordinary();
        world.Add("one", StatementKind.Agreement, "2020-12-20", Say(Regime.Closed, City, Days("2020-12-25", "2021-01-10")));
        var answers = Open(world);
        Expect(answers.Ask(Ask(Bridge2, "2020-12-31T23:59")), Regime.Unknown, Certainty.Unknown);
        Expect(answers.Ask(Ask(Bridge2, "2021-01-01")), Regime.Closed, Certainty.Agreed);
    }

    [Fact]
    public void Of_statements_of_one_kind_and_time_about_different_classes_the_most_restrictive_holds()
    {
        var world = new ExampleWorld().Ordinary();
        world.Add("about-cold", StatementKind.Agreement, "2022-03-01", Say(Regime.Appointment, City, Days("2022-03-01", "2022-03-31"), Cold));
        world.Add("about-empty", StatementKind.Agreement, "2022-03-01", Say(Regime.Closed, City, Days("2022-03-01", "2022-03-31"), Empty));
        var answers = Open(world);
        Assert.Equal(Regime.Closed, answers.Ask(Ask(Bridge2, "2022-03-15", classes: [Cold, Empty])).Regime);
        Assert.Empty(answers.Ties());
    }

    [Fact]
    public void What_resumes_leaves_the_rules_in_force_and_is_their_certainty_for_a_day()
    {
        var world = new ExampleWorld().Ordinary();
        world.Add("each-tet", StatementKind.Rule, "2021-06-01", Say(Regime.Closed, City, Lunar(Country.Vn, "12/-1", "1/5")));
        world.Add("tet", StatementKind.Agreement, "2022-01-25", Say(Regime.Appointment, City, Days("2022-01-31", "2022-02-06")), Resume(City, "2022-02-03"));
        var answers = Open(world);
        Expect(answers.Ask(Ask(Bridge2, "2022-02-02")), Regime.Appointment, Certainty.Agreed);
        Expect(answers.Ask(Ask(Bridge2, "2022-02-03")), Regime.Closed, Certainty.Agreed);
        Expect(answers.Ask(Ask(Bridge2, "2022-02-04")), Regime.Closed, Certainty.Forecast);
    }

    [Fact]
    public void What_was_to_resume_does_not_when_its_statement_was_withdrawn_before()
    {
        var world = new ExampleWorld().Ordinary();
        world.Add("closed", StatementKind.Agreement, "2022-03-01", Say(Regime.Closed, City, Days("2022-03-01", "2022-03-31")));
        world.Add("back", StatementKind.Agreement, "2022-03-02", Resume(City, "2022-03-10"));
        world.Add("not-yet", StatementKind.Agreement, "2022-03-09");
        world.Change(one => one with { Withdraws = [Ends("back")] });
        var answers = Open(world);
        Assert.Equal(Regime.Closed, answers.Ask(Ask(Bridge2, "2022-03-11")).Regime);
        Assert.Equal(Regime.Normal, answers.Ask(Ask(Bridge2, "2022-03-11", "2022-03-08")).Regime);
    }

    [Fact]
    public void What_resumes_for_one_side_lifts_nothing_for_the_other()
    {
        var world = new ExampleWorld().Ordinary();
        world.Add("closed", StatementKind.Agreement, "2022-03-01", Say(Regime.Closed, City, Days("2022-03-01", "2022-03-31")));
        world.Add("back", StatementKind.Agreement, "2022-03-02", Resume(City, "2022-03-10"));
        world.Change(one => one with { Binds = [Country.Vn] });
        var answer = Open(world).Ask(Ask(Bridge2, "2022-03-11"));
        Expect(answer, Regime.Closed, Certainty.Agreed);
        Assert.Equal((Regime.Normal, Regime.Closed), (answer.Vn!.Regime, answer.Cn!.Regime));
    }

    [Fact]
    public void A_review_of_a_clause_is_one_of_its_exceptions_too()
    {
        var clause = Say(Regime.Closed, City, Minutes("2022-03-01T06:00", null)) with { EndKind = EndKind.UntilFurtherNotice };
        var world = new ExampleWorld().Ordinary();
        world.Add("storm", StatementKind.Emergency, "2022-03-01", clause with { Except = [clause with { Classes = [Empty], Regime = Regime.Appointment }] });
        world.Add("over", StatementKind.Emergency, "2022-03-05");
        world.Change(one => one with { Reviews = [new Review(Id<Statement>.Parse("storm"), new ClauseNumber(1), null, Time("2022-03-05T18:00"), null)] });
        var answers = Open(world);
        Assert.Equal(Regime.Appointment, answers.Ask(Ask(Bridge2, "2022-03-05T17:59", classes: Empty)).Regime);
        Assert.Equal(Regime.Normal, answers.Ask(Ask(Bridge2, "2022-03-05T18:00", classes: Empty)).Regime);
    }

    [Fact]
    public void Of_several_reviews_the_last_known_counts()
    {
        var world = new ExampleWorld().Ordinary();
        world.Add("storm", StatementKind.Emergency, "2022-03-01", Say(Regime.Closed, City, Minutes("2022-03-01T06:00", null)) with { EndKind = EndKind.UntilFurtherNotice });
        AddReview("2022-03-05", new Review(Id<Statement>.Parse("storm"), new ClauseNumber(1), Time("2022-03-12"), null, null));
        AddReview("2022-03-06", new Review(Id<Statement>.Parse("storm"), new ClauseNumber(1), Time("2022-03-10"), null, null));
        AddReview("2022-03-16", new Review(Id<Statement>.Parse("storm"), new ClauseNumber(1), null, Time("2022-03-18"), null));
        AddReview("2022-03-17", new Review(Id<Statement>.Parse("storm"), new ClauseNumber(1), null, Time("2022-03-20"), null));
        var answers = Open(world);
        Expect(answers.Ask(Ask(Bridge2, "2022-03-09T23:59", "2022-03-15")), Regime.Closed, Certainty.Agreed);
        Expect(answers.Ask(Ask(Bridge2, "2022-03-10", "2022-03-15")), Regime.Closed, Certainty.Unconfirmed);
        Assert.Equal(Regime.Closed, answers.Ask(Ask(Bridge2, "2022-03-19")).Regime);
        Assert.Equal(Regime.Normal, answers.Ask(Ask(Bridge2, "2022-03-20")).Regime);

        void AddReview(string known, Review review)
        {
            world.Add($"review-{known}", StatementKind.Emergency, known);
            world.Change(one => one with { Reviews = [review] });
        }
    }

    [Fact]
    public void A_window_with_one_direction_serves_that_only()
    {
        var window = Hours("07:00-19:00").Windows!.Value[0] with { Directions = [Direction.Import] };
        var answers = Open(new ExampleWorld().Ordinary(new ClauseHours(ImmutableArray.Create(window))));
        Assert.Equal("(07:00-19:00)", SlowAnswer.Text(answers.Ask(Ask(Bridge2, "2022-03-10T10:00") with { Direction = Direction.Import }).Hours));
        Assert.Equal("()", SlowAnswer.Text(answers.Ask(Ask(Bridge2, "2022-03-10T10:00")).Hours));
        Assert.False(answers.Ask(Ask(Bridge2, "2022-03-10T10:00")).Open);
    }

    [Fact]
    public void From_the_last_entry_on_it_is_not_open()
    {
        var window = Hours("07:00-19:00").Windows!.Value[0] with { LastEntry = new LocalTime(18, 0) };
        var answers = Open(new ExampleWorld().Ordinary(new ClauseHours(ImmutableArray.Create(window))));
        Assert.True(answers.Ask(Ask(Bridge2, "2022-03-10T17:59")).Open);
        Assert.False(answers.Ask(Ask(Bridge2, "2022-03-10T18:00")).Open);
    }

    [Fact]
    public void An_exception_in_hours_alone_does_not_bound_a_stretch()
    {
        var world = new ExampleWorld().Ordinary(Hours("07:00-19:00"));
        world.Add("cold", StatementKind.Standing, "2022-03-01", Say(Regime.Normal, City, Days("2022-03-10", "2022-03-20"), Cold) with { Hours = Hours("08:00-10:00") });
        var answers = Open(world);
        Assert.Equal((Cold, true), Assert.Single(answers.Ask(Ask(Bridge2, "2022-03-15")).Exceptions) is var one ? (one.Class!.Value, one.HoursDiffer) : default);
        Assert.Equal((Time("2021-01-01"), null), answers.Stretch(Ask(Bridge2, "2022-03-15")));
    }

    [Theory]
    [InlineData("2022-03-10", Regime.Closed)]
    [InlineData("2023-03-05", Regime.Closed)]
    [InlineData("2023-03-06", Regime.Normal)]
    [InlineData("2024-03-01", Regime.Normal)]
    public void A_recurring_form_holds_until_its_last_date_of_validity(string at, Regime regime)
    {
        var days = new ClauseDays.Yearly(new AnnualDate(3, 1), new AnnualDate(3, 10), new Validity(Day("2021-01-01"), Day("2023-03-05")));
        var world = new ExampleWorld().Ordinary();
        world.Add("each-year", StatementKind.Rule, "2021-06-01", Say(Regime.Closed, City, days));
        Assert.Equal(regime, Open(world).Ask(Ask(Bridge2, at)).Regime);
    }

    private static Id<Statement> Tet => Id<Statement>.Parse("2022-tet");

    private static void Expect(SlowAnswer answer, Regime regime, Certainty certainty) => Assert.Equal((regime, certainty), (answer.Regime, answer.Certainty));

    /// <summary>Closed by one Vietnamese approver alone on 1 March 2022 at 06:00, until further notice.</summary>
    private static ExampleWorld Storm(string? ratified)
    {
        var world = new ExampleWorld().Ordinary();
        world.Add("storm", StatementKind.Emergency, "2022-03-01T06:00", Say(Regime.Closed, City, Minutes("2022-03-01T06:00", null)) with { EndKind = EndKind.UntilFurtherNotice });
        world.Change(one => one with
        {
            Instrument = one.Instrument! with { Form = InstrumentForm.Notice },
            Binds = [Country.Vn],
            Ratification = Ratification.Awaited(one.Known) with { On = ratified is null ? null : Time(ratified) },
        });
        return world;
    }

    private static void AddNotice(ExampleWorld world, string id, Country side, Regime? regime)
    {
        if (regime is not null)
        {
            world.Add(id, StatementKind.Agreement, "2022-02-01", Say(regime, Bridge2, Days("2022-03-01", "2022-03-31")));
            world.Change(one => one with { Instrument = one.Instrument! with { Form = InstrumentForm.Notice }, Binds = [side] });
        }
    }

    private static Ending Ends(string id) => new(Id<Statement>.Parse(id), null, [], []);

    private static ExampleWorld Replaced()
    {
        var world = new ExampleWorld().Ordinary();
        world.Add("first", StatementKind.Agreement, "2022-03-01", Say(Regime.Closed, City, Days("2022-03-01", "2022-03-31")));
        world.Add("second", StatementKind.Agreement, "2022-03-05", Say(Regime.Appointment, City, Days("2022-03-05", "2022-03-31")));
        world.Change(one => one with { Replaces = [Ends("first")] });
        return world;
    }

    /// <summary>The reference case: talks of 25/1/2022, and the amendment for the pontoon bridge.</summary>
    private static ExampleWorld Tet2022()
    {
        var world = new ExampleWorld().Ordinary();
        var byAppointment = Say(Regime.Appointment, Bridge2, Days("2022-02-03", "2022-02-06"));
        world.Add(
            "2022-tet",
            StatementKind.Agreement,
            "2022-01-25",
            Say(Regime.Closed, Bridge2, Days("2022-01-31", "2022-02-02")),
            byAppointment with { Except = [byAppointment with { Classes = [Dry, Cold], Regime = Regime.Closed }] },
            Say(Regime.Closed, Pontoon, Days("2022-01-31", "2022-02-06")),
            Say(Regime.Appointment, Bridge1, Days("2022-01-31", "2022-02-06")) with { Flows = [Flow.Passenger] },
            Resume(Bridge1, "2022-02-07") with { Flows = [Flow.Passenger] });
        world.Add("2022-tet-pontoon", StatementKind.Agreement, "2022-02-02T18:00", Resume(Pontoon, "2022-02-03"));
        return world;
    }
}
