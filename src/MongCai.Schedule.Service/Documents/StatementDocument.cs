using System.Collections.Immutable;
using MongCai.Schedule.Statements;
using NodaTime;

namespace MongCai.Schedule.Service.Documents;

/// <summary>A statement as read, as far as it could be.</summary>
/// <param name="Node">The whole document.</param>
/// <param name="Id">Its id; null where it could not be read.</param>
/// <param name="Known">When it became known; null where that could not be read.</param>
/// <param name="Announced">The older time that its file gave; null where it gives none.</param>
/// <param name="Links">What it says of other statements.</param>
/// <param name="Statement">The statement; null where anything in it is wrong.</param>
internal sealed record StatementDocument(
    DocumentNode Node, Id<Statement>? Id, Instant? Known, Instant? Announced, ImmutableArray<StatementLink> Links, Statement? Statement)
{
    /// <summary>The pointer to a clause, or to an entry of its exceptions.</summary>
    public static string PointerTo(ClauseNumber number)
    {
        ArgumentNullException.ThrowIfNull(number);
        return number.Entry == 0 ? $"/clauses/{number.Clause - 1}" : $"/clauses/{number.Clause - 1}/except/{number.Entry - 1}";
    }
}
