using System.Collections.Immutable;
using MongCai.Schedule.Places;
using MongCai.Schedule.Publishing;
using MongCai.Schedule.Regimes;
using MongCai.Schedule.Statements;
using MongCai.Schedule.Tests.Reference;
using MongCai.Schedule.Timelines;
using NodaTime;
using static MongCai.Schedule.Tests.Reference.ExampleWorld;

namespace MongCai.Schedule.Tests.Publishing;

/// <summary>What one approver alone may put in force: a case that passes and one that fails for each rule, typed by hand.</summary>
public class EmergencyRulesTests
{
    private static readonly Person OfVn = new("an", Role.Approver, Country.Vn);
    private static readonly Quota TenBoats = new(10, "boat", "day");

    [Fact]
    public void A_closure_of_ones_own_side_passes() => Assert.Empty(Refusals(Ordinary(), Closed()));

    [Fact]
    public void Only_an_emergency_passes() =>
        Assert.Equal([EmergencyRefusalCode.NotEmergency], Refusals(Ordinary(), Closed() with { Kind = StatementKind.Agreement }));

    [Fact]
    public void Nobody_speaks_for_both_sides() =>
        Assert.Equal([EmergencyRefusalCode.IssuedByBoth], Refusals(Ordinary(), Closed() with { IssuedBy = Issuer.Both }));

    [Fact]
    public void An_approver_who_serves_a_side_issues_for_that_side()
    {
        var ofCn = Closed() with { IssuedBy = Issuer.Cn, Binds = [Country.Cn] };
        Assert.Equal([EmergencyRefusalCode.OtherSide], Refusals(Ordinary(), ofCn));
        Assert.Empty(Refusals(Ordinary(), ofCn, OfVn with { Side = Country.Cn }));
        Assert.Empty(Refusals(Ordinary(), ofCn, OfVn with { Side = null }));
        Assert.Empty(Refusals(Ordinary(), Closed(), OfVn with { Side = null }));
    }

    [Theory]
    [InlineData("2022-02-28T00:00", false)]
    [InlineData("2022-02-27T23:59", true)]
    public void It_reaches_back_for_a_day(string start, bool isTooFar)
    {
        var before = new CalendarBook(Ordinary().Gazetteer, Ordinary().Countries, Ordinary().Statements);
        var refusals = EmergencyRules.Of(before, Emergency(Say(Regime.Closed, Bridge2, Minutes(start, "2022-03-05T00:00"))), OfVn, Instant.MinValue, Instant.MaxValue);
        Assert.Equal(isTooFar ? [EmergencyRefusalCode.ChangesThePast] : [], refusals.Select(refusal => refusal.Code));
    }

    [Fact]
    public void It_binds_the_issuer_only()
    {
        Assert.Equal([EmergencyRefusalCode.BindsOthers], Refusals(Ordinary(), Closed() with { Binds = Both }));
        Assert.Equal([EmergencyRefusalCode.BindsOthers], Refusals(Ordinary(), Closed() with { Binds = [Country.Cn] }));
        Assert.Equal([EmergencyRefusalCode.IssuedByBoth, EmergencyRefusalCode.BindsOthers], Refusals(Ordinary(), Closed() with { IssuedBy = Issuer.Both, Binds = Both }));
    }

    [Fact]
    public void It_ends_corrects_and_reviews_nothing_and_carries_no_confirmation()
    {
        // What it names says what the timetable says, so that nothing is loosened by it.
        var world = Ordinary();
        world.Add("other", StatementKind.Agreement, "2022-02-01", Say(Regime.Normal, Bridge1, Days("2022-03-01", null)) with { EndKind = EndKind.UntilFurtherNotice, Hours = Hours("07:00-19:00") });
        var other = world.Statements[^1].Id;
        var ending = new Ending(other, null, [], []);
        Assert.Equal([EmergencyRefusalCode.EndsOthers], Refusals(world, Closed() with { Replaces = [ending] }));
        Assert.Equal([EmergencyRefusalCode.EndsOthers], Refusals(world, Closed() with { Withdraws = [ending] }));
        Assert.Equal([EmergencyRefusalCode.CorrectsOthers], Refusals(world, Closed() with { Corrects = [other] }));
        Assert.Equal([EmergencyRefusalCode.ReviewsOthers], Refusals(world, Closed() with { Reviews = [new Review(other, new ClauseNumber(1), Time("2022-04-01"), null, null)] }));
        Assert.Equal([EmergencyRefusalCode.Confirmed], Refusals(world, Closed() with { Confirmed = new Confirmation(Country.Cn, Time("2022-03-02"), null) }));
        Assert.Empty(Refusals(world, Closed()));
    }

    [Fact]
    public void No_clause_lets_the_ordinary_timetable_resume()
    {
        var refusal = Assert.Single(Rules(Ordinary(), Emergency(Say(Regime.Closed, Bridge2, Days("2022-03-01", "2022-03-05")), Resume(Bridge2, "2022-03-04"))));
        Assert.Equal((EmergencyRefusalCode.Resumes, new ClauseNumber(2)), (refusal.Code, refusal.Clause));
    }

    [Theory]
    [InlineData(Regime.Normal, Regime.Normal, false)]
    [InlineData(Regime.Normal, Regime.Appointment, false)]
    [InlineData(Regime.Normal, Regime.Unknown, false)]
    [InlineData(Regime.Normal, Regime.Closed, false)]
    [InlineData(Regime.Appointment, Regime.Normal, true)]
    [InlineData(Regime.Appointment, Regime.Appointment, false)]
    [InlineData(Regime.Appointment, Regime.Unknown, false)]
    [InlineData(Regime.Appointment, Regime.Closed, false)]
    [InlineData(Regime.Unknown, Regime.Normal, true)]
    [InlineData(Regime.Unknown, Regime.Appointment, true)]
    [InlineData(Regime.Unknown, Regime.Unknown, false)]
    [InlineData(Regime.Unknown, Regime.Closed, false)]
    [InlineData(Regime.Closed, Regime.Normal, true)]
    [InlineData(Regime.Closed, Regime.Appointment, true)]
    [InlineData(Regime.Closed, Regime.Unknown, true)]
    [InlineData(Regime.Closed, Regime.Closed, false)]
    public void The_regime_is_no_weaker(Regime before, Regime after, bool loosens)
    {
        var world = Ordinary();
        world.Add("tet", StatementKind.Agreement, "2022-02-01", Say(before, Bridge2, Days("2022-03-03", "2022-03-04")));
        Assert.Equal(loosens ? [EmergencyRefusalCode.Loosens] : [], Refusals(world, Emergency(Say(after, Bridge2, Days("2022-03-01", "2022-03-05")))));
    }

    [Fact]
    public void The_first_change_that_loosens_is_named_with_its_clause()
    {
        var world = Ordinary();
        world.Add("tet", StatementKind.Agreement, "2022-02-01", Say(Regime.Closed, City, Days("2022-03-03", "2022-03-04")), Say(Regime.Appointment, City, Days("2022-03-05", "2022-03-06")));
        world.Change(tet => tet with { Binds = [Country.Vn] });
        var emergency = Emergency(
            Say(Regime.Closed, Bridge1, Days("2022-03-01", "2022-03-31")),
            Say(Regime.Appointment, Bridge2, Days("2022-03-01", "2022-03-31"), Cold),
            Say(Regime.Normal, Pontoon, Days("2022-03-05", "2022-03-31")));
        var refusal = Assert.Single(Rules(world, emergency));
        Assert.Equal((EmergencyRefusalCode.Loosens, new ClauseNumber(2)), (refusal.Code, refusal.Clause));
        var change = refusal.Change!;
        Assert.Equal((Bridge2, Flow.Cargo, Time("2022-03-03"), Time("2022-03-05")), (change.Gate, change.Flow, change.Start, change.End));
        Assert.Equal([Cold], change.Classes);
        Assert.Equal((Regime.Closed, Regime.Appointment), (change.Before.Regime, change.After.Regime));
    }

    [Fact]
    public void What_loosens_after_the_range_is_not_found_and_what_loosens_across_its_beginning_is()
    {
        var world = Ordinary();
        world.Add("tet", StatementKind.Agreement, "2022-02-01", Say(Regime.Closed, Bridge2, Days("2022-03-10", "2022-03-12")));
        var emergency = Emergency(Say(Regime.Appointment, Bridge2, Days("2022-03-01", "2022-03-31")));
        Assert.Empty(Rules(world, emergency, start: "2022-03-01", end: "2022-03-10"));
        Assert.Empty(Rules(world, emergency, start: "2022-03-13", end: "2022-03-20"));
        Assert.Equal(new ClauseNumber(1), Assert.Single(Rules(world, emergency, start: "2022-03-11", end: "2022-03-20")).Clause);
    }

    [Theory]
    [InlineData(Country.Vn, Issuer.Vn, Country.Cn)]
    [InlineData(Country.Cn, Issuer.Cn, Country.Vn)]
    public void What_ones_own_side_said_is_not_loosened_behind_the_other_one(Country side, Issuer issuer, Country other)
    {
        // The other side keeps the gate closed, and may open it tomorrow.
        var world = Ordinary();
        world.Add("tet", StatementKind.Agreement, "2022-02-01", Say(Regime.Closed, Bridge2, Days("2022-03-01", "2022-03-05")));
        var emergency = Emergency(Say(Regime.Appointment, Bridge2, Days("2022-03-01", "2022-03-05"))) with { IssuedBy = issuer, Binds = [side] };
        Assert.Equal([EmergencyRefusalCode.Loosens], Refusals(world, emergency, OfVn with { Side = side }));
        world.Change(tet => tet with { Binds = [other] });
        Assert.Empty(Refusals(world, emergency, OfVn with { Side = side }));
    }

    [Fact]
    public void The_clause_is_that_of_the_direction_that_changes()
    {
        var world = Ordinary();
        world.Add("tet", StatementKind.Agreement, "2022-02-01", Say(Regime.Closed, Bridge2, Days("2022-03-01", "2022-03-05")) with { Directions = [Direction.Import] });
        var emergency = Emergency(
            Say(Regime.Closed, Bridge2, Days("2022-03-01", "2022-03-05")) with { Directions = [Direction.Export] },
            Say(Regime.Appointment, Bridge2, Days("2022-03-01", "2022-03-05")) with { Directions = [Direction.Import] });
        var refusal = Assert.Single(Rules(world, emergency));
        Assert.Equal((Direction.Import, new ClauseNumber(2)), (refusal.Change!.Direction, refusal.Clause));
    }

    [Theory]
    [InlineData("07:00-19:00", "07:00-19:00", false)]
    [InlineData("07:00-19:00", "08:00-18:00", false)]
    [InlineData("07:00-19:00", "08:00-11:00 13:00-18:00", false)]
    [InlineData("07:00-19:00", "06:59-19:00", true)]
    [InlineData("07:00-19:00", "07:00-19:01", true)]
    [InlineData("07:00-11:00 13:00-19:00", "07:00-19:00", true)]
    [InlineData("07:00-19:00", "", false)]
    [InlineData("07:00-19:00", "?", false)] // not known restricts, as an unknown regime does
    [InlineData("?", "07:00-19:00", true)]
    [InlineData("07:00-19:00", "07:00-?", true)]
    [InlineData("07:00-?", "07:00-?", false)]
    [InlineData("07:00-?", "07:00-19:00", true)]
    [InlineData("20:00-06:00", "22:00-05:00", false)]
    [InlineData("20:00-06:00", "20:00-23:00 01:00-06:00", false)]
    [InlineData("20:00-06:00", "20:00-06:01", true)]
    [InlineData("06:00-06:00", "05:00-17:00", false)] // round the clock
    [InlineData("07:00-19:00", "00:00-00:00", true)]
    [InlineData("09:00-19:00", "?-08:00", true)]
    [InlineData("07:00-19:00", "08:00-20:00-beijing", false)]
    [InlineData("07:00-19:00", "08:00-20:01-beijing", true)]
    public void Hours_lie_within_those_that_were_known(string before, string after, bool loosens)
    {
        foreach (var regime in (Regime[])[Regime.Normal, Regime.Appointment])
        {
            var world = new ExampleWorld().Ordinary(Of(before));
            var codes = Refusals(world, Emergency(Say(regime, Bridge2, Days("2022-03-01", "2022-03-05")) with { Hours = Of(after) }));
            Assert.Equal(loosens ? [EmergencyRefusalCode.Loosens] : [], codes);
        }

        static ClauseHours Of(string windows) => windows == "?" ? ClauseHours.NotKnown : Hours(windows.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    [Theory]
    [InlineData("15:00", "19:00", "15:00", false)]
    [InlineData("15:00", "19:00", "14:00", false)]
    [InlineData(null, "19:00", "15:00", false)]
    [InlineData("15:00", "19:00", "15:01", true)]
    [InlineData("15:00", "19:00", null, true)]
    [InlineData("15:00", "20:00", "15:00", true)] // nobody enters later, but some leave later
    public void The_last_entry_is_no_later(string? before, string closes, string? after, bool loosens)
    {
        var world = new ExampleWorld().Ordinary(Of("19:00", before));
        var codes = Refusals(world, Emergency(Say(Regime.Normal, Bridge2, Days("2022-03-01", "2022-03-05")) with { Hours = Of(closes, after) }));
        Assert.Equal(loosens ? [EmergencyRefusalCode.Loosens] : [], codes);

        static ClauseHours Of(string closes, string? lastEntry) => new([Window("07:00-" + closes) with { LastEntry = lastEntry is null ? null : Window("00:00-" + lastEntry).Closes }]);

        static ServiceWindow Window(string text) => Hours(text).Windows!.Value.Single();
    }

    [Fact]
    public void A_quota_is_no_greater_and_does_not_go()
    {
        Assert.Empty(WithQuota(null, TenBoats));
        Assert.Empty(WithQuota(TenBoats, TenBoats));
        Assert.Empty(WithQuota(TenBoats, TenBoats with { Amount = 9 }));
        Assert.Equal([EmergencyRefusalCode.Loosens], WithQuota(TenBoats, TenBoats with { Amount = 11 }));
        Assert.Equal([EmergencyRefusalCode.Loosens], WithQuota(TenBoats, null));
        Assert.Equal([EmergencyRefusalCode.Loosens], WithQuota(TenBoats, TenBoats with { Per = "hour" }));

        static IEnumerable<EmergencyRefusalCode> WithQuota(Quota? before, Quota? after)
        {
            var world = Ordinary();
            world.Add("boats", StatementKind.Agreement, "2022-02-01", Say(Regime.Normal, Bridge2, Days("2022-03-01", "2022-03-05")) with { Quota = before });
            world.Change(boats => boats with { Binds = [Country.Vn] });
            return Refusals(world, Emergency(Say(Regime.Normal, Bridge2, Days("2022-03-01", "2022-03-05")) with { Quota = after }));
        }
    }

    [Fact]
    public void That_it_loses_weight_where_nobody_ratifies_it_is_no_loosening()
    {
        // Past the deadline the other side's timetable is surer, and that has no quota.
        var world = Ordinary();
        world.Add("boats", StatementKind.Agreement, "2022-02-01", Say(Regime.Normal, Bridge2, Days("2022-03-01", "2022-03-05")) with { Quota = TenBoats });
        world.Change(boats => boats with { Binds = [Country.Vn] });
        var emergency = Emergency(Say(Regime.Normal, Bridge2, Days("2022-03-01", "2022-03-05")) with { Quota = TenBoats with { Amount = 5 } });
        var after = new CalendarBook(world.Gazetteer, world.Countries, [.. world.Statements, emergency]).Find(Bridge2, Flow.Cargo, int.MaxValue)!.For();
        Assert.Equal((5, null), (after.At(Time("2022-03-01T23:59")).Quota?.Amount, after.At(Time("2022-03-02")).Quota));
        Assert.Empty(Refusals(world, emergency));
    }

    [Fact]
    public void A_closed_gate_needs_no_quota()
    {
        var world = Ordinary();
        world.Add("boats", StatementKind.Agreement, "2022-02-01", Say(Regime.Normal, Bridge2, Days("2022-03-01", "2022-03-05")) with { Quota = TenBoats });
        Assert.Empty(Refusals(world, Closed()));
    }

    [Fact]
    public void Everything_that_is_wrong_is_said_in_order()
    {
        var world = Ordinary();
        world.Add("tet", StatementKind.Agreement, "2022-02-01", Say(Regime.Closed, Bridge2, Days("2022-03-03", "2022-03-04")));
        var tet = world.Statements[^1].Id;
        var wrong = Emergency(Say(Regime.Normal, Bridge2, Days("2022-03-01", "2022-03-05")), Resume(Bridge1, "2022-03-04")) with
        {
            Kind = StatementKind.Agreement,
            IssuedBy = Issuer.Cn,
            Binds = Both,
            Confirmed = new Confirmation(Country.Vn, Time("2022-03-01"), null),
            Withdraws = [new Ending(tet, null, [Bridge1], [])],
            Reviews = [new Review(tet, new ClauseNumber(1), null, Time("2022-03-04"), null)],
        };
        Assert.Equal(
            ["not-emergency", "other-side", "binds-others", "ends-others", "reviews-others", "confirmed", "resumes", "loosens"],
            Refusals(world, wrong).Select(TextForm.Of));
    }

    private static ExampleWorld Ordinary() => new ExampleWorld().Ordinary(Hours("07:00-19:00"));

    private static Statement Closed() => Emergency(Say(Regime.Closed, Bridge2, Days("2022-03-01", "2022-03-05")));

    /// <summary>A Vietnamese one, known from the beginning of 1 March 2022.</summary>
    private static Statement Emergency(params Clause[] clauses) => new ExampleWorld().Add("storm", StatementKind.Emergency, "2022-03-01", clauses) with
    {
        Instrument = new Instrument(InstrumentForm.Notice, Day("2022-03-01")),
        Binds = [Country.Vn],
        Ratification = Ratification.Awaited(Time("2022-03-01")),
    };

    private static IEnumerable<EmergencyRefusalCode> Refusals(ExampleWorld world, Statement emergency, Person? by = null) =>
        Rules(world, emergency, by).Select(refusal => refusal.Code);

    private static ImmutableArray<EmergencyRefusal> Rules(
        ExampleWorld world, Statement emergency, Person? by = null, string start = "2022-03-01", string end = "2023-01-01")
    {
        var before = new CalendarBook(world.Gazetteer, world.Countries, world.Statements);
        return EmergencyRules.Of(before, emergency, by ?? OfVn, Time(start), Time(end));
    }
}
