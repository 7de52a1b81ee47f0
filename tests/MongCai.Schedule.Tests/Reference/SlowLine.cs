using MongCai.Schedule.Regimes;
using MongCai.Schedule.Statements;
using NodaTime;

namespace MongCai.Schedule.Tests.Reference;

/// <summary>A clause, or an entry of its exceptions, with what reviews have said of it by a moment of knowledge.</summary>
internal sealed record SlowLine(Statement Statement, Clause Clause, Clause? ExceptionOf, Instant? ReviewBy, Instant? End, Instant? Start)
{
    /// <summary>The estimated end, where it is taken to come true (decision 15).</summary>
    public Instant? GoneFrom { get; init; }

    /// <summary>A review's end is fixed; a phase that a review dates is open (decision 4).</summary>
    public EndKind EndKind => End is not null ? EndKind.Fixed : Start is not null ? EndKind.UntilFurtherNotice : Clause.EndKind;

    public (Id<Statement> Statement, ClauseNumber Clause) Name => (Statement.Id, Clause.Number);
}
