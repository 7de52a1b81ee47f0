using MongCai.Schedule.Publishing;
using MongCai.Schedule.Service.Documents;
using MongCai.Schedule.Service.Http;
using MongCai.Schedule.Service.Publication;
using MongCai.Schedule.Statements;
using NodaTime;

namespace MongCai.Schedule.Service.Statements;

/// <summary>The statements that everyone may see.</summary>
internal static class PublishedStatements
{
    /// <summary>One of them; null where none of that id is published.</summary>
    public static byte[]? Find(StoredCalendar calendar, string id, Instant now) =>
        Id<Statement>.TryParse(id, null, out var of) && calendar.Statements.TryGetValue(of, out var document)
            ? StatementAnswer.OfPublished(StatusOf(calendar, document.Statement!, now), PublishedRows.Of(calendar.Revisions, id)!)
            : null;

    /// <summary>That there is none of an id, with those that there are.</summary>
    public static ProblemResult Missing(StoredCalendar calendar, string id) => new(
        ProblemKind.NotFound,
        [new ParameterMistake("path", "id", ValueMistakes.NoSuch(Names.Statement, id, calendar.Statements.Keys.Select(known => known.ToString())))]);

    /// <summary>Published, or ended by now.</summary>
    public static StatementStatus StatusOf(StoredCalendar calendar, Statement statement, Instant now) =>
        calendar.Book.HasEnded(statement, now) ? StatementStatus.Ended : StatementStatus.Published;
}
