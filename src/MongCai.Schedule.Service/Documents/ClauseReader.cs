using System.Collections.Immutable;
using MongCai.Schedule.Regimes;
using MongCai.Schedule.Statements;

namespace MongCai.Schedule.Service.Documents;

/// <summary>Reads a clause: for whom, when and what.</summary>
/// <param name="read">Gathers the mistakes.</param>
/// <param name="references">What may be named.</param>
/// <param name="kind">The kind of the statement; null where that could not be read.</param>
internal sealed class ClauseReader(DocumentReader read, References references, StatementKind? kind)
{
    private static readonly ImmutableArray<(bool Value, string Text)> Effects = [(true, "advice")];

    /// <summary>The clause; null where something in it is wrong.</summary>
    public Clause? Read(DocumentNode node, int number)
    {
        var before = read.Mistakes.Count;
        if (read.Map(node, ClauseShape.Clause) is not { } map)
        {
            return null;
        }

        var whom = new WhomReader(read, references).Read(map, within: null);
        var zone = map.Read("zone", read.Zone) ?? Clocks.Hanoi;
        var regime = map.Read("regime", read.Choice<Regime>);
        CheckSaysOneThing(map);
        var days = new ClauseDaysReader(read, references, kind).Read(map, zone, regime);
        RefuseEndlessNormal(map, regime);
        var patterns = new DayPatternReader(read, references);
        var pattern = patterns.Read(map);
        var (plus, minus) = patterns.ReadSingleDays(map, days.Days);
        if (read.Mistakes.Count == before)
        {
            patterns.RefuseNone(map, days.Days, zone, pattern, plus, minus);
        }

        var what = new WhatReader(read).Read(map, zone, whom.FittingDirections, regime);
        var advice = map.Read("text", read.Texts);
        var stated = map.Read("stated", value => new StatedDaysReader(read).Read(value, days.Days, zone));
        var note = map.Read("note", read.Note);
        var clause = new Clause
        {
            Number = new(number),
            Gates = whom.Gates,
            Flows = whom.Flows,
            Directions = whom.Directions,
            Classes = whom.Classes,
            Days = days.Days ?? new ClauseDays.Undated(0),
            Pattern = pattern,
            Plus = plus,
            Minus = minus,
            Zone = zone,
            Regime = regime,
            Hours = what.Hours,
            Conditions = what.Conditions,
            Quota = what.Quota,
            IsTrial = what.IsTrial,
            EndKind = days.EndKind,
            Expected = days.Expected,
            ReviewBy = days.ReviewBy,
            Advice = advice,
            Stated = stated,
            Note = note,
        };
        var exceptions = new ExceptionReader(read, references);
        var except = map.Has("regime") && !map.Has("resumes") ? map.ReadList("except", (entry, at) => exceptions.Read(entry, clause, whom, at + 1)) : [];
        return read.Mistakes.Count > before ? null : clause with { Except = except };
    }

    private void CheckSaysOneThing(MapReader map)
    {
        if (map.Has("resumes"))
        {
            foreach (var name in ClauseShape.OfRegime.Concat(ClauseShape.Narrowing).Concat(["regime", "effect", "text"]))
            {
                map.RefuseMember(name, ClauseMistakes.NotWithResumes(name));
            }

            return;
        }

        map.Read("effect", node => read.Choice(node, Effects));
        if (map.Has("effect"))
        {
            foreach (var name in ClauseShape.OfRegime.Append("regime"))
            {
                map.RefuseMember(name, ClauseMistakes.NotWithAdvice(name));
            }

            if (!map.Has("text"))
            {
                map.RefuseMember("effect", ClauseMistakes.AdviceWithoutText);
            }

            return;
        }

        map.RefuseMember("text", ClauseMistakes.TextWithoutAdvice);
        if (!map.Has("regime"))
        {
            read.Refuse(map.Node, ClauseMistakes.SaysNothing);
        }
    }

    private void RefuseEndlessNormal(MapReader map, Regime? regime)
    {
        var isOpen = (map.Has("first") && !map.Has("last")) || (map.Has("start") && !map.Has("end"));
        if (regime == Regime.Normal && isOpen && kind is StatementKind.Agreement or StatementKind.Emergency)
        {
            map.RefuseMember("regime", ClauseMistakes.EndlessNormal);
        }
    }
}
