using MongCai.Schedule.Publishing;
using MongCai.Schedule.Statements;
using NodaTime;

namespace MongCai.Schedule.Service.Statements;

/// <summary>A list of statements.</summary>
/// <param name="Revision">The revision of the calendar.</param>
/// <param name="Statements">The statements, by id.</param>
internal sealed record StatementsAnswer(long Revision, IReadOnlyList<StatementsAnswer.Entry> Statements)
{
    /// <summary>One of them, in short.</summary>
    /// <param name="Id">Its id.</param>
    /// <param name="Status">How far it has come.</param>
    /// <param name="Kind">Its kind.</param>
    /// <param name="Title">Its title.</param>
    /// <param name="Number">Its number in the series of its year; null for a draft.</param>
    /// <param name="Revision">The revision that it made; null for a draft.</param>
    /// <param name="PublishedAt">When it became known; null for a draft.</param>
    internal sealed record Entry(
        string Id, StatementStatus Status, StatementKind Kind, TrilingualText Title, string? Number, long? Revision, Instant? PublishedAt);
}
