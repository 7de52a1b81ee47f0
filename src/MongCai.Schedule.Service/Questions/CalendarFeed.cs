using System.Globalization;
using System.Text;
using MongCai.Schedule.Lunisolar;
using MongCai.Schedule.Regimes;
using MongCai.Schedule.Service.Http;
using MongCai.Schedule.Service.Words;
using MongCai.Schedule.Timelines;
using NodaTime;

namespace MongCai.Schedule.Service.Questions;

/// <summary>
/// A gate's calendar as a feed that calendar programs subscribe to (RFC 5545, 7986). Every entry is an instance of its own: no rule is left to the
/// reader. The bytes follow from the calendar and the range alone.
/// </summary>
internal static class CalendarFeed
{
    /// <summary>Writes the feed.</summary>
    /// <param name="book">The book.</param>
    /// <param name="question">Of what; its day is the first.</param>
    /// <param name="last">The last day, inclusive.</param>
    /// <param name="language">The language of the texts.</param>
    public static byte[] Of(CalendarBook book, GateQuestion question, LocalDate last, Language language)
    {
        var (gate, flow) = (question.Gate.Names.In(language), RegimeWords.Of(question.Flow).In(language));
        var text = new ICalendarText()
            .Add("BEGIN", "VCALENDAR")
            .Add("VERSION", "2.0")
            .Add("PRODID", "-//MongCai.Schedule//Calendars of border gates//EN")
            .Add("CALSCALE", "GREGORIAN")
            .Add("METHOD", "PUBLISH")
            .AddText("NAME", $"{gate}, {flow}")
            .AddText("X-WR-CALNAME", $"{gate}, {flow}")
            .Add("REFRESH-INTERVAL;VALUE=DURATION", "PT1H")
            .Add("X-PUBLISHED-TTL", "PT1H");
        foreach (var (entry, changedBy) in WithLastChange(book, question, last))
        {
            Write(text, question, entry, changedBy, language);
        }

        return Encoding.UTF8.GetBytes(text.Add("END", "VCALENDAR").ToString());
    }

    /// <summary>
    /// The entries, each with the publication that gave it its present content: its number rises whenever the entry changes, and only then. Null
    /// where nothing was ever published. Cost: O(publications about the gate and flow since the oldest change × entries).
    /// </summary>
    private static IEnumerable<(FeedEntry Entry, Revision? ChangedBy)> WithLastChange(CalendarBook book, GateQuestion question, LocalDate last)
    {
        var (start, end) = (Clocks.Hanoi.AtStartOfDay(question.Date).ToInstant(), Clocks.Hanoi.AtStartOfDay(last.PlusDays(1)).ToInstant());
        var entries = FeedEntry.Between(book, question, question.Knowledge.Revision, start, end).ToList();
        var changedBy = new Revision?[entries.Count];
        foreach (var revision in book.RevisionsOf(question.Gate.Id, question.Flow).Reverse().SkipWhile(revision => revision.Number > question.Knowledge.Revision))
        {
            if (!changedBy.Contains(null))
            {
                break;
            }

            // What was so before, some earlier publication made so.
            var before = FeedEntry.Between(book, question, revision.Number - 1, start, end).ToHashSet();
            for (var index = 0; index < entries.Count; index++)
            {
                changedBy[index] ??= before.Contains(entries[index]) ? null : revision;
            }
        }

        return entries.Zip(changedBy);
    }

    private static void Write(ICalendarText text, GateQuestion question, FeedEntry entry, Revision? changedBy, Language language)
    {
        string[] about = [$"{question.Gate.Id}", TextForm.Of(question.Flow), .. Direction(question), .. question.Classes.Select(named => $"{named}")];
        var start = entry.Start ?? Clocks.Hanoi.AtStartOfDay(LunisolarCalendar.Vietnamese.FirstDate).ToInstant();
        var end = entry.End ?? Timeline.CoverageEnd;
        var changed = changedBy?.Known ?? NodaConstants.UnixEpoch;
        text.Add("BEGIN", "VEVENT")
            .AddText("UID", $"{string.Join('.', about)}.{start.ToString("uuuuMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture)}@mongcai-schedule")
            .Add("DTSTAMP", changed)
            .Add("LAST-MODIFIED", changed)
            .Add("SEQUENCE", (changedBy?.Number ?? 0).ToString(CultureInfo.InvariantCulture));
        if (DayOf(start) is { } first && DayOf(end) is { } next)
        {
            text.Add("DTSTART;VALUE=DATE", Date(first)).Add("DTEND;VALUE=DATE", Date(next));
        }
        else
        {
            text.Add("DTSTART", start).Add("DTEND", end);
        }

        text.AddText("SUMMARY", entry.Summary.In(language));
        if (entry.Description.In(language) is { Length: > 0 } description)
        {
            text.AddText("DESCRIPTION", description);
        }

        text.AddText("LOCATION", question.Gate.Names.In(language))
            .Add("CATEGORIES", ICalendarText.List([TextForm.Of(entry.Regime), TextForm.Of(entry.Certainty)]))
            .Add("STATUS", entry.Certainty == Certainty.Agreed ? "CONFIRMED" : "TENTATIVE")
            .Add("TRANSP", "TRANSPARENT")
            .Add("COLOR", Color(entry.Regime))
            .Add("END", "VEVENT");

        static string Date(LocalDate date) => date.ToString("uuuuMMdd", CultureInfo.InvariantCulture);
    }

    private static string[] Direction(GateQuestion question) => question.Direction is { } direction ? [TextForm.Of(direction)] : [];

    /// <summary>The day in Vietnam that begins at an instant; null where none does.</summary>
    private static LocalDate? DayOf(Instant instant)
    {
        var (date, time) = instant.InZone(Clocks.Hanoi).LocalDateTime;
        return time == LocalTime.Midnight ? date : null;
    }

    /// <summary>Names of CSS3 (RFC 7986, 5.9).</summary>
    private static string Color(Regime regime) => regime switch
    {
        Regime.Closed => "crimson",
        Regime.Appointment => "darkorange",
        Regime.Normal => "seagreen",
        _ => "gray",
    };
}
