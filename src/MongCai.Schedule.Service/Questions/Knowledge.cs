using MongCai.Schedule.Timelines;
using NodaTime;

namespace MongCai.Schedule.Service.Questions;

/// <summary>As known when a question is put.</summary>
/// <param name="At">The instant.</param>
/// <param name="Revision">The last revision that was known then.</param>
internal sealed record Knowledge(Instant At, int Revision)
{
    /// <summary>
    /// As known now. The instant is that of the current whole minute, so that answers of one minute are alike to the byte, or that of the
    /// last publication if it came after.
    /// </summary>
    public static Knowledge Latest(CalendarBook book, Instant now)
    {
        var revision = book.RevisionAt(now);
        var minute = WholeMinute(now);
        return new Knowledge(revision == 0 ? minute : Instant.Max(minute, book.Revisions[revision - 1].Known), revision);
    }

    public static Knowledge AsOf(CalendarBook book, Instant knownAt) => new(knownAt, book.RevisionAt(knownAt));

    public static Instant WholeMinute(Instant instant) =>
        Instant.FromUnixTimeSeconds(instant.ToUnixTimeSeconds() / NodaConstants.SecondsPerMinute * NodaConstants.SecondsPerMinute);
}
