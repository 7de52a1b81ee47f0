using MongCai.Schedule.Service.Access;
using MongCai.Schedule.Service.Database;
using MongCai.Schedule.Service.Http;

namespace MongCai.Schedule.Service.History;

/// <summary><c>/v1/audit</c>: the record of who did what, for admins.</summary>
internal static class AuditEndpoints
{
    private static readonly ApiTag Tag = new("Audit", "The record of who did what: each entry names the hash of the one before it.");

    public static void MapAudit(this RouteGroupBuilder v1) => v1.MapGet("/audit", GetAuditAsync)
        .RequireAuthorization(Policies.Admins)
        .WithTags(Tag.Name)
        .WithName("getAudit")
        .WithSummary("Who did what")
        .WithDescription("All that was imported, written, approved and handed out, in order, in pages; the `Link` header names the next one. For admins.")
        .Produces<AuditAnswer>()
        .WithMetadata(
            Tag, NumberedPage.AfterParameter, NumberedPage.LimitParameter, ResponseExample.OfFile("audit", "/v1/audit?after=20&limit=2"),
            new Problems(ProblemKind.InvalidParameter, ProblemKind.Unauthenticated, ProblemKind.Forbidden, ProblemKind.IdentityProviderUnavailable, ProblemKind.Internal));

    private static async Task<IResult> GetAuditAsync(HttpContext context, ScheduleDatabase database)
    {
        var read = new ParameterReader(context.Request, "after", "limit");
        var page = NumberedPage.Read(read);
        if (read.Problem is { } problem)
        {
            return problem;
        }

        var (rows, last) = await database.ReadAsync(async transaction => (
            await AuditStore.AfterAsync(transaction, page.After, page.Limit),
            await AuditStore.FindHeadAsync(transaction) ?? throw new InvalidDataException("What was noted of the last entry of the audit record is missing; see verify.")));
        if (rows is [.., var shown])
        {
            page.LinkNext(context, shown.Number, last.Number);
        }

        return Cacheable.Json(new AuditAnswer([.. rows.Select(AuditEntryAnswer.Of)], last), TimeSpan.Zero, isPrivate: true);
    }
}
