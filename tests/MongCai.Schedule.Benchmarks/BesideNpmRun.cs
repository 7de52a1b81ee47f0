using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using MongCai.Schedule.Holidays;
using MongCai.Schedule.Places;
using MongCai.Schedule.Regimes;
using MongCai.Schedule.Service.CalendarFiles;
using MongCai.Schedule.Statements;
using MongCai.Schedule.Timelines;
using NodaTime;

namespace MongCai.Schedule.Benchmarks;

/// <summary>
/// <c>npm FOLDER CALENDARS</c>: the same questions in process against npm's <c>opening_hours</c> (is it open at this instant) and <c>date-holidays</c>
/// (is this day a holiday), run beside it by turns. FOLDER is <c>npm/</c>, after <c>npm install</c>.
/// </summary>
internal static class BesideNpmRun
{
    private const int Count = 4096;
    private const int Turns = 5;

    // What opening_hours has no words for (two sides, classes, certainty, two times) is not asked of it.
    private const string OpeningHours = "Mo-Fr 08:00-11:00,12:00-16:00; 2022 Jan 31-2022 Feb 06 off";

    public static int Run(string folder, string calendars)
    {
        var random = new Random(20220125);
        var instants = Enumerable.Range(0, Count).Select(_ => Instant.FromUtc(2022, 1, 1, 0, 0) + Duration.FromMinutes(random.Next(365 * 24 * 60))).ToArray();
        var view = Gate();
        Compare(folder, "opening_hours", OpeningHours, instants, instant => view.IsOpenAt(instant) == true);

        var days = Enumerable.Range(0, Count).Select(_ => new LocalDate(2015, 1, 1).PlusDays(random.Next(16 * 365))).ToArray();
        var contents = CalendarFolder.Load(calendars).Contents ?? throw new ArgumentException($"{calendars} is not read; check it.", nameof(calendars));
        var vietnam = contents.Book.Countries.Vn;
        Compare(folder, "date-holidays", "VN", [.. days.Select(Noon)], instant => vietnam.HolidaysOn(instant.InZone(Clocks.Hanoi).Date).Any());
        return 0;
    }

    private static Instant Noon(LocalDate day) => (day + LocalTime.Noon).InZoneStrictly(Clocks.Hanoi).ToInstant();

    private static void Compare(string folder, string library, string text, Instant[] asked, Func<Instant, bool> ask)
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, JsonSerializer.Serialize(new { text, milliseconds = asked.Select(instant => instant.ToUnixTimeMilliseconds()) }));
        var ratios = new List<(double Theirs, double Ours)>();
        var alike = 0;
        for (var turn = 0; turn < Turns; turn++)
        {
            var theirs = Node(folder, library, file);
            var answers = (string)theirs["answers"]!;
            alike = asked.Index().Count(each => ask(each.Item) == (answers[each.Index] == '1'));
            ratios.Add(((double)theirs["perSecond"]!, Measure(asked, ask)));
        }

        File.Delete(file);
        var (median, ours) = ratios.OrderBy(turn => turn.Ours / turn.Theirs).ElementAt(Turns / 2);
        Console.WriteLine($"{library,-14} {median,12:F0}/s  ours {ours,12:F0}/s  ratio {ours / median,8:F0}  {alike} of {asked.Length} answers alike");
    }

    private static JsonNode Node(string folder, string library, string file)
    {
        using var node = Process.Start(new ProcessStartInfo("node", ["measure.mjs", library, file])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            UseShellExecute = false,
            Environment = { ["TZ"] = "Asia/Ho_Chi_Minh" },
        })!;
        var text = node.StandardOutput.ReadToEnd();
        node.WaitForExit();
        return JsonNode.Parse(text)!;
    }

    private static double Measure(Instant[] asked, Func<Instant, bool> ask)
    {
        var (count, yes) = (0L, 0);
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < TimeSpan.FromSeconds(1))
        {
            foreach (var instant in asked)
            {
                yes += ask(instant) ? 1 : 0;
            }

            count += asked.Length;
        }

        GC.KeepAlive(yes);
        return count / watch.Elapsed.TotalSeconds;
    }

    /// <summary>A gate with the hours that <see cref="OpeningHours"/> says, in the words of statements.</summary>
    private static TimelineView Gate()
    {
        var words = new TrilingualText("Một", "一", "One");
        var gate = Id<Gate>.Parse("gate");
        var weekend = new DayPattern([IsoDayOfWeek.Saturday, IsoDayOfWeek.Sunday], [], null, null);
        ClauseHours hours = new([Window(8, 11), Window(12, 16)]);
        Clause ordinary = new()
        {
            Number = new ClauseNumber(1),
            Gates = [gate],
            Flows = [Flow.Cargo],
            Classes = [],
            Days = new ClauseDays.Dates(new LocalDate(2021, 1, 1), null),
            Regime = Regime.Normal,
            Hours = hours,
        };
        Statement timetable = new()
        {
            Id = Id<Statement>.Parse("timetable"),
            Kind = StatementKind.Standing,
            Title = words,
            IssuedBy = Issuer.Both,
            Binds = [Country.Vn, Country.Cn],
            Known = Instant.FromUtc(2021, 1, 1, 0, 0),
            Clauses = [ordinary, ordinary with { Number = new ClauseNumber(2), Regime = Regime.Closed, Hours = null, Pattern = weekend }],
        };
        var holiday = timetable with
        {
            Id = Id<Statement>.Parse("holiday"),
            Kind = StatementKind.Agreement,
            Instrument = new Instrument(InstrumentForm.Talks, null),
            Clauses = [ordinary with { Days = new ClauseDays.Dates(new LocalDate(2022, 1, 31), new LocalDate(2022, 2, 6)), Regime = Regime.Closed, Hours = null }],
        };
        var gazetteer = new Gazetteer([new Gate(gate, words, [], GateKind.International, null, [Flow.Cargo], null, null, [])], []);
        return new CalendarBook(gazetteer, CountryCalendars.Empty, [timetable, holiday]).Find(gate, Flow.Cargo, 2)!.For();

        static ServiceWindow Window(int opens, int closes) => new(new LocalTime(opens, 0), new LocalTime(closes, 0), null, Clocks.Hanoi, []);
    }
}
