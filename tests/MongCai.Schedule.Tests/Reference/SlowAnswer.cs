using MongCai.Schedule.Regimes;
using MongCai.Schedule.Statements;
using NodaTime;

namespace MongCai.Schedule.Tests.Reference;

/// <summary>The answer to a question. Two are alike where their texts are.</summary>
internal sealed record SlowAnswer
{
    public required Regime Regime { get; init; }

    public required Certainty Certainty { get; init; }

    public bool IsTrial { get; init; }

    public IReadOnlyList<TrilingualText> Conditions { get; init; } = [];

    public Quota? Quota { get; init; }

    /// <summary>On the clock of Hanoi, in the order of opening; null where they are not known.</summary>
    public IReadOnlyList<SlowWindow>? Hours { get; init; }

    public IReadOnlyList<SlowException> Exceptions { get; init; } = [];

    /// <summary>Null for a side about which nothing speaks.</summary>
    public SlowSide? Vn { get; init; }

    public SlowSide? Cn { get; init; }

    public EndKind? EndKind { get; init; }

    public Instant? ExpectedEnd { get; init; }

    public Instant? ReviewBy { get; init; }

    /// <summary>The resuming clauses whose certainty the first day has.</summary>
    public IEnumerable<(Id<Statement> Statement, ClauseNumber Clause)> Resumed =>
        new[] { Vn?.ResumedBy, Cn?.ResumedBy }.OfType<(Id<Statement>, ClauseNumber)>().Distinct();

    public IReadOnlyList<(Id<Statement> Statement, ClauseNumber Clause)> Advice { get; init; } = [];

    public bool? Open { get; init; }

    public override string ToString() => string.Join(
        "; ",
        $"{Regime} {Certainty}{(IsTrial ? " trial" : "")} {Text(Hours)} open {Open?.ToString() ?? "?"}",
        $"conditions [{string.Join(' ', Conditions.Select(text => text.En))}] quota {Quota}",
        $"except [{string.Join(", ", Exceptions)}]",
        $"vn {Vn}",
        $"cn {Cn}",
        $"end {EndKind} expected {ExpectedEnd} review {ReviewBy}",
        $"resumed [{string.Join(' ', Resumed)}] advice [{string.Join(' ', Advice)}]");

    public static string Text(IReadOnlyList<SlowWindow>? hours) => hours is null ? "hours ?" : $"({string.Join(' ', hours)})";
}
