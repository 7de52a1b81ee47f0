using System.Collections.Immutable;
using MongCai.Schedule.Places;
using MongCai.Schedule.Regimes;
using MongCai.Schedule.Timelines;
using NodaTime;

namespace MongCai.Schedule.Events;

/// <summary>How a gate is for a flow, as its events tell it: to whoever asks with no direction and no class, without certainty and reasons.</summary>
/// <param name="Regime">The regime.</param>
/// <param name="Exceptions">The classes and directions that are treated otherwise, as in an answer.</param>
/// <param name="Hours">The windows of each day on the clock of Hanoi; null where they are not known, empty where it is closed.</param>
public sealed record GateStatus(Regime Regime, ImmutableArray<Deviation> Exceptions, ImmutableArray<DayWindow>? Hours)
{
    /// <summary>How a gate is at an instant.</summary>
    public static GateStatus At(Timeline timeline, Instant at)
    {
        ArgumentNullException.ThrowIfNull(timeline);
        return Of(timeline.For().At(at));
    }

    /// <summary>
    /// What tells this one from another of the same gate and flow. Exceptions in hours alone are hours; whichever clock hours were stated on,
    /// they are the same. Cost: O(exceptions).
    /// </summary>
    /// <param name="flow">The flow that both are about.</param>
    /// <param name="other">The other one.</param>
    public StatusDifference DifferenceFrom(Flow flow, GateStatus other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Regime != other.Regime || !InRegime(flow).SetEquals(other.InRegime(flow)) ? StatusDifference.Regime
            : !ServiceHours.AreAlike(Hours, other.Hours) || !InHours(flow).SetEquals(other.InHours(flow)) ? StatusDifference.Hours
            : StatusDifference.None;
    }

    /// <summary>Whether goods of a class are treated otherwise than by another one, in regime or hours, in any direction. Cost: O(exceptions).</summary>
    /// <param name="named">The class.</param>
    /// <param name="flow">The flow that both are about.</param>
    /// <param name="other">The other one.</param>
    public bool DiffersFor(Id<CrossingClass> named, Flow flow, GateStatus other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Directions.Of(flow).Any(direction =>
        {
            var (here, there) = (For(named, direction), other.For(named, direction));
            return here.Regime != there.Regime || !ServiceHours.AreAlike(here.Hours, there.Hours);
        });
    }

    internal static GateStatus Of(Answer answer) => new(answer.Regime, answer.Exceptions, answer.Hours);

    /// <summary>The exceptions that are not in hours alone: another regime than goods of no class have in that direction, or one direction than both.</summary>
    private HashSet<(Id<CrossingClass>? Class, Direction Direction, Regime Regime)> InRegime(Flow flow) =>
    [
        .. from deviation in Exceptions
           from direction in DirectionsOf(deviation, flow)
           where deviation.Regime != (deviation.Class is null ? Regime : RegimeIn(direction))
           select (deviation.Class, direction, deviation.Regime),
    ];

    private HashSet<(Id<CrossingClass>? Class, Direction Direction, string Hours)> InHours(Flow flow) =>
    [
        .. from deviation in Exceptions
           where deviation.HoursDiffer
           from direction in DirectionsOf(deviation, flow)
           select (deviation.Class, direction, TextOf(deviation.Hours)),
    ];

    private (Regime Regime, ImmutableArray<DayWindow>? Hours) For(Id<CrossingClass> named, Direction direction)
    {
        var (ofClass, ofAll) = (Find(named, direction), Find(null, direction));
        return ((ofClass ?? ofAll)?.Regime ?? Regime, ofClass is { HoursDiffer: true } ? ofClass.Hours : ofAll is { HoursDiffer: true } ? ofAll.Hours : Hours);
    }

    private Regime RegimeIn(Direction direction) => Find(null, direction)?.Regime ?? Regime;

    private Deviation? Find(Id<CrossingClass>? named, Direction direction) =>
        Exceptions.FirstOrDefault(deviation => deviation.Class == named && (deviation.Direction ?? direction) == direction);

    private static ImmutableArray<Direction> DirectionsOf(Deviation deviation, Flow flow) =>
        deviation.Direction is { } only ? [only] : Directions.Of(flow);

    private static string TextOf(ImmutableArray<DayWindow>? hours) =>
        hours is { } windows ? string.Join(' ', windows.Select(window => $"{window.Opens}-{window.Closes}/{window.LastEntry}")) : "?";
}
