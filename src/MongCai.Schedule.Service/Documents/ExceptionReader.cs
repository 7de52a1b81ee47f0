using MongCai.Schedule.Regimes;
using MongCai.Schedule.Statements;

namespace MongCai.Schedule.Service.Documents;

/// <summary>Reads an exception of a clause: the clause with some members replaced, for a part of those it is for.</summary>
internal sealed class ExceptionReader(DocumentReader read, References references)
{
    public Clause? Read(DocumentNode node, Clause clause, Whom of, int number)
    {
        var before = read.Mistakes.Count;
        if (read.Map(node, ClauseShape.Exception) is not { } map)
        {
            return null;
        }

        var whom = new WhomReader(read, references).Read(map, of);
        var given = map.Read("regime", read.Choice<Regime>);
        var regime = given ?? clause.Regime;
        var what = new WhatReader(read).Read(map, clause.Zone, whom.FittingDirections, regime);
        var note = map.Read("note", read.Note);
        if (read.Mistakes.Count == before && IsAsWide(whom, of))
        {
            read.Refuse(node, ClauseMistakes.ExceptsEverything);
        }

        if (!ClauseShape.OfRegime.Any(map.Has) && (!map.Has("regime") || (given is not null && given == clause.Regime)))
        {
            read.Refuse(node, ClauseMistakes.ReplacesNothing);
        }

        var (isClosed, isOpen) = (regime == Regime.Closed, regime is not (Regime.Closed or Regime.Unknown));
        return clause with
        {
            Number = new(clause.Number.Clause, number),
            Gates = whom.Gates,
            Flows = whom.Flows,
            Directions = whom.Directions,
            Classes = whom.Classes,
            Regime = regime,
            Hours = what.Hours ?? (isOpen ? clause.Hours : null),
            Conditions = map.Has("conditions") ? what.Conditions : isClosed ? [] : clause.Conditions,
            Quota = what.Quota ?? (isOpen ? clause.Quota : null),
            IsTrial = map.Has("trial") ? what.IsTrial : !isClosed && clause.IsTrial,
            Stated = null,
            Note = note,
            Except = [],
        };
    }

    private bool IsAsWide(Whom whom, Whom of) =>
        references.WithParts(whom.Gates).SetEquals(references.WithParts(of.Gates))
        && whom.Flows.Order().SequenceEqual(of.Flows.Order())
        && whom.FittingDirections.Order().SequenceEqual(of.FittingDirections.Order())
        && whom.Classes.Order().SequenceEqual(of.Classes.Order());
}
