using System.Collections.Immutable;
using MongCai.Schedule.Places;
using MongCai.Schedule.Regimes;

namespace MongCai.Schedule.Timelines;

/// <summary>
/// The answers of one situation: for each direction and for none, without class and for each single class that a clause in force names.
/// Immutable; made once, when the timeline is compiled.
/// </summary>
internal sealed class AnswerTable
{
    private readonly Situation _situation;
    private readonly ImmutableArray<Direction> _directions;

    /// <summary>A row for no direction and one for each; a column for no class, one for a class that no clause names, one for each that one does.</summary>
    private readonly Answer[][] _answers;

    public AnswerTable(Situation situation)
    {
        _situation = situation;
        _directions = Directions.Of(situation.Flow);
        _answers = [.. ((Direction?[])[null, .. _directions]).Select(direction => ForEachClass(direction))];
    }

    public Situation Situation => _situation;

    /// <summary>The answer. Cost: O(classes in force), no allocation where no or one class is asked about that a clause names.</summary>
    /// <param name="row">0 for no direction, else its place among those of the flow, from 1.</param>
    /// <param name="classes">The classes asked about.</param>
    public Answer Find(int row, ImmutableArray<Id<CrossingClass>> classes)
    {
        var answers = _answers[row];
        if (classes.IsDefaultOrEmpty)
        {
            return answers[0];
        }

        var column = 1;
        var count = 0;
        foreach (var asked in classes)
        {
            var index = _situation.Classes.IndexOf(asked);
            if (index >= 0)
            {
                column = index + 2;
                count++;
            }
        }

        return count < 2 ? answers[column] : Of(row == 0 ? null : _directions[row - 1], classes);
    }

    private Answer[] ForEachClass(Direction? direction) =>
    [
        WithClasses(direction),
        Of(direction, []),
        .. _situation.Classes.Select(named => Of(direction, [named])),
    ];

    /// <summary>The answer for some classes, or for goods of which no class is named: nothing but directions can be an exception.</summary>
    private Answer Of(Direction? direction, ImmutableArray<Id<CrossingClass>> classes)
    {
        var phases = _situation.Phases(direction, classes);
        if (direction is not null)
        {
            var outcome = _situation.Decide(direction, classes.AsSpan());
            return new Answer(outcome, [], [], [outcome], phases);
        }

        var outcomes = _directions.Select(each => _situation.Decide(each, classes.AsSpan())).ToList();
        if (outcomes[0].IsSameAnswerAs(outcomes[1]))
        {
            return new Answer(outcomes[0], [], [], [.. outcomes], phases);
        }

        var general = _situation.Decide(null, classes.AsSpan());
        var differing = _directions.Zip(outcomes).Where(each => each.Second.DiffersInRegimeOrHours(general)).ToList();
        return new Answer(
            general,
            [.. differing.Select(each => Exception(null, each.First, each.Second, general))],
            [.. differing.Where(each => each.Second.Regime != general.Regime).Select(each => new RegimeDeviation(null, each.First, each.Second.Regime))],
            [general],
            phases);
    }

    /// <summary>The answer where no class was asked about: those that are treated otherwise are exceptions, and phases are those of any.</summary>
    private Answer WithClasses(Direction? direction)
    {
        var plain = Of(direction, []);
        var asked = direction is { } only ? [only] : _directions;
        var without = asked.Select(each => _situation.Decide(each, [])).ToList();
        var exceptions = plain.Exceptions.ToBuilder();
        var regimeDeviations = plain.RegimeDeviations.ToBuilder();
        foreach (var named in _situation.Classes)
        {
            var differing = asked
                .Zip(without, (each, general) => (Direction: each, Outcome: _situation.Decide(each, [named]), General: general))
                .Where(each => each.Outcome.DiffersInRegimeOrHours(each.General))
                .ToList();
            var boundsStretch = differing.Where(each => each.Outcome.Regime != each.General.Regime).ToList();
            if (differing.Count == asked.Length && differing.TrueForAll(each => !each.Outcome.DiffersInRegimeOrHours(differing[0].Outcome)))
            {
                var alike = differing.Select(each => Exception(named, null, each.Outcome, each.General)).ToList();
                exceptions.Add(alike.Find(exception => exception.HoursDiffer) ?? alike[0]);
                boundsStretch = boundsStretch is [] ? [] : differing;
            }
            else
            {
                exceptions.AddRange(differing.Select(each => Exception(named, each.Direction, each.Outcome, each.General)));
            }

            regimeDeviations.AddRange(boundsStretch.Select(each => new RegimeDeviation(named, each.Direction, each.Outcome.Regime)));
        }

        return plain.With(exceptions.ToImmutable(), regimeDeviations.ToImmutable(), _situation.Phases(direction, null));
    }

    private static Deviation Exception(Id<CrossingClass>? named, Direction? direction, Outcome outcome, Outcome general)
    {
        // Closed has no hours and unknown has none that are known; that goes without saying.
        var hoursDiffer = outcome.Regime is Regime.Normal or Regime.Appointment && !ServiceHours.AreAlike(outcome.Hours, general.Hours);
        return new Deviation(named, direction, outcome.Regime, hoursDiffer, hoursDiffer ? outcome.Hours : null);
    }
}
