using System.Data.Common;
using MongCai.Schedule.Service.History;
using MongCai.Schedule.Service.Outbox;
using NodaTime;

namespace MongCai.Schedule.Service.Publication;

/// <summary>How the calendar comes to its next revision.</summary>
internal static class Revisions
{
    /// <summary>How far changes are looked for: beyond whatever is negotiated, and over two of what recurs.</summary>
    private const int DaysAhead = 731;

    /// <summary>Adds a revision and tells of it, in one transaction.</summary>
    /// <param name="transaction">The transaction.</param>
    /// <param name="row">The revision; its number and time come after those of the last one.</param>
    /// <param name="entry">Who made it; its revision and the hash after it are set here.</param>
    /// <param name="now">The time.</param>
    public static async Task AddAsync(DbTransaction transaction, RevisionRow row, AuditEntry entry, Instant now)
    {
        await RevisionStore.AddAsync(transaction, row);
        await AuditStore.AppendAsync(transaction, entry with { AfterHash = row.RowHash, Revision = row.Number }, now);
    }

    /// <summary>Writes the events that tell of the last revision, in the transaction that added it.</summary>
    /// <param name="outbox">Where they are written.</param>
    /// <param name="before">The calendar before it.</param>
    /// <param name="after">The calendar with it.</param>
    public static Task TellAsync(EventOutbox outbox, StoredCalendar before, StoredCalendar after)
    {
        var row = after.Revisions[^1];
        return outbox.PublishAsync(before.Book, after.Book, row.Series, row.Kind, ChangesUntil(row.KnownAt));
    }

    /// <summary>When the next revision becomes known: now, and after the last one even where the clock was put back.</summary>
    public static Instant NextKnown(RevisionRow? last, Instant now)
    {
        var whole = Instant.FromUnixTimeMilliseconds(now.ToUnixTimeMilliseconds());
        return last is null ? whole : Instant.Max(whole, last.KnownAt + Duration.FromMilliseconds(1));
    }

    /// <summary>Until when changes are looked for by what becomes known at an instant.</summary>
    public static Instant ChangesUntil(Instant known) => known + Duration.FromDays(DaysAhead);

    /// <summary>The year, in Vietnam, in whose series a statement is numbered.</summary>
    public static int YearOf(Instant known) => known.InZone(Clocks.Hanoi).Year;
}
