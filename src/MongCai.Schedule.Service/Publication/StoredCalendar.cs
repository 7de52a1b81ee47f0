using System.Collections.Immutable;
using System.Data.Common;
using System.Text.Json;
using MongCai.Schedule.Holidays;
using MongCai.Schedule.Service.CalendarFiles;
using MongCai.Schedule.Service.Database;
using MongCai.Schedule.Service.Documents;
using MongCai.Schedule.Statements;
using MongCai.Schedule.Timelines;
using NodaTime;

namespace MongCai.Schedule.Service.Publication;

/// <summary>The calendar as the database has it at its last revision. Immutable.</summary>
/// <param name="Book">What it says.</param>
/// <param name="Contents">The gates, classes and countries that its statements name.</param>
/// <param name="Revisions">The rows that it was made from, in order.</param>
/// <param name="Statements">The statements as documents, by id.</param>
internal sealed record StoredCalendar(
    CalendarBook Book, CalendarContents Contents, ImmutableArray<RevisionRow> Revisions, ImmutableDictionary<Id<Statement>, StatementDocument> Statements)
{
    /// <summary>Puts it together.</summary>
    /// <param name="transaction">The transaction.</param>
    /// <param name="contents">The gates, classes and countries.</param>
    /// <param name="last">The number of the last revision to look at; all where left out.</param>
    /// <exception cref="InvalidDataException">What is stored is not what was published: a document does not read, or revisions are missing.</exception>
    public static async Task<StoredCalendar> LoadAsync(DbTransaction transaction, CalendarContents contents, long last = long.MaxValue) =>
        Of((await RevisionStore.AllAsync(transaction)).FindAll(row => row.Number <= last), contents);

    private static StoredCalendar Of(List<RevisionRow> revisions, CalendarContents contents)
    {
        var documents = ImmutableDictionary.CreateBuilder<Id<Statement>, StatementDocument>();
        foreach (var row in revisions)
        {
            if (row.Action == RevisionRow.Statement)
            {
                var document = AsKnown(Read(row, contents.References), revisions);
                documents.Add(document.Id!.Value, document);
            }
            else if (row is { Action: RevisionRow.Confirmation, Document: { } said })
            {
                var confirmed = documents[Id<Statement>.Parse(row.Subject)];
                documents[confirmed.Id!.Value] = confirmed with { Statement = confirmed.Statement! with { Confirmed = ReadConfirmation(row, said) } };
            }
            else if (row is { Action: RevisionRow.Ratification, Origin: RevisionRow.OfOfficial })
            {
                var ratified = documents[Id<Statement>.Parse(row.Subject)];
                documents[ratified.Id!.Value] = ratified with { Statement = ratified.Statement! with { Ratification = ratified.Statement!.Ratification! with { On = row.KnownAt } } };
            }
        }

        var announced = revisions.Where(row => row.Action == RevisionRow.Announcement).ToDictionary(row => row.Subject, row => row.KnownAt);
        var countries = contents.Book.Countries;
        var book = new CalendarBook(
            contents.Book.Gazetteer, new CountryCalendars(AsStored(countries.Vn), AsStored(countries.Cn)), documents.Values.Select(document => document.Statement!));
        var differing = book.Revisions.Select(Outline).Zip(revisions.Select(Outline), (made, stored) => (Made: made, Stored: stored)).FirstOrDefault(pair => pair.Made != pair.Stored);
        return differing != default ? throw new InvalidDataException($"The database has “{differing.Stored}” where “{differing.Made}” was published.")
            : book.Revisions.Length != revisions.Count ? throw new InvalidDataException($"The database has {revisions.Count} revisions of {book.Revisions.Length}.")
            : new StoredCalendar(book, contents, [.. revisions], documents.ToImmutable());

        // One that is not published yet is not known.
        CountryCalendar AsStored(CountryCalendar country) => new(country.Country, country.Weekend, country.Rules, country.Announcements
            .Where(notice => announced.ContainsKey(FileDocuments.IdOf(notice)))
            .Select(notice => notice with { Known = announced[FileDocuments.IdOf(notice)] }));
    }

    /// <summary>A document of a file, without what it says of later days than any revision does.</summary>
    private static StatementDocument AsKnown(StatementDocument document, List<RevisionRow> revisions)
    {
        var statement = document.Statement!;
        return document with
        {
            Statement = statement with
            {
                Confirmed = statement.Confirmed is { } confirmed && IsToCome(confirmed.On, RevisionRow.Confirmation) ? null : statement.Confirmed,
                Ratification = statement.Ratification is { On: { } on } && IsToCome(on, RevisionRow.Ratification) ? statement.Ratification with { On = null } : statement.Ratification,
            },
        };

        bool IsToCome(Instant on, string action) => on > statement.Known && !revisions.Exists(row => row.Action == action && row.Subject == statement.Id.ToString());
    }

    /// <summary>What a revision says has happened; the same of the book's and of the database's.</summary>
    private static string Outline(Revision revision) => revision.Announcement is { } notice
        ? $"{revision.Number} {revision.Known} {RevisionRow.Announcement} {FileDocuments.IdOf(notice)}"
        : $"{revision.Number} {revision.Known} {TextForm.Of(revision.Kind)} {revision.Statement!.Id}";

    private static string Outline(RevisionRow row) => $"{row.Number} {row.KnownAt} {row.Action} {row.Subject}";

    private static StatementDocument Read(RevisionRow row, References references)
    {
        using var json = row.Document is { } text && StoredDocument.HashOf(text) == row.Hash
            ? JsonDocument.Parse(text)
            : throw new InvalidDataException($"The document of revision {row.Number} was changed: it does not have its hash.");
        var read = new DocumentReader();
        var document = new StatementReader(read, references, row.Origin == RevisionRow.OfOfficial ? row.KnownAt : null).Read(JsonDocuments.Of(json.RootElement));
        return document is { Statement: { } statement }
            ? document with
            {
                Statement = statement with { Known = row.KnownAt, Ratification = row.RatifyBy is { } by ? new(InstantColumn.Read(by), null) : statement.Ratification },
                Known = row.KnownAt,
            }
            : throw new InvalidDataException($"Statement {row.Subject} does not read: {string.Join(' ', read.Mistakes.Select(mistake => mistake.Text.En))}");
    }

    private static Confirmation ReadConfirmation(RevisionRow row, string said)
    {
        using var json = JsonDocument.Parse(said);
        var by = TextForm.TryParse<Country>(json.RootElement.GetProperty("by").GetString(), out var country)
            ? country
            : throw new InvalidDataException($"The confirmation of {row.Subject} does not say by whom.");
        return new Confirmation(by, row.KnownAt, json.RootElement.TryGetProperty("reference", out var reference) ? reference.GetString() : null);
    }
}
