using MongCai.Schedule.Service.Publication;

namespace MongCai.Schedule.Service.Statements;

/// <summary>The revisions that are about one statement.</summary>
/// <param name="Statement">The one that published it.</param>
/// <param name="Confirmation">The one that published the other side's yes; null where none came later.</param>
/// <param name="Ratification">The one by which a second person stood behind it; null likewise.</param>
internal sealed record PublishedRows(RevisionRow Statement, RevisionRow? Confirmation, RevisionRow? Ratification)
{
    /// <summary>Those of a statement among others; null where it is not published.</summary>
    public static PublishedRows? Of(IEnumerable<RevisionRow> rows, string id)
    {
        var found = rows.Where(row => row.Subject == id).ToList();
        return Find(RevisionRow.Statement) is { } published
            ? new(published, Find(RevisionRow.Confirmation), Find(RevisionRow.Ratification))
            : null;

        RevisionRow? Find(string action) => found.Find(row => row.Action == action);
    }
}
