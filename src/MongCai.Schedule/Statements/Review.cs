using NodaTime;

namespace MongCai.Schedule.Statements;

/// <summary>The answer to a review: what is now known of the time of a clause that was open. Exactly one of the three instants is given.</summary>
/// <param name="Statement">The statement reviewed.</param>
/// <param name="Clause">Its clause.</param>
/// <param name="ReviewBy">The next review time, for a clause whose end stays open.</param>
/// <param name="End">The end, exclusive, which is fixed from now on.</param>
/// <param name="Start">The beginning of a phase that was announced without a date (<see cref="ClauseDays.Undated"/>).</param>
public sealed record Review(Id<Statement> Statement, ClauseNumber Clause, Instant? ReviewBy, Instant? End, Instant? Start);
