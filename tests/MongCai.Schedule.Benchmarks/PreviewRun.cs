using System.Diagnostics;
using MongCai.Schedule.Places;
using MongCai.Schedule.Publishing;
using MongCai.Schedule.Regimes;
using MongCai.Schedule.Statements;
using MongCai.Schedule.Timelines;
using NodaTime;

namespace MongCai.Schedule.Benchmarks;

/// <summary>
/// <c>preview [GATES CLASSES]</c>: how long an official waits for what a statement changes over a year: one that says something else for each of
/// that many classes at each of that many gates, whose timetable of ten years is that of the other runs and has clauses about the same classes.
/// </summary>
internal static class PreviewRun
{
    private const int Times = 15;
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 22, 0, 0);

    public static int Run(string[] args)
    {
        var (gates, classes) = args is [var first, var second] ? (Number(first), Number(second)) : (10, 20);
        var (realistic, named) = (RealisticBook.Create(gates), Enumerable.Range(0, classes).Select(number => Id<CrossingClass>.Parse($"class-{number}")).ToList());
        var gazetteer = new Gazetteer(
            realistic.Gazetteer.Gates, [.. realistic.Gazetteer.Classes, .. named.Select(id => new CrossingClass(id, Facet.Commodity, new("…", "…", "…"), []))]);
        var statements = realistic.Statements.Add(About(gates, named, "timetable-of-classes", StatementKind.Standing, Now - Duration.FromDays(300), null));
        var amendment = About(gates, named, "amendment", StatementKind.Agreement, Now, Now.InUtc().Date.PlusDays(30));

        var (firstTimes, againTimes, warningTimes, changes, warnings) = (new List<TimeSpan>(), new List<TimeSpan>(), new List<TimeSpan>(), 0, 0);
        for (var time = 0; time < Times; time++)
        {
            // What is published has been asked before; the draft has not.
            var before = new CalendarBook(gazetteer, realistic.Countries, statements);
            foreach (var (gate, flow) in before.TouchedBy(statements[^1].Id))
            {
                _ = before.Find(gate, flow, int.MaxValue)!.For().At(Now).Regime;
            }

            var watch = Stopwatch.StartNew();
            var after = before.With(amendment);
            changes = Preview(before, after);
            firstTimes.Add(watch.Elapsed);
            watch.Restart();
            _ = Preview(before, after);
            againTimes.Add(watch.Elapsed);
            watch.Restart();
            warnings = PublishingWarnings.Of(before, after, amendment, Now, realistic.Countries).Length;
            warningTimes.Add(watch.Elapsed);
        }

        Console.WriteLine($"{gates} gates × 3 flows × {classes} classes, a year: {changes} changes, {warnings} warnings; medians of {Times}");
        Console.WriteLine($"  changes, the draft compiled for them   {Median(firstTimes),8:F1} ms");
        Console.WriteLine($"  changes once more                      {Median(againTimes),8:F1} ms");
        Console.WriteLine($"  warnings                               {Median(warningTimes),8:F1} ms");
        return 0;

        static int Preview(CalendarBook before, CalendarBook after) => CalendarChanges.Between(before, after, Now, Now + Duration.FromDays(365)).Length;

        static double Median(List<TimeSpan> times) => times.Order().ElementAt(times.Count / 2).TotalMilliseconds;

        static int Number(string text) => int.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>A clause for each class; from the 30th day on for two months where a day is given, else without end.</summary>
    private static Statement About(int gates, List<Id<CrossingClass>> named, string id, StatementKind kind, Instant known, LocalDate? first) => new()
    {
        Id = Id<Statement>.Parse(id),
        Kind = kind,
        Title = new("…", "…", "…"),
        IssuedBy = Issuer.Both,
        Instrument = kind == StatementKind.Standing ? null : new Instrument(InstrumentForm.Talks, null),
        Binds = [Country.Vn, Country.Cn],
        Known = known,
        Clauses =
        [
            .. named.Select((each, index) => new Clause
            {
                Number = new ClauseNumber(index + 1),
                Gates = [.. Enumerable.Range(0, gates).Select(RealisticBook.Gate)],
                Flows = [Flow.Passenger, Flow.Cargo, Flow.ResidentTrade],
                Classes = [each],
                Days = first is { } day ? new ClauseDays.Dates(day.PlusDays(index % 7), day.PlusDays(60)) : new ClauseDays.Dates(known.InUtc().Date, null),
                Regime = (index + (first is null ? 0 : 1)) % 3 == 0 ? Regime.Closed : Regime.Appointment,
            }),
        ],
    };
}
