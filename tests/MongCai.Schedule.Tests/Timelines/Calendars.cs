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

    /// <summary>How many seeds in a row, after one for each rule, are for none.</summary>
    private const int WithoutTheme = 8;

    /// <summary>To make a calendar costs more than to ask it, and several tests ask the same.</summary>
    private static readonly ConcurrentDictionary<int, RandomCalendar> Made = new();

    /// <summary>Checks something for the calendars of some seeds. A failure names the seed, however it fails.</summary>
    /// <param name="count">How many seeds.</param>
    /// <param name="check">The check; the random numbers are those of the seed.</param>
    public static void Check(int count, Action<RandomCalendar, Random> check)
    {
        var first = Number("TIMELINE_FIRST_SEED", 1);
        Check(Enumerable.Range(0, Number("TIMELINE_SEEDS", count)).Select(number => first + (number * Step)), check);
    }

    /// <summary>The same for calendars that are made for one rule.</summary>
    /// <param name="theme">The rule.</param>
    /// <param name="count">How many seeds.</param>
    /// <param name="check">The check; the random numbers are those of the seed.</param>
    public static void CheckThose(Rule theme, int count, Action<RandomCalendar, Random> check)
    {
        var themes = Enum.GetValues<Rule>().Length + WithoutTheme;
        Check(
            Enumerable.Range(1, Number("TIMELINE_SEEDS", count)).Select(number => (int)theme + (number * themes)),
            (calendar, random) =>
            {
                Assert.Equal(theme, calendar.Theme);
                check(calendar, random);
            });
    }

    private static void Check(IEnumerable<int> seeds, Action<RandomCalendar, Random> check)
    {
        foreach (var seed in seeds)
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
