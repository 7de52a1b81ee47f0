using MongCai.Schedule.Lunisolar;
using MongCai.Schedule.Service.Http;
using NodaTime;

namespace MongCai.Schedule.Service.Lunar;

/// <summary><c>/v1/lunar</c>: the two lunisolar calendars.</summary>
internal static class LunarEndpoints
{
    /// <summary>The answers change only with the program, so a day's staleness after an upgrade is all that this costs.</summary>
    private static readonly TimeSpan MaxAge = TimeSpan.FromDays(1);

    private static readonly ApiTag Tag = new(
        "Lunar calendars", "The lunisolar calendars of Vietnam and China, both ways, with solar terms, and where they differ.");

    public static void MapLunar(this RouteGroupBuilder v1)
    {
        var lunar = v1.MapGroup("/lunar").WithTags(Tag.Name).WithMetadata(Tag);

        lunar.MapGet("", (HttpRequest request) => new ParameterReader(request).Problem ?? Answer(LunarCalendarsAnswer.Instance))
            .WithName("getLunarCalendars")
            .WithSummary("What the two calendars cover")
            .WithDescription("The Vietnamese and the Chinese lunisolar calendar with their clocks and ranges, all ends inclusive.")
            .Produces<LunarCalendarsAnswer>()
            .WithMetadata(new ResponseExample(LunarCalendarsAnswer.Instance), new Problems(ProblemKind.InvalidParameter, ProblemKind.Internal));

        lunar.MapGet("/{calendar}/dates/{date}", GetDate)
            .WithName("getLunarDate")
            .WithSummary("The lunar date of a solar date")
            .WithDescription("`uncertain` is true where the lunar date depends on the future rotation of the Earth; no date before 2077 does.")
            .Produces<LunarDateAnswer>()
            .WithMetadata(
                LunarParameters.Calendar, LunarParameters.Date,
                new ResponseExample(LunarDateAnswer.Of(LunisolarCalendar.Vietnamese, new LocalDate(2022, 2, 4))),
                new Problems(ProblemKind.InvalidParameter, ProblemKind.OutsideRange, ProblemKind.NotFound, ProblemKind.Internal));

        lunar.MapGet("/{calendar}/years/{year}", GetYear)
            .WithName("getLunarYear")
            .WithSummary("The months of a lunar year, and the solar terms")
            .WithDescription(
                "`months` are those of the lunar year; `solarTerms` the 24 whose local date falls in the Gregorian year of that number. `marginSeconds` "
                + "says how close the new moon lies to a midnight of the calendar's clock, negative before it.")
            .Produces<LunarYearAnswer>()
            .WithMetadata(
                LunarParameters.Calendar, LunarParameters.Year,
                new ResponseExample(LunarYearAnswer.Of(LunisolarCalendar.Vietnamese, 2033)),
                new Problems(ProblemKind.InvalidParameter, ProblemKind.OutsideRange, ProblemKind.NotFound, ProblemKind.Internal));

        lunar.MapGet("/{calendar}/years/{year}/months/{month}/days/{day}", GetDay)
            .WithName("getSolarDate")
            .WithSummary("The solar date of a lunar date")
            .WithDescription("A leap month is meant only when said: `11L`. A day that the month does not have is an error, not its last day; ask for -1.")
            .Produces<LunarDateAnswer>()
            .WithMetadata(
                LunarParameters.Calendar, LunarParameters.YearOfDay, LunarParameters.Month, LunarParameters.Day,
                new ResponseExample(LunarDateAnswer.Of(LunisolarCalendar.Vietnamese, new LocalDate(2034, 1, 19))),
                new Problems(ProblemKind.InvalidParameter, ProblemKind.OutsideRange, ProblemKind.NotFound, ProblemKind.NoSuchLunarDate, ProblemKind.Internal));

        lunar.MapGet("/differences", GetDifferences)
            .WithName("getLunarDifferences")
            .WithSummary("Where the two calendars differ")
            .WithDescription("The years in which they differ at all, the years whose New Year they put on different days, and every run of days that they name differently.")
            .Produces<LunarDifferencesAnswer>()
            .WithMetadata(
                LunarParameters.From, LunarParameters.To,
                new ResponseExample(LunarDifferencesAnswer.Of(new LocalDate(2030, 1, 1), new LocalDate(2031, 12, 31))),
                new Problems(ProblemKind.InvalidParameter, ProblemKind.OutsideRange, ProblemKind.Internal));
    }

    private static IResult GetDate(HttpRequest request, string calendar, string date)
    {
        var read = new ParameterReader(request);
        if (Find(calendar) is not { } found)
        {
            return NoSuchCalendar(calendar);
        }

        if (read.Date("date", date) is not { } solar || read.Problem is not null)
        {
            return read.Problem!;
        }

        return LunarMistakes.Check(found, solar) is { } mistake
            ? OutsideRange("path", "date", mistake)
            : Answer(LunarDateAnswer.Of(found, solar));
    }

    private static IResult GetYear(HttpRequest request, string calendar, string year)
    {
        var read = new ParameterReader(request);
        if (Find(calendar) is not { } found)
        {
            return NoSuchCalendar(calendar);
        }

        if (read.Number("year", year, 1, 9999) is not { } number || read.Problem is not null)
        {
            return read.Problem!;
        }

        return LunarMistakes.CheckYear(found, number) is { } mistake
            ? OutsideRange("path", "year", mistake)
            : Answer(LunarYearAnswer.Of(found, number));
    }

    private static IResult GetDay(HttpRequest request, string calendar, string year, string month, string day)
    {
        var read = new ParameterReader(request);
        if (Find(calendar) is not { } found)
        {
            return NoSuchCalendar(calendar);
        }

        var isLeap = month.EndsWith('L');
        var yearNumber = read.Number("year", year, 1, 9999);
        var monthNumber = read.Number("month", isLeap ? month[..^1] : month, 1, 12);
        var dayNumber = read.Number("day", day, -1, 30);
        if (dayNumber == 0)
        {
            read.Refuse("day", new(
                "Không có ngày 0; ngày cuối tháng là -1.", "没有第 0 日；月末一日写作 -1。", "There is no day 0; the last day of a month is -1."));
        }

        if (read.Problem is { } problem)
        {
            return problem;
        }

        var isLastDay = dayNumber == -1;
        var lunar = new LunarDate(yearNumber!.Value, monthNumber!.Value, isLeap, isLastDay ? 1 : dayNumber!.Value);
        var finding = isLastDay ? found.FindLastDay(lunar, out var date) : found.Find(lunar, out date);
        return finding switch
        {
            LunarDateFinding.Found => Answer(LunarDateAnswer.Of(found, date)),
            LunarDateFinding.OutsideRange => new ProblemResult(ProblemKind.OutsideRange, LunarMistakes.Explain(found, lunar, finding)),
            _ => new ProblemResult(ProblemKind.NoSuchLunarDate, LunarMistakes.Explain(found, lunar, finding)),
        };
    }

    private static IResult GetDifferences(HttpRequest request, string? from = null, string? to = null)
    {
        var read = new ParameterReader(request, "from", "to");
        var first = from is null ? LunisolarDifferences.FirstDate : read.Date("from", from);
        var last = to is null ? LunisolarDifferences.LastDate : read.Date("to", to);
        if (read.Problem is { } problem)
        {
            return problem;
        }

        List<ParameterMistake> mistakes = [];
        foreach (var (name, date) in new[] { ("from", first!.Value), ("to", last!.Value) })
        {
            // The Vietnamese calendar begins later and both end together.
            if (LunarMistakes.Check(LunisolarCalendar.Vietnamese, date) is { } mistake)
            {
                mistakes.Add(new ParameterMistake("query", name, mistake));
            }
        }

        return mistakes is []
            ? Answer(LunarDifferencesAnswer.Of(first.Value, last.Value))
            : new ProblemResult(ProblemKind.OutsideRange, mistakes);
    }

    private static ProblemResult NoSuchCalendar(string id) => new(ProblemKind.NotFound, LunarMistakes.NoSuchCalendar(id));

    private static ProblemResult OutsideRange(string place, string name, TrilingualText mistake) =>
        new(ProblemKind.OutsideRange, [new ParameterMistake(place, name, mistake)]);

    private static CacheableJson<T> Answer<T>(T value) => new(value, MaxAge);

    private static LunisolarCalendar? Find(string id) => LunisolarCalendar.All.FirstOrDefault(calendar => calendar.Id == id);
}
