using System.Collections.Immutable;
using MongCai.Schedule.Places;
using MongCai.Schedule.Regimes;
using MongCai.Schedule.Statements;
using MongCai.Schedule.Timelines;
using NodaTime;

namespace MongCai.Schedule.Publishing;

/// <summary>What one approver alone may put in force at once: an emergency that restricts their own side, and nothing else.</summary>
public static class EmergencyRules
{
    /// <summary>
    /// How far back an emergency may reach: to last evening for one that is entered in the morning. It is as long as a second person has to
    /// ratify it, so that no day is over for longer before anybody else has looked.
    /// </summary>
    private static readonly Duration Back = Duration.FromHours(24);

    /// <summary>
    /// Everything for which one approver alone may not put a statement in force, by code, then by clause; empty where they may. It loosens
    /// where the answer, or what either side says, is less restrictive with it than without: a weaker regime (closed, unknown, appointment,
    /// normal, from the most restrictive); or, where it is open with it and without, hours that are known and not within known hours, or a
    /// quota that is gone, or is not a smaller or equal one of the same kind. It is taken as ratified: that it loses weight if it is not is no
    /// fault of what it says. It changes the past where an answer about a time earlier than a day before it becomes known is another one. Cost: that of <see cref="CalendarBook.With"/> and of <see cref="CalendarChanges.Between"/>.
    /// </summary>
    /// <param name="before">The calendar without the statement.</param>
    /// <param name="added">The statement; not known before the last one. Whatever it names is in the calendar.</param>
    /// <param name="by">The approver. Whether they are one is not asked here.</param>
    /// <param name="start">The first instant at which answers are looked at.</param>
    /// <param name="end">The end, exclusive; after <paramref name="start"/>. What loosens only from then on is not found.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="end"/> is not after <paramref name="start"/>.</exception>
    /// <exception cref="ArgumentException">The statement became known before the last one, or its id is taken.</exception>
    public static ImmutableArray<EmergencyRefusal> Of(CalendarBook before, Statement added, Person by, Instant start, Instant end)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(added);
        ArgumentNullException.ThrowIfNull(by);
        Country? issuer = added.IssuedBy switch
        {
            Issuer.Vn => Country.Vn,
            Issuer.Cn => Country.Cn,
            _ => null,
        };
        var after = before.With(added with { Ratification = null });
        (bool Is, EmergencyRefusalCode Code)[] ofTheWhole =
        [
            (added.Kind != StatementKind.Emergency, EmergencyRefusalCode.NotEmergency),
            (issuer is null, EmergencyRefusalCode.IssuedByBoth),
            (issuer is { } own && by.Side is { } side && own != side, EmergencyRefusalCode.OtherSide),
            (added.Binds.Any(bound => bound != (issuer ?? added.Binds[0])), EmergencyRefusalCode.BindsOthers),
            (!added.Replaces.IsEmpty || !added.Withdraws.IsEmpty, EmergencyRefusalCode.EndsOthers),
            (!added.Corrects.IsEmpty, EmergencyRefusalCode.CorrectsOthers),
            (!added.Reviews.IsEmpty, EmergencyRefusalCode.ReviewsOthers),
            (added.Confirmed is not null, EmergencyRefusalCode.Confirmed),
        ];
        var changes = CalendarChanges.Between(before, after, start, end);
        return
        [
            .. ofTheWhole.Where(rule => rule.Is).Select(rule => new EmergencyRefusal(rule.Code)),
            .. added.Clauses.Where(clause => clause.Days is ClauseDays.Resumes).Select(clause => new EmergencyRefusal(EmergencyRefusalCode.Resumes, clause.Number)),
            .. changes.Where(change => (change.Start ?? start) < added.Known - Back)
                .Take(1)
                .Select(change => new EmergencyRefusal(EmergencyRefusalCode.ChangesThePast, ClauseOf(after, added, change, start), change)),
            .. changes.Where(change => Loosens(change.Before, change.After))
                .Take(1)
                .Select(change => new EmergencyRefusal(EmergencyRefusalCode.Loosens, ClauseOf(after, added, change, start), change)),
        ];
    }

    /// <summary>The clause of the statement that decides for a side where something changes; null where none does.</summary>
    private static ClauseNumber? ClauseOf(CalendarBook after, Statement added, CalendarChange change, Instant start)
    {
        // Where no direction is named it is alike in both; of several classes each changes in this very way.
        var direction = change.Direction ?? Directions.Of(change.Flow)[0];
        var answer = after.Find(change.Gate, change.Flow, int.MaxValue)!
            .For(direction, change.AreTogether ? change.Classes : [.. change.Classes.Take(1)])
            .At(change.Start ?? start);
        return ((SideAnswer?[])[answer.Vn, answer.Cn]).Select(side => side?.Winner).FirstOrDefault(winner => winner?.Statement.Id == added.Id)?.Clause.Number;
    }

    private static bool Loosens(GateState before, GateState after) =>
        Loosens(before.Regime, after.Regime, before.Hours, after.Hours)
        || Loosens(before.Vn, after.Vn)
        || Loosens(before.Cn, after.Cn)
        || (IsOpen(before.Regime) && IsOpen(after.Regime) && Loosens(before.Quota, after.Quota));

    /// <summary>What a side says counts also where the other one decides: it may not always do.</summary>
    private static bool Loosens(SideState? before, SideState? after) =>
        before is not null && after is not null && Loosens(before.Regime, after.Regime, before.Hours, after.Hours);

    private static bool Loosens(Regime before, Regime after, ImmutableArray<DayWindow>? hoursBefore, ImmutableArray<DayWindow>? hoursAfter) =>
        Outcome.Restrictiveness(after) < Outcome.Restrictiveness(before)
        || (IsOpen(before) && IsOpen(after) && hoursAfter is { } hours && !ServiceHours.LieWithin(hours, hoursBefore ?? []));

    private static bool Loosens(Quota? before, Quota? after) =>
        before is not null && (after is null || after.Amount > before.Amount || after with { Amount = before.Amount } != before);

    private static bool IsOpen(Regime regime) => regime is Regime.Normal or Regime.Appointment;
}
