using Microsoft.OpenApi;
using MongCai.Schedule.Publishing;
using MongCai.Schedule.Service.Answers;
using MongCai.Schedule.Service.Http;
using NodaTime;

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
        revisions.MapGet("/{number}/changes", GetChanges)
            .WithName("getRevisionChanges")
            .WithSummary("What a revision of the calendar changed")
            .WithDescription(
                "Every gate, flow, direction and class of which the answer became another, from when to when, from what to what, as known before this revision "
                + "and with it; looked at from the beginning until two years after it became known.")
            .Produces<RevisionChangesAnswer>()
            .WithMetadata(
                RequestCost.High, NumberParameter, ResponseExample.OfFile("revision-changes", "/v1/revisions/20/changes"),
                new Problems(ProblemKind.InvalidParameter, ProblemKind.NotFound, ProblemKind.Internal));
    }

    private static IResult GetChanges(HttpRequest request, LiveCalendar calendar, string number)
    {
        var read = new ParameterReader(request);
        var found = Find(read, calendar.Stored, number);
        if (read.Problem is { } problem)
        {
            return problem;
        }

        var until = Revisions.ChangesUntil(found!.KnownAt);
        return Cacheable.Json(
            new RevisionChangesAnswer(
                found.Number, until, [.. CalendarChanges.Of(calendar.Stored.Book, (int)found.Number, Instant.MinValue, until).Select(ChangeAnswer.Of)]),
            MaxAge);
    }

    /// <summary>The revision of a number; null where there is none, which is refused.</summary>
    private static RevisionRow? Find(ParameterReader read, StoredCalendar stored, string number)
    {
        var found = read.Number("path", "number", number, 1, int.MaxValue);
        if (found <= stored.Revisions.Length)
        {
            return stored.Revisions[found.Value - 1];
        }

        if (found is not null)
        {
            read.RefuseMissing("number", new(
                $"Chưa có bản sửa đổi {found} của lịch; bản mới nhất là {stored.Revisions.Length}.",
                $"日历尚无第 {found} 次修订；最新为第 {stored.Revisions.Length} 次。",
                $"There is no revision {found} of the calendar; the last one is {stored.Revisions.Length}."));
        }

        return null;
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
        var found = Find(read, calendar.Stored, number);
        return read.Problem ?? Cacheable.Json(RevisionAnswer.Of(found!), MaxAge);
    }
}
