using MongCai.Schedule.Regimes;
using MongCai.Schedule.Statements;
using NodaTime;

namespace MongCai.Schedule.Tests.Reference;

/// <summary>A clause, or an entry of its exceptions, with what reviews have said of it, the one that counts first.</summary>
internal sealed record SlowLine(Statement Statement, Clause Clause, Clause? ExceptionOf, IReadOnlyList<Review> Reviews)
{
    public SlowDays? Days { get; init; } // as known

    /// <summary>All stretches of its days, in order; without an end they are open for ever.</summary>
    public IReadOnlyList<(Instant From, Instant? To)> Stretches { get; init; } = [];

    /// <summary>The one that holds the instant asked about.</summary>
    public (Instant From, Instant? To) Stretch { get; init; }

    /// <summary>Every instant at which it may begin or cease to hold, or its stretch or certainty be another one, in order.</summary>
    public IReadOnlyList<Instant> Boundaries { get; init; } = [];

    public Instant? GoneFrom { get; init; } // its estimated end, where that is taken to come true (15)

    public (Id<Statement> Statement, ClauseNumber Clause) Name => (Statement.Id, Clause.Number);
    public Instant? Start => Reviews.FirstOrDefault(review => review.Start is not null)?.Start;
    public Instant? End => Reviews.FirstOrDefault(review => review.End is not null)?.End;

    /// <summary>A review's end is fixed; a phase that a review dates is open (4).</summary>
    public EndKind EndKind => End is not null ? EndKind.Fixed : Start is not null ? EndKind.UntilFurtherNotice : Clause.EndKind;

    public Instant? ExpectedEnd => EndKind == EndKind.Estimated ? Clause.Expected : null;

    /// <summary>When the end of a stretch is to be looked at again; null for a fixed end (14).</summary>
    public Instant? ReviewTime((Instant From, Instant? To) stretch) => EndKind == EndKind.Fixed ? null
        : Reviews.FirstOrDefault(review => review.ReviewBy is not null)?.ReviewBy ?? Clause.ReviewBy ?? stretch.From + Duration.FromDays(7);
}
