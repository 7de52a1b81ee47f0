namespace MongCai.Schedule.Service.Http;

/// <summary><c>/problems/{code}</c>: the address that a problem's <c>type</c> is explains the kind of problem, in all three languages.</summary>
internal static class ProblemPages
{
    /// <summary>The explanations change only with the program.</summary>
    private static readonly TimeSpan MaxAge = TimeSpan.FromDays(1);

    public static void MapProblems(this WebApplication app) =>
        app.MapGet("/problems/{code}", IResult (string code) => ProblemKind.All.FirstOrDefault(kind => kind.Code == code) is { } found
                ? Cacheable.Json(new Explanation($"/problems/{found.Code}", found.Status, found.Title, found.Advice), MaxAge)
                : new ProblemResult(ProblemKind.NotFound))
            .ExcludeFromDescription();

    /// <summary>What a kind of problem means.</summary>
    private sealed record Explanation(string Type, int Status, TrilingualText Title, TrilingualText Advice);
}
