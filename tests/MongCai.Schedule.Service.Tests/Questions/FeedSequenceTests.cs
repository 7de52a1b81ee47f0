using System.Globalization;
using System.Text;
using MongCai.Schedule.Places;
using MongCai.Schedule.Service.Questions;
using MongCai.Schedule.Tests.Reference;
using MongCai.Schedule.Timelines;
using NodaTime;

namespace MongCai.Schedule.Service.Tests.Questions;

/// <summary><c>SEQUENCE</c> of the entries of a feed (RFC 5545, 3.8.7.4) through all the publications of random calendars; FEED_SEEDS says how many.</summary>
public class FeedSequenceTests
{
    private static readonly Language[] Languages = [Language.Vi, Language.Zh, Language.En];

    [Fact]
    public void An_entry_that_says_the_same_keeps_its_sequence_and_one_that_says_something_else_has_a_higher_one_than_ever()
    {
        var (kept, raised) = (0, 0);
        var seeds = int.Parse(Environment.GetEnvironmentVariable("FEED_SEEDS") ?? "6", CultureInfo.InvariantCulture);
        for (var seed = 1; seed <= seeds; seed++)
        {
            var calendar = new RandomCalendar(seed);
            var (book, again) = (BookOf(calendar), BookOf(calendar));
            foreach (var (gate, flow) in book.Gazetteer.Gates.SelectMany(gate => gate.Flows, (gate, flow) => (gate, flow)).Where(place => book.Find(place.gate.Id, place.flow, int.MaxValue) is not null))
            {
                var history = new Dictionary<string, (long Sequence, string Modified)>();
                var before = new Dictionary<string, Entry>();
                foreach (var revision in book.RevisionsOf(gate.Id, flow))
                {
                    var place = $"seed {seed}, {gate.Id} {flow}, revision {revision.Number}";
                    var after = Entries(book, gate, flow, revision, calendar.Day, place);
                    Assert.Equal(after, Entries(again, gate, flow, revision, calendar.Day, place));
                    foreach (var (uid, entry) in after)
                    {
                        if (before.TryGetValue(uid, out var earlier) && earlier.Text == entry.Text)
                        {
                            Assert.True(earlier == entry, $"{place}: {uid} was touched from {earlier.Sequence} to {entry.Sequence} and says the same\n{calendar}");
                            kept++;
                        }
                        else if (history.TryGetValue(uid, out var last))
                        {
                            Assert.True(entry.Sequence > last.Sequence, $"{place}: {uid} says something else and has {entry.Sequence} after {last.Sequence}\n{calendar}");
                            Assert.True(string.CompareOrdinal(entry.Modified, last.Modified) >= 0, $"{place}: {uid} was changed at {entry.Modified}, before {last.Modified}\n{calendar}");
                            raised++;
                        }

                        history[uid] = (entry.Sequence, entry.Modified);
                    }

                    before = after;
                }
            }
        }

        Assert.True(kept > 100 && raised > 20, $"{kept} kept, {raised} raised: too few to prove anything");
    }

    private static CalendarBook BookOf(RandomCalendar calendar) => new(calendar.Gazetteer, calendar.Countries, calendar.Statements);

    /// <summary>The entries by UID, with what they say in all three languages.</summary>
    private static Dictionary<string, Entry> Entries(CalendarBook book, Gate gate, Flow flow, Revision revision, LocalDate day, string place)
    {
        var question = new GateQuestion(gate, flow, null, [], null, null, day.PlusDays(-60), new Knowledge(revision.Known, revision.Number));
        var entries = new Dictionary<string, Entry>();
        foreach (var language in Languages)
        {
            var text = Encoding.UTF8.GetString(CalendarFeed.Of(book, question, day.PlusDays(60), language)).Replace("\r\n ", "", StringComparison.Ordinal);
            foreach (var lines in text.Split("BEGIN:VEVENT\r\n").Skip(1).Select(entry => entry.Split("\r\n").TakeWhile(line => line != "END:VEVENT").ToList()))
            {
                var (uid, sequence, modified) = (Value("UID"), long.Parse(Value("SEQUENCE"), CultureInfo.InvariantCulture), Value("LAST-MODIFIED"));
                Assert.True(modified == Value("DTSTAMP"), place);
                var said = string.Join('\n', lines.Where(line => line.Split(':')[0] is not ("SEQUENCE" or "LAST-MODIFIED" or "DTSTAMP")));
                if (entries.TryGetValue(uid, out var entry))
                {
                    Assert.True((entry.Sequence, entry.Modified) == (sequence, modified), $"{place}: {uid} differs in {language}");
                    said = entry.Text + said;
                }

                entries[uid] = new Entry(sequence, modified, said);

                string Value(string name) => lines.Single(line => line.StartsWith($"{name}:", StringComparison.Ordinal))[(name.Length + 1)..];
            }
        }

        return entries;
    }

    private sealed record Entry(long Sequence, string Modified, string Text);
}
