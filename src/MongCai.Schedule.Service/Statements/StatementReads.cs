using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using MongCai.Schedule.Places;
using MongCai.Schedule.Publishing;
using MongCai.Schedule.Service.Access;
using MongCai.Schedule.Service.Documents;
using MongCai.Schedule.Service.Http;
using MongCai.Schedule.Service.Publication;
using MongCai.Schedule.Service.Requests;
using MongCai.Schedule.Statements;

namespace MongCai.Schedule.Service.Statements;

/// <summary>Reads of statements: everyone sees what is published, officials what is not yet, too.</summary>
internal static class StatementReads
{
    public static async Task<IResult> GetAsync(HttpContext context, LiveCalendar calendar, StatementDesk desk, string id)
    {
        var read = new ParameterReader(context.Request);
        var (isOfficial, problem) = await IsOfficialAsync(context);
        if ((problem ?? read.Problem) is { } refused)
        {
            return refused;
        }

        return isOfficial && await desk.FindAsync(id) is { } draft ? new PersonalAnswer(StatusCodes.Status200OK, null, draft)
            : PublishedStatements.Find(calendar.Stored, id, calendar.Current.Now) is { } published ? new Cacheable(published, "application/json; charset=utf-8", TimeSpan.Zero)
            : PublishedStatements.Missing(calendar.Stored, id);
    }

    public static async Task<IResult> ListAsync(HttpContext context, LiveCalendar calendar, StatementDesk desk)
    {
        var read = new ParameterReader(context.Request, "status", "gate", "year", "limit", "cursor");
        var (isOfficial, problem) = await IsOfficialAsync(context);
        var (stored, now) = (calendar.Stored, calendar.Current.Now);
        var status = read.Text("status") is { } asked ? Status(read, asked) : null;
        var gates = read.Text("gate") is { } gate ? Gates(read, stored, gate) : null;
        var year = read.Text("year") is { } text ? read.Number("query", "year", text, DocumentReader.FirstYear, DocumentReader.LastYear) : null;
        var page = CursorPage.Read(read);
        if ((problem ?? read.Problem) is { } refused)
        {
            return refused;
        }

        var published = stored.Revisions.Where(row => row.Action == RevisionRow.Statement)
            .Select(row => (Row: row, Statement: stored.Statements[Id<Statement>.Parse(row.Subject)].Statement!))
            .Where(found => year is null || SeriesNumber.Parse(found.Row.Series!).Year == year)
            .Where(found => gates is null || found.Statement.Clauses.Any(clause => clause.Gates.Any(gates.Contains)))
            .Select(found => new StatementsAnswer.Entry(
                found.Row.Subject, PublishedStatements.StatusOf(stored, found.Statement, now), found.Statement.Kind, found.Statement.Title, found.Row.Series, found.Row.Number, found.Row.KnownAt));
        var drafts = isOfficial && year is null ? await desk.UnpublishedAsync() : [];
        var entries = published.Concat(drafts.Select(draft => Entry(draft.Row, draft.Document, gates)).OfType<StatementsAnswer.Entry>())
            .Where(entry => status is null || entry.Status == status)
            .Where(entry => string.CompareOrdinal(entry.Id, page.From) >= 0)
            .OrderBy(entry => entry.Id, StringComparer.Ordinal)
            .Take(page.Limit + 1)
            .ToList();
        if (entries.Count > page.Limit)
        {
            CursorPage.LinkNext(context, entries[page.Limit].Id);
        }

        var answer = new StatementsAnswer(stored.Revisions.Length, [.. entries.Take(page.Limit)]);
        return isOfficial
            ? new PersonalAnswer(StatusCodes.Status200OK, null, JsonSerializer.SerializeToUtf8Bytes(answer, Json.Options))
            : Cacheable.Json(answer, TimeSpan.Zero);
    }

    /// <summary>
    /// A draft in short; null where it names none of the gates asked about. It is not read as a statement: a calendar that has changed since may
    /// not let it be one.
    /// </summary>
    private static StatementsAnswer.Entry? Entry(DraftRow draft, string document, HashSet<Id<Gate>>? gates)
    {
        using var json = JsonDocument.Parse(document);
        var (root, title) = (json.RootElement, json.RootElement.GetProperty("title"));
        var named = root.GetProperty("clauses").EnumerateArray().SelectMany(clause => clause.GetProperty("gates").EnumerateArray()).Select(gate => Id<Gate>.Parse(gate.GetString()!));
        return gates is not null && !named.Any(gates.Contains)
            ? null
            : new(
                draft.Id,
                draft.StatusOf,
                TextForm.TryParse<StatementKind>(root.GetProperty("kind").GetString(), out var kind) ? kind : throw new InvalidDataException($"Draft {draft.Id} has no kind."),
                new(Text("vi"), Text("zh"), Text("en")),
                null,
                null,
                null);

        string Text(string language) => title.GetProperty(language).GetString()!;
    }

    /// <summary>Whether an official asks; a problem where a token is sent that is no good, rather than the answer for everyone.</summary>
    private static async Task<(bool IsOfficial, IResult? Problem)> IsOfficialAsync(HttpContext context)
    {
        var found = await context.AuthenticateAsync(TokenAuthentication.SchemeName);
        return found.Failure is not null ? (false, Results.Challenge(authenticationSchemes: [TokenAuthentication.SchemeName]))
            : (found.Principal is { } user && LifeCycle.IsOfficial(TokenAuthentication.PersonOf(user).Role), null);
    }

    private static StatementStatus? Status(ParameterReader read, string asked)
    {
        if (TextForm.TryParse<StatementStatus>(asked, out var status))
        {
            return status;
        }

        var all = string.Join(", ", TextForm.All<StatementStatus>().Select(row => row.Text));
        read.Refuse("query", "status", new($"“{asked}” không phải là một trong: {all}.", $"“{asked}”不是以下之一：{all}。", $"“{asked}” is none of: {all}."));
        return null;
    }

    private static HashSet<Id<Gate>>? Gates(ParameterReader read, StoredCalendar stored, string asked)
    {
        var gazetteer = stored.Book.Gazetteer;
        if (Id<Gate>.TryParse(asked, null, out var gate) && gazetteer.Find(gate) is not null)
        {
            // A clause about the gate that it is part of speaks of it too.
            return [.. gazetteer.Gates.Where(other => gazetteer.WithParts(other.Id).Contains(gate)).Select(other => other.Id), .. gazetteer.WithParts(gate)];
        }

        read.Refuse("query", "gate", ValueMistakes.NoSuch(Names.Gate, asked, gazetteer.Gates.Select(known => known.Id.ToString())));
        return null;
    }
}
