using MongCai.Schedule.Holidays;
using MongCai.Schedule.Statements;
using NodaTime;

namespace MongCai.Schedule.Timelines;

/// <summary>What a <see cref="Revision"/> numbers; without the number, which grows when something is added that became known before.</summary>
/// <param name="Known">When it became known.</param>
/// <param name="Statement">The statement that became known, or was confirmed; null for a notice of holidays.</param>
/// <param name="Announcement">The notice of holidays; null for a statement.</param>
/// <param name="IsConfirmation">Whether the other side's yes became known, and not the statement itself.</param>
/// <param name="Depth">Of the statements that became known together, how many stand below it, each spoken of by the one above.</param>
internal sealed record Publication(Instant Known, Statement? Statement, HolidayAnnouncement? Announcement, bool IsConfirmation, int Depth)
{
    /// <summary>The order of all publications. See docs/decisions/0005.</summary>
    public static IComparer<Publication> Order { get; } = Comparer<Publication>.Create(Compare);

    /// <summary>The publication of a statement, and that of its confirmation where this came later.</summary>
    public static IEnumerable<Publication> Of(Statement statement, int depth)
    {
        yield return new Publication(statement.Known, statement, null, IsConfirmation: false, depth);
        if (statement.Confirmed is { } confirmed && confirmed.On > statement.Known)
        {
            yield return new Publication(confirmed.On, statement, null, IsConfirmation: true, depth);
        }
    }

    /// <summary>The publications of the notices of holidays that show when they were published; the others were always known.</summary>
    public static IEnumerable<Publication> Of(IEnumerable<HolidayAnnouncement> announcements) => announcements
        .Where(announcement => announcement.Known is not null)
        .Select(announcement => new Publication(announcement.Known!.Value, null, announcement, IsConfirmation: false, Depth: 0));

    /// <summary>Their <see cref="Order"/>; 0 only where both are one.</summary>
    public static int Compare(Publication left, Publication right)
    {
        if (left.Known != right.Known)
        {
            return left.Known.CompareTo(right.Known);
        }

        if (left.Statement is null || right.Statement is null)
        {
            return Key(left).CompareTo(Key(right));
        }

        return left.IsConfirmation != right.IsConfirmation ? left.IsConfirmation.CompareTo(right.IsConfirmation)
            : left.Depth != right.Depth ? left.Depth.CompareTo(right.Depth)
            : left.Statement.Id.CompareTo(right.Statement.Id);

        // Notices of holidays come before statements: who published on that day could know of them.
        static (bool, Country, LocalDate?) Key(Publication one) => one.Announcement is not { } notice ? (true, default, null)
            : (false, notice.Country, notice.Off.Select(off => off.First).Concat(notice.Work.Select(day => day.Date)).Cast<LocalDate?>().Min());
    }
}
