using MongCai.Schedule.Holidays;
using MongCai.Schedule.Statements;
using NodaTime;

namespace MongCai.Schedule.Timelines;

/// <summary>What a <see cref="Revision"/> numbers; without the number, which grows when something is added that became known before.</summary>
/// <param name="Known">When it became known.</param>
/// <param name="Kind">What became known.</param>
/// <param name="Statement">The statement that became known, or was confirmed or ratified; null for a notice of holidays.</param>
/// <param name="Announcement">The notice of holidays; null for a statement.</param>
/// <param name="Depth">
/// Of the statements that became known together, how many stand below it, each spoken of by the one above; of a notice, its number among all.
/// </param>
internal sealed record Publication(Instant Known, RevisionKind Kind, Statement? Statement, HolidayAnnouncement? Announcement, int Depth)
{
    /// <summary>The order of all publications. See docs/decisions/0005.</summary>
    public static IComparer<Publication> Order { get; } = Comparer<Publication>.Create(Compare);

    /// <summary>The publication of a statement, and those of its confirmation and its ratification where these came later.</summary>
    public static IEnumerable<Publication> Of(Statement statement, int depth)
    {
        yield return new Publication(statement.Known, RevisionKind.Statement, statement, null, depth);
        if (statement.Confirmed is { } confirmed && confirmed.On > statement.Known)
        {
            yield return new Publication(confirmed.On, RevisionKind.Confirmation, statement, null, depth);
        }

        if (statement.Ratification?.On is { } ratified && ratified > statement.Known)
        {
            yield return new Publication(ratified, RevisionKind.Ratification, statement, null, depth);
        }
    }

    /// <summary>The publications of the notices of holidays that show when they were published, in order; the others were always known.</summary>
    public static IEnumerable<Publication> Of(IEnumerable<HolidayAnnouncement> announcements) => announcements
        .Where(announcement => announcement.Known is not null)
        .OrderBy(announcement => announcement.Known)
        .ThenBy(announcement => announcement.Country)
        .Select((announcement, index) => new Publication(announcement.Known!.Value, RevisionKind.Announcement, null, announcement, index));

    /// <summary>Their <see cref="Order"/>; 0 only where both are one.</summary>
    public static int Compare(Publication left, Publication right) =>
        left.Known != right.Known ? left.Known.CompareTo(right.Known)

        // Notices of holidays come before statements: who published on that day could know of them.
        : left.Kind != right.Kind ? left.Kind.CompareTo(right.Kind)
        : left.Depth != right.Depth || left.Statement is null || right.Statement is null ? left.Depth.CompareTo(right.Depth)
        : left.Statement.Id.CompareTo(right.Statement.Id);
}
