using System.Text.Json;
using MongCai.Schedule.Service.CalendarFiles;
using MongCai.Schedule.Service.Documents;
using MongCai.Schedule.Service.Http;
using MongCai.Schedule.Service.Publication;
using MongCai.Schedule.Service.Requests;
using MongCai.Schedule.Statements;
using MongCai.Schedule.Timelines;
using NodaTime;

namespace MongCai.Schedule.Service.Statements;

/// <summary>A statement that is to be published, held against all that is.</summary>
internal static class StatementCheck
{
    /// <summary>Reads it, and gives it as canonical JSON too; null and all that is wrong where anything is.</summary>
    /// <param name="document">The document.</param>
    /// <param name="calendar">What is published.</param>
    /// <param name="known">When it would become known; after all that is published.</param>
    public static (Statement? Statement, StoredDocument? Document, IReadOnlyList<ParameterMistake> Mistakes) Read(
        JsonElement document, StoredCalendar calendar, Instant known)
    {
        var read = new DocumentReader();
        var references = calendar.Contents.References;
        var node = JsonDocuments.Of(document);
        var found = new StatementReader(read, references, known).Read(node);
        if (found is not null)
        {
            var statements = new Catalogue<Statement>();
            foreach (var (id, published) in calendar.Statements)
            {
                statements.Add(id, published.Statement);
            }

            new StatementLinks(read, references, statements).Check(found);
        }

        if (found?.Statement is { } statement && read.Mistakes is [] && !calendar.Statements.ContainsKey(statement.Id))
        {
            var book = calendar.Book.With(statement);
            foreach (var conflict in Conflicts.Of(book, book.Revisions.Last(revision => revision.Statement?.Id == statement.Id)))
            {
                var clause = conflict.Second.Statement.Id == statement.Id ? conflict.Second : conflict.First;
                read.Refuse(StatementDocument.PointerTo(clause.Clause.Number), default, ConflictMistakes.Of(conflict));
            }
        }

        return read.Mistakes is []
            ? (found!.Statement, new StoredDocument(DocumentKind.Statement, found.Id.ToString()!, CanonicalJson.Of(node, read)), [])
            : (null, null, BodyMistakes.Of(read));
    }
}
