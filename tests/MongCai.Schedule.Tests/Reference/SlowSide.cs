using MongCai.Schedule.Regimes;
using MongCai.Schedule.Statements;

namespace MongCai.Schedule.Tests.Reference;

/// <summary>What one side says: the clause that won, and what it overrides, from the next weaker one down.</summary>
internal sealed record SlowSide(
    Regime Regime,
    Certainty Certainty,
    IReadOnlyList<SlowWindow>? Hours,
    (Id<Statement> Statement, ClauseNumber Clause) Winner,
    IReadOnlyList<(Id<Statement> Statement, ClauseNumber Clause)> Overrides)
{
    /// <summary>The resuming clause whose certainty it has.</summary>
    public (Id<Statement> Statement, ClauseNumber Clause)? ResumedBy { get; init; }

    public override string ToString() => $"{Regime} {Certainty} {SlowAnswer.Text(Hours)} by {Winner} over [{string.Join(' ', Overrides)}]";
}
