namespace MongCai.Schedule.Service.Http;

/// <summary>An error as the API sends it: problem details by RFC 9457.</summary>
/// <param name="Type">The kind of problem, stable: <c>/problems/CODE</c>; that address explains it.</param>
/// <param name="Title">What the kind means, in the language of the request.</param>
/// <param name="Status">The HTTP status code.</param>
/// <param name="Detail">What went wrong this time.</param>
/// <param name="TraceId">The W3C trace id of the request; what the log says of it bears the same.</param>
/// <param name="Errors">Each mistake by itself; empty where there is nothing to point at.</param>
internal sealed record ProblemDocument(
    string Type,
    string Title,
    int Status,
    string Detail,
    string TraceId,
    IReadOnlyList<ProblemDocument.Error> Errors)
{
    /// <summary>One mistake.</summary>
    /// <param name="In">Where in the request: <c>path</c>, <c>query</c>, <c>header</c> or <c>body</c>.</param>
    /// <param name="Pointer">A JSON pointer there; to a parameter, its name.</param>
    /// <param name="Detail">What is wrong, and what would be right.</param>
    internal sealed record Error(string In, string Pointer, string Detail);
}
