using System.Collections.Immutable;
using MongCai.Schedule.Holidays;
using MongCai.Schedule.Lunisolar;
using MongCai.Schedule.Places;
using MongCai.Schedule.Publishing;
using MongCai.Schedule.Regimes;
using MongCai.Schedule.Statements;
using MongCai.Schedule.Tests.Reference;
using MongCai.Schedule.Timelines;
using NodaTime;
using static MongCai.Schedule.Tests.Reference.ExampleWorld;

namespace MongCai.Schedule.Tests.Publishing;

/// <summary>Each warning where it is due, and where it nearly is; what is expected is typed by hand. The statement added last is to be published.</summary>
public class PublishingWarningsTests
{
    private static readonly Id<Statement> Tet = Id<Statement>.Parse("tet");

    [Fact]
    public void A_later_general_clause_lifts_the_exception_of_an_earlier_one_for_its_classes()
    {
        var world = WithException();
        world.Add("later", StatementKind.Agreement, "2022-01-26", Say(Regime.Appointment, Bridge2, Days("2022-02-05", "2022-02-09")));
        AssertLifted(world, "tet/1.1", "2022-02-05", Cold, Dry);
    }

    [Fact]
    public void A_later_general_clause_lifts_a_clause_about_some_classes_of_one_direction()
    {
        var world = new ExampleWorld().Ordinary();
        world.Add("tet", StatementKind.Agreement, "2022-01-25", Say(Regime.Closed, Bridge2, Days("2022-02-03", "2022-02-06"), Cold, Empty) with { Directions = [Direction.Import] });
        world.Add("later", StatementKind.Agreement, "2022-01-26", Say(Regime.Appointment, City, Days("2022-01-20", "2022-02-04")));
        AssertLifted(world, "tet/1", "2022-02-03", Cold, Empty);
    }

    [Fact]
    public void No_exception_is_lifted_that_is_repeated_or_said_of_all_or_of_other_days_or_replaced_by_name()
    {
        var general = Say(Regime.Appointment, Bridge2, Days("2022-02-05", "2022-02-09"));
        Assert.Single(WithLater(general));
        Assert.Single(WithLater(general with { Except = [Say(Regime.Closed, Bridge2, Days("2022-02-05", "2022-02-09"), Dry)] }));
        Assert.Empty(WithLater(general with { Except = [Say(Regime.Closed, Bridge2, Days("2022-02-05", "2022-02-09"), Cold, Dry)] }));
        Assert.Empty(WithLater(general with { Regime = Regime.Closed }));
        Assert.Empty(WithLater(general with { Days = Days("2022-02-07", "2022-02-09") }));
        Assert.Empty(WithLater(general with { Gates = [Bridge1] }));
        Assert.Empty(WithLater(general with { Classes = [Empty] }));
        Assert.Empty(WithLater(general with { Classes = [Cold, Dry] }));
        Assert.Empty(WithLater(general, later => later with { Replaces = [new Ending(Tet, null, [], [])] }));
        Assert.Empty(WithLater(general with { Regime = null, Advice = new("…", "…", "…") }));

        static IEnumerable<PublishingWarning> WithLater(Clause clause, Func<Statement, Statement>? change = null)
        {
            var world = WithException();
            world.Add("later", StatementKind.Agreement, "2022-01-26", clause);
            world.Change(change ?? (later => later));
            return Of<PublishingWarning.ExceptionLifted>(world);
        }
    }

    [Theory]
    [InlineData("2029-06-01", "12/-1", "1/3", "2030-02-02", "2030-02-05")]
    [InlineData("2029-06-01", "12/-1", "12/-1", "2030-02-02", "2030-02-02")]
    [InlineData("2029-06-01", "1/1", "1/1", "2030-02-02", "2030-02-03")]
    [InlineData("2020-02-03", "1/1", "1/1", "2030-02-02", "2030-02-03")]
    [InlineData("2029-06-01", "12/20", "12/28", null, null)]
    [InlineData("2020-01-31", "1/1", "1/1", null, null)]
    [InlineData("2030-03-04", "1/1", "1/3", null, null)]
    public void A_rule_by_the_lunar_calendar_of_Vietnam_means_other_days_in_China_in_2030(string now, string first, string last, string? from, string? to)
    {
        var world = new ExampleWorld().Ordinary();
        world.Add("rule", StatementKind.Rule, now, Say(Regime.Closed, Bridge2, Lunar(Country.Vn, first, last)));
        AssertDiffers(world, now, from, to);
    }

    [Fact]
    public void A_rule_that_ends_before_2030_has_the_same_days_in_both_calendars()
    {
        var world = new ExampleWorld().Ordinary();
        var days = (ClauseDays.Lunar)Lunar(Country.Vn, "1/1", "1/3");
        world.Add("rule", StatementKind.Rule, "2029-01-01", Say(Regime.Closed, Bridge2, days with { When = new Validity(Day("2029-01-01"), Day("2030-02-01")) }));
        AssertDiffers(world, "2029-01-01", null, null);
        world.Change(rule => rule with { Clauses = [rule.Clauses[0] with { Days = days with { When = new Validity(Day("2029-01-01"), Day("2030-02-02")) } }] });
        AssertDiffers(world, "2029-01-01", "2030-02-02", "2030-02-02");
    }

    [Theory]
    [InlineData("2030-02-02", "2030-02-04", "1/1", "1/3", "2030-02-02", "2030-02-05")]
    [InlineData("2030-02-02", "2030-02-04", "1/1", null, "2030-02-02", "2030-02-03")]
    [InlineData("2030-01-30", "2030-02-01", "12/27", "12/29", null, null)]
    [InlineData("2029-02-13", "2029-02-15", "1/1", "1/3", null, null)]
    public void Stated_lunar_days_are_other_days_in_China_in_2030(string first, string last, string statedFirst, string? statedLast, string? from, string? to)
    {
        var world = new ExampleWorld().Ordinary();
        var stated = new StatedDays(Country.Vn, LunarDayOfYear.Parse(statedFirst), statedLast is null ? null : LunarDayOfYear.Parse(statedLast), null);
        world.Add("tet", StatementKind.Agreement, "2029-01-01", Say(Regime.Closed, Bridge2, Days(first, last)) with { Stated = stated });
        AssertDiffers(world, "2029-01-01", from, to);
    }

    [Fact]
    public void Lunar_days_of_the_month_are_other_days_where_the_calendars_differ_and_an_exception_does_not_repeat_it()
    {
        var world = new ExampleWorld().Ordinary();
        var clause = Say(Regime.Closed, Bridge2, Days("2030-02-01", "2030-03-10")) with { Pattern = new DayPattern([], [], new(Country.Vn, [1, 15]), null) };
        world.Add("market", StatementKind.Agreement, "2029-01-01", clause with { Except = [clause with { Regime = Regime.Appointment, Classes = [Cold] }] });
        var warning = Assert.Single(Of<PublishingWarning.LunarCalendarsDiffer>(world, "2029-01-01"));
        Assert.Equal(new ClauseNumber(1), warning.Clause);
        Assert.Equal([Day("2030-02-02"), Day("2030-02-16")], warning.Differences.Select(run => run.First));
    }

    [Fact]
    public void Hours_of_the_Chinese_side_that_begin_when_those_of_the_Vietnamese_end_have_none_in_common()
    {
        var warning = Assert.Single(WithHoursOfChina("12:00-18:00-beijing"));
        Assert.Equal((new ClauseNumber(1), Bridge2, Flow.Cargo, (Direction?)null), (warning.Clause, warning.Gate, warning.Flow, warning.Direction));
        Assert.Empty(warning.Classes);
        Assert.Equal((Time("2022-03-01"), Time("2022-03-03")), (warning.Start, warning.End));
        Assert.Equal((new LocalTime(7, 0), new LocalTime(11, 0)), (warning.Vn.Single().Opens, warning.Vn.Single().Closes));
        Assert.Equal((new LocalTime(11, 0), new LocalTime(17, 0)), (warning.Cn.Single().Opens, warning.Cn.Single().Closes));
    }

    [Fact]
    public void Hours_have_no_time_in_common_for_the_classes_and_the_direction_of_a_clause()
    {
        var warning = Assert.Single(WithHoursOfChina("13:00-17:00", clause => clause with { Classes = [Dry, Cold], Directions = [Direction.Import] }));
        Assert.Equal([Cold, Dry], warning.Classes);
        Assert.Equal(Direction.Import, warning.Direction);
    }

    [Fact]
    public void Hours_have_some_time_in_common_by_a_minute_or_are_not_known_or_those_of_a_closed_gate()
    {
        Assert.Empty(WithHoursOfChina("11:59-18:00-beijing"));
        Assert.Empty(WithHoursOfChina("13:00-17:00", clause => clause with { Regime = Regime.Closed }));
        Assert.Empty(WithHoursOfChina("13:00-17:00", clause => clause with { Hours = ClauseHours.NotKnown }));
        Assert.Empty(WithHoursOfChina("13:00-17:00", clause => clause with { Gates = [] }));
    }

    [Fact]
    public void A_withdrawal_may_leave_both_sides_without_a_common_hour_and_what_it_does_not_touch_is_not_told()
    {
        var world = new ExampleWorld();
        world.Add("vn", StatementKind.Standing, "2021-01-01", Say(Regime.Normal, City, Days("2021-01-01", null)) with { Hours = Hours("07:00-11:00") });
        world.Change(statement => statement with { Binds = [Country.Vn] });
        world.Add("cn", StatementKind.Standing, "2021-01-01", Say(Regime.Normal, City, Days("2021-01-01", null)) with { Hours = Hours("13:00-17:00") });
        world.Change(statement => statement with { Binds = [Country.Cn] });
        world.Add("tet", StatementKind.Agreement, "2022-01-01", Say(Regime.Normal, Bridge2, Days("2022-01-01", "2022-12-31")) with { Hours = Hours("08:00-16:00") });
        Assert.Empty(Of<PublishingWarning.NoCommonHours>(world, "2022-01-01"));
        world.Add("withdrawal", StatementKind.Agreement, "2022-02-01");
        world.Change(statement => statement with { Withdraws = [new Ending(Tet, Time("2022-06-01"), [], [])] });
        var warning = Assert.Single(Of<PublishingWarning.NoCommonHours>(world, "2022-02-01"));
        Assert.Null(warning.Clause);
        Assert.Equal((Bridge2, Time("2022-06-01"), Time("2023-01-01")), (warning.Gate, warning.Start, warning.End));
    }

    [Fact]
    public void An_interval_without_common_hours_goes_on_over_what_changes_something_else()
    {
        var world = new ExampleWorld().Ordinary(Hours("07:00-11:00"));
        world.Add(
            "hours",
            StatementKind.Agreement,
            "2022-01-25",
            Say(Regime.Normal, Bridge2, Days("2022-03-01", "2022-03-03")) with { Hours = Hours("13:00-17:00") },
            Say(null, Bridge2, Days("2022-03-02", "2022-03-02")) with { Advice = new("…", "…", "…") });
        world.Change(statement => statement with { Binds = [Country.Cn] });
        var warning = Assert.Single(Of<PublishingWarning.NoCommonHours>(world));
        Assert.Equal((Time("2022-03-01"), Time("2022-03-04")), (warning.Start, warning.End));
    }

    [Fact]
    public void An_interval_without_common_hours_that_does_not_end_has_no_end()
    {
        var world = new ExampleWorld().Ordinary(Hours("07:00-11:00"));
        world.Add("cn", StatementKind.Standing, "2022-03-01", Say(Regime.Normal, Bridge2, Days("2022-03-01", null)) with { Hours = Hours("13:00-17:00") });
        world.Change(statement => statement with { Binds = [Country.Cn] });
        Assert.Null(Assert.Single(Of<PublishingWarning.NoCommonHours>(world, "2022-03-01")).End);
    }

    [Theory]
    [InlineData("2022-01-28T00:00", null)]
    [InlineData("2022-01-27T23:59", "71:59")]
    [InlineData("2022-01-25T00:00", "00:00")]
    [InlineData("2022-01-24T12:00", "00:00")]
    public void A_change_in_less_than_72_hours_is_short_notice(string start, string? notice)
    {
        foreach (var kind in (StatementKind[])[StatementKind.Agreement, StatementKind.Emergency])
        {
            var world = new ExampleWorld().Ordinary();
            world.Add("closure", kind, "2022-01-25", Say(Regime.Closed, Bridge2, Minutes(start, "2022-01-31T00:00")));
            var warnings = Of<PublishingWarning.ShortNotice>(world);
            Assert.Equal(notice is null ? [] : [notice], warnings.Select(warning => $"{(int)warning.Notice.TotalHours:00}:{warning.Notice.Minutes:00}"));
            Assert.Equal(notice is null ? [] : [Instant.Max(Time(start), Time("2022-01-25"))], warnings.Select(warning => warning.Start));
        }
    }

    [Fact]
    public void What_says_the_same_as_before_or_is_over_is_no_short_notice()
    {
        var world = new ExampleWorld().Ordinary();
        world.Add("closure", StatementKind.Agreement, "2022-01-25", Say(Regime.Closed, Bridge2, Minutes("2022-01-20T00:00", "2022-01-25T00:00")));
        Assert.Empty(Of<PublishingWarning.ShortNotice>(world));
        Assert.Single(Of<PublishingWarning.ChangesThePast>(world));
        world = new ExampleWorld().Ordinary();
        world.Add("again", StatementKind.Standing, "2022-01-25", Say(Regime.Normal, Bridge2, Days("2022-01-25", null)));
        Assert.Empty(All(world));
    }

    [Fact]
    public void A_phase_without_a_date_takes_effect_when_it_is_dated()
    {
        var world = new ExampleWorld().Ordinary();
        world.Add("phases", StatementKind.Agreement, "2022-01-25", Say(Regime.Closed, Bridge2, Days("2022-02-03", "2022-02-06")), Say(Regime.Appointment, Bridge2, new ClauseDays.Undated(1)));
        Assert.Empty(Of<PublishingWarning.ShortNotice>(world));
        Assert.Empty(Of<PublishingWarning.ChangesThePast>(world));
    }

    [Fact]
    public void A_Saturday_on_which_Vietnam_works_is_a_make_up_working_day()
    {
        var world = new ExampleWorld().Ordinary();
        var clause = Say(Regime.Closed, Bridge2, Days("2022-09-09", "2022-09-11"));
        world.Add("weekend", StatementKind.Agreement, "2022-08-01", clause with { Except = [clause with { Regime = Regime.Appointment, Classes = [Cold] }] });
        Assert.Equal([new(new ClauseNumber(1), Day("2022-09-10"), Country.Vn)], Of<PublishingWarning.MakeUpWorkingDay>(world, "2022-08-01"));
    }

    [Fact]
    public void Days_beside_it_or_of_what_has_no_end_or_comes_again_are_no_make_up_working_days()
    {
        var clause = Say(Regime.Closed, Bridge2, Days("2022-09-10", "2022-09-10"));
        Assert.Single(With(clause));
        Assert.Single(With(clause with { Days = Minutes("2022-09-10T23:00", "2022-09-12T00:00") }));
        Assert.Single(With(clause with { Days = Days("2022-09-11", "2022-09-12"), Plus = [Day("2022-09-10")] }));
        Assert.Empty(With(clause with { Days = Days("2022-09-11", "2022-09-12") }));
        Assert.Empty(With(clause with { Days = Minutes("2022-09-09T00:00", "2022-09-10T00:00") }));
        Assert.Empty(With(clause with { Days = Minutes("2022-09-11T00:00", "2022-09-12T00:00"), Zone = Clocks.Beijing }));
        Assert.Empty(With(clause with { Days = Days("2022-09-09", "2022-09-12"), Minus = [Day("2022-09-10")] }));
        Assert.Empty(With(clause with { Days = Days("2022-09-09", "2022-09-12"), Pattern = new DayPattern([IsoDayOfWeek.Friday, IsoDayOfWeek.Sunday], [], null, null) }));
        Assert.Empty(With(clause with { Days = Days("2022-09-09", null), EndKind = EndKind.UntilFurtherNotice }));
        Assert.Empty(With(clause with { Days = Days("2022-09-01", null), Pattern = new DayPattern([IsoDayOfWeek.Saturday], [], null, null) }, StatementKind.Standing));
        Assert.Empty(With(clause with { Days = new ClauseDays.Yearly(new AnnualDate(9, 9), new AnnualDate(9, 11), new Validity(Day("2022-08-01"), null)) }, StatementKind.Rule));

        static IEnumerable<PublishingWarning> With(Clause clause, StatementKind kind = StatementKind.Agreement)
        {
            var world = new ExampleWorld().Ordinary();
            world.Add("weekend", kind, "2022-08-01", clause);
            return Of<PublishingWarning.MakeUpWorkingDay>(world, "2022-08-01");
        }
    }

    [Fact]
    public void A_Sunday_on_which_China_works_is_one_of_its_own_and_a_day_that_was_never_of_the_weekend_is_none()
    {
        var work = new HolidayAnnouncement(
            Country.Cn, [], [new(Day("2022-01-30"), Id<HolidayRule>.Parse("spring")), new(Day("2022-01-31"), Id<HolidayRule>.Parse("spring"))], []);
        var world = new ExampleWorld().Ordinary();
        world.Countries = world.Countries with { Cn = new CountryCalendar(Country.Cn, [IsoDayOfWeek.Saturday, IsoDayOfWeek.Sunday], [], [work]) };
        world.Add("closure", StatementKind.Agreement, "2022-01-01", Say(Regime.Closed, Bridge2, Days("2022-01-29", "2022-02-02")));
        Assert.Equal([new(new ClauseNumber(1), Day("2022-01-30"), Country.Cn)], Of<PublishingWarning.MakeUpWorkingDay>(world, "2022-01-01"));
    }

    [Theory]
    [InlineData("2022-02-10", "2022-02-12", true)]
    [InlineData("2022-02-11", "2022-02-12", false)]
    [InlineData("2022-01-20", "2022-01-24", true)]
    [InlineData("2022-01-20", "2022-01-23", false)]
    [InlineData("2022-01-01", null, true)]
    public void A_statement_within_a_week_of_another_that_it_does_not_name_is_near(string first, string? last, bool isNear)
    {
        var world = WithTet();
        world.Add("near", StatementKind.Agreement, "2022-01-01", Say(Regime.Closed, Bridge2, Days(first, last)));
        var near = new PublishingWarning.NearUnnamedStatement(new ClauseNumber(1), Tet, Bridge2, Flow.Cargo, new DateStretch(Day("2022-01-31"), Day("2022-02-03")));
        Assert.Equal(isNear ? [near] : [], Of<PublishingWarning.NearUnnamedStatement>(world, "2022-01-01"));
    }

    [Fact]
    public void A_statement_is_not_near_that_is_named_or_about_other_gates_or_flows_or_of_a_weaker_kind_or_was_never_true()
    {
        var clause = Say(Regime.Closed, City, Days("2022-02-10", "2022-02-12"));
        var ending = new Ending(Tet, null, [], []);
        Assert.Single(Near(clause));
        Assert.Single(Near(clause with { Gates = [Bridge1, Bridge2] }));
        Assert.Single(Near(Resume(Bridge2, "2022-02-10")));
        Assert.Single(Near(clause, kind: StatementKind.Emergency));
        Assert.Single(Near(clause, after: emergency => emergency with { Kind = StatementKind.Emergency }));
        Assert.Empty(Near(Resume(Bridge2, "2022-02-11")));
        Assert.Empty(Near(clause with { Gates = [Bridge1] }));
        Assert.Empty(Near(clause with { Flows = [Flow.Passenger] }));
        Assert.Empty(Near(clause, one => one with { Replaces = [ending] }));
        Assert.Empty(Near(clause, one => one with { Withdraws = [ending] }));
        Assert.Empty(Near(clause, one => one with { Corrects = [Tet] }));
        Assert.Empty(Near(clause, one => one with { Reviews = [new Review(Tet, new ClauseNumber(1), null, Time("2022-02-02"), null)] }));
        Assert.Empty(Near(clause, after: tet => tet with { Kind = StatementKind.Standing }));
        Assert.Empty(Near(clause with { Days = Lunar(Country.Vn, "1/10", "1/12") }, kind: StatementKind.Rule));
        Assert.Empty(Near(clause with { Days = Days("2022-01-01", null) }, kind: StatementKind.Standing));
        Assert.Single(Near(clause with { Days = Days("2022-02-10", null) }, kind: StatementKind.Standing));

        static IEnumerable<PublishingWarning> Near(
            Clause clause, Func<Statement, Statement>? change = null, StatementKind kind = StatementKind.Agreement, Func<Statement, Statement>? after = null)
        {
            var world = WithTet();
            world.Change(after ?? (tet => tet));
            world.Add("near", kind, "2022-01-01", clause);
            world.Change(change ?? (near => near));
            return Of<PublishingWarning.NearUnnamedStatement>(world, "2022-01-01");
        }
    }

    [Fact]
    public void What_remains_of_a_statement_that_another_has_ended_may_be_near()
    {
        var world = WithTet();
        world.Add("ends", StatementKind.Agreement, "2022-01-02");
        world.Change(ends => ends with { Withdraws = [new Ending(Tet, Time("2022-02-02"), [], [])] });
        world.Add("near", StatementKind.Agreement, "2022-01-03", Say(Regime.Closed, Bridge2, Days("2022-02-08", "2022-02-09")));
        Assert.Equal(new DateStretch(Day("2022-01-31"), Day("2022-02-01")), Assert.Single(Of<PublishingWarning.NearUnnamedStatement>(world, "2022-01-03")).Days);
        world.Change(near => near with { Clauses = [near.Clauses[0] with { Days = Days("2022-02-09", "2022-02-09") }] });
        Assert.Empty(Of<PublishingWarning.NearUnnamedStatement>(world, "2022-01-03"));
    }

    [Theory]
    [InlineData("2022-01-24T23:59", true)]
    [InlineData("2022-01-25T00:00", false)]
    public void A_change_that_begins_before_now_changes_the_past(string start, bool changesThePast)
    {
        var world = new ExampleWorld().Ordinary();
        world.Add("closure", StatementKind.Agreement, "2022-01-25", Say(Regime.Closed, Bridge2, Minutes(start, "2022-01-31T00:00")));
        Assert.Equal(changesThePast ? [new(Time(start))] : [], Of<PublishingWarning.ChangesThePast>(world));
    }

    [Fact]
    public void Warnings_come_in_the_order_of_their_codes()
    {
        var world = WithException();
        world.Change(tet => tet with { Clauses = [.. tet.Clauses, Say(Regime.Normal, Bridge2, Days("2022-02-07", "2022-02-09")) with { Number = new ClauseNumber(2), Hours = Hours("07:00-11:00") }] });
        world.Add("later", StatementKind.Agreement, "2022-02-05", Say(Regime.Appointment, Bridge2, Days("2022-02-04", "2022-02-09")) with { Hours = Hours("13:00-17:00") });
        world.Change(later => later with { Binds = [Country.Cn] });
        Assert.Equal(
            ["exception-lifted", "no-common-hours", "short-notice", "near-unnamed-statement", "changes-the-past"],
            All(world, "2022-02-05").Select(warning => TextForm.Of(warning.Code)));
    }

    private static ExampleWorld WithTet()
    {
        var world = new ExampleWorld().Ordinary();
        world.Add("tet", StatementKind.Agreement, "2022-01-01", Say(Regime.Closed, Bridge2, Days("2022-01-31", "2022-02-03")));
        return world;
    }

    /// <summary>By appointment from 3 to 6 February 2022, but for cold-chain goods and dry food, for which it is closed.</summary>
    private static ExampleWorld WithException()
    {
        var world = new ExampleWorld().Ordinary();
        var days = Days("2022-02-03", "2022-02-06");
        world.Add("tet", StatementKind.Agreement, "2022-01-25", Say(Regime.Appointment, Bridge2, days) with { Except = [Say(Regime.Closed, Bridge2, days, Cold, Dry)] });
        return world;
    }

    /// <summary>The Vietnamese side works from 7 to 11; the Chinese one states its hours for two days.</summary>
    private static ImmutableArray<PublishingWarning.NoCommonHours> WithHoursOfChina(string hours, Func<Clause, Clause>? change = null)
    {
        var world = new ExampleWorld().Ordinary(Hours("07:00-11:00"));
        var clause = Say(Regime.Normal, Bridge2, Days("2022-03-01", "2022-03-02")) with { Hours = Hours(hours) };
        world.Add("hours", StatementKind.Agreement, "2022-01-25", (change ?? (same => same))(clause));
        world.Change(statement => statement with { Binds = [Country.Cn] });
        return Of<PublishingWarning.NoCommonHours>(world);
    }

    private static void AssertLifted(ExampleWorld world, string exception, string start, params Id<CrossingClass>[] classes)
    {
        var warning = Assert.Single(Of<PublishingWarning.ExceptionLifted>(world));
        Assert.Equal((new ClauseNumber(1), exception, Time(start)), (warning.Clause, warning.Exception.ToString(), warning.Start));
        Assert.Equal(classes, warning.Classes);
    }

    /// <summary>There is one run of days at issue from one date to another, which begins on 2 February 2030; or none.</summary>
    private static void AssertDiffers(ExampleWorld world, string now, string? first, string? last)
    {
        var warnings = Of<PublishingWarning.LunarCalendarsDiffer>(world, now);
        if (first is null)
        {
            Assert.Empty(warnings);
            return;
        }

        var warning = Assert.Single(warnings);
        Assert.Equal((new ClauseNumber(1), Country.Vn), (warning.Clause, warning.Calendar));
        var run = Assert.Single(warning.Differences);
        Assert.Equal((Day(first), Day(last!)), (run.First, run.Last));
        Assert.Equal(("2030/1/1", "2029/12/30"), (run.Vietnamese.ToString(), run.Chinese.ToString()));
    }

    private static ImmutableArray<T> Of<T>(ExampleWorld world, string now = "2022-01-25")
        where T : PublishingWarning => [.. All(world, now).OfType<T>()];

    private static ImmutableArray<PublishingWarning> All(ExampleWorld world, string now = "2022-01-25")
    {
        var before = new CalendarBook(world.Gazetteer, world.Countries, world.Statements.SkipLast(1));
        var after = new CalendarBook(world.Gazetteer, world.Countries, world.Statements);
        return PublishingWarnings.Of(before, after, world.Statements[^1], Time(now), world.Countries);
    }
}
