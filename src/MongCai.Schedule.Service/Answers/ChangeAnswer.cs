using MongCai.Schedule.Places;
using MongCai.Schedule.Publishing;
using MongCai.Schedule.Regimes;
using NodaTime;

namespace MongCai.Schedule.Service.Answers;

/// <summary>That a gate is to be otherwise than it was.</summary>
/// <param name="Gate">The gate.</param>
/// <param name="Flow">The flow.</param>
/// <param name="Direction">The direction; null where it is alike in both.</param>
/// <param name="Classes">Empty for goods of no class; several where each of them changes in this very way.</param>
/// <param name="ClassesTogether">Whether only goods are meant that are of all the classes at once.</param>
/// <param name="Start">The first instant; null for from before all time.</param>
/// <param name="End">The end, exclusive; null where it goes on.</param>
/// <param name="Before">How it was.</param>
/// <param name="After">How it is to be.</param>
internal sealed record ChangeAnswer(
    Id<Gate> Gate,
    Flow Flow,
    Direction? Direction,
    IReadOnlyList<Id<CrossingClass>> Classes,
    bool ClassesTogether,
    Instant? Start,
    Instant? End,
    ChangeAnswer.State Before,
    ChangeAnswer.State After)
{
    public static ChangeAnswer Of(CalendarChange change) => new(
        change.Gate,
        change.Flow,
        change.Direction,
        change.Classes,
        change.AreTogether,
        change.Start,
        change.End,
        State.Of(change.Before, change.Start),
        State.Of(change.After, change.Start));

    /// <summary>What an asker is told.</summary>
    /// <param name="Regime">The regime.</param>
    /// <param name="Certainty">How sure it is.</param>
    /// <param name="Trial">Whether it is a trial.</param>
    /// <param name="Hours">The windows of each day; null where they are not known.</param>
    /// <param name="Conditions">What is asked of those who cross.</param>
    /// <param name="Quota">How much may cross; null for no limit.</param>
    /// <param name="EndKind">How firm the end is; null for the ordinary timetable.</param>
    /// <param name="ExpectedEnd">When it is expected to end.</param>
    /// <param name="ReviewBy">When it should be reviewed.</param>
    /// <param name="Sides">What each side says.</param>
    /// <param name="Advisories">The clauses of advice that are given with it.</param>
    /// <param name="Phases">The clauses announced without a date that may come.</param>
    internal sealed record State(
        Regime Regime,
        Certainty Certainty,
        bool Trial,
        IReadOnlyList<HoursAnswer>? Hours,
        IReadOnlyList<TrilingualText> Conditions,
        Quota? Quota,
        EndKind? EndKind,
        Instant? ExpectedEnd,
        Instant? ReviewBy,
        Sides Sides,
        IReadOnlyList<string> Advisories,
        IReadOnlyList<string> Phases)
    {
        public static State Of(GateState state, Instant? at)
        {
            var date = (at ?? NodaConstants.UnixEpoch).InZone(Clocks.Hanoi).Date;
            return new(
                state.Regime,
                state.Certainty,
                state.IsTrial,
                HoursAnswer.Of(state.Hours, date),
                state.Conditions,
                state.Quota,
                state.EndKind,
                state.ExpectedEnd,
                state.ReviewBy,
                new Sides(Side.Of(state.Vn, date), Side.Of(state.Cn, date)),
                [.. state.Advice.Select(advice => advice.ToString())],
                [.. state.Phases.Select(phase => phase.ToString())]);
        }
    }

    /// <summary>What each side says; null for one about which nothing speaks.</summary>
    /// <param name="Vn">The Vietnamese side.</param>
    /// <param name="Cn">The Chinese side.</param>
    internal sealed record Sides(Side? Vn, Side? Cn);

    /// <summary>What one side says.</summary>
    /// <param name="Regime">The regime.</param>
    /// <param name="Certainty">How sure that is.</param>
    /// <param name="Hours">The windows of each day; null where they are not known.</param>
    internal sealed record Side(Regime Regime, Certainty Certainty, IReadOnlyList<HoursAnswer>? Hours)
    {
        public static Side? Of(SideState? side, LocalDate date) => side is null ? null : new Side(side.Regime, side.Certainty, HoursAnswer.Of(side.Hours, date));
    }
}
