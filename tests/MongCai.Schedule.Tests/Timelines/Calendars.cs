using System.Collections.Concurrent;
using System.Globalization;
using MongCai.Schedule.Tests.Reference;
using MongCai.Schedule.Timelines;
using Xunit.Sdk;

namespace MongCai.Schedule.Tests.Timelines;

/// <summary>
/// Random calendars to hold properties against. TIMELINE_SEEDS in the environment says how many in place of what a test asks for;
/// TIMELINE_FIRST_SEED, which is first.
/// </summary>
internal static class Calendars
{
    /// <summary>The calendars of neighbouring seeds go through the rules one by one; with this step, few of them meet rules of all kinds.</summary>
    private const int Step = 5;

    /// <summary>To make a calendar costs more than to ask it, and several tests ask the same.</summary>
    private static readonly ConcurrentDictionary<int, RandomCalendar> Made = new();

    /// <summary>Checks something for the calendars of some seeds. A failure names the seed, however it fails.</summary>
    /// <param name="count">How many seeds.</param>
    /// <param name="check">The check; the random numbers are those of the seed.</param>
    public static void Check(int count, Action<RandomCalendar, Random> check)
    {
        var first = Number("TIMELINE_FIRST_SEED", 1);
        var end = first + (Step * Number("TIMELINE_SEEDS", count));
        for (var seed = first; seed < end; seed += Step)
        {
            var calendar = Made.GetOrAdd(seed, static seed => new RandomCalendar(seed));
            try
            {
                check(calendar, new Random(seed));
            }
            catch (Exception failure)
            {
                throw new XunitException($"{failure}\n{calendar}", failure);
            }
        }
    }

    public static CalendarBook Book(this RandomCalendar calendar) => new(calendar.Gazetteer, calendar.Countries, calendar.Statements);

    public static TimelineView View(this CalendarBook book, Question question) =>
        book.Find(question.Gate, question.Flow, book.RevisionAt(question.KnownAt))!.For(question.Direction, question.Classes);

    private static int Number(string name, int otherwise) =>
        Environment.GetEnvironmentVariable(name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
}
