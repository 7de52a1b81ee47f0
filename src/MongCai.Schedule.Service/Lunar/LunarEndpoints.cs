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
            .WithMetadata(new ResponseExample("calendars", "/v1/lunar", () => LunarCalendarsAnswer.Instance), new Problems(ProblemKind.InvalidParameter, ProblemKind.Internal));

        lunar.MapGet("/{calendar}/dates/{date}", GetDate)
            .WithName("getLunarDate")
            .WithSummary("The lunar date of a solar date")
            .WithDescription("`uncertain` is true where the lunar date depends on the future rotation of the Earth; no date before 2077 does.")
            .Produces<LunarDateAnswer>()
            .WithMetadata(
                LunarParameters.Calendar, LunarParameters.Date,
                new ResponseExample("date", "/v1/lunar/vn/dates/2022-02-04", () => LunarDateAnswer.Of(LunisolarCalendar.Vietnamese, new LocalDate(2022, 2, 4))),
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
                new ResponseExample("year", "/v1/lunar/vn/years/2033", () => LunarYearAnswer.Of(LunisolarCalendar.Vietnamese, 2033)),
                new Problems(ProblemKind.InvalidParameter, ProblemKind.OutsideRange, ProblemKind.NotFound, ProblemKind.Internal));

        lunar.MapGet("/{calendar}/years/{year}/months/{month}/days/{day}", GetDay)
            .WithName("getSolarDate")
            .WithSummary("The solar date of a lunar date")
            .WithDescription("A leap month is meant only when said: `11L`. A day that the month does not have is an error, not its last day; ask for -1.")
            .Produces<LunarDateAnswer>()
            .WithMetadata(
                LunarParameters.Calendar, LunarParameters.YearOfDay, LunarParameters.Month, LunarParameters.Day,
                new ResponseExample("day", "/v1/lunar/vn/years/2033/months/11L/days/29", () => LunarDateAnswer.Of(LunisolarCalendar.Vietnamese, new LocalDate(2034, 1, 19))),
                new Problems(ProblemKind.InvalidParameter, ProblemKind.OutsideRange, ProblemKind.NotFound, ProblemKind.NoSuchLunarDate, ProblemKind.Internal));

        lunar.MapGet("/differences", GetDifferences)
            .WithName("getLunarDifferences")
            .WithSummary("Where the two calendars differ")
            .WithDescription("The years in which they differ at all, the years whose New Year they put on different days, and every run of days that they name differently; "
                + "and the months in which a difference may come or go, by the future rotation of the Earth.")
            .Produces<LunarDifferencesAnswer>()
            .WithMetadata(
                LunarParameters.From, LunarParameters.To,
                new ResponseExample("differences", "/v1/lunar/differences?from=2021-01-13&to=2031-12-31", () => LunarDifferencesAnswer.Of(new LocalDate(2021, 1, 13), new LocalDate(2031, 12, 31))),
                new Problems(ProblemKind.InvalidParameter, ProblemKind.OutsideRange, ProblemKind.Internal));
    }

    private static IResult GetDate(HttpRequest request, string calendar, string date)
    {
        var read = new ParameterReader(request);
        var found = ReadCalendar(read, calendar);
        var solar = read.Date("path", "date", date);
        if (read.Problem is { } problem)
        {
            return problem;
        }

        return LunarMistakes.Check(found!, solar!.Value) is { } mistake
            ? Refuse(ProblemKind.OutsideRange, ("date", mistake))
            : Answer(LunarDateAnswer.Of(found!, solar.Value));
    }

    private static IResult GetYear(HttpRequest request, string calendar, string year)
    {
        var read = new ParameterReader(request);
        var found = ReadCalendar(read, calendar);
        var number = read.Number("path", "year", year, 1, 9999);
        if (read.Problem is { } problem)
        {
            return problem;
        }

        return LunarMistakes.CheckYear(found!, number!.Value) is { } mistake
            ? Refuse(ProblemKind.OutsideRange, ("year", mistake))
            : Answer(LunarYearAnswer.Of(found!, number.Value));
    }

    private static IResult GetDay(HttpRequest request, string calendar, string year, string month, string day)
    {
        var read = new ParameterReader(request);
        var found = ReadCalendar(read, calendar);
        var yearNumber = read.Number("path", "year", year, 1, 9999);
        var isLeap = month.EndsWith('L');
        if (!ParameterReader.IsNumber(isLeap ? month[..^1] : month, out var monthNumber) || monthNumber is < 1 or > 12)
        {
            read.Refuse("path", "month", new(
                $"“{month}” không phải là một tháng âm lịch; hãy viết 1 đến 12, tháng nhuận thêm L, ví dụ 11L.",
                $"“{month}”不是农历月份；请写作 1 到 12，闰月加 L，例如 11L。",
                $"“{month}” is not a lunar month; write 1 to 12, with L for a leap month, for instance 11L."));
        }

        var dayNumber = read.Number("path", "day", day, -1, 30);
        if (dayNumber == 0)
        {
            read.Refuse("path", "day", new(
                "Không có ngày 0; ngày cuối tháng là -1.", "没有第 0 日；月末一日写作 -1。", "There is no day 0; the last day of a month is -1."));
        }

        if (read.Problem is { } problem)
        {
            return problem;
        }

        var isLastDay = dayNumber == -1;
        var lunar = new LunarDate(yearNumber!.Value, monthNumber, isLeap, isLastDay ? 1 : dayNumber!.Value);
        var finding = isLastDay ? found!.FindLastDay(lunar, out var date) : found!.Find(lunar, out date);
        return finding == LunarDateFinding.Found
            ? Answer(LunarDateAnswer.Of(found, date))
            : Refuse(
                finding == LunarDateFinding.OutsideRange ? ProblemKind.OutsideRange : ProblemKind.NoSuchLunarDate,
                LunarMistakes.Explain(found, lunar, $"{year}/{month}/{day}", finding));
    }

    private static IResult GetDifferences(HttpRequest request, string? from = null, string? to = null)
    {
        var read = new ParameterReader(request, "from", "to");
        var first = from is null ? LunisolarDifferences.FirstDate : read.Date("query", "from", from);
        var last = to is null ? LunisolarDifferences.LastDate : read.Date("query", "to", to);
        if (first is not null && last is not null && LunarMistakes.CheckOrder(first.Value, last.Value) is { } disorder)
        {
            read.Refuse("query", "to", disorder);
        }

        if (read.Problem is { } problem)
        {
            return problem;
        }

        ParameterMistake[] mistakes =
            [.. LunarMistakes.CheckEnds(first!.Value, last!.Value).Select(end => new ParameterMistake("query", end.Name, end.Mistake))];
        return mistakes is []
            ? Answer(LunarDifferencesAnswer.Of(first.Value, last.Value))
            : new ProblemResult(ProblemKind.OutsideRange, mistakes);
    }

    private static LunisolarCalendar? ReadCalendar(ParameterReader read, string id)
    {
        var found = LunisolarCalendar.All.FirstOrDefault(calendar => calendar.Id == id);
        if (found is null)
        {
            read.RefuseMissing("calendar", LunarMistakes.NoSuchCalendar(id));
        }

        return found;
    }

    private static ProblemResult Refuse(ProblemKind kind, (string Name, TrilingualText Detail) mistake) =>
        new(kind, [new ParameterMistake("path", mistake.Name, mistake.Detail)]);

    private static Cacheable Answer<T>(T value) => Cacheable.Json(value, MaxAge);
}
