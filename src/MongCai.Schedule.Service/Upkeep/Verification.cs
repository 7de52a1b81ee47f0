using System.Data;
using System.Data.Common;
using MongCai.Schedule.Publishing;
using MongCai.Schedule.Service.Access;
using MongCai.Schedule.Service.Database;
using MongCai.Schedule.Service.Documents;
using MongCai.Schedule.Service.History;
using MongCai.Schedule.Service.Outbox;
using MongCai.Schedule.Service.Publication;

namespace MongCai.Schedule.Service.Upkeep;

/// <summary>
/// Whether the database holds what was published: nothing changed, removed or put elsewhere since. Whoever rewrites the record of who did
/// what to its end, with all that it tells of, is found only by the hash of its head as somebody noted it elsewhere. So is whoever takes away the last
/// events: those who were sent them have their hashes.
/// </summary>
internal sealed class Verification
{
    private const int EntriesAtATime = 1000;

    private static readonly string[] Imported = ["imported", "amended"];
    private static readonly string[] Drafted = ["drafted", "edited"];

    /// <summary>How far each step of officials brings a draft.</summary>
    private static readonly Dictionary<string, StatementStatus> Steps = new()
    {
        ["drafted"] = StatementStatus.Draft,
        ["edited"] = StatementStatus.Draft,
        ["rejected"] = StatementStatus.Draft,
        ["submitted"] = StatementStatus.Submitted,
        ["approved"] = StatementStatus.Published,
        ["reviewed"] = StatementStatus.Published,
        ["declared"] = StatementStatus.Published,
    };

    private readonly DbTransaction _transaction;
    private readonly List<string> _problems = [];
    private readonly HashSet<(string Subject, string? Hash)> _recorded = [];
    private readonly List<AuditRow> _imported = [];
    private readonly List<AuditRow> _drafted = [];
    private readonly Dictionary<long, AuditRow> _published = [];
    private readonly Dictionary<string, (StatementStatus Status, string? SubmittedBy)> _steps = [];
    private readonly Dictionary<string, (string Name, string Detail, bool IsRevoked)> _tokens = [];
    private long _entries;
    private long _revisions;

    private Verification(DbTransaction transaction) => _transaction = transaction;

    /// <summary>Checks all of it, as of one moment. Cost: reads all rows.</summary>
    public static Task<Verified> RunAsync(ScheduleDatabase database) => database.ReadAsync(async transaction =>
    {
        var verification = new Verification(transaction);
        return await verification.RunAsync(database.Dialect);
    });

    private async Task<Verified> RunAsync(Dialect dialect)
    {
        _problems.AddRange(await dialect.CheckAsync(_transaction));
        var head = new AuditHead(0, AuditRow.Beginning);
        var events = EventHead.None;
        try
        {
            _problems.AddRange(await dialect.CheckTriggersAsync(_transaction, Migrations.AppendOnlyTables));
            head = await CheckAuditAsync();
            await CheckImportsAsync();
            await CheckDraftsAsync();
            await CheckTokensAsync();
            await CheckRevisionsAsync();
            events = await CheckEventsAsync();
        }
        catch (Exception failure) when (failure is DbException or DataException or FormatException && _problems is not [])
        {
            _problems.Add($"database: the rest does not read: {failure.Message.ReplaceLineEndings(" ")}");
        }

        return new Verified([.. _problems], _entries, _revisions, head, events);
    }

    private async Task<AuditHead> CheckAuditAsync()
    {
        var last = new AuditHead(0, AuditRow.Beginning);
        while (await AuditStore.AfterAsync(_transaction, last.Number, EntriesAtATime) is { Count: > 0 } rows)
        {
            foreach (var row in rows)
            {
                if (row.Number != last.Number + 1)
                {
                    Miss("audit", last.Number + 1, row.Number - 1);
                }
                else if (row.Previous != last.Hash)
                {
                    _problems.Add($"audit {row.Number}: it does not name the hash of {last.Number}; one of both was changed, or put elsewhere");
                }

                if (row.Hash != row.ExpectedHash)
                {
                    _problems.Add($"audit {row.Number}: changed; its content does not have its hash");
                }

                Note(row);
                last = new AuditHead(row.Number, row.Hash);
            }
        }

        if (await AuditStore.FindHeadAsync(_transaction) is not { } noted)
        {
            _problems.Add("audit_head: missing; whether the last entries of the audit record are there cannot be told");
        }
        else if (noted.Number > last.Number)
        {
            Miss("audit", last.Number + 1, noted.Number);
        }
        else if (noted != last)
        {
            _problems.Add($"audit {last.Number}: not the last that was written, which is {noted.Number} with the hash {noted.Hash}");
        }

        return last;
    }

    /// <summary>Keeps what an entry says of other tables.</summary>
    private void Note(AuditRow row)
    {
        _entries++;
        _recorded.Add((row.Subject, row.AfterHash));
        (Imported.Contains(row.Action) ? _imported : Drafted.Contains(row.Action) ? _drafted : null)?.Add(row);
        if (Steps.TryGetValue(row.Action, out var status))
        {
            _steps[row.Subject] = (status, row.Action == "submitted" ? row.Actor : _steps.GetValueOrDefault(row.Subject).SubmittedBy);
        }

        if (row is { Action: "token-added", AfterHash: { } added })
        {
            _tokens[added] = (row.Subject, row.Detail, false);
        }
        else if (row is { Action: "token-revoked", BeforeHash: { } revoked } && _tokens.TryGetValue(revoked, out var token))
        {
            _tokens[revoked] = token with { IsRevoked = true };
        }

        if (row.Revision is { } revision && !_published.TryAdd(revision, row))
        {
            _problems.Add($"audit {row.Number}: it records revision {revision}, as {_published[revision].Number} does");
        }
    }

    private async Task CheckImportsAsync()
    {
        var last = 0L;
        var found = new HashSet<(string Subject, string? Hash)>();
        foreach (var row in await ImportStore.AllAsync(_transaction))
        {
            var place = $"import {row.Number} ({row.Kind} {row.Id})";
            Miss("import", last + 1, row.Number - 1);
            CheckDocument(place, row.Document, row.Hash);
            CheckRecorded(place, $"{row.Kind} {row.Id}", row.Hash);
            found.Add(($"{row.Kind} {row.Id}", row.Hash));
            last = row.Number;
        }

        CheckPresent(_imported, found);
    }

    private async Task CheckDraftsAsync()
    {
        var versions = (await _transaction.QueryAsync<(string Draft, long Version, string Document, string Hash)>(
            "SELECT draft, version, document, hash FROM draft_versions ORDER BY draft, version")).ToLookup(row => row.Draft);
        var drafts = (await DraftsAsync()).ToDictionary(draft => draft.Id);
        var found = new HashSet<(string Subject, string? Hash)>();
        foreach (var id in drafts.Keys.Union(versions.Select(draft => draft.Key)))
        {
            var last = 0L;
            foreach (var row in versions[id])
            {
                Miss($"draft {id}, version", last + 1, row.Version - 1);
                CheckDocument($"draft {id}, version {row.Version}", row.Document, row.Hash);
                CheckRecorded($"draft {id}, version {row.Version}", $"statement {id}", row.Hash);
                found.Add(($"statement {id}", row.Hash));
                last = row.Version;
            }

            if (!drafts.TryGetValue(id, out var draft))
            {
                _problems.Add($"draft {id}: missing; its versions are there");
                continue;
            }

            Miss($"draft {id}, version", last + 1, draft.Version);
            var (status, submittedBy) = _steps.GetValueOrDefault($"statement {id}");
            if (draft.Status != TextForm.Of(status) || draft.SubmittedBy != submittedBy)
            {
                _problems.Add(
                    $"draft {id}: “{draft.Status}”, submitted by {draft.SubmittedBy ?? "nobody"}; the audit record has “{TextForm.Of(status)}”, by {submittedBy ?? "nobody"}");
            }
        }

        CheckPresent(_drafted, found);
    }

    private Task<List<(string Id, string Status, long Version, string? SubmittedBy)>> DraftsAsync() =>
        _transaction.QueryAsync<(string Id, string Status, long Version, string? SubmittedBy)>("SELECT id, status, version, submitted_by FROM drafts ORDER BY id");

    /// <summary>Whether tokens belong to whom they were handed out.</summary>
    private async Task CheckTokensAsync()
    {
        var found = (await TokenStore.AllAsync(_transaction)).ToLookup(token => token.Hash);
        foreach (var token in found.SelectMany(alike => alike))
        {
            if (!_tokens.TryGetValue(token.Hash, out var added))
            {
                _problems.Add($"token {token.Id}: no entry of the audit record tells of it");
            }
            else if ((added.Name, added.Detail, added.IsRevoked) != (token.Name, $"{token.Id} {token.Role}{(token.Side is { } side ? $" of {side}" : "")}", token.Revoked is not null))
            {
                _problems.Add($"token {token.Id}: changed; it was handed out to {added.Name} as {added.Detail}{(added.IsRevoked ? ", and revoked" : "")}");
            }
        }

        _problems.AddRange(_tokens.Where(token => !found.Contains(token.Key)).Select(token => $"token of {token.Value.Name} ({token.Value.Detail}): missing"));
    }

    private async Task CheckRevisionsAsync()
    {
        RevisionRow? last = null;
        var series = new Dictionary<int, int>();
        foreach (var row in await RevisionStore.AllAsync(_transaction))
        {
            _revisions++;
            Miss("revision", (last?.Number ?? 0) + 1, row.Number - 1);
            if (row.Document is not null || row.Hash is not null)
            {
                CheckDocument($"revision {row.Number}", row.Document, row.Hash);
            }

            if (!_published.TryGetValue(row.Number, out var entry))
            {
                _problems.Add($"revision {row.Number}: no entry of the audit record tells of it");
            }
            else if (entry.AfterHash != row.RowHash)
            {
                _problems.Add($"revision {row.Number}: changed; it is not what audit {entry.Number} recorded");
            }

            if (last is not null && (CameTogether(last, row) ? row.KnownAt < last.KnownAt : row.KnownAt <= last.KnownAt))
            {
                _problems.Add($"revision {row.Number}: known at {row.Known}, which is not after {last.Known} of revision {last.Number}");
            }

            CheckSeries(row, series);
            last = row;
        }

        Miss("revision", (last?.Number ?? 0) + 1, _published.Keys.DefaultIfEmpty().Max());
    }

    /// <summary>Whether one import of files brought both: what they say of the past may have become known together.</summary>
    private bool CameTogether(RevisionRow one, RevisionRow other) =>
        _published.TryGetValue(one.Number, out var entry) && _published.TryGetValue(other.Number, out var next)
            && (entry.Actor, next.Actor, next.At) == (Import.Actor, Import.Actor, entry.At);

    private void CheckSeries(RevisionRow row, Dictionary<int, int> series)
    {
        if (row.Series is null != (row.Action != RevisionRow.Statement))
        {
            _problems.Add($"revision {row.Number}: a {row.Action} with the series number {row.Series ?? "left out"}");
        }

        if (row.Series is { } text)
        {
            var year = Revisions.YearOf(row.KnownAt);
            var next = new SeriesNumber(year, series.GetValueOrDefault(year) + 1);
            if (text != next.ToString())
            {
                _problems.Add($"revision {row.Number}: it has the series number {text} where {next} comes next");
            }

            series[year] = SeriesNumber.Parse(text).Number;
        }
    }

    /// <summary>Whether events are those that were written: each names the one before it, of all and of its subject.</summary>
    private async Task<EventHead> CheckEventsAsync()
    {
        var last = EventHead.None;
        var ofSubjects = new Dictionary<string, string>();
        while (await EventStore.AfterAsync(_transaction, last.Sequence, EntriesAtATime) is { Count: > 0 } rows)
        {
            foreach (var row in rows)
            {
                Miss("event", last.Sequence + 1, row.Sequence - 1);
                CheckEvent(row, row.Sequence == last.Sequence + 1 ? last.Hash : null, ofSubjects.GetValueOrDefault(row.Subject, EventRow.Beginning));
                ofSubjects[row.Subject] = row.Hash;
                last = new EventHead(row.Sequence, row.Hash);
            }
        }

        return last;
    }

    private void CheckEvent(EventRow row, string? previous, string previousOfSubject)
    {
        var place = $"event {row.Sequence}";
        if (EventRow.HashOf(row.Body) != row.Hash)
        {
            _problems.Add($"{place}: changed; its body does not have its hash");
        }

        if (EventChain.Read(row.Body) is not { } said)
        {
            _problems.Add($"{place}: its body is no event");
            return;
        }

        if (previous is not null && said.Previous != previous)
        {
            _problems.Add($"{place}: it does not name the hash of {row.Sequence - 1}; one of both was changed, or put elsewhere");
        }

        if (said.PreviousOfSubject != previousOfSubject)
        {
            _problems.Add($"{place}: it does not name the hash of the one before it of {row.Subject}; one of both was changed, removed, or put elsewhere");
        }

        if (said.Columns is var columns && columns != EventChain.ColumnsOf(row))
        {
            _problems.Add($"{place}: its columns say “{EventChain.ColumnsOf(row)}”, its body “{columns}”");
        }

        if (row.Revision < 1 || row.Revision > _revisions)
        {
            _problems.Add($"{place}: revision {row.Revision}, which it was written at, is not there");
        }
    }

    private void CheckDocument(string place, string? document, string? hash)
    {
        if (document is null || StoredDocument.HashOf(document) != hash)
        {
            _problems.Add($"{place}: changed; its document does not have its hash");
        }
    }

    private void CheckRecorded(string place, string subject, string hash)
    {
        if (!_recorded.Contains((subject, hash)))
        {
            _problems.Add($"{place}: no entry of the audit record tells of it");
        }
    }

    private void CheckPresent(List<AuditRow> entries, HashSet<(string Subject, string? Hash)> found) =>
        _problems.AddRange(entries.Where(entry => !found.Contains((entry.Subject, entry.AfterHash)))
            .Select(entry => $"{entry.Subject}: missing as audit {entry.Number} recorded it"));

    /// <summary>Tells of numbers that are missing, if there are any.</summary>
    private void Miss(string what, long first, long last)
    {
        if (first <= last)
        {
            _problems.Add(first == last ? $"{what} {first}: missing" : $"{what} {first} to {last}: missing");
        }
    }
}
