using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using MongCai.Schedule.Places;
using MongCai.Schedule.Service.Http;

namespace MongCai.Schedule.Service.Questions;

/// <summary><c>/v1/gates</c>, <c>/v1/gates/{gate}</c> and <c>/v1/classes</c>: what there is to ask about.</summary>
internal static class GateEndpoints
{
    private const int DefaultLimit = 100;
    private const int MostLimit = 1000;

    /// <summary>Classes come with notices, a few times a year.</summary>
    private static readonly TimeSpan MaxAgeOfClasses = TimeSpan.FromHours(1);

    public static void MapGates(this RouteGroupBuilder v1)
    {
        var gates = v1.MapGroup("/gates").WithTags(QuestionEndpoints.Tag.Name).WithMetadata(QuestionEndpoints.Tag);

        gates.MapGet("", GetGates)
            .WithName("getGates")
            .WithSummary("The gates")
            .WithDescription("All gates in pages; the `Link` header names the next one.")
            .Produces<GatesAnswer>()
            .WithMetadata(
                QuestionParameters.Limit, QuestionParameters.Cursor, ResponseExample.OfFile("gates", "/v1/gates?limit=2"),
                new Problems(ProblemKind.InvalidParameter, ProblemKind.Internal));

        v1.MapGet("/classes", (HttpRequest request, PublishedCalendar calendar) =>
                new ParameterReader(request).Problem ?? Cacheable.Json(ClassesAnswer.Of(calendar.Book.Gazetteer), MaxAgeOfClasses))
            .WithTags(QuestionEndpoints.Tag.Name)
            .WithName("getClasses")
            .WithSummary("The classes of goods, vehicles and travellers")
            .WithDescription("All that notices tell apart. A question names classes by their ids, or goods by an HS code.")
            .Produces<ClassesAnswer>()
            .WithMetadata(
                QuestionEndpoints.Tag, ResponseExample.OfFile("classes", "/v1/classes"), new Problems(ProblemKind.InvalidParameter, ProblemKind.Internal));

        gates.MapGet("/{gate}", GetGate)
            .WithName("getGate")
            .WithSummary("A gate")
            .WithDescription("Its names, kind, flows and position, the place opposite, and for what time there are answers.")
            .Produces<GateAnswer>()
            .WithMetadata(
                QuestionParameters.Gate, ResponseExample.OfFile("gate", "/v1/gates/bac-luan-2"),
                new Problems(ProblemKind.InvalidParameter, ProblemKind.NotFound, ProblemKind.Internal));
    }

    private static IResult GetGates(HttpContext context, PublishedCalendar calendar, string? limit = null, string? cursor = null)
    {
        var read = new ParameterReader(context.Request, "limit", "cursor");
        var book = calendar.Book;
        var revision = book.RevisionAt(calendar.Now);
        var most = limit is null ? DefaultLimit : read.Number("query", "limit", limit, 1, MostLimit);
        var from = cursor is null ? 0 : PlaceOf(read, book.Gazetteer, cursor);
        if (read.Problem is { } problem)
        {
            return problem;
        }

        var page = book.Gazetteer.Gates.Skip(from!.Value).Take(most!.Value).ToList();
        if (from.Value + page.Count < book.Gazetteer.Gates.Length)
        {
            var next = WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(book.Gazetteer.Gates[from.Value + page.Count].Id.ToString()));
            context.Response.Headers.Link = $"<{context.Request.PathBase}{context.Request.Path}?limit={most}&cursor={next}>; rel=\"next\"";
        }

        return Cacheable.Json(new GatesAnswer(revision, [.. page.Select(gate => GateAnswer.Of(book, gate, revision))]), TimeSpan.Zero);
    }

    private static IResult GetGate(HttpRequest request, PublishedCalendar calendar, string gate)
    {
        var read = new ParameterReader(request);
        var now = calendar.Now;
        var found = new QuestionReader(read, calendar.Book, now, "query").Gate(gate);
        return read.Problem ?? Cacheable.Json(GateAnswer.Of(calendar.Book, found!, calendar.Book.RevisionAt(now)), TimeSpan.Zero);
    }

    /// <summary>Where a page begins: with the gate that the cursor names.</summary>
    private static int? PlaceOf(ParameterReader read, Gazetteer gazetteer, string cursor)
    {
        try
        {
            var text = Encoding.UTF8.GetString(WebEncoders.Base64UrlDecode(cursor));
            if (Id<Gate>.TryParse(text, null, out var id) && gazetteer.Find(id) is { } gate)
            {
                return gazetteer.Gates.IndexOf(gate);
            }
        }
        catch (FormatException)
        {
            // Said below, as for one that is well formed and names no gate.
        }

        read.Refuse("query", "cursor", new(
            $"“{cursor}” không phải là con trỏ của trang nào; hãy dùng liên kết next của trang trước.",
            $"“{cursor}”不是任何页的游标；请使用上一页的 next 链接。",
            $"“{cursor}” is no cursor of a page; use the next link of the page before."));
        return null;
    }
}
