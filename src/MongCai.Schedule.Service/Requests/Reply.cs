using MongCai.Schedule.Service.Http;

namespace MongCai.Schedule.Service.Requests;

/// <summary>What comes of something that somebody wants done.</summary>
/// <param name="Problem">Why it was not done; null where it was.</param>
/// <param name="Status">The HTTP status of what was done.</param>
/// <param name="Location">Where the thing is that came of it; null where it is the one that was named.</param>
/// <param name="Body">The answer; empty where there is none.</param>
internal sealed record Reply(IResult? Problem, int Status, string? Location, byte[] Body)
{
    public static Reply Refused(ProblemResult problem) => new(problem, 0, null, []);

    public static Reply Refused(ProblemKind kind, TrilingualText? detail = null) => Refused(new ProblemResult(kind, detail));

    public static Reply Refused(IReadOnlyList<ParameterMistake> mistakes) => Refused(new ProblemResult(ProblemKind.InvalidBody, mistakes));

    /// <summary>As it is sent.</summary>
    public IResult Result => Problem ?? new PersonalAnswer(Status, Location, Body);
}
