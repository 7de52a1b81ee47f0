using MongCai.Schedule.Service.Http;

namespace MongCai.Schedule.Service.Statements;

/// <summary>What comes of something that somebody wants to do with a statement.</summary>
/// <param name="Problem">Why it was not done; null where it was.</param>
/// <param name="Status">The HTTP status of what was done.</param>
/// <param name="Location">Where the statement is that came of it; null where it is the one that was named.</param>
/// <param name="Body">The answer.</param>
internal sealed record StatementReply(IResult? Problem, int Status, string? Location, byte[] Body)
{
    public static StatementReply Refused(ProblemResult problem) => new(problem, 0, null, []);

    public static StatementReply Refused(ProblemKind kind, TrilingualText? detail = null) => Refused(new ProblemResult(kind, detail));

    public static StatementReply Refused(IReadOnlyList<ParameterMistake> mistakes) => Refused(new ProblemResult(ProblemKind.InvalidBody, mistakes));

    /// <summary>As it is sent.</summary>
    public IResult Result => Problem ?? new OfficialAnswer(Status, Location, Body);
}
