using System.Collections.Immutable;
using MongCai.Schedule.Regimes;

namespace MongCai.Schedule.Timelines;

/// <summary>Part of the proof of an answer: a clause that won.</summary>
/// <param name="Clause">The clause.</param>
/// <param name="Sides">The sides for which it won.</param>
/// <param name="Regime">What it decides; null for one by which the ordinary timetable is back.</param>
/// <param name="Overrides">The clauses that cover the question too and that it overrode, the strongest first.</param>
/// <param name="HoursFrom">The clause that the hours come from, where it says nothing of them itself; null for none.</param>
public sealed record Reason(
    ClauseReference Clause,
    ImmutableArray<Country> Sides,
    Regime? Regime,
    ImmutableArray<ClauseReference> Overrides,
    ClauseReference? HoursFrom)
{
    /// <summary>
    /// The reasons of some answers, each clause once: those that won, then those by which the ordinary timetable is back. Cost: O(clauses).
    /// </summary>
    public static ImmutableArray<Reason> Of(IEnumerable<Answer> answers)
    {
        var sides = answers.SelectMany(answer => answer.Proof).SelectMany(outcome => (SideAnswer?[])[outcome.Vn, outcome.Cn]).OfType<SideAnswer>().ToList();
        return
        [
            .. sides.GroupBy(side => side.Winner).Select(won => new Reason(
                won.Key,
                Sides(won),
                won.Key.Clause.Regime,
                [.. won.SelectMany(side => side.Overridden).Distinct()],
                won.Select(side => side.HoursFrom).FirstOrDefault(from => from is not null))),
            .. sides.Where(side => side.ResumedBy is not null).GroupBy(side => side.ResumedBy!).Select(resumed => new Reason(
                resumed.Key, Sides(resumed), Regime: null, [], HoursFrom: null)),
        ];

        static ImmutableArray<Country> Sides(IEnumerable<SideAnswer> answers) => [.. answers.Select(answer => answer.Side).Distinct().Order()];
    }
}
