using MongCai.Schedule.Service.Http;

namespace MongCai.Schedule.Service.Requests;

/// <summary>What comes of something that somebody wants done.</summary>
/// <param name="Problem">Why it was not done; null where it was.</param>
/// <param name="Status">The HTTP status of what was done.</param>
/// <param name="Location">Where the thing is that came of it; null where it is the one that was named.</param>
/// <param name="Body">The answer; empty where there is none.</param>
internal sealed record Reply(IResult? Problem, int Status, string? Location, byte[] Body)
{
    /// <summary>The entity tag, where it is not that of the body.</summary>
    public string? Tag { get; init; }

    public static Reply Refused(ProblemResult problem) => new(problem, 0, null, []);

    public static Reply Refused(ProblemKind kind, TrilingualText? detail = null) => Refused(new ProblemResult(kind, detail));

    public static Reply Refused(IReadOnlyList<ParameterMistake> mistakes) => Refused(new ProblemResult(ProblemKind.InvalidBody, mistakes));

    /// <summary>As it is sent.</summary>
    public IResult Result => Problem ?? (Status == StatusCodes.Status204NoContent ? Results.NoContent() : new PersonalAnswer(Status, Location, Body, Tag));
}
