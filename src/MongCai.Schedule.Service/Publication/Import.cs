using System.Collections.Immutable;
using System.Data.Common;
using MongCai.Schedule.Publishing;
using MongCai.Schedule.Service.CalendarFiles;
using MongCai.Schedule.Service.Database;
using MongCai.Schedule.Service.Documents;
using MongCai.Schedule.Service.History;
using MongCai.Schedule.Service.Outbox;
using NodaTime;

namespace MongCai.Schedule.Service.Publication;

/// <summary>
/// Brings the files of a calendars folder into the database. The first time they are its history; afterwards a file that is new becomes known
/// by its import, and one that says something else than it did, or is gone, is refused: what was published stays.
/// </summary>
internal sealed class Import
{
    /// <summary>Who files are, in the record of who did what.</summary>
    public const string Actor = "files";

    private readonly DbTransaction _transaction;
    private readonly CalendarReading _reading;
    private readonly Instant _now;
    private readonly bool _isReplay;
    private readonly bool _isHistory;
    private readonly List<FileMistake> _mistakes = [];
    private readonly Dictionary<(string Kind, string Id), ImportRow> _imported;
    private readonly List<RevisionRow> _revisions;
    private long _number;

    private Import(DbTransaction transaction, CalendarReading reading, Instant now, bool isReplay, List<ImportRow> imported, List<RevisionRow> revisions)
    {
        _transaction = transaction;
        _reading = reading;
        _now = now;
        _isReplay = isReplay;
        _isHistory = isReplay || (imported.Count == 0 && revisions is []);
        _imported = imported.GroupBy(row => (row.Kind, row.Id)).ToDictionary(group => group.Key, group => group.Last());
        _number = imported.Count;
        _revisions = revisions;
    }

    /// <summary>Brings in what is new, all of it or nothing; what is wrong, and then nothing was.</summary>
    /// <param name="database">The database.</param>
    /// <param name="reading">A folder without mistakes.</param>
    /// <param name="now">The time of the calendar.</param>
    /// <param name="speed">How many seconds its clock goes on in one of the machine's.</param>
    /// <param name="isReplay">Whether its clock runs through the past: each file becomes known at its own time, and what is to come is left for later.</param>
    public static async Task<ImmutableArray<FileMistake>> RunAsync(ScheduleDatabase database, CalendarReading reading, Instant now, double speed = 1, bool isReplay = false)
    {
        try
        {
            await database.WriteAsync(async transaction =>
            {
                var import = new Import(transaction, reading, now, isReplay, await ImportStore.AllAsync(transaction), await RevisionStore.AllAsync(transaction));
                var published = import._revisions.Count;
                await import.RunAsync();
                if (import._mistakes is not [])
                {
                    throw new RefusedException([.. import._mistakes.OrderBy(mistake => mistake.File, StringComparer.Ordinal).ThenBy(mistake => mistake.Line)]);
                }

                await import.TellAsync(published, EventOutbox.LateAfter * speed);
            });
            return [];
        }
        catch (RefusedException refused)
        {
            return refused.Mistakes;
        }
    }

    private async Task RunAsync()
    {
        var added = new HashSet<(string Kind, string Id)>();
        foreach (var (file, document) in _reading.Files.SelectMany(FileDocuments.Of, (file, document) => (file, document)))
        {
            var key = (TextForm.Of(document.Kind), document.Id);
            if (!_imported.TryGetValue(key, out var before))
            {
                added.Add(key);
            }
            else if (before.Hash == document.Hash)
            {
                continue;
            }
            else if (!ImportedChanges.MayBe(document.Kind, before.Document, document.Json))
            {
                Refuse(file, document, ImportMistakes.Changed(document.Kind, document.Id));
                continue;
            }

            await ImportStore.AddAsync(_transaction, new ImportRow(++_number, key.Item1, document.Id, document.Hash, document.Json, InstantColumn.Write(_now)));
            await AuditStore.AppendAsync(
                _transaction, new AuditEntry(Actor, null, before is null ? "imported" : "amended", $"{key.Item1} {document.Id}", before?.Hash, document.Hash), _now);
        }

        var there = _reading.Documents.Select(document => (TextForm.Of(document.Kind), document.Id)).ToHashSet();
        foreach (var (kind, id) in _imported.Keys.Where(key => !there.Contains(key)))
        {
            _mistakes.Add(new($"{kind} {id}", 1, 1, ImportMistakes.Vanished(kind, id)));
        }

        await PublishAsync(added);
    }

    /// <summary>Writes the events of the revisions that were added; or, where there were none yet, notes how all is, which is what later ones begin from.</summary>
    private async Task TellAsync(int published, Duration lateAfter)
    {
        if (await EventOutbox.OpenAsync(_transaction, _now, lateAfter) is not { } outbox)
        {
            var stored = await StoredCalendar.LoadAsync(_transaction, _reading.Contents!);
            await EventOutbox.BeginAsync(_transaction, stored.Book, stored.Revisions is [.., var last] ? Instant.Max(_now, last.KnownAt) : _now);
            return;
        }

        StoredCalendar? before = null;
        for (var number = published + 1; number <= _revisions.Count; number++)
        {
            before ??= await StoredCalendar.LoadAsync(_transaction, _reading.Contents!, published);
            var after = await StoredCalendar.LoadAsync(_transaction, _reading.Contents!, number);
            await Revisions.TellAsync(outbox, before, after);
            before = after;
        }
    }

    /// <summary>Gives a revision to each statement and notice that was added.</summary>
    private async Task PublishAsync(HashSet<(string Kind, string Id)> added)
    {
        var documents = _reading.Documents.ToLookup(document => (TextForm.Of(document.Kind), document.Id));
        foreach (var revision in _reading.Contents!.Book.Revisions)
        {
            var (action, kind, id) = revision.Announcement is { } notice
                ? (RevisionRow.Announcement, DocumentKind.Announcement, FileDocuments.IdOf(notice))
                : (TextForm.Of(revision.Kind), DocumentKind.Statement, revision.Statement!.Id.ToString());
            if (_isReplay ? revision.Known > _now || IsPublished(action, id) : !added.Contains((TextForm.Of(kind), id)))
            {
                continue;
            }

            var document = documents[(TextForm.Of(kind), id)].Single();
            if (revision.Known > _now)
            {
                Refuse(FileOf(document), document, ImportMistakes.KnownInTheFuture(revision.Known, _now));
                continue;
            }

            // What was said of a statement before it is imported is known with it.
            if (!_isHistory && action is RevisionRow.Confirmation or RevisionRow.Ratification)
            {
                continue;
            }

            if (action == RevisionRow.Statement && _revisions.Exists(row => row.Action == RevisionRow.Statement && row.Subject == id))
            {
                Refuse(FileOf(document), document, ImportMistakes.IdOfOfficials(id));
                continue;
            }

            var last = _revisions.LastOrDefault();
            var known = _isHistory && !(last is { Origin: RevisionRow.OfOfficial } && last.KnownAt >= revision.Known) ? revision.Known : Revisions.NextKnown(last, _now);
            var isStatement = action == RevisionRow.Statement;
            var announced = isStatement ? revision.Statement!.Announced : revision.Announcement?.Announced;
            var row = new RevisionRow(
                (last?.Number ?? 0) + 1,
                InstantColumn.Write(known),
                announced is { } older ? InstantColumn.Write(older) : known == revision.Known ? null : InstantColumn.Write(revision.Known),
                action,
                id,
                isStatement ? (await RevisionStore.NextInSeriesAsync(_transaction, Revisions.YearOf(known))).ToString() : null,
                isStatement ? TextForm.Of(PublicationKinds.Of(revision.Statement!)) : null,
                RevisionRow.OfFile,
                isStatement ? document.Json : null,
                isStatement ? document.Hash : null,
                null);
            await Revisions.AddAsync(_transaction, row, new AuditEntry(Actor, null, "published", $"{action} {id}", null, null), _now);
            _revisions.Add(row);
        }
    }

    private bool IsPublished(string action, string id) => _revisions.Exists(row => row.Action == action && row.Subject == id);

    private CalendarFile FileOf(StoredDocument document) => _reading.Files.First(file => FileDocuments.Of(file).Contains(document));

    private void Refuse(CalendarFile file, StoredDocument document, TrilingualText text)
    {
        var place = document.Kind is DocumentKind.Place or DocumentKind.Class
            ? FileDocuments.NodeOf(file, document.Id)?.Place ?? default
            : file.Root!.Place;
        _mistakes.Add(new(file.Name, Math.Max(1, place.Line), Math.Max(1, place.Column), text));
    }

    /// <summary>Takes the transaction back.</summary>
    private sealed class RefusedException(ImmutableArray<FileMistake> mistakes) : Exception
    {
        public ImmutableArray<FileMistake> Mistakes { get; } = mistakes;
    }
}
