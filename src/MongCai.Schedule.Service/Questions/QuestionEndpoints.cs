using System.Text;
using MongCai.Schedule.Regimes;
using MongCai.Schedule.Service.Http;
using NodaTime;

namespace MongCai.Schedule.Service.Questions;

/// <summary><c>/v1/gates/{gate}/{flow}/…</c> and <c>/v1/status</c>: a trader's questions.</summary>
internal static class QuestionEndpoints
{
    public static readonly ApiTag Tag = new("Questions", "May this cargo cross at this gate on this date; if not, when next; how sure is that; says who?");

    private const int MostYears = 2;

    private const int MostYearsOfFeed = 10;

    private static readonly Problems MayFail = new(
        ProblemKind.InvalidParameter, ProblemKind.OutsideRange, ProblemKind.NotFound, ProblemKind.Internal);

    /// <summary>How long an answer may be kept: not at all without asking again, since an emergency may come any second.</summary>
    private static readonly TimeSpan MaxAge = TimeSpan.Zero;

    public static void MapQuestions(this RouteGroupBuilder v1)
    {
        v1.MapGates();

        var questions = v1.MapGroup("/gates/{gate}/{flow}")
            .WithTags(Tag.Name)
            .WithMetadata(Tag, QuestionParameters.Gate, QuestionParameters.Flow)
            .WithMetadata(QuestionParameters.Whom);

        questions.MapGet("/status", GetStatus)
            .WithName("getStatus")
            .WithSummary("Is a gate open, for whom, how surely and why")
            .WithDescription(
                "At an instant, or on a whole day in Vietnam. `start` and `end` bound the longest stretch over which regime, certainty and exceptions "
                + "hold, hours aside; `next` is the first change of the regime; `because` is the proof, with sources.")
            .Produces<StatusAnswer>()
            .WithMetadata(
                QuestionParameters.At, QuestionParameters.Date,
                ResponseExample.OfFile(
                    "status", "/v1/gates/bac-luan-2/cargo/status?at=2022-02-04T09:00:00%2B07:00&commodity=cold-chain&knownAt=2022-01-30T12:00:00%2B07:00"),
                ResponseExample.OfFile("status-of-a-day", "/v1/gates/bac-luan-2/cargo/status?date=2022-02-04"),
                MayFail);

        questions.MapGet("/calendar", GetCalendar)
            .WithName("getCalendar")
            .WithSummary("The answers for a range of days")
            .WithDescription("Segments without gap or overlap, and each day with its lunar dates and holidays. `Accept: text/csv` gives a row a day: "
                + "lunar dates as year/month/day (`L` marks a leap month), hours as opens-closes/lastEntry on the clock of Hanoi (empty where not known, `?` for an end that is not), "
                + "exceptions as `classes direction=regime hours`, holidays as country:id; several in one field are divided by `; `.")
            .Produces<CalendarAnswer>()
            .WithMetadata(
                RequestCost.High, QuestionParameters.From, QuestionParameters.To,
                ResponseExample.OfFile("calendar", "/v1/gates/bac-luan-2/cargo/calendar?from=2022-01-30&to=2022-02-04"),
                new AlsoProduces("text/csv"),
                MayFail);

        questions.MapGet("/calendar.ics", GetFeed)
            .WithName("getCalendarFeed")
            .WithSummary("The calendar of a gate, to subscribe to")
            .WithDescription(
                "iCalendar (RFC 5545, 7986): an entry for each stretch that is not the ordinary `normal`, none of them recurring. What both sides agreed is "
                + "`CONFIRMED`, all else `TENTATIVE`. `SEQUENCE` is the number of the revision that changed the entry last. What is open has the end of the "
                + "calendar, 2200-02-15, for its end.")
            .Produces<string>(contentType: "text/calendar")
            .WithMetadata(
                RequestCost.High, QuestionParameters.FeedFrom, QuestionParameters.FeedTo, QuestionParameters.Lang,
                ResponseExample.OfFile("calendar-feed", "/v1/gates/bac-luan-2/cargo/calendar.ics?from=2022-01-30&to=2022-02-02&lang=en"),
                MayFail);

        questions.MapGet("/next", GetNext)
            .WithName("getNextStretch")
            .WithSummary("When a gate next lets something cross")
            .WithDescription("The first stretch, from an instant on, in which the regime is at most that restrictive; it may have begun before.")
            .Produces<NextStretchAnswer>()
            .WithMetadata(
                QuestionParameters.Regime, QuestionParameters.After,
                ResponseExample.OfFile(
                    "next", "/v1/gates/bac-luan-2/cargo/next?regime=normal&after=2022-02-04T09:00:00%2B07:00&commodity=cold-chain&knownAt=2022-01-30T12:00:00%2B07:00"),
                MayFail);

        v1.MapGet("/status", GetStatuses)
            .WithTags(Tag.Name)
            .WithName("getStatuses")
            .WithSummary("Every gate and flow in one answer")
            .WithDescription("At an instant, or on a whole day in Vietnam.")
            .Produces<StatusesAnswer>()
            .WithMetadata(
                Tag, QuestionParameters.At, QuestionParameters.Date, QuestionParameters.KnownAt, ResponseExample.OfFile("statuses", "/v1/status?date=2022-02-04"),
                new Problems(ProblemKind.InvalidParameter, ProblemKind.OutsideRange, ProblemKind.Internal));

        v1.MapManyQuestions();
    }

    private static IResult GetStatus(HttpRequest request, PublishedCalendar calendar, string gate, string flow)
    {
        var read = ReaderOf(request, QuestionReader.All.AsSpan());
        var question = new QuestionReader(read, calendar.Book, calendar.Now, "query").Read(gate, flow);
        return read.Problem ?? Cacheable.Json(StatusAnswer.Of(calendar.Book, question!), MaxAge);
    }

    private static IResult GetCalendar(HttpContext context, PublishedCalendar calendar, string gate, string flow)
    {
        var read = ReaderOf(context.Request, ["from", "to", .. QuestionReader.WhomAndKnown]);
        var reader = new QuestionReader(read, calendar.Book, calendar.Now, "query");
        var (first, last) = (Day("from"), Day("to"));
        CheckRange(read, first, last, MostYears);
        var question = reader.Read(gate, flow, "path", at: null, first);
        if (read.Problem is { } problem)
        {
            return problem;
        }

        context.Response.Headers.Vary = "Accept";
        var answer = CalendarAnswer.Of(calendar.Book, question!, last!.Value);
        return WantsCsv(context.Request)
            ? new Cacheable(Encoding.UTF8.GetBytes(CalendarCsv.Of(answer)), "text/csv; charset=utf-8; header=present", MaxAge)
            : Cacheable.Json(answer, MaxAge);

        LocalDate? Day(string name)
        {
            if (read.Text(name) is null)
            {
                read.Refuse("query", name, new($"Thiếu tham số “{name}”.", $"缺少参数“{name}”。", $"The parameter “{name}” is missing."));
            }

            return reader.DateOf(name);
        }
    }

    private static IResult GetFeed(HttpContext context, PublishedCalendar calendar, string gate, string flow)
    {
        var read = ReaderOf(context.Request, ["from", "to", "lang", .. QuestionReader.WhomAndKnown]);
        var now = calendar.Now;
        var reader = new QuestionReader(read, calendar.Book, now, "query");

        // Whole years, so that the bytes of a feed that nothing happened to change once a year.
        var year = now.InZone(Clocks.Hanoi).Year;
        var first = read.Text("from") is null ? new LocalDate(year - 1, 1, 1) : reader.DateOf("from");
        var last = read.Text("to") is null ? new LocalDate(year + 2, 12, 31) : reader.DateOf("to");
        CheckRange(read, first, last, MostYearsOfFeed);
        var language = RequestLanguage.Read(read, context.Request);
        var question = reader.Read(gate, flow, "path", at: null, first);
        if (read.Problem is { } problem)
        {
            return problem;
        }

        RequestLanguage.Tell(context.Response, language);
        return new Cacheable(CalendarFeed.Of(calendar.Book, question!, last!.Value, language), "text/calendar; charset=utf-8", MaxAge);
    }

    private static void CheckRange(ParameterReader read, LocalDate? first, LocalDate? last, int mostYears)
    {
        if (last < first)
        {
            read.Refuse("query", "to", new(
                $"Ngày cuối {last:uuuu-MM-dd} đứng trước ngày đầu {first:uuuu-MM-dd}.",
                $"末日 {last:uuuu-MM-dd} 早于首日 {first:uuuu-MM-dd}。",
                $"The last day {last:uuuu-MM-dd} comes before the first, {first:uuuu-MM-dd}."));
        }
        else if (last >= first?.PlusYears(mostYears))
        {
            var latest = first.Value.PlusYears(mostYears).PlusDays(-1);
            read.Refuse("query", "to", new(
                $"Nhiều nhất {mostYears} năm; với ngày đầu này, ngày cuối muộn nhất là {latest:uuuu-MM-dd}.",
                $"最多 {mostYears} 年；自该首日起，末日最晚为 {latest:uuuu-MM-dd}。",
                $"At most {mostYears} years; from that first day the last can be {latest:uuuu-MM-dd}."));
        }
    }

    private static IResult GetNext(HttpRequest request, PublishedCalendar calendar, string gate, string flow)
    {
        var read = ReaderOf(request, ["regime", "after", .. QuestionReader.WhomAndKnown]);
        var now = calendar.Now;
        var reader = new QuestionReader(read, calendar.Book, now, "query");
        var regime = Regime.Normal;
        if (read.Text("regime") is { } text && (!TextForm.TryParse(text, out regime) || regime == Regime.Unknown))
        {
            read.Refuse("query", "regime", new(
                $"“{text}” không phải là chế độ có thể tìm; có: normal, appointment, closed.",
                $"“{text}”不是可查找的状态；可用：normal, appointment, closed。",
                $"“{text}” is no regime to look for; there are: normal, appointment, closed."));
        }

        var after = read.Text("after") is null ? Knowledge.WholeMinute(now) : reader.InstantOf("after");
        var question = reader.Read(gate, flow, "path", after, after?.InZone(Clocks.Hanoi).Date);
        return read.Problem ?? Cacheable.Json(NextStretchAnswer.Of(calendar.Book, question!, regime), MaxAge);
    }

    private static IResult GetStatuses(HttpRequest request, PublishedCalendar calendar)
    {
        var read = ReaderOf(request, ["at", "date", "knownAt"]);
        var (book, now) = (calendar.Book, calendar.Now);
        var reader = new QuestionReader(read, book, now, "query");
        var (at, date) = reader.When();
        var knowledge = reader.Known();
        if (read.Problem is { } problem)
        {
            return problem;
        }

        return Cacheable.Json(
            new StatusesAnswer(knowledge!.Revision,
            [
                .. book.Gazetteer.Gates.SelectMany(gate => gate.Flows.Select(flow =>
                    StatusAnswer.Of(book, new GateQuestion(gate, flow, null, [], null, at, date!.Value, knowledge)))),
            ]),
            MaxAge);
    }

    private static ParameterReader ReaderOf(HttpRequest request, ReadOnlySpan<string> known) =>
        new("query", "", request.Query.ToDictionary(), known, QuestionReader.Repeatable.AsSpan());

    private static bool WantsCsv(HttpRequest request) =>
        request.GetTypedHeaders().Accept
            .Where(range => range.Quality is not 0)
            .OrderByDescending(range => range.Quality ?? 1)
            .FirstOrDefault()?.MediaType.Equals("text/csv", StringComparison.OrdinalIgnoreCase) == true;
}
