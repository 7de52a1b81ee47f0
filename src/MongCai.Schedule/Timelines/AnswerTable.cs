using System.Collections.Immutable;
using MongCai.Schedule.Places;
using MongCai.Schedule.Regimes;

namespace MongCai.Schedule.Timelines;

/// <summary>
/// The answers of one situation: for each direction and for none, without class and for each single class. Immutable; made once, when the
/// timeline is compiled.
/// </summary>
internal sealed class AnswerTable
{
    private static readonly ImmutableArray<Facet> Facets = [.. Enum.GetValues<Facet>()];

    private readonly Situation _situation;
    private readonly Gazetteer _gazetteer;
    private readonly ImmutableArray<Direction> _directions;

    /// <summary>The classes that clauses in force name; here too, since every question needs them.</summary>
    private readonly ImmutableArray<Id<CrossingClass>> _classes;

    /// <summary>
    /// Row by row: one for no direction and one for each. A column for no class, and where clauses in force name any, one for each facet, for a
    /// class of it that none names, and one for each class that one does.
    /// </summary>
    private readonly Answer[] _answers;

    public AnswerTable(Situation situation, Gazetteer gazetteer)
    {
        _situation = situation;
        _gazetteer = gazetteer;
        _directions = Directions.Of(situation.Flow);
        _classes = situation.Classes;

        // For goods of no class and of each one: the outcomes by row.
        var plain = ByRow([]);
        var classes = situation.Classes.Select(named => (Named: named, Outcomes: ByRow([named]), Others: Others([named]))).ToList();
        _answers =
        [
            .. Enumerable.Range(0, _directions.Length + 1).SelectMany(row => (Answer[])
            [
                WithClasses(row, plain, classes.ConvertAll(each => (each.Named, each.Outcomes))),
                .. classes is [] ? [] : Facets.Select(facet => Of(row, plain, [], OfOtherFacets(facet))),
                .. classes.Select(each => Of(row, each.Outcomes, [each.Named], each.Others)),
            ]),
        ];

        OnlyRegime = _answers.Select(answer => answer.Regime).Distinct().ToList() is [var only] ? only : null;

        List<(Id<CrossingClass>, Outcome[])> OfOtherFacets(Facet facet) =>
            [.. classes.Where(each => FacetOf(each.Named) != facet).Select(each => (each.Named, each.Outcomes))];
    }

    public Situation Situation => _situation;

    /// <summary>The regime of all answers where no or one class is asked about; null where they differ.</summary>
    public Regime? OnlyRegime { get; }

    /// <summary>The answer. Cost: O(classes in force), no allocation where no or one class is asked about, or no clause in force names any.</summary>
    /// <param name="row">0 for no direction, else its place among those of the flow, from 1.</param>
    /// <param name="classes">The classes asked about.</param>
    public Answer Find(int row, ImmutableArray<Id<CrossingClass>> classes)
    {
        if (_classes.IsEmpty)
        {
            return _answers[row];
        }

        var begin = row * (1 + Facets.Length + _classes.Length);
        if (classes.IsDefaultOrEmpty)
        {
            return _answers[begin];
        }

        if (classes is not [var only])
        {
            return Of(row, ByRow(classes), classes, Others(classes));
        }

        var index = _classes.IndexOf(only);
        return _answers[begin + 1 + (index >= 0 ? Facets.Length + index : (int)FacetOf(only))];
    }

    /// <summary>The same without some stretches.</summary>
    public AnswerTable Without(Func<Stretch, bool> hasEnded) => new(_situation.Without(hasEnded), _gazetteer);

    private Facet FacetOf(Id<CrossingClass> named) => _gazetteer.Find(named)!.Facet;

    private Direction? DirectionOf(int row) => row == 0 ? null : _directions[row - 1];

    /// <summary>What becomes of goods without a direction, and in each; one outcome where nothing tells directions apart.</summary>
    private Outcome[] ByRow(ImmutableArray<Id<CrossingClass>> classes)
    {
        var general = _situation.Decide(null, classes.AsSpan());
        return
        [
            general,
            .. _directions.Select(direction => _situation.TellsDirectionsApart ? _situation.Decide(direction, classes.AsSpan()) : general),
        ];
    }

    /// <summary>What becomes of goods that are of one more class: of each in force, of a facet that the others are not of.</summary>
    private List<(Id<CrossingClass> Named, Outcome[] Outcomes)> Others(ImmutableArray<Id<CrossingClass>> classes)
    {
        var facets = classes.Select(FacetOf).ToHashSet();
        return [.. _situation.Classes.Where(named => !facets.Contains(FacetOf(named))).Select(named => (named, ByRow(classes.Add(named))))];
    }

    /// <summary>The answer for some classes, or for goods of which no class is named: nothing but directions can be an exception.</summary>
    private Answer Of(
        int row, Outcome[] outcomes, ImmutableArray<Id<CrossingClass>> classes, List<(Id<CrossingClass> Named, Outcome[] Outcomes)> others)
    {
        var otherExceptions = Exceptions(row, outcomes, others).Exceptions;
        var phases = _situation.Phases(DirectionOf(row), classes);
        if (row > 0)
        {
            return new Answer(outcomes[row], [], [], otherExceptions, [outcomes[row]], phases);
        }

        var (general, each) = (outcomes[0], outcomes[1..]);
        if (each[0].IsSameAnswerAs(each[1]))
        {
            return new Answer(each[0], [], [], otherExceptions, [.. each.Distinct()], phases);
        }

        var differing = _directions.Zip(each).Where(one => one.Second.DiffersInRegimeOrHours(general)).ToList();
        return new Answer(
            general,
            [.. differing.Select(one => Exception(null, one.First, one.Second, general))],
            [.. differing.Where(one => one.Second.Regime != general.Regime).Select(one => new RegimeDeviation(null, one.First, one.Second.Regime))],
            otherExceptions,
            [general],
            phases);
    }

    /// <summary>The answer where no class was asked about: those that are treated otherwise are exceptions, and phases are those of any.</summary>
    private Answer WithClasses(int row, Outcome[] plain, List<(Id<CrossingClass> Named, Outcome[] Outcomes)> classes)
    {
        var answer = Of(row, plain, [], []);
        var (exceptions, regimeDeviations) = Exceptions(row, plain, classes);
        return answer.With(
            [.. answer.Exceptions, .. exceptions], [.. answer.RegimeDeviations, .. regimeDeviations], _situation.Phases(DirectionOf(row), null));
    }

    /// <summary>The classes for which the outcome is another one in regime or hours, by class, then direction; and those that bound a stretch.</summary>
    private (ImmutableArray<Deviation> Exceptions, ImmutableArray<RegimeDeviation> RegimeDeviations) Exceptions(
        int row, Outcome[] plain, List<(Id<CrossingClass> Named, Outcome[] Outcomes)> classes)
    {
        var asked = row == 0 ? Enumerable.Range(1, _directions.Length).ToList() : [row];
        var exceptions = ImmutableArray.CreateBuilder<Deviation>();
        var regimeDeviations = ImmutableArray.CreateBuilder<RegimeDeviation>();
        foreach (var (named, outcomes) in classes)
        {
            var differing = asked
                .Select(each => (Direction: _directions[each - 1], Outcome: outcomes[each], General: plain[each]))
                .Where(each => each.Outcome.DiffersInRegimeOrHours(each.General))
                .ToList();
            var boundsStretch = differing.Where(each => each.Outcome.Regime != each.General.Regime).ToList();
            if (differing.Count == asked.Count && differing.TrueForAll(each => !each.Outcome.DiffersInRegimeOrHours(differing[0].Outcome)))
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

        return (exceptions.ToImmutable(), regimeDeviations.ToImmutable());
    }

    private static Deviation Exception(Id<CrossingClass>? named, Direction? direction, Outcome outcome, Outcome general)
    {
        // Closed has no hours and unknown has none that are known; that goes without saying.
        var hoursDiffer = outcome.Regime is Regime.Normal or Regime.Appointment && !ServiceHours.AreAlike(outcome.Hours, general.Hours);
        return new Deviation(named, direction, outcome.Regime, hoursDiffer, hoursDiffer ? outcome.Hours : null);
    }
}
