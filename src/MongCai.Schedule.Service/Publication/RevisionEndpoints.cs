using Microsoft.OpenApi;
using MongCai.Schedule.Service.Http;

namespace MongCai.Schedule.Service.Publication;

/// <summary><c>/v1/revisions</c>: the history of the calendar, without names.</summary>
internal static class RevisionEndpoints
{
    private static readonly ApiTag Tag = new("Revisions", "The history of the calendar: each publication made a revision of it, and none ever changes.");

    private static readonly ApiParameter NumberParameter = new(
        "number", "The number of a revision, from 1.", new OpenApiSchema { Type = JsonSchemaType.Integer, Minimum = "1" }, 20);

    /// <summary>What was published never changes; yet a mistake of ours should not be kept for ever.</summary>
    private static readonly TimeSpan MaxAge = TimeSpan.FromDays(1);

    public static void MapRevisions(this RouteGroupBuilder v1)
    {
        var revisions = v1.MapGroup("/revisions").WithTags(Tag.Name).WithMetadata(Tag);
        revisions.MapGet("", GetRevisions)
            .WithName("getRevisions")
            .WithSummary("The revisions of the calendar")
            .WithDescription("What became known, in order, in pages; the `Link` header names the next one.")
            .Produces<RevisionsAnswer>()
            .WithMetadata(
                NumberedPage.AfterParameter, NumberedPage.LimitParameter, ResponseExample.OfFile("revisions", "/v1/revisions?after=20&limit=3"),
                new Problems(ProblemKind.InvalidParameter, ProblemKind.Internal));
        revisions.MapGet("/{number}", GetRevision)
            .WithName("getRevision")
            .WithSummary("A revision of the calendar")
            .WithDescription("What became known with it, and when.")
            .Produces<RevisionAnswer>()
            .WithMetadata(
                NumberParameter, ResponseExample.OfFile("revision", "/v1/revisions/20"),
                new Problems(ProblemKind.InvalidParameter, ProblemKind.NotFound, ProblemKind.Internal));
    }

    private static IResult GetRevisions(HttpContext context, LiveCalendar calendar)
    {
        var read = new ParameterReader(context.Request, "after", "limit");
        var page = NumberedPage.Read(read);
        if (read.Problem is { } problem)
        {
            return problem;
        }

        var all = calendar.Stored.Revisions;
        var shown = all.Skip(page.After).Take(page.Limit).Select(RevisionAnswer.Of).ToList();
        page.LinkNext(context, page.After + (long)shown.Count, all.Length);
        return Cacheable.Json(new RevisionsAnswer(all.Length, shown), TimeSpan.Zero);
    }

    private static IResult GetRevision(HttpRequest request, LiveCalendar calendar, string number)
    {
        var read = new ParameterReader(request);
        var all = calendar.Stored.Revisions;
        var found = read.Number("path", "number", number, 1, int.MaxValue);
        if (found > all.Length)
        {
            read.RefuseMissing("number", new(
                $"Chưa có bản sửa đổi {found} của lịch; bản mới nhất là {all.Length}.",
                $"日历尚无第 {found} 次修订；最新为第 {all.Length} 次。",
                $"There is no revision {found} of the calendar; the last one is {all.Length}."));
        }

        return read.Problem ?? Cacheable.Json(RevisionAnswer.Of(all[found!.Value - 1]), MaxAge);
    }
}
